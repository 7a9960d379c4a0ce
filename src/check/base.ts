import type { Series } from '../tables/series/series.ts'
import type { Direction, Extrapolation, JumpForm, JumpOutcome } from './assessment.ts'
import { decide, type Ground, isFirm } from './decision.ts'
import { decideQuantity, quantityDirection } from './quantity.ts'
import { FEWEST_SEEDS } from './two-peaks.ts'
import { openSheet, type Sheet } from './views.ts'
import { jumpSpan } from './words.ts'

/** What the claimed series says by itself. */
export type Base = {
  readonly outcome: JumpOutcome
  readonly ground: Ground
  readonly direction: Direction
  readonly jump: JumpForm
  readonly extrapolation: Extrapolation | null
  /** Outcomes of the other runs of the same training, where they are curves of their own. */
  readonly others: readonly JumpOutcome[]
}

/** The claimed series alone, beside its other runs, and in the light of how far runs at one scale lie apart. */
export function baseOf(sheet: Sheet, runs: readonly Series[]): Base {
  const alone = outcomeOf(sheet)
  const others = runs.map(other => outcomeOf(openSheet(other, sheet.scale)).outcome)
  if (!isFirm(alone.outcome)) return { ...alone, others }
  const contrary = others.filter(outcome => isFirm(outcome) && survives(outcome) !== survives(alone.outcome)).length
  if (contrary > 0) {
    const ground: Ground = { kind: 'runs-disagree', runs: others.length + 1, contrary }
    return { ...alone, outcome: 'under-resolved', ground, others }
  }
  const apart = runsApart(sheet, alone)
  return apart === null ? { ...alone, others } : { ...alone, outcome: 'under-resolved', ground: apart, others }
}

/** Runs beside a jump that lie apart by this part of the whole change (standard deviation) vary as much as the jump itself. */
const APART = 0.3

/**
 * Scores at one scale that differ as much as the change along the axis. Where seeds split in two, a mean that changes smoothly says
 * nothing of any run. Where a few rows beside a jump lie far apart, something other than scale makes the jump; with many, their
 * mean has an error that the test knows.
 */
function runsApart({ prepared }: Sheet, { outcome, jump }: Alone): Ground | null {
  if (prepared.kind === 'nothing') return null
  const [x, y] =
    prepared.kind === 'proportion' ? [prepared.observations.x, prepared.observations.y] : [prepared.x, prepared.value]
  const change = Math.max(...y) - Math.min(...y)
  if (!survives(outcome)) {
    if (outcome === 'no-jump-as-claimed' && !(change > 0)) return null
    const split = prepared.spread.filter(({ bimodal, sd }) => bimodal && sd >= APART * change)
    const widest = split.toSorted((a, b) => b.sd - a.sd)[0]
    return widest === undefined ? null : { kind: 'runs-apart', x: widest.x, sd: widest.sd, split: true }
  }
  const gap = jumpSpan(jump, x)
  const beside = prepared.spread.find(
    ({ x: at, sd, runs }) => (at === gap?.from || at === gap?.to) && runs < FEWEST_SEEDS && sd >= APART * change,
  )
  return beside === undefined ? null : { kind: 'runs-apart', x: beside.x, sd: beside.sd, split: false }
}

function survives(outcome: JumpOutcome): boolean {
  return outcome === 'jump-survives'
}

/** What a series says without a look at other runs. */
type Alone = Omit<Base, 'others'>

function outcomeOf(sheet: Sheet): Alone {
  const { prepared } = sheet
  const constant = prepared.kind === 'nothing' ? null : prepared.constant
  if (constant !== null && (constant.noneRight || constant.errorZero)) {
    const ground: Ground = { kind: 'constant' }
    return { outcome: 'under-resolved', ground, direction: 'rising', jump: { form: 'line' }, extrapolation: null }
  }
  if (sheet.book !== null) return { ...decide(sheet.book, sheet.scale), direction: sheet.book.direction }
  if (sheet.quantity !== null) {
    const direction = quantityDirection(sheet.quantity)
    return { ...decideQuantity(sheet.quantity, sheet.scale), direction, extrapolation: null }
  }
  return {
    outcome: 'not-enough-data',
    ground: { kind: 'few-scales', scales: 0 },
    direction: 'rising',
    jump: { form: 'line' },
    extrapolation: null,
  }
}
