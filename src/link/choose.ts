import type { Evidence } from '../check/assess.ts'
import { isTrainColumn } from '../check/grokking.ts'
import type { Claim, ScaleAxis } from '../claims/claim.ts'
import type { LinkCandidate } from '../finding.ts'
import type { ClaimSettings } from '../paper/directive.ts'
import { pretrainingLoss } from '../tables/columns/loss-headers.ts'
import { nameList } from '../tables/name-list.ts'
import { type Curve, curvesOf } from '../tables/series/curves.ts'
import { axisWords, preferredScale, sameHeader } from '../tables/series/scales.ts'
import type { Series } from '../tables/series/series.ts'
import type { Table } from '../tables/table.ts'
import { type Alternative, alternativesTo } from './alternatives.ts'
import { companionsOf, evidenceFor, isAboutLoss, subjectOf } from './company.ts'
import { claimedCurve, ofMetric, plainWords, ungraded, writtenColumn } from './metric-column.ts'
import { mixedModels } from './mixed-models.ts'
import { runOf } from './run.ts'
import { taskWords } from './subject.ts'
import { conflicts, fits, saidInFull, tellingWords } from './words.ts'
import { isSpeltOut, isWrittenOut } from './written-heads.ts'

/** The claim's words, nearest first: its sentence, its paragraph, its heading. */
export type Context = readonly string[]

/** The curve of a table that a claim speaks of, with its company. */
export type Choice =
  | {
      readonly state: 'chosen'
      readonly evidence: Evidence
      readonly companions: readonly Series[]
      /** Other curves of the table that a reader may try instead. */
      readonly alternatives: readonly Alternative[]
      readonly note: string | null
    }
  | { readonly state: 'ambiguous'; readonly reason: string; readonly candidates: readonly LinkCandidate[] }
  | { readonly state: 'unusable'; readonly problem: string }

/** The axis of a claim that names none. Loss serves only a claim that speaks of it, or a comment that names it. */
const AXIS_ORDER: readonly ScaleAxis[] = ['params', 'compute', 'data', 'steps']

