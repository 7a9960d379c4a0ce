import type { AxisScale } from '../src/check/assessment.ts'
import { describePicture, describePoint } from '../src/plot/describe.ts'
import { frameOf, MARGIN, type PlotSize } from '../src/plot/frame.ts'
import type { Picture } from '../src/plot/picture.ts'
import { type Drawn, pictureSpec } from '../src/plot/spec.ts'
import { viewOf } from '../src/plot/svg.ts'
import type { Theme } from '../src/plot/theme.ts'
import { element, say, show } from './element.ts'
import { type PlacedPoint, pointAt, pointStep } from './points.ts'

/** Everything a chart is drawn from. */
export type ChartInput = {
  readonly picture: Picture
  /** The picture in the other chart, to stand level with. */
  readonly beside: Picture
  readonly yScale: AxisScale
  readonly legendFor: readonly Drawn[]
  readonly theme: Theme
  readonly size: PlotSize
}

/** A chart on the page. */
export type Chart = {
  readonly root: HTMLElement
  /** Draws anew where anything changed. */
  readonly draw: (input: ChartInput) => void
}

type Calls = {
  readonly revealRow: (row: number) => void
  readonly failed: (error: unknown) => void
}

/** Makes an empty chart. Points answer to the mouse and to the arrow keys; choosing one shows its row in the table. */
export function createChart(calls: Calls): Chart {
  const plot = element('div', { attributes: { class: 'plot', 'aria-hidden': 'true' } })
  const ring = element('div', { attributes: { class: 'ring', 'aria-hidden': 'true' } })
  const tip = element('div', { attributes: { class: 'tip', 'aria-hidden': 'true' } })
  const spoken = element('p', { attributes: { class: 'spoken', 'aria-live': 'polite' } })
  const root = element(
    'div',
    { attributes: { class: 'chart', tabindex: '0', role: 'group', 'aria-roledescription': 'plot' } },
    plot,
    ring,
    tip,
    spoken,
  )
  let drawnFrom = ''
  let finalize = (): void => undefined
  let points: readonly PlacedPoint[] = []
  let input: ChartInput | null = null
  let active: PlacedPoint | null = null

  const activate = (point: PlacedPoint | null, speak: boolean): void => {
    if (point === active) return
    active = point
    show(ring, point !== null)
    show(tip, point !== null)
    root.classList.toggle('over-point', point !== null)
    if (point === null || input === null) return
    place(ring, point.x, point.y)
    fillTip(tip, describePoint(input.picture, point.point), point)
    placeTip(tip, point, root.clientWidth)
    if (speak) say(spoken, spokenText(input.picture, point))
  }
  const choose = (): void => {
    if (active !== null) calls.revealRow(active.point.row)
  }

  root.addEventListener('pointermove', event => {
    const box = plot.getBoundingClientRect()
    activate(pointAt(points, event.clientX - box.left, event.clientY - box.top), false)
  })
  root.addEventListener('pointerleave', () => activate(null, false))
  root.addEventListener('click', choose)
  root.addEventListener('blur', () => activate(null, false))
  root.addEventListener('keydown', event => {
    if (event.key === 'Escape') activate(null, false)
    else if (event.key === 'Enter' || event.key === ' ') choose()
    else {
      const next = pointStep(points, active, event.key)
      if (next === null) return
      activate(next, true)
    }
    event.preventDefault()
  })
  show(ring, false)
  show(tip, false)

  const draw = (next: ChartInput): void => {
    const key = JSON.stringify(next)
    if (key === drawnFrom) return
    drawnFrom = key
    input = next
    activate(null, false)
    const frame = frameOf(next.picture, next.size, next.yScale, next.beside)
    points = frame.points.map(point => ({
      point,
      x: MARGIN.left + frame.px(point.x),
      y: frame.top + Math.min(Math.max(frame.py(point.bound ? point.high : point.y), 0), frame.height),
    }))
    root.setAttribute('aria-label', `${describePicture(next.picture)} Arrow keys go from point to point.`)
    const fresh = element('div')
    const { picture, theme, size, yScale, beside, legendFor } = next
    const view = viewOf(pictureSpec(picture, theme, size, { yScale, beside, legendFor }), 'svg')
    view
      .initialize(fresh)
      .runAsync()
      .then(
        () => {
          if (drawnFrom !== key) {
            view.finalize()
            return
          }
          finalize()
          finalize = () => view.finalize()
          plot.replaceChildren(...fresh.childNodes)
        },
        (error: unknown) => {
          plot.replaceChildren(element('p', { attributes: { class: 'problem' } }, 'This plot could not be drawn.'))
          calls.failed(error)
        },
      )
  }
  return { root, draw }
}

function spokenText(picture: Picture, { point }: PlacedPoint): string {
  return [describePoint(picture, point), ...point.cells.map(({ name, value }) => `${name} ${value}`)].join('. ')
}

function fillTip(tip: HTMLElement, heading: string, { point }: PlacedPoint): void {
  tip.replaceChildren(
    // A number and its percent sign stay on one line.
    element('strong', {}, heading.replaceAll(' %', '\u00a0%')),
    ...point.cells.map(({ name, value }) =>
      element('div', {}, element('span', { attributes: { class: 'name' } }, `${name}: `), value),
    ),
    element('div', { attributes: { class: 'name' } }, 'Click to see the row in its table'),
  )
}

function place(target: HTMLElement, x: number, y: number): void {
  target.style.left = `${x}px`
  target.style.top = `${y}px`
}

/** Puts the tooltip beside the point, on the side where there is room. */
function placeTip(tip: HTMLElement, { x, y }: PlacedPoint, width: number): void {
  const gap = 12
  const left = x + gap + tip.offsetWidth > width ? Math.max(0, x - gap - tip.offsetWidth) : x + gap
  place(tip, left, Math.max(0, y - tip.offsetHeight - 4))
}
