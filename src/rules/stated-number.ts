import { disagreementWords } from '../check/stated-words.ts'
import { exampleTable } from './example-table.ts'
import type { NumberRule } from './rule.ts'

const SCORES = ['0.15', '0.45', '0.30', '0.55', '0.75', '0.90', '8.40', '80.4']
const TABLE = exampleTable('Few-shot exact match (%), n = 2,000.', '3-digit addition', SCORES)

/** A number stated in the claim that the linked table does not hold. */
export const statedNumber: NumberRule = {
  id: 'stated-number',
  title: 'A stated number is not the table’s',
  severity: 'information',
  documentation: `
The claim states a score, and the row of the linked table at the stated scale has another one. Two numbers agree when one
number lies within the rounding of both, as in statcheck: "80 %" agrees with 80.4, "80.2 %" does not. Words such as "about" and
"nearly" widen what is stated; "over" and "below" make it one-sided. Numbers whose scale, metric or task leaves doubt are
not compared. The rule speaks beside the verdict and does not change it: text and table often come from different
versions of the same results.

**What you can do.** Set right whichever of the two is out of date. If the number is of another table or column, say so
in the sentence, or tie the claim to it by a comment.
`,
  examples: [
    {
      markdown: `Three-digit addition suddenly jumps from 8.4% at 13B to 80.2% at 175B parameters (Table 1).\n\n${TABLE}`,
      flagged: true,
    },
    {
      markdown: `Three-digit addition suddenly jumps from 8.4% at 13B to 80% at 175B parameters (Table 1).\n\n${TABLE}`,
      flagged: false,
    },
    {
      markdown: `Three-digit addition suddenly jumps from about 10% at 13B to over 80% at 175B parameters (Table 1).\n\n${TABLE}`,
      flagged: false,
    },
  ],
  remarks: ({ link, stated }) => {
    if (link.state !== 'linked') return []
    const { series } = link
    return stated.flatMap(check =>
      check.state === 'disagrees'
        ? [
            {
              message: disagreementWords(check, series),
              span: check.value.span,
              rows: check.table.map(({ row }) => row),
            },
          ]
        : [],
    )
  },
}
