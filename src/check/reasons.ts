import { METRICS } from '../metrics/catalogue.ts'
import { isErrorShare } from '../tables/cells/share.ts'
import type { Extrapolation, View } from './assessment.ts'
import type { Base } from './base.ts'
import { openBook } from './book.ts'
import type { Column } from './column.ts'
import { columnWords, otherColumnWords } from './column-words.ts'
import { decide, type Ground, isFirm } from './decision.ts'
import { MODEL_SCATTER } from './effective.ts'
import { gapWords, pointsOf } from './gap-words.ts'
import { changeWord, groundWords } from './grounds.ts'
import { indexWords } from './index-words.ts'
import { itemWords } from './item-words.ts'
import { refusalsOf } from './refusals.ts'
import type { Ruling } from './ruling.ts'
import type { Plan, Sheet } from './views.ts'
import {
  type AmountOf,
  axisPhrase,
  finePercent,
  lowerFirst,
  measuredAlong,
  placeOn,
  shareWords,
  upperFirst,
  viewPlace,
} from './words.ts'

/** Grounds that say that nothing rises beyond scatter: no share, gap or prediction of a rise is worth a sentence. */
const NOTHING_TO_JUDGE: ReadonlySet<Ground['kind']> = new Set(['no-rise', 'constant', 'scatter'])

/** Everything a report must print of an assessment, in sentences; the first is the most important (section 7). */
export function reasonsFor(plan: Plan, base: Base, ruling: Ruling, columns: readonly Column[]): readonly string[] {
  const { claimed: sheet } = plan
  if (sheet.prepared.kind === 'nothing') return [sheet.prepared.reason]
  const own = plan.own.map(planned => planned.view)
  const judged = !NOTHING_TO_JUDGE.has(base.ground.kind) && base.outcome !== 'not-enough-data'
  const ground = groundWords(base.ground, sheet, base.outcome, own)
  return [
    ...evidenceWords(plan, ruling),
    ...(overruled(plan, base, ruling) ? aloneWords(base, ground) : [ground]),
    ...unmeasuredWords(plan, ruling, columns),
    ...(judged
      ? [...shares(sheet, own[0] ?? null, ruling), ...gapWords(base, sheet, ruling.outcome, own[0] ?? null)]
      : []),
    ...(judged ? predictionWords(base, sheet) : []),
    ...itemWords(sheet, ground),
    ...otherColumnWords(
      columns.filter(column => column !== ruling.column),
      judged && jumpsToo(own[0] ?? null),
    ),
    ...refusedWords(sheet, base, ruling),
    ...(sheet.book === null || base.outcome === 'not-enough-data' ? [] : indexWords(sheet.book)),
    ...sensitivity(sheet, base),
    ...notesOf(plan, ruling).filter(note => note !== ground),
    ...offAxis(sheet),
    ...runsWords(sheet, base, ruling),
  ]
}

/** Whether the claimed series itself jumps as plotted, so that another may jump "too". */
function jumpsToo(claimed: View | null): boolean {
  return claimed?.share != null && claimed.share.estimate >= 0.5
}

/** What is known of the variation between runs: other curves of the same training, or none. */
function runsWords(sheet: Sheet, base: Base, ruling: Ruling): readonly string[] {
  if (sheet.prepared.kind === 'nothing' || sheet.prepared.runs > 1) return []
  const point = measuredAlong(sheet.series.x.axis)
  const { others } = base
  if (others.length === 0) {
    return [`One run per ${point}: variation between seeds was not measured; a single series cannot show it.`]
  }
  const runs = others.length + 1
  const each = `${runs} runs of the same training are curves of their own and were not averaged`
  if (!isFirm(ruling.outcome) || base.ground.kind === 'runs-disagree') return [`The ${each}.`]
  const alike = others.filter(outcome => outcome === base.outcome).length
  return alike === others.length
    ? [`${runs === 2 ? 'Both' : `All ${runs}`} runs say the same; they are curves of their own and were not averaged.`]
    : [`The ${each}: ${alike + 1} of ${runs} say the same, the others leave it open or part from it in degree only.`]
}

