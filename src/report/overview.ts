import type { AuditedFile } from '../audit/audit.ts'
import type { AxisScale, Basis, JumpShare, Verdict } from '../check/assessment.ts'
import { shownText } from '../claims/shown-text.ts'
import type { Finding } from '../finding.ts'
import { type Pair, pairOf } from '../plot/pair.ts'
import type { ScaleAxis } from '../text/quantity.ts'
import type { Range } from '../text/range.ts'

/**
 * What becomes of a claim's jump in the view beside it.
 *
 * - `fell`: at least half of the rise is a jump as claimed; re-plotted, most of it is smooth.
 * - `stayed`: half of the rise or more is a jump in both views.
 * - `cannot-tell`: one of the two views leaves it open.
 * - `no-second-view`: no other view could be drawn.
 * - `small-as-claimed`: as claimed, already less than half of the rise is a jump.
 */
export const SIDES = ['fell', 'stayed', 'cannot-tell', 'small-as-claimed', 'no-second-view'] as const
export type Side = (typeof SIDES)[number]

/** The view that is set beside a claim's own. */
export type Replotted = {
  /** Null where the view cannot be judged. */
  readonly share: JumpShare | null
  readonly basis: Basis
  /** Metric and coordinate in words: "per-token scale (derived)". */
  readonly metric: string
  readonly axis: ScaleAxis
  readonly xScale: AxisScale
}

/** A claim with data in the overview of an audit: its jump share as claimed against as re-plotted. */
export type OverviewPoint = {
  readonly path: string
  /** From 1. */
  readonly line: number
  readonly range: Range
  readonly id: string
  readonly text: string
  readonly verdict: Verdict
  /** Null where the view as claimed cannot be judged. */
  readonly claimed: JumpShare | null
  /** The deciding view; null where there is none. */
  readonly replotted: Replotted | null
  readonly side: Side
}

/** Less of the rise than this is no jump to speak of, as in the check's own reading of a view. */
const HALF = 0.5

/** The points of a file, in the order of its text; claims without data have none. */
export function overviewPoints(file: AuditedFile): readonly OverviewPoint[] {
  if (file.state === 'failed') return []
  return file.findings.flatMap(finding => {
    const pair = pairOf(finding)
    return pair === null ? [] : [pointOf(file.path, finding, pair)]
  })
}

function pointOf(path: string, { claim, range, verdict }: Finding, pair: Pair): OverviewPoint {
  const { claimed, deciding } = pair
  const replotted: Replotted | null = deciding && {
    share: deciding.share,
    basis: deciding.basis,
    metric: deciding.metricLabel,
    axis: deciding.axis,
    xScale: deciding.xScale,
  }
  const line = range.start.line + 1
  const text = shownText(claim.text)
  return { path, line, range, id: claim.id, text, verdict, claimed: claimed.share, replotted, side: sideOf(pair) }
}

/** The side of a claim's jump, from what the check reads in the two views. */
export function sideOf({ claimed, deciding }: Pair): Side {
  if (claimed.share === null) return 'cannot-tell'
  if (claimed.share.estimate < HALF) return 'small-as-claimed'
  if (deciding === null) return 'no-second-view'
  switch (deciding.reading) {
    case 'smooth':
      return 'fell'
    case 'jump':
      return 'stayed'
    case 'open':
    case 'flat':
    case 'unjudged':
      return 'cannot-tell'
  }
}

/** How many claims are on each side; every side is there, also with 0. */
export type SideCounts = Readonly<Record<Side, number>>

/** Counts the sides of points as they come. */
export class SideTally {
  readonly #counts: Record<Side, number> = {
    fell: 0,
    stayed: 0,
    'cannot-tell': 0,
    'no-second-view': 0,
    'small-as-claimed': 0,
  }

  /** Counts points. */
  add(points: Iterable<OverviewPoint>): void {
    for (const { side } of points) this.#counts[side]++
  }

  /** The counts so far. */
  get counts(): SideCounts {
    return { ...this.#counts }
  }
}

/** Counts the sides of points. */
export function countSides(points: Iterable<OverviewPoint>): SideCounts {
  const tally = new SideTally()
  tally.add(points)
  return tally.counts
}
