import type { Claim } from '../../src/claims/claim.ts'

/** A claim that names no axis, task, metric or model, to be changed by a test where it matters. */
export const PLAIN_CLAIM: Claim = {
  id: 'claim',
  text: 'The ability suddenly emerges.',
  span: { start: 0, end: 29 },
  kind: 'jump',
  stance: 'asserted',
  denied: false,
  axis: null,
  scale: null,
  task: null,
  metric: null,
  model: null,
  values: [],
  cues: ['suddenly emerges'],
  origin: 'detected',
}
