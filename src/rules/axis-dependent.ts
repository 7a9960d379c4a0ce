import { exampleTable } from './example-table.ts'
import { type ClaimRule, onVerdict } from './rule.ts'

/** The jump is there on the axis as plotted and gone on another: the same drawn otherwise, or another scale of the table. */
export const axisDependent: ClaimRule = {
  id: 'axis-dependent',
  title: 'The jump goes away on another axis',
  severity: 'warning',
  documentation: `
On a logarithmic axis a score that grows in proportion to size looks like a late take-off; on a linear axis a score that
grows with the logarithm looks like a step at the origin. This rule speaks when the rise is straight, with a firmly small
jump share, on the same axis drawn the other way, or along another scale that the table holds (tokens, compute,
pre-training loss).

**What you can do.** Show both axes, or say "per decade" or "per parameter" so that a reader knows which rate is meant.
`,
  examples: [
    {
      markdown: `Zero-shot two-digit addition suddenly appears at 13B parameters (Table 1).\n\n${exampleTable('Zero-shot exact match (%), n = 2,000.', '2-digit addition', ['0.70', '0.65', '0.70', '0.85', '1.10', '2.54', '15.4', '76.9'])}`,
      flagged: true,
    },
    { markdown: 'Zero-shot addition suddenly appears at 13B parameters, but no table is given.\n', flagged: false },
  ],
  message: onVerdict('axis-dependent'),
}
