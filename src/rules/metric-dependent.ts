import { exampleTable } from './example-table.ts'
import { type ClaimRule, onVerdict } from './rule.ts'

/** The jump is there under the author's metric and gone under another one. */
export const metricDependent: ClaimRule = {
  id: 'metric-dependent',
  title: 'The jump goes away under another metric',
  severity: 'warning',
  documentation: `
A metric that asks for several tokens to be right at once turns a steady gain per token into what looks like a jump
(Schaeffer et al. 2023). This rule speaks when the share of the rise that is a jump is firmly small under another
legitimate metric: one that the table reports itself (*measured*), or one converted under a stated assumption
(*derived*).

**What you can do.** Report the other metric beside this one; say "under exact match"; or, if the conversion's assumption
does not hold for this task, suppress the rule on this line and say why.
`,
  examples: [
    {
      markdown: `Two-digit multiplication suddenly emerges at 175B parameters (Table 1).\n\n${exampleTable('Few-shot exact match (%), n = 2,000.', '2-digit multiplication', ['1.35', '2.90', '2.70', '2.85', '4.25', '6.10', '7.05', '29.2'])}`,
      flagged: true,
    },
    {
      markdown: `Two-digit addition suddenly emerges at 13B parameters (Table 1).\n\n${exampleTable('Few-shot exact match (%), n = 2,000.', '2-digit addition', ['2.00', '4.10', '3.50', '4.50', '8.90', '11.9', '55.5', '100.0'])}`,
      flagged: false,
    },
  ],
  message: onVerdict('metric-dependent'),
}
