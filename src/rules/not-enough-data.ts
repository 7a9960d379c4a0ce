import { type ClaimRule, onVerdict } from './rule.ts'

/** Fewer than four scales. */
export const notEnoughData: ClaimRule = {
  id: 'not-enough-data',
  title: 'Fewer than four scales',
  severity: 'hint',
  documentation: `
Three points can always be joined by a smooth curve and by a step. From four scales on, the test can begin to tell them
apart.

**What you can do.** Add models between the ones shown.
`,
  examples: [
    {
      markdown: `Addition suddenly emerges at 13B parameters (Table 1).

Table 1: Exact match (%), n = 2,000.

| Params | Addition |
|---|---|
| 1.3B | 4.5 |
| 6.7B | 11.9 |
| 13B | 55.5 |
`,
      flagged: true,
    },
    { markdown: 'Addition suddenly emerges at 13B parameters.\n', flagged: false },
  ],
  message: onVerdict('not-enough-data'),
}