/** Chooses the curve a claim speaks of; two that fit equally well are said to be ambiguous, never guessed. */
export function chooseSeries(claim: Claim, table: Table, settings: ClaimSettings, context: Context): Choice {
  const read = curvesOf(table, settings)
  if (read.state === 'unusable') return read
  const axes = new Set(read.curves.map(({ scale }) => scale.axis))
  const order: readonly ScaleAxis[] = claim.axis === 'steps' ? ['data', ...AXIS_ORDER] : AXIS_ORDER
  const fallback = order.find(known => axes.has(known)) ?? (settings.x === undefined ? undefined : 'loss')
  const axis = claim.axis !== null && axes.has(claim.axis) ? claim.axis : fallback
  if (claim.axis === 'loss' && axis !== 'loss' && settings.x === undefined) {
    return {
      state: 'unusable',
      problem: `The claim is about pre-training loss; the table has ${[...axes].map(axisWords).join(', ')} only.`,
    }
  }
  if (isOffAxis(claim, axis)) {
    return {
      state: 'unusable',
      problem: `The claim speaks of ${claim.scale?.text ?? ''}; the table has ${[...axes].map(axisWords).join(', ')} only.`,
    }
  }
  if (axis === undefined) {
    return {
      state: 'unusable',
      problem: `No scale column was found; expected parameters, FLOPs, tokens or steps, the table has ${nameList(table.columns)}.`,
    }
  }
  const shown = read.curves.filter(curve => curve.scale.axis === axis)
  const scale = preferredScale(shown.map(curve => curve.scale))
  const beside = shown.filter(curve => curve.scale.index === scale?.index)
  const along = ofTask(
    beside.filter(({ wanted }) => wanted),
    claim,
  )
  const named = settings.series
  const wanted = named === undefined ? along : along.filter(curve => isNamed(curve, named))
  if (wanted.length === 0) {
    const names = nameList(along.map(({ name }) => name))
    return { state: 'unusable', problem: `There is no series "${named ?? ''}"; the table has ${names}.` }
  }
  const tested = claim.kind === 'grokking' ? wanted.filter(({ column }) => !isTrainColumn(column)) : wanted
  const fitting = tested.filter(curve => !conflicts(subjectOf(curve), claim.text))
  if (tested.length > 0 && fitting.length === 0) {
    const names = nameList(tested.map(({ name }) => name))
    return { state: 'unusable', problem: `The table has ${names}, which is not the task that the claim names.` }
  }
  const measured = ungraded(writtenColumn(ofMetric(fitting, claim), claim), claim)
  const subjects = chooseSubjects([...new Set(measured.map(subjectOf))], claim, context)
  const curves = measured.filter(curve => subjects.includes(subjectOf(curve)))
  if (subjects.length !== 1) return ambiguous(curves.length === 0 ? wanted : curves)
  const run = runOf(curves, claim)
  if (run === undefined) return ambiguous(curves)
  const claimed = claimedCurve(
    claim,
    curves.filter(curve => curve.run === run),
  )
  if (claimed === null) return ambiguous(curves)
  if (settings.y === undefined && isRunColumn(claimed) && curves.filter(isRunColumn).length > 1)
    return ambiguous(curves)
  const mixed = settings.y === undefined ? mixedModels(claimed.series, claim.text) : null
  if (mixed !== null) return { state: 'unusable', problem: mixed }
  const otherRuns = curves.filter(
    ({ series, run: other }) => other !== run && series.y.index === claimed.series.y.index,
  )
  const notes = [
    claim.axis === null || claim.axis === axis
      ? ''
      : `The claim speaks of ${axisWords(claim.axis)}; the table has ${axisWords(axis)}, which is used instead.`,
    plainWords(claimed, curves),
    runWords(claimed, otherRuns),
  ].filter(note => note !== '')
  let evidence: Evidence | null = null
  let companions: readonly Series[] | null = null
  let alternatives: readonly Alternative[] | null = null
  // Its company is read when first asked for: of the tables that are weighed for a claim, one is used.
  return {
    state: 'chosen',
    get evidence() {
      evidence ??= evidenceFor(claimed, beside, otherRuns, claim)
      return evidence
    },
    get companions() {
      companions ??= companionsOf(claimed, beside)
      return companions
    },
    get alternatives() {
      alternatives ??= alternativesTo(claimed, beside, claim, settings)
      return alternatives
    },
    note: notes.length === 0 ? null : notes.join(' '),
  }
}

/** A stated size is no place on an axis of training steps, nor the other way round. */
function isOffAxis({ axis, scale }: Claim, shown: ScaleAxis | undefined): boolean {
  if (scale === null || scale.axis !== axis || axis === shown) return false
  return (axis === 'params' && shown === 'steps') || (axis === 'steps' && shown === 'params')
}

/**
 * A claim about a loss speaks of a column of loss. For any other claim a column of pre-training loss is a scale and no task,
 * unless nothing else is there.
 */
function ofTask(curves: readonly Curve[], claim: Claim): readonly Curve[] {
  const wanted = isAboutLoss(claim)
    ? curves.filter(({ series }) => series.y.metric === 'nll')
    : curves.filter(({ column }) => pretrainingLoss(column) !== 'sure')
  return wanted.length === 0 ? curves : wanted
}

