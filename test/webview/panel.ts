import type { Picture } from '../../src/plot/picture.ts'
import type { PanelState } from '../../src/protocol.ts'
import { NO_TRIAL } from '../../src/trial.ts'
import { CLAIMED, DERIVED, pictureOf } from '../plot/pictures.ts'

export const LINEAR: Picture = { ...CLAIMED, id: 'linear', basis: 'measured', xScale: 'linear' }
export const COMPUTE: Picture = { ...CLAIMED, id: 'compute', basis: 'measured', axis: 'compute' }
export const LOG_ODDS = pictureOf([1, 2, 3], [-2, 0, 2], {
  id: 'odds',
  metricLabel: 'log-odds',
  percent: false,
  basis: 'derived',
})

/** A claim with five views, as the extension sends it. */
export const PANEL: PanelState = {
  documentUri: 'file:///paper.md',
  claimId: 'c1',
  claimText: 'Arithmetic emerges at 13B.',
  claims: [
    { id: 'c1', text: 'Arithmetic emerges at 13B.', verdict: 'metric-dependent', line: 17 },
    { id: 'c2', text: 'Words emerge at 1B.', verdict: 'holds', line: 30 },
  ],
  trial: { applied: NO_TRIAL, curves: [], targetLength: null, chance: null, asLinked: null },
  verdict: 'metric-dependent',
  verdictLabel: 'Goes away under another metric',
  headline: 'The jump goes away under per-token accuracy (derived).',
  reasons: [],
  source: 'Table 1',
  pictures: [CLAIMED, LINEAR, COMPUTE, DERIVED, LOG_ODDS],
  claimed: CLAIMED.id,
  deciding: DERIVED.id,
  details: { indices: null, runs: null, notComputed: [] },
}
