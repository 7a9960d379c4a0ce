import * as v from 'valibot'
import type { Adjustable } from './adjustables.ts'
import type { AxisScale, Verdict } from './check/assessment.ts'
import type { Picture } from './plot/picture.ts'
import type { Details } from './report/details.ts'
import type { Trial } from './trial.ts'
import { VERDICTS } from './verdicts.ts'

/** What the panel shows: always a complete snapshot, so that a message to a hidden page loses nothing. */
export type PanelState = {
  readonly documentUri: string
  readonly claimId: string
  readonly claimText: string
  /** The claims of the document, in the order of its text. */
  readonly claims: readonly ClaimChoice[]
  /** What the reader can try and has tried; verdict, reasons and pictures below are those of the trial. */
  readonly trial: TrialState
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

/** A claim as a picker offers it. */
export type ClaimChoice = {
  readonly id: string
  readonly text: string
  readonly verdict: Verdict
  /** Line of the document, from 0. */
  readonly line: number
}

/** A verdict as it is told of a claim. */
export type ToldVerdict = { readonly verdict: Verdict; readonly verdictLabel: string; readonly headline: string }

/** What can be tried on the claim, and what was. */
export type TrialState = {
  readonly applied: Trial
  /** Names of the curves of the linked table that can be put under the same test; the linked one first. */
  readonly curves: readonly string[]
  /** Tokens of an answer; null where no conversion of this score uses them. */
  readonly targetLength: Adjustable | null
  /** Chance level, 0 to 1; null where no conversion of this score uses it. */
  readonly chance: Adjustable | null
  /** The verdict of the claim as it is linked, while something else is tried; null otherwise. */
  readonly asLinked: ToldVerdict | null
}

/** A view as the page draws it, to be taken along. */
export type TakenView = {
  /** Id of the picture. */
  readonly picture: string
  readonly xScale: AxisScale
  readonly yScale: AxisScale
  /** Whether the other curves of the table are shown. */
  readonly curves: boolean
  /** Whether the view as claimed stands beside it. */
  readonly pair: boolean
}

/** The forms in which a view can be taken along. */
export type TakenForm = 'svg' | 'png' | 'vega-lite' | 'csv'

export type ThemeKind = 'light' | 'dark' | 'high-contrast' | 'high-contrast-light'

/** From the extension to the page. */
export type ToPanel =
  | { readonly type: 'state'; readonly state: PanelState }
  /** The claim is no longer in the document. */
  | { readonly type: 'gone'; readonly message: string }
  /** The row of the table at the cursor, from 0; null where the cursor is elsewhere. */
  | { readonly type: 'cursor'; readonly row: number | null }
  /** What came of a wish to take something along, in a sentence. */
  | { readonly type: 'told'; readonly message: string }

/** From the page to the extension. */
export type FromPanel =
  | { readonly type: 'ready' }
  | { readonly type: 'reveal-claim' }
  | { readonly type: 'reveal-row'; readonly row: number }
  | { readonly type: 'choose-claim'; readonly claimId: string }
  | { readonly type: 'try'; readonly trial: Trial }
  /** `png`: the picture as a data URI, which a page alone can draw; null for the other forms. */
  | {
      readonly type: 'take'
      readonly how: 'copy' | 'save' | 'insert'
      readonly form: TakenForm
      readonly view: TakenView
      readonly png: string | null
    }
  | { readonly type: 'copy-finding' }
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

const scale = v.picklist(['log', 'linear'])
const place = v.object({ x: number, y: number })

const trial = v.object({
  curve: v.nullable(v.string()),
  targetLength: v.nullable(v.pipe(number, v.minValue(1))),
  chance: v.nullable(v.pipe(number, v.minValue(0), v.ltValue(1))),
})

const verdict = v.custom<Verdict>(value => typeof value === 'string' && Object.hasOwn(VERDICTS, value))

const picture = v.object({
  id: v.string(),
  metricLabel: v.string(),
  axis: v.picklist(['params', 'compute', 'data', 'steps', 'loss']),
  xTitle: v.string(),
  xScale: scale,
  yTitle: v.string(),
  percent: v.boolean(),
  basis: v.picklist(['claimed', 'measured', 'derived']),
  assumption: v.nullable(v.string()),
  share: v.nullable(v.object({ estimate: number, low: number, high: number })),
  reading: v.picklist(['jump', 'smooth', 'open', 'flat', 'unjudged']),
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
  smooth: v.nullable(v.array(v.object({ x: number, y: number, low: number, high: number }))),
  jump: v.nullable(v.object({ from: number, to: number, accelerates: v.exactOptional(v.literal(true)) })),
  predicted: v.nullable(v.object({ x: number, low: number, high: number, curve: v.array(place) })),
  chance: v.nullable(number),
  floor: v.nullable(number),
  companions: v.array(
    v.object({
      name: v.string(),
      kind: v.picklist(['training', 'run', 'curve']),
      points: v.array(v.object({ x: number, y: number, row })),
    }),
  ),
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

const adjustable = v.nullable(v.object({ given: v.nullable(number) }))

const trialState = v.object({
  applied: trial,
  curves: v.array(v.string()),
  targetLength: adjustable,
  chance: adjustable,
  asLinked: v.nullable(v.object({ verdict, verdictLabel: v.string(), headline: v.string() })),
})

const panelState = v.object({
  documentUri: v.string(),
  claimId: v.string(),
  claimText: v.string(),
  claims: v.array(v.object({ id: v.string(), text: v.string(), verdict, line: row })),
  trial: trialState,
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
  v.object({ type: v.literal('cursor'), row: v.nullable(row) }),
  v.object({ type: v.literal('told'), message: v.string() }),
])

const takenView = v.object({
  picture: v.string(),
  xScale: scale,
  yScale: scale,
  curves: v.boolean(),
  pair: v.boolean(),
})

const FROM_PANEL: v.GenericSchema<unknown, FromPanel> = v.variant('type', [
  v.object({ type: v.literal('ready') }),
  v.object({ type: v.literal('reveal-claim') }),
  v.object({ type: v.literal('reveal-row'), row }),
  v.object({ type: v.literal('choose-claim'), claimId: v.string() }),
  v.object({ type: v.literal('try'), trial }),
  v.object({
    type: v.literal('take'),
    how: v.picklist(['copy', 'save', 'insert']),
    form: v.picklist(['svg', 'png', 'vega-lite', 'csv']),
    view: takenView,
    png: v.nullable(v.pipe(v.string(), v.startsWith('data:image/png;base64,'))),
  }),
  v.object({ type: v.literal('copy-finding') }),
  v.object({ type: v.literal('failed'), message: v.string() }),
])
