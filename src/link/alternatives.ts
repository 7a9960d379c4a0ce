import type { Evidence } from '../check/assess.ts'
import { isTrainColumn } from '../check/grokking.ts'
import { listed } from '../check/words.ts'
import type { Claim } from '../claims/claim.ts'
import type { ClaimSettings } from '../paper/directive.ts'
import { pretrainingLoss } from '../tables/columns/loss-headers.ts'
import type { Curve } from '../tables/series/curves.ts'
import type { Series } from '../tables/series/series.ts'
import { companionsOf, evidenceFor, isAboutLoss, subjectOf } from './company.ts'
import { mixedModels } from './mixed-models.ts'

/** Another curve of the linked table that the claim could be put to. All but its name is read when first asked for. */
export type Alternative = {
  /** Tells the curve apart from the linked one and from every other. */
  readonly name: string
  /** Why the claim cannot be put to it, as a sentence; null where it can. */
  readonly problem: string | null
  /** What is taken for granted of it, as a sentence; null for nothing. */
  readonly note: string | null
  readonly evidence: Evidence
  readonly companions: readonly Series[]
}

/**
 * The other curves on the same scale column, in the order of the table: other columns, other groups of rows, other runs. A
 * column that a comment passes over is among them, for whoever tries is free to look there.
 */
export function alternativesTo(
  claimed: Curve,
  along: readonly Curve[],
  claim: Claim,
  settings: ClaimSettings,
): readonly Alternative[] {
  const others = along.filter(curve => curve !== claimed && canBeTested(curve, claim))
  const taken = new Set([claimed.name])
  const note = carriedOver(settings)
  return others.map(curve => alternative(toldApart(curve.name, taken), curve, along, claim, note))
}

/** A curve of the training set is no result of a claim on grokking, nor a loss of pre-training one of a task. */
function canBeTested({ column }: Curve, claim: Claim): boolean {
  if (claim.kind === 'grokking' && isTrainColumn(column)) return false
  return isAboutLoss(claim) || pretrainingLoss(column) !== 'sure'
}

/** Columns may share a header: from the second on they are counted. */
function toldApart(name: string, taken: Set<string>): string {
  const plain = name === '' ? 'column without a name' : name
  let apart = plain
  for (let count = 2; taken.has(apart); count++) apart = `${plain} (${count})`
  taken.add(apart)
  return apart
}

/** What comments say of the table's scores was written with the linked curve in mind. */
function carriedOver({ n, length, chance }: ClaimSettings): string | null {
  const said = [
    ...(n === undefined ? [] : ['test items']),
    ...(length === undefined ? [] : ['answer length']),
    ...(chance === undefined ? [] : ['chance level']),
  ]
  return said.length === 0 ? null : `What a comment says of ${listed(said)} is taken to hold for it too.`
}

function alternative(
  name: string,
  curve: Curve,
  along: readonly Curve[],
  claim: Claim,
  note: string | null,
): Alternative {
  let evidence: Evidence | null = null
  let companions: readonly Series[] | null = null
  return {
    name,
    note,
    get problem() {
      return mixedModels(curve.series, claim.text)
    },
    get evidence() {
      evidence ??= evidenceFor(curve, along, otherRunsOf(curve, along), claim)
      return evidence
    },
    get companions() {
      companions ??= companionsOf(curve, along)
      return companions
    },
  }
}

function otherRunsOf(curve: Curve, along: readonly Curve[]): readonly Curve[] {
  return along.filter(
    other =>
      other.run !== curve.run &&
      other.column === curve.column &&
      subjectOf(other) === subjectOf(curve) &&
      other.series.y.index === curve.series.y.index,
  )
}