/** Whether another column or axis says more than the claimed series, so that this one's ground is beside the point. */
function overruled(plan: Plan, base: Base, ruling: Ruling): boolean {
  if (ruling.outcome === base.outcome) return ruling.outcome === 'axis-dependent'
  return ruling.column !== null || axisOf(plan, ruling) !== null
}

/** Where the score by itself decides nothing, what kept it open is worth knowing beside what decides. */
function aloneWords(base: Base, ground: string): readonly string[] {
  if (base.outcome !== 'under-resolved') return []
  const first = ground.split(/(?<=[.])\s/)[0] ?? ground
  return [`By itself the claimed column leaves it open: ${lowerFirst(first)}`]
}

/** A survival without another measured metric rests on one column under conversions: the weaker evidence. */
function unmeasuredWords({ own, axes }: Plan, ruling: Ruling, columns: readonly Column[]): readonly string[] {
  const heard = columns.some(({ standing }) => standing === 'jump' || standing === 'harsher')
  if (ruling.outcome !== 'jump-survives' || ruling.column !== null || heard) return []
  const conversions = own.some(({ view }) => view.basis === 'derived') ? ', under conversions' : ''
  const others = axes.length === 0 ? '' : ' and against other scale columns'
  return [
    `This rests on the claimed column alone${conversions} and on both axis scales${others}; no other metric was measured on the same outputs.`,
  ]
}

/** What a verdict rests on: a measured column, the measured points on another axis, or a conversion of them. */
function evidenceWords(plan: Plan, ruling: Ruling): readonly string[] {
  const { column, decidedBy, outcome } = ruling
  if (column !== null) return [columnWords(column, ruling, plan)]
  if (decidedBy === null) return []
  switch (outcome) {
    case 'metric-dependent':
      return decidedBy.assumption === null
        ? []
        : [`This rests on a conversion, not on a measured column: ${lowerFirst(decidedBy.assumption)}`]
    case 'axis-dependent': {
      const other = axisOf(plan, ruling)
      const where = axisPhrase(decidedBy.axis, decidedBy.xScale)
      const change = changeWord(plan.claimed)
      return other === null
        ? [
            `This rests on the measured points as they are, drawn on ${where}: there a straight line accounts for most of the ${change}; the bend comes from the axis.`,
          ]
        : [
            `This rests on the measured column “${other.series.x.column}”: on ${where} a straight line accounts for most of the ${change}.`,
          ]
    }
    case 'jump-survives':
    case 'no-jump-as-claimed':
    case 'predictable-by-extrapolation':
    case 'under-resolved':
    case 'non-monotone':
    case 'not-enough-data':
      return []
  }
}

/** The sheet of another scale column, where a view against it decides. */
function axisOf(plan: Plan, { decidedBy }: Ruling): Sheet | null {
  const deciding = plan.axes.find(({ views }) => views.some(({ view }) => view.id === decidedBy?.id))
  return deciding?.sheet ?? null
}

function shares(sheet: Sheet, claimed: View | null, { decidedBy: deciding, outcome }: Ruling): readonly string[] {
  // A curve that turns back has no rise of which a part could be a jump.
  if (claimed === null || outcome === 'non-monotone') return []
  const what = `the share of the ${changeWord(sheet)} that is a jump is`
  const other = deciding?.share == null || deciding.id === claimed.id ? null : deciding
  if (claimed.share === null) {
    return other?.share == null ? [] : [`${upperFirst(viewPlace(other, claimed))} ${what} ${shareWords(other.share)}.`]
  }
  const { low, high } = claimed.share
  // Anything between nothing and all is no news where there is hardly a change.
  if (outcome === 'no-jump-as-claimed' && low === 0 && high === 1) return []
  const first = `As plotted, ${what} ${shareWords(claimed.share)}`
  return other?.share == null
    ? [`${first}.`]
    : [`${first}; ${viewPlace(other, claimed)} it is ${shareWords(other.share)}.`]
}

