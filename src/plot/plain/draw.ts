import { drawLayer, type Plot } from './marks.ts'
import { Pen } from './pen.ts'
import { type Edge, onScale } from './place.ts'
import { type PlainPanel, type PlainSpec, readPlain, type ScaledChannel } from './shape.ts'

/**
 * Draws a specification of ours as SVG without Vega: in a hundredth of the time, at once, and with nothing to load. Null where
 * it holds anything that is not known here to the last property, or no place for a mark: that is left to Vega. Tests hold
 * the two drawings together, mark by mark.
 */
export function drawPlainly(spec: unknown): string | null {
  const known = readPlain(spec)
  if (known === null) return null
  const pen = new Pen()
  const plots = plotsOf(known).map(({ panel, left }) => drawPanel(panel, left, known.config.font, pen))
  const { padding } = known
  const { width, height } = sizeOf(known)
  const outer = { width: padding.left + width + padding.right, height: padding.top + height + padding.bottom }
  const moved = {
    fill: 'none',
    'stroke-miterlimit': 4,
    transform: `translate(${pen.numbers(padding.left, padding.top)})`,
  }
  const content = pen.element('g', moved, plots.join(''))
  const svg = pen.element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', ...outer, viewBox: `0 0 ${outer.width} ${outer.height}` },
    content,
  )
  return pen.sound && !plots.includes(null) ? svg : null
}

type Placed = { readonly panel: PlainPanel; readonly left: number }

function plotsOf(spec: PlainSpec): readonly Placed[] {
  if ('layer' in spec) return [{ panel: spec, left: 0 }]
  let left = 0
  return spec.hconcat.map(panel => {
    const placed = { panel, left }
    left += panel.width + spec.spacing
    return placed
  })
}

function sizeOf(spec: PlainSpec): { readonly width: number; readonly height: number } {
  if ('layer' in spec) return spec
  const [width, height] = spec.params
  return { width: width.value, height: height.value }
}

/** A plot with its axes; null where its layers do not share them. */
function drawPanel(panel: PlainPanel, left: number, font: string, pen: Pen): string | null {
  const across: Edge = { along: 'x', length: panel.width }
  const down: Edge = { along: 'y', length: panel.height }
  const x = sharedChannel(panel, 'x')
  const y = sharedChannel(panel, 'y')
  if (x === 'differs' || y === 'differs') return null
  const plot: Plot = { across, down }
  const parts = [
    ...axisParts(x, across, plot, pen, gridOf),
    ...axisParts(y, down, plot, pen, gridOf),
    ...axisParts(x, across, plot, pen, edgeOf),
    ...axisParts(y, down, plot, pen, edgeOf),
    ...panel.layer.map(layer => drawLayer(layer, plot, font, pen)),
  ]
  return pen.element('g', left === 0 ? {} : { transform: `translate(${pen.number(left)})` }, parts.join(''))
}

/** The scale and axis that all layers of a plot give; null where none has any. */
function sharedChannel({ layer }: PlainPanel, along: 'x' | 'y'): ScaledChannel | null | 'differs' {
  let shared: ScaledChannel | null = null
  let told = ''
  for (const { encoding } of layer) {
    const channel = encoding[along]
    if (channel === undefined || !('axis' in channel) || channel.axis === null) continue
    const telling = JSON.stringify([channel.scale, channel.axis])
    if (shared !== null && telling !== told) return 'differs'
    shared = channel
    told = telling
  }
  return shared
}

type AxisPart = (channel: ScaledChannel, edge: Edge, plot: Plot, pen: Pen) => string

function axisParts(channel: ScaledChannel | null, edge: Edge, plot: Plot, pen: Pen, part: AxisPart): readonly string[] {
  return channel === null ? [] : [part(channel, edge, plot, pen)]
}

/** Ticks stand on whole pixels, and half a pixel aside, so that their lines are sharp. */
function tickPlaces({ axis, scale }: ScaledChannel, edge: Edge): readonly number[] {
  return axis.values.map(value => Math.round(onScale(scale, value, edge)) + 0.5)
}

function gridOf(channel: ScaledChannel, edge: Edge, { across, down }: Plot, pen: Pen): string {
  if (!channel.axis.grid) return ''
  const lines = tickPlaces(channel, edge).map(at =>
    edge.along === 'x'
      ? `M${pen.numbers(at, 0.5)}v${pen.number(down.length)}`
      : `M${pen.numbers(0.5, at)}h${pen.number(across.length)}`,
  )
  return strokes(lines, channel.axis.gridColor, pen)
}

function edgeOf(channel: ScaledChannel, edge: Edge, { down }: Plot, pen: Pen): string {
  const { axis } = channel
  const foot = down.length + 0.5
  const ticks = tickPlaces(channel, edge).map(at =>
    edge.along === 'x'
      ? `M${pen.numbers(at, foot)}v${pen.number(axis.tickSize)}`
      : `M${pen.numbers(0.5, at)}h${pen.number(-axis.tickSize)}`,
  )
  const line =
    edge.along === 'x' ? `M${pen.numbers(0.5, foot)}h${pen.number(edge.length)}` : `M0.5,0.5v${pen.number(edge.length)}`
  return (
    strokes(axis.ticks ? ticks : [], axis.tickColor, pen) + strokes(axis.domain ? [line] : [], axis.domainColor, pen)
  )
}

function strokes(lines: readonly string[], stroke: string, pen: Pen): string {
  return lines.length === 0 ? '' : pen.element('path', { d: lines.join(''), stroke, 'stroke-width': 1 })
}
