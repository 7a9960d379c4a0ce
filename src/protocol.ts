import * as v from 'valibot'
import type { Verdict } from './check/assessment.ts'
import type { Picture } from './plot/picture.ts'
import type { Details } from './report/details.ts'
import { VERDICTS } from './verdicts.ts'

/** What the panel shows: always a complete snapshot, so that a message to a hidden page loses nothing. */
export type PanelState = {
  readonly documentUri: string
  readonly claimId: string
  readonly claimText: string
  readonly verdict: Verdict
  readonly verdictLabel: string
  readonly headline: string
  readonly reasons: readonly string[]
  /** "Table 1 of draft.md, named in the sentence"; null without data. */
  readonly source: string | null
  readonly pictures: readonly Picture[]
  /** Ids of the pictures shown at first: as claimed, and the one that decides (null: none). */
  readonly claimed: string | null
  readonly deciding: string | null
  /** Indices, runs, and what was not computed, in words. */
  readonly details: Details
}

export type ThemeKind = 'light' | 'dark' | 'high-contrast' | 'high-contrast-light'

/** From the extension to the page. */
export type ToPanel =
  | { readonly type: 'state'; readonly state: PanelState }
  /** The claim is no longer in the document. */
  | { readonly type: 'gone'; readonly message: string }

/** From the page to the extension. */
export type FromPanel =
  | { readonly type: 'ready' }
  | { readonly type: 'reveal-claim' }
  | { readonly type: 'reveal-row'; readonly row: number }
  | { readonly type: 'failed'; readonly message: string }

/** A message from the extension as the page may trust it; null where it is not one. */
export function readToPanel(message: unknown): ToPanel | null {
  const read = v.safeParse(TO_PANEL, message)
  return read.success ? read.output : null
}

/** A message from the page as the extension may trust it; null where it is not one. */
export function readFromPanel(message: unknown): FromPanel | null {
  const read = v.safeParse(FROM_PANEL, message)
  return read.success ? read.output : null
}

// Messages travel as JSON, which knows no infinity: a number that is not finite arrives as null and is refused.
const number = v.pipe(v.number(), v.finite())
const row = v.pipe(v.number(), v.integer(), v.minValue(0))

const verdict = v.custom<Verdict>(value => typeof value === 'string' && Object.hasOwn(VERDICTS, value))

const picture = v.object({
  id: v.string(),
  metricLabel: v.string(),
  axis: v.picklist(['params', 'compute', 'data', 'steps', 'loss']),
  xTitle: v.string(),
  xScale: v.picklist(['log', 'linear']),
  yTitle: v.string(),
  percent: v.boolean(),
  basis: v.picklist(['claimed', 'measured', 'derived']),
  assumption: v.nullable(v.string()),
  share: v.nullable(v.object({ estimate: number, low: number, high: number })),
  points: v.array(
    v.object({
      x: number,
      y: number,
      low: number,
      high: number,
      bound: v.boolean(),
      row,
      cells: v.array(v.object({ name: v.string(), value: v.string() })),
    }),
  ),
  smooth: v.nullable(v.array(v.object({ x: number, y: number }))),
  jump: v.nullable(v.object({ from: number, to: number })),
  predicted: v.nullable(v.object({ x: number, low: number, high: number })),
  chance: v.nullable(number),
  floor: v.nullable(number),
})

const detailTable = v.object({
  title: v.string(),
  columns: v.array(v.string()),
  rows: v.array(v.array(v.object({ text: v.string(), about: v.nullable(v.string()) }))),
  note: v.nullable(v.string()),
})

const details = v.object({
  indices: v.nullable(detailTable),
  runs: v.nullable(detailTable),
  notComputed: v.array(v.object({ to: v.string(), reason: v.string() })),
})

const panelState = v.object({
  documentUri: v.string(),
  claimId: v.string(),
  claimText: v.string(),
  verdict,
  verdictLabel: v.string(),
  headline: v.string(),
  reasons: v.array(v.string()),
  source: v.nullable(v.string()),
  pictures: v.array(picture),
  claimed: v.nullable(v.string()),
  deciding: v.nullable(v.string()),
  details,
})

const TO_PANEL: v.GenericSchema<unknown, ToPanel> = v.variant('type', [
  v.object({ type: v.literal('state'), state: panelState }),
  v.object({ type: v.literal('gone'), message: v.string() }),
])

const FROM_PANEL: v.GenericSchema<unknown, FromPanel> = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  v.object({ type: v.literal('reveal-claim') }),
  v.object({ type: v.literal('reveal-row'), row }),
  v.object({ type: v.literal('failed'), message: v.string() }),
])
