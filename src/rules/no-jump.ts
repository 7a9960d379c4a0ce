import { exampleTable } from './example-table.ts'
import { type ClaimRule, onVerdict } from './rule.ts'

/** The linked data rise without a jump even as the author plots them. */
export const noJump: ClaimRule = {
  id: 'no-jump-as-claimed',
  title: 'The linked data show no jump, even as plotted',
  severity: 'warning',
  documentation: `
The claim speaks of a jump; the data that it is tied to rise steadily, or not at all, under the author's own metric and
axis.

**What you can do.** Check that the claim is tied to the right table and column (the hover says how it was tied; a comment
\`<!-- emergence-check-claim table="…" y="…" -->\` sets it right), or soften the wording.
`,
  examples: [
    {
      markdown: `Performance on cycled letters suddenly jumps with scale (Table 1).\n\n${exampleTable('Exact match (%), n = 10,000.', 'Cycled letters', ['4.63', '9.27', '10.7', '14.5', '16.7', '21.9', '27.7', '37.9'])}`,
      flagged: true,
    },
    { markdown: 'Performance on cycled letters improves smoothly with model size.\n', flagged: false },
  ],
  message: onVerdict('no-jump-as-claimed'),
}
