import type { Verdict } from './check/assessment.ts'

/** How a verdict is to be taken at a glance. */
export type VerdictTone = 'gone' | 'stands' | 'open' | 'none'

/** Tones by what a reviewer should look at first. */
export const GRAVEST_FIRST: readonly VerdictTone[] = ['gone', 'open', 'stands', 'none']

/** A verdict as people read it. */
export type VerdictWords = { readonly label: string; readonly tone: VerdictTone }

/** The words and the tone of every verdict, the same on every surface. */
export const VERDICTS: Readonly<Record<Verdict, VerdictWords>> = {
  'metric-dependent': { label: 'Goes away under another metric', tone: 'gone' },
  'axis-dependent': { label: 'Goes away on another axis', tone: 'gone' },
  'no-jump-as-claimed': { label: 'No jump, even as plotted', tone: 'gone' },
  contradicted: { label: 'Contradicted by the data', tone: 'gone' },
  'predictable-by-extrapolation': { label: 'Predictable by extrapolation', tone: 'gone' },
  'under-resolved': { label: 'The data cannot decide', tone: 'open' },
  'non-monotone': { label: 'Falls and rises', tone: 'open' },
  'not-enough-data': { label: 'Too few scales', tone: 'open' },
  'no-data': { label: 'No data linked', tone: 'none' },
  'jump-survives': { label: 'Survives every view tried', tone: 'stands' },
  holds: { label: 'Holds', tone: 'stands' },
}

/** Verdicts in the order in which lists show them: what a reviewer should look at first comes first. */
export const VERDICT_ORDER: readonly Verdict[] = [
  'contradicted',
  'metric-dependent',
  'axis-dependent',
  'no-jump-as-claimed',
  'predictable-by-extrapolation',
  'under-resolved',
  'non-monotone',
  'not-enough-data',
  'jump-survives',
  'holds',
  'no-data',
]
