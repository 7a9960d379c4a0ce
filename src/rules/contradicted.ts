import { type ClaimRule, onVerdict } from './rule.ts'

/** A smoothness claim, or a denied jump, that the data gainsay. */
export const contradicted: ClaimRule = {
  id: 'contradicted',
  title: 'The data gainsay the claim',
  severity: 'warning',
  documentation: `
The claim says that a score improves smoothly, or denies a jump; the data it is tied to hold a jump that survives every
metric and axis tried.

**What you can do.** Check the tie to the data; name the metric under which the rise is smooth; or say where it is not.
`,
  examples: [
    {
      markdown: `Two-digit addition improves smoothly with model size (Table 1).

Table 1: Few-shot exact match (%), n = 2,000.

| Params | 2-digit addition |
|---|---|
| 125M | 2.00 |
| 356M | 4.10 |
| 760M | 3.50 |
| 1.32B | 4.50 |
| 2.65B | 8.90 |
| 6.66B | 11.9 |
| 12.85B | 55.5 |
| 174.6B | 100.0 |
`,
      flagged: true,
    },
    {
      markdown: `Cycled letters improves smoothly with model size (Table 1).

Table 1: Exact match (%), n = 10,000.

| Params | Cycled letters |
|---|---|
| 125M | 4.63 |
| 356M | 9.27 |
| 760M | 10.7 |
| 1.32B | 14.5 |
| 2.65B | 16.7 |
| 6.66B | 21.9 |
| 12.85B | 27.7 |
| 174.6B | 37.9 |
`,
      flagged: false,
    },
  ],
  message: onVerdict('contradicted'),
}
