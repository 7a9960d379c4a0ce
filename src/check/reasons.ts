import type { ScaleAxis } from '../claims/claim.ts'
import { METRICS } from '../metrics/catalogue.ts'
import { zeroBound } from '../metrics/interval.ts'
import type { Base, Ruling } from './assess.ts'
import type { AxisScale, Extrapolation, View } from './assessment.ts'
import { type Book, openBook } from './book.ts'
import type { Column } from './column.ts'
import { unitCoordinates } from './coordinates.ts'
import { decide } from './decision.ts'
import { MODEL_SCATTER } from './effective.ts'
import { largestIncrement } from './extrapolation.ts'
import { curveFitter } from './fit.ts'
import { groundWords } from './grounds.ts'
import { indicesOf } from './indices.ts'
import type { ItemSummary } from './prepare.ts'
import { oriented } from './quantity.ts'
import type { Plan, Sheet } from './views.ts'
import { amount, axisPhrase, digits, finePercent, listed, percent, shareWords, viewLabel } from './words.ts'

/** Everything a report must print of an assessment, in sentences; the first is the most important (section 7). */
export function reasonsFor(plan: Plan, base: Base, ruling: Ruling, columns: readonly Column[]): readonly string[] {
  const { claimed: sheet } = plan
  if (sheet.prepared.kind === 'nothing') return [sheet.prepared.reason]
  const own = plan.own.map(planned => planned.view)
  return [
    ...(ruling.column === null ? [] : [columnWords(ruling.column, ruling)]),
    ...(ruling.column !== null && ruling.outcome !== base.outcome ? [] : [groundWords(base.ground, sheet)]),
    ...shares(own[0] ?? null, ruling.decidedBy),
    ...where(base, sheet),
    ...predictionWords(base.extrapolation, sheet),
    ...itemWords(sheet),
    ...(ruling.decidedBy?.assumption ? [ruling.decidedBy.assumption] : []),
    ...columns.filter(column => column !== ruling.column).map(otherColumnWords),
    ...scoreWords(sheet),
    ...sensitivity(sheet, base),
    ...sheet.prepared.notes,
    ...offAxis(sheet),
    ...(sheet.prepared.runs > 1
      ? []
      : ['One run per scale: variation between seeds was not measured; a single series cannot show it.']),
  ]
}

function columnWords(column: Column, ruling: Ruling): string {
  const name = METRICS[column.sheet.series.y.metric].name
  const share = column.view?.share ?? null
  const numbers = share === null ? '' : `: jump share ${shareWords(share)}`
  const header = column.sheet.series.y.column
  const same = `It is taken to be measured on the same outputs (column “${header}”).`
  switch (column.standing) {
    case 'smooth':
      return `The measured column for ${name} rises without a jump${numbers}. ${same}`
    case 'jump':
      return ruling.outcome === 'jump-survives'
        ? `The measured column for ${name} jumps too${numbers}. ${same}`
        : `A conversion shows no jump, but the measured column for ${name} does${numbers}; the measured one counts more. ${same}`
    case 'open':
      return `The measured column for ${name} leaves open whether there is a jump${numbers}. ${same}`
    case 'unjudged':
      return otherColumnWords(column)
  }
}

function otherColumnWords(column: Column): string {
  const header = column.sheet.series.y.column
  switch (column.standing) {
    case 'smooth':
      return `Column “${header}” shows no jump.`
    case 'jump':
      return `Column “${header}” jumps too.`
    case 'open':
      return `Column “${header}” leaves the jump open.`
    case 'unjudged':
      return `Column “${header}” could not be judged: it has too few points or does not change.`
  }
}

function shares(claimed: View | null, deciding: View | null): readonly string[] {
  if (claimed === null || claimed.share === null) return []
  const first = `As plotted, the share of the rise that is a jump is ${shareWords(claimed.share)}`
  if (deciding === null || deciding.share === null || deciding.id === claimed.id) return [`${first}.`]
  const sameScore = deciding.metric === claimed.metric && deciding.yScale === claimed.yScale
  const under = sameScore ? `on ${axisPhrase(deciding.axis, deciding.xScale)}` : `under ${viewLabel(deciding)}`
  return [`${first}; ${under} it is ${shareWords(deciding.share)}.`]
}

/** The gap that holds the largest rise, and how much of each axis it takes: inside it no jump can be seen. */
function where(base: Base, sheet: Sheet): readonly string[] {
  const x = pointsOf(sheet)
  const y = sheet.book?.observations.y ?? (sheet.quantity === null ? [] : oriented(sheet.quantity, false)) ?? []
  const axis = sheet.series.x.axis
  const to = largestIncrement(y)
  const [before, after] = [x[to - 1], x[to]]
  const rise = (y[to] ?? 0) - (y[to - 1] ?? 0)
  if (before === undefined || after === undefined || !(rise > 0)) return []
  const part = (scale: AxisScale) => {
    const t = unitCoordinates(x, axis, scale)
    return `${percent((t[to] ?? 0) - (t[to - 1] ?? 0))} of the ${scale === 'log' ? 'logarithmic' : 'linear'} axis`
  }
  const parts = x.every(value => value > 0) ? [part('log'), part('linear')] : [part('linear')]
  const last =
    base.jump.form === 'step' && base.jump.at === to && to === x.length - 1
      ? ' Only one point lies beyond it, so a step cannot be told from an acceleration.'
      : ''
  return [
    `The largest rise lies between ${amount(before, axis)} and ${amount(after, axis)}, a gap that takes ${listed(parts)}.${last}`,
  ]
}

