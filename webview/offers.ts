import type { AxisScale, Basis } from '../src/check/assessment.ts'
import type { ScaleAxis } from '../src/claims/claim.ts'
import { allowsLogScore } from '../src/plot/frame.ts'
import type { Picture } from '../src/plot/picture.ts'
import { basisName } from '../src/plot/words.ts'
import { allowsXScale, judgedOn } from './chosen.ts'

/** One thing a picker offers. */
export type Option<Value extends string> = { readonly value: Value; readonly enabled: boolean }

/** A metric as a picker offers it: its name with how the view came about. */
export type MetricOption = { readonly value: string; readonly label: string }

/** What the pickers offer beside the chosen picture. Metrics are always on offer; the rest only where it can be drawn. */
export type Offers = {
  /** The author's metric first, then those of the table, then the converted ones. */
  readonly metrics: readonly MetricOption[]
  readonly axes: readonly Option<ScaleAxis>[]
  readonly xScales: readonly Option<AxisScale>[]
  readonly yScales: readonly Option<AxisScale>[]
}

/** What can be chosen from here. */
export function offersOf(pictures: readonly Picture[], chosen: Picture): Offers {
  const same = pictures.filter(({ metricLabel }) => metricLabel === chosen.metricLabel)
  return {
    metrics: metricsOf(pictures),
    axes: [...new Set(pictures.map(({ axis }) => axis))].map(value => ({
      value,
      enabled: same.some(({ axis }) => axis === value),
    })),
    xScales: SCALES.map(value => ({
      value,
      enabled: judgedOn(pictures, chosen, value) !== null || allowsXScale(chosen, value),
    })),
    yScales: SCALES.map(value => ({ value, enabled: value === 'linear' || allowsLogScore(chosen) })),
  }
}

const SCALES = ['log', 'linear'] as const satisfies readonly AxisScale[]
const BASES: readonly Basis[] = ['claimed', 'measured', 'derived']

function metricsOf(pictures: readonly Picture[]): readonly MetricOption[] {
  const bases = new Map<string, Basis>()
  for (const { metricLabel, basis } of pictures) {
    const before = bases.get(metricLabel)
    // The metric of the claim is as claimed on every axis.
    if (before === undefined || BASES.indexOf(basis) < BASES.indexOf(before)) bases.set(metricLabel, basis)
  }
  return BASES.flatMap(basis =>
    [...bases].flatMap(([value, own]) => (own === basis ? [{ value, label: withBasis(value, basis) }] : [])),
  )
}

/** A metric's name with how its view came about, which some names already tell. */
export function withBasis(metricLabel: string, basis: Basis): string {
  const suffix = ` (${basisName(basis)})`
  return metricLabel.endsWith(suffix) ? metricLabel : `${metricLabel}${suffix}`
}
