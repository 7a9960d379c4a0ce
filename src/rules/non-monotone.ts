import { type ClaimRule, onVerdict } from './rule.ts'

/** The score falls before it rises, or rises and falls again. */
export const nonMonotone: ClaimRule = {
  id: 'non-monotone',
  title: 'Falls and rises; no single jump to test',
  severity: 'information',
  documentation: `
The score goes down and up by more than its noise. Often easy and hard items pull in opposite directions (Wu & Lo); a
single jump cannot be tested on such a curve.

**What you can do.** Split the items by difficulty and test each group. A score that gets worse all the way is told as such.
`,
  examples: [
    {
      markdown: `Accuracy suddenly jumps beyond 10B parameters (Table 1).

Table 1: Accuracy (%) of language models, n = 2,000.

| Params | Task accuracy |
|---|---|
| 100M | 60 |
| 300M | 45 |
| 1B | 30 |
| 3B | 20 |
| 10B | 35 |
| 30B | 70 |
`,
      flagged: true,
    },
    { markdown: 'Accuracy suddenly jumps beyond 10B parameters.\n', flagged: false },
  ],
  message: onVerdict('non-monotone'),
}