/** The extrapolated interval beside what was observed; also where too few points come before (section 4.6). */
function predictionWords(prediction: Extrapolation | null, sheet: Sheet): readonly string[] {
  if (sheet.book === null) return []
  if (prediction === null) {
    return ['Fewer than three points come before the largest rise, so it cannot be extrapolated.']
  }
  return [`${extrapolationSentence(prediction, sheet.book.observations.x, sheet.series.x.axis)}.`]
}

/** "The 6 smaller scales predict 51 % to 100 % at 13B; observed 56 %", without a full stop. */
export function extrapolationSentence(prediction: Extrapolation, x: readonly number[], axis: ScaleAxis): string {
  const { at, low, high, observed } = prediction
  const interval =
    high - low < 0.005 ? `about ${finePercent((low + high) / 2)}` : `${finePercent(low)} to ${finePercent(high)}`
  return `The ${at} smaller scales predict ${interval} at ${amount(x[at] ?? 0, axis)}; observed ${finePercent(observed)}`
}

function itemWords(sheet: Sheet): readonly string[] {
  const { prepared, series } = sheet
  if (prepared.kind !== 'proportion') {
    return ['The metric comes without a number of items; the scatter around the curve stands for its noise.']
  }
  const chance = prepared.observations.chance
  const level = `chance level ${percent(chance)}`
  const length = series.targetLength === null ? '' : `, answers of ${digits(series.targetLength, 3)} tokens`
  const sentences = [`${itemOrigin(prepared.items)}; ${level}${length}.`]
  const zeros = prepared.observations.y.flatMap((y, i) => (y === 0 ? [prepared.observations.n[i] ?? 0] : []))
  const fewest = Math.min(...zeros)
  if (zeros.length > 0) {
    sentences.push(`0 of ${digits(Math.round(fewest), 6)} still allows ${percent(zeroBound(fewest))}.`)
  }
  return sentences
}

function itemOrigin(items: ItemSummary): string {
  const n =
    items.least === items.most
      ? `${digits(items.most, 6)} test items a point`
      : `${digits(items.least, 6)} to ${digits(items.most, 6)} test items a point`
  switch (items.origin) {
    case 'given':
      return `${n}, as given`
    case 'standard-error':
      return `${n}, from the standard errors`
    case 'inferred':
      return `${n}, inferred from the rounding of the scores`
    case 'assumed':
      return `${n}, assumed: the number of items is not given`
  }
}

function scoreWords(sheet: Sheet): readonly string[] {
  if (sheet.book === null) return []
  const { emergenceScore } = indicesOf(sheet.book.observations.y)
  const score =
    emergenceScore === null
      ? 'Emergence score undefined (median increment 0)'
      : `Emergence score ${digits(emergenceScore, 4)} (${digits(sheet.book.observations.y.length - 1, 2)} for a straight line)`
  const slope = gumbelSlope(sheet.book)
  const growth = slope === null ? '' : `; slope on −ln(−ln score) ${digits(slope, 2)} per e-fold of scale`
  return [`${score}${growth}.`]
}

/** α of the smooth curve: rise on the Gumbel scale for every factor e in scale. */
function gumbelSlope(book: Book): number | null {
  const { counts, t, skipped } = book.placed('log')
  const x = book.observations.x.slice(skipped)
  const first = x[0]
  const last = x.at(-1)
  if (first === undefined || last === undefined || t.length < 2) return null
  const width = Math.abs(Math.log(last / first))
  const fit = curveFitter('gumbel', counts)(t, 'free')
  return width > 0 && Number.isFinite(fit.slope) ? fit.slope / width : null
}

/** What becomes of the outcome if models scatter twice as much as assumed (section 8). */
function sensitivity(sheet: Sheet, base: Base): readonly string[] {
  if (sheet.book === null || base.outcome === 'not-enough-data') return []
  const doubled = decide(openBook(sheet.book.observations, sheet.book.axis, 2 * MODEL_SCATTER), sheet.scale)
  if (doubled.outcome === base.outcome) return []
  return [
    `The verdict depends on how far models of one family scatter: with ${2 * MODEL_SCATTER} instead of ${MODEL_SCATTER} on −ln(−ln score) it reads “${doubled.outcome}”.`,
  ]
}

function offAxis(sheet: Sheet): readonly string[] {
  const x = pointsOf(sheet)
  const count = x.filter(value => !(value > 0)).length
  if (count === 0) return []
  return [
    `${count === 1 ? 'The point' : `${count} points`} at 0 has no place on a logarithmic axis and is left out there.`,
  ]
}

/** The scales of a sheet's points, pooled, in the order of progress. */
export function pointsOf(sheet: Sheet): readonly number[] {
  return sheet.book?.observations.x ?? sheet.quantity?.x ?? []
}
