import { exampleTable } from './example-table.ts'
import { type ClaimRule, onVerdict } from './rule.ts'

/** A claim that the data gainsay: of smoothness, of a place, of a direction, or of a delay. */
export const contradicted: ClaimRule = {
  id: 'contradicted',
  title: 'The data gainsay the claim',
  severity: 'warning',
  documentation: `
The data say the contrary of the claim. It says that a score improves smoothly, or denies a jump, and the jump survives every
metric and axis tried; or it names a threshold below which the ability is there already, beyond which it is not, or far
from where the rise is; or it speaks of a drop where the score rises; or of grokking where the test score keeps up
with the training score or never gets near it. The message says which, with the numbers.

**What you can do.** Check the tie to the data; name the metric under which the rise is smooth; or say where, and which way,
the score changes.
`,
  examples: [
    {
      markdown: `Two-digit addition improves smoothly with model size (Table 1).\n\n${exampleTable('Few-shot exact match (%), n = 2,000.', '2-digit addition', ['2.00', '4.10', '3.50', '4.50', '8.90', '11.9', '55.5', '100.0'])}`,
      flagged: true,
    },
    {
      markdown: `Cycled letters improves smoothly with model size (Table 1).\n\n${exampleTable('Exact match (%), n = 10,000.', 'Cycled letters', ['4.63', '9.27', '10.7', '14.5', '16.7', '21.9', '27.7', '37.9'])}`,
      flagged: false,
    },
  ],
  message: onVerdict('contradicted'),
}