/** The extrapolated interval beside what was observed; also where too few points come before (section 4.6). */
function predictionWords(base: Base, sheet: Sheet): readonly string[] {
  const { extrapolation, outcome } = base
  if (sheet.book === null) return []
  if (extrapolation !== null) {
    const { x, y } = sheet.series
    return [`${extrapolationSentence(extrapolation, sheet.book.observations.x, x, isErrorShare(y.metric))}.`]
  }
  if (outcome === 'no-jump-as-claimed' || outcome === 'non-monotone') return []
  return [`Fewer than three points come before the largest ${changeWord(sheet)}, so it cannot be extrapolated.`]
}

/**
 * "The 6 smaller scales predict 51 % to 100 % at 13B; observed 56 %", without a full stop. Of a rate of errors, which is judged
 * as the share that is right, the errors are told: those stand in the table.
 */
export function extrapolationSentence(
  prediction: Omit<Extrapolation, 'curve'>,
  x: readonly number[],
  of: AmountOf,
  errors = false,
): string {
  const { at } = prediction
  const [low, high, observed] = errors
    ? [1 - prediction.high, 1 - prediction.low, 1 - prediction.observed]
    : [prediction.low, prediction.high, prediction.observed]
  const interval =
    high - low < 0.005 ? `about ${finePercent((low + high) / 2)}` : `${finePercent(low)} to ${finePercent(high)}`
  const scales = measuredAlong(typeof of === 'string' ? of : of.axis) === 'scale' ? 'smaller scales' : 'earlier points'
  return `The ${at} ${scales} predict ${interval} at ${placeOn(x[at] ?? 0, of)}; observed ${finePercent(observed)}`
}

/** Why there is no per-token view of a score that stays open or survives: the view that a reader would ask for. */
function refusedWords(sheet: Sheet, base: Base, { outcome, column }: Ruling): readonly string[] {
  if (sheet.book === null || column !== null || METRICS[sheet.series.y.metric].shape === 'linear') return []
  if (outcome !== 'under-resolved' && outcome !== 'jump-survives') return []
  if (NOTHING_TO_JUDGE.has(base.ground.kind)) return []
  const refused = refusalsOf(sheet.series).find(({ to }) => to === 'per-token')
  return refused === undefined ? [] : [`Per-token accuracy was not computed: ${lowerFirst(refused.reason)}`]
}

/** What becomes of a firm outcome if points scatter twice as much as assumed (section 8). */
function sensitivity(sheet: Sheet, base: Base): readonly string[] {
  if (sheet.book === null || !isFirm(base.outcome)) return []
  const doubled = decide(openBook(sheet.book.observations, sheet.book.axis, 2 * MODEL_SCATTER), sheet.scale)
  if (doubled.outcome === base.outcome) return []
  const points = measuredAlong(sheet.series.x.axis) === 'scale' ? 'models of one family' : 'the points'
  return [
    `The outcome of the jump test depends on how far ${points} scatter: with ${2 * MODEL_SCATTER} instead of ${MODEL_SCATTER} on −ln(−ln score) it would be “${doubled.outcome}”.`,
  ]
}

/** Notes of the claimed series, and how the points of the axis that decides were read. */
function notesOf(plan: Plan, ruling: Ruling): readonly string[] {
  const { prepared } = plan.claimed
  const own = prepared.kind === 'nothing' ? [] : prepared.notes
  return [...new Set([...own, ...(axisOf(plan, ruling)?.series.notes ?? [])])]
}

function offAxis(sheet: Sheet): readonly string[] {
  const count = pointsOf(sheet).filter(value => !(value > 0)).length
  if (count === 0) return []
  return count === 1
    ? ['The point at 0 has no place on a logarithmic axis and is left out there.']
    : [`${count} points at 0 have no place on a logarithmic axis and are left out there.`]
}
