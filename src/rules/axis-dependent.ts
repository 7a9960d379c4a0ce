import { type ClaimRule, onVerdict } from './rule.ts'

/** The jump is there on the axis as plotted and gone on the same axis drawn otherwise. */
export const axisDependent: ClaimRule = {
  id: 'axis-dependent',
  title: 'The jump goes away on another axis',
  severity: 'warning',
  documentation: `
On a logarithmic axis a score that grows in proportion to size looks like a late take-off; on a linear axis a score that
grows with the logarithm looks like a step at the origin. This rule speaks when the rise is straight, with a firmly small
jump share, on the same axis drawn the other way.

**What you can do.** Show both axes, or say "per decade" or "per parameter" so that a reader knows which rate is meant.
`,
  examples: [
    {
      markdown: `Zero-shot two-digit addition suddenly appears at 13B parameters (Table 1).

Table 1: Zero-shot exact match (%), n = 2,000.

| Params | 2-digit addition |
|---|---|
| 125M | 0.70 |
| 356M | 0.65 |
| 760M | 0.70 |
| 1.32B | 0.85 |
| 2.65B | 1.10 |
| 6.66B | 2.54 |
| 12.85B | 15.4 |
| 174.6B | 76.9 |
`,
      flagged: true,
    },
    { markdown: 'Zero-shot addition suddenly appears at 13B parameters, but no table is given.\n', flagged: false },
  ],
  message: onVerdict('axis-dependent'),
}
