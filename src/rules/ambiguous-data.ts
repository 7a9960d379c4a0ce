import type { ClaimRule } from './rule.ts'

/** Several tables or series fit equally well. */
export const ambiguousData: ClaimRule = {
  id: 'ambiguous-data',
  title: 'Several series fit the claim equally well',
  severity: 'hint',
  documentation: `
More than one table or column could be meant, and nothing in the words decides. The claim is not checked rather than
checked against a guess.

**What you can do.** Choose one by a quick fix; it writes a comment behind the sentence.
`,
  examples: [
    {
      markdown: `Performance of language models suddenly jumps at 13B parameters (Table 1).

Table 1: Exact match (%), n = 2,000.

| Params | Addition | Subtraction |
|---|---|---|
| 1.3B | 4.5 | 2.7 |
| 2.7B | 8.9 | 7.4 |
| 6.7B | 11.9 | 13.6 |
| 13B | 55.5 | 52.4 |
`,
      flagged: true,
    },
    { markdown: 'Performance of language models suddenly jumps at 13B parameters.\n', flagged: false },
  ],
  message: finding => (finding.link.state === 'ambiguous' ? `Not checked: ${finding.link.reason}` : null),
}
