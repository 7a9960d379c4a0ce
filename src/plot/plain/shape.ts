import * as v from 'valibot'

// What of Vega-Lite our pictures use, and nothing more: a property that is not listed here makes the reading fail, and the
// picture is left to Vega. Whatever has a default of Vega's that shows must be spelled out.

const number = v.pipe(v.number(), v.finite())
const colour = v.pipe(v.string(), v.regex(/^[#\w(),.% -]+$/))
const pair = v.tuple([number, number])

const scale = v.strictObject({
  type: v.picklist(['linear', 'log']),
  domain: pair,
  nice: v.literal(false),
  zero: v.optional(v.literal(false)),
  reverse: v.optional(v.boolean(), false),
})

const axis = v.strictObject({
  values: v.array(number),
  labels: v.literal(false),
  title: v.null(),
  grid: v.boolean(),
  gridColor: colour,
  domain: v.boolean(),
  domainColor: colour,
  ticks: v.boolean(),
  tickColor: colour,
  tickSize: number,
})

const fixed = v.strictObject({ value: number })
const inPixels = v.strictObject({
  field: v.string(),
  type: v.literal('quantitative'),
  scale: v.null(),
  axis: v.null(),
})
const scaled = v.strictObject({
  field: v.string(),
  type: v.literal('quantitative'),
  title: v.null(),
  scale,
  axis,
})
const channel = v.union([fixed, inPixels, scaled])
const second = v.union([fixed, v.strictObject({ field: v.string() })])

const encoding = v.strictObject({
  x: v.optional(channel),
  y: v.optional(channel),
  x2: v.optional(second),
  y2: v.optional(second),
  text: v.optional(v.strictObject({ field: v.string(), type: v.literal('nominal') })),
  tooltip: v.optional(v.unknown()),
})

const paint = {
  tooltip: v.optional(v.unknown()),
  fill: v.optional(colour),
  fillOpacity: v.optional(number),
  stroke: v.optional(colour),
  strokeOpacity: v.optional(number),
  strokeWidth: v.optional(number),
  strokeDash: v.optional(v.array(number)),
  strokeCap: v.optional(v.picklist(['butt', 'round', 'square'])),
  opacity: v.optional(number),
}
const offsets = { xOffset: v.optional(number, 0), yOffset: v.optional(number, 0) }
const stroked = { stroke: colour, strokeWidth: number }

const data = v.strictObject({ values: v.array(v.record(v.string(), v.unknown())) })

const text = v.strictObject({
  ...paint,
  type: v.literal('text'),
  fill: colour,
  fontSize: number,
  fontWeight: number,
  fontStyle: v.optional(v.picklist(['normal', 'italic'])),
  align: v.picklist(['left', 'center', 'right']),
  baseline: v.picklist(['alphabetic', 'top', 'middle', 'bottom']),
  angle: number,
})

const symbol = {
  ...paint,
  ...offsets,
  type: v.literal('point'),
  shape: v.picklist(['circle', 'square', 'diamond', 'cross', 'triangle-up', 'triangle-down', 'triangle-right']),
  size: number,
  opacity: number,
}

const mark = v.variant('type', [
  v.strictObject({ ...paint, type: v.literal('rect'), fill: colour, cornerRadius: v.optional(number, 0) }),
  v.strictObject({ ...paint, ...offsets, ...stroked, type: v.literal('rule') }),
  v.strictObject({ ...paint, ...stroked, type: v.literal('line') }),
  v.strictObject({ ...paint, type: v.literal('area'), fill: colour }),
  v.strictObject({ ...symbol, ...stroked }),
  v.strictObject({ ...symbol, fill: colour, stroke: v.null() }),
  // Carries the axes and is not seen.
  v.strictObject({ type: v.literal('point'), opacity: v.literal(0) }),
  v.strictObject({
    ...offsets,
    type: v.literal('tick'),
    orient: v.literal('horizontal'),
    size: number,
    thickness: number,
    color: colour,
    opacity: number,
  }),
  text,
])

const layer = v.strictObject({ data, mark, encoding })

const panel = { width: number, height: number, layer: v.array(layer) }

const common = {
  $schema: v.string(),
  autosize: v.strictObject({ type: v.literal('none') }),
  padding: v.strictObject({ left: number, right: number, top: number, bottom: number }),
  config: v.strictObject({
    font: v.string(),
    background: v.literal('transparent'),
    view: v.strictObject({ stroke: v.null() }),
  }),
}

const picture = v.union([
  v.strictObject({ ...common, ...panel }),
  v.strictObject({
    ...common,
    params: v.tuple([
      v.strictObject({ name: v.literal('width'), value: number }),
      v.strictObject({ name: v.literal('height'), value: number }),
    ]),
    bounds: v.literal('flush'),
    spacing: number,
    hconcat: v.array(v.strictObject(panel)),
  }),
])

/** A picture's specification, known to its last property. */
export type PlainSpec = v.InferOutput<typeof picture>
/** One plot of it. */
export type PlainPanel = { readonly width: number; readonly height: number; readonly layer: readonly PlainLayer[] }
/** One layer of a plot. */
export type PlainLayer = v.InferOutput<typeof layer>
/** Where a mark stands: a channel with a fixed place, a place in pixels, or a value on a scale. */
export type PlainChannel = v.InferOutput<typeof channel>
/** The other end of a mark; it shares the scale of the first. */
export type PlainSecond = v.InferOutput<typeof second>
/** Axis and scale of a channel. */
export type ScaledChannel = v.InferOutput<typeof scaled>

/** The specification, if it holds nothing but what can be drawn plainly; else null. */
export function readPlain(spec: unknown): PlainSpec | null {
  const read = v.safeParse(picture, spec, { abortEarly: true })
  return read.success ? read.output : null
}