/** A column for each run ("Seed 1", "Seed 2"): one of them is not the result, and which is meant must be said. */
function isRunColumn({ column }: Curve): boolean {
  return /(?:^|[\s_])(?:seed|run|trial|replicate)[\s_#]{0,3}\d{1,4}$/i.test(column.trim())
}

/** Which of several runs is shown, and that runs are not averaged over training. */
function runWords(claimed: Curve, others: readonly Curve[]): string {
  if (claimed.run === null || others.length === 0) return ''
  const names = others.map(({ run }) => run ?? '')
  const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names
  return `Of ${others.length + 1} runs "${claimed.run}" is shown; the others (${shown.join(', ')}) are curves of their own and not averaged with it.`
}

function isNamed({ name: whole, column, group, subject, run, task }: Curve, name: string): boolean {
  return [whole, group, subject, run ?? '', column, task].some(text => sameHeader(text, name))
}

/** What the claim speaks of: one where its words tell, else all that fit them equally well. */
function chooseSubjects(subjects: readonly string[], claim: Claim, context: Context): readonly string[] {
  if (subjects.length === 1) return subjects
  const task = claim.task !== null && claim.text.includes(claim.task) ? claim.task : ''
  const sentence = taskWords(claim)
  let left = subjects
  const written = left.filter(name => isWrittenOut(name, sentence))
  if (written.length === 1) return written
  for (const words of [task, sentence]) {
    const scores = fits(left, words)
    const best = Math.max(...scores)
    if (best === 0) continue
    left = left.filter((_, place) => scores[place] === best)
    if (left.length === 1) return left
  }
  // "Addition" is not "modular addition" where the sentence says no more than that.
  left = saidInFull(left, sentence)
  if (left.length === 1) return left
  const spelt = left.filter(name => isSpeltOut(name, sentence))
  if (spelt.length === 1) return spelt
  const numbered = byNumber(left, sentence)
  if (numbered.length === 1) return numbered
  // "With one attractor, in contrast, …" speaks of something else than the sentences around it.
  if (CONTRAST.test(claim.text)) return left
  // What stands around the claim decides only where it names one of them in full, and no other; a nameless one cannot be named.
  if (left.includes('')) return left
  for (const words of context) {
    const scores = fits(left, words)
    const spoken = left.filter((_, place) => (scores[place] ?? 0) > 0)
    const [only, another] = spoken
    if (only === undefined) continue
    const heard = tellingWords(words)
    return another === undefined && [...tellingWords(only)].every(word => heard.has(word)) ? [only] : left
  }
  return left
}

const CONTRAST =
  /\b(?:in|by) contrast\b|\bon the other hand\b|\b(?:however|instead|conversely|whereas|unlike|meanwhile)\b/i

/** "At 448 pixels" is `acc_448` and not `acc_224`: those whose number, which the others lack, the sentence states. */
function byNumber(names: readonly string[], sentence: string): readonly string[] {
  const stated = numbersOf(sentence)
  const all = names.map(numbersOf)
  return names.filter((_, place) =>
    [...(all[place] ?? [])].some(number => stated.has(number) && !all.every(numbers => numbers.has(number))),
  )
}

/** Whole numbers of two digits and more that are no percentage, decimal or amount with a suffix. */
function numbersOf(text: string): ReadonlySet<string> {
  return new Set(
    [...text.matchAll(/(?<![\d.,])\d{2,5}(?![\d\p{L}%]|[.,]\d| ?(?:%|[BMKT]\b|percent|points))/gu)].map(([n]) => n),
  )
}

function ambiguous(curves: readonly Curve[]): Choice {
  const titles = curves.map(({ name }) => name)
  const [only] = titles
  const candidates = curves.map(({ name, scale, column, group }): LinkCandidate => {
    const place = { x: scale.column, y: column }
    return { title: name, settings: group === '' ? place : { ...place, series: group } }
  })
  const list = titles
    .slice(0, 4)
    .map(title => `"${title}"`)
    .join(', ')
  const more = titles.length > 4 ? ` and ${titles.length - 4} more` : ''
  const reason =
    titles.length === 1
      ? `The table has one series, "${only}", and the sentence does not say that it speaks of it.`
      : `${titles.length} series fit equally well: ${list}${more}.`
  return { state: 'ambiguous', reason, candidates }
}
