import { type ClaimRule, onVerdict } from './rule.ts'

/** The smaller models predict the larger one. */
export const predictable: ClaimRule = {
  id: 'predictable-by-extrapolation',
  title: 'The smaller models predict the larger one',
  severity: 'information',
  documentation: `
A smooth curve through the models before the largest rise reaches the model after it, within a usefully narrow interval.
For a claim of unpredictability this gainsays the claim; for a claim of a jump it only says that this jump could be seen
coming.

**What you can do.** Print the extrapolation beside the observed score.
`,
  examples: [{ markdown: 'Arithmetic could not have been predicted from smaller models.\n', flagged: false }],
  message: onVerdict('predictable-by-extrapolation'),
  severityOf: finding => (finding.claim.kind === 'unpredictability' ? 'warning' : 'information'),
}
