import { exampleTable } from './example-table.ts'
import { type ClaimRule, onVerdict } from './rule.ts'

/** The data cannot decide. */
export const underResolved: ClaimRule = {
  id: 'under-resolved',
  title: 'The data cannot decide',
  severity: 'information',
  documentation: `
Too few test items, zeros that hide small scores, smooth curves that fit as well as a jump (with a ceiling that is reached, or
a chance level that nobody declares), runs that disagree, a scorer that gives 0 everywhere: neither "goes away" nor
"survives" can be said. The message gives the reason and what would decide it.

**What you can do.** Report the number of test items, a metric with partial credit, or models inside the gap.
`,
  examples: [
    {
      markdown: `Four-digit addition suddenly emerges at 175B parameters (Table 1).\n\n${exampleTable('Few-shot exact match (%), n = 2,000.', '4-digit addition', ['0.00', '0.05', '0.05', '0.00', '0.15', '0.15', '0.40', '25.5'])}`,
      flagged: true,
    },
    { markdown: 'Four-digit addition suddenly emerges at 175B parameters.\n', flagged: false },
  ],
  message: onVerdict('under-resolved'),
}
