import type { AxisScale } from '../src/check/assessment.ts'
import { describePicture } from '../src/plot/describe.ts'
import { type Frame, frameOf, MARGIN, type PlotSize } from '../src/plot/frame.ts'
import type { Picture, PicturePoint } from '../src/plot/picture.ts'
import { drawPlainly } from '../src/plot/plain/draw.ts'
import { type Drawn, pictureSpec } from '../src/plot/spec.ts'
import type { Spec } from '../src/plot/svg.ts'
import type { Theme } from '../src/plot/theme.ts'
import { element, say, show } from './element.ts'
import { companionPoints, type PlacedPoint, pointAt, pointStep } from './points.ts'
import { createTip, place, pointWords } from './tip.ts'
import { nextTurn, type Turns } from './turns.ts'

/** Everything a chart is drawn from. */
export type ChartInput = {
  readonly picture: Picture
  /** The picture in the other chart, to stand level with. */
  readonly beside: Picture
  readonly yScale: AxisScale
  /** Whether the other curves of the table are drawn. */
  readonly curves: boolean
  readonly legendFor: readonly Drawn[]
  readonly theme: Theme
  readonly size: PlotSize
}

/** A chart on the page. */
export type Chart = {
  readonly root: HTMLElement
  /** Draws anew where anything changed. */
  readonly draw: (input: ChartInput) => void
  /** Rings the point of the row at the editor's cursor; none for null. */
  readonly mark: (row: number | null) => void
}

type Calls = {
  readonly revealRow: (row: number) => void
  readonly failed: (error: unknown) => void
  /** Turns of the page's charts at being drawn by Vega. */
  readonly turns: Turns
}

const SVG = 'image/svg+xml'

/** Makes an empty chart. Points answer to the mouse and to the arrow keys; choosing one shows its row in the table. */
export function createChart(calls: Calls): Chart {
  const plot = element('div', { attributes: { class: 'plot', 'aria-hidden': 'true' } })
  const ring = element('div', { attributes: { class: 'ring', 'aria-hidden': 'true' } })
  const cursorRing = element('div', { attributes: { class: 'ring at-cursor', 'aria-hidden': 'true' } })
  const tip = createTip()
  const spoken = element('p', { attributes: { class: 'spoken', 'aria-live': 'polite' } })
  const root = element(
    'div',
    { attributes: { class: 'chart', tabindex: '0', role: 'application', 'aria-roledescription': 'plot' } },
    plot,
    cursorRing,
    ring,
    tip.root,
    spoken,
  )
  let drawnFrom = ''
  let finalize = (): void => undefined
  let points: readonly PlacedPoint[] = []
  let input: ChartInput | null = null
  let active: PlacedPoint | null = null
  let marked: number | null = null

  const activate = (point: PlacedPoint | null, speak: boolean): void => {
    if (point === active) return
    active = point
    show(ring, point !== null)
    show(tip.root, point !== null)
    root.classList.toggle('over-point', point !== null)
    if (point === null || input === null) return
    place(ring, point.x, point.y)
    tip.at(input.picture, point, root.clientWidth)
    if (speak) say(spoken, spokenText(input.picture, point))
  }
  const placeMark = (): void => {
    const point = marked === null ? undefined : points.find(one => one.curve === null && one.point.row === marked)
    show(cursorRing, point !== undefined)
    if (point !== undefined) place(cursorRing, point.x, point.y)
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
  for (const part of [ring, cursorRing, tip.root]) show(part, false)

  const draw = (next: ChartInput): void => {
    const key = JSON.stringify(next)
    if (key === drawnFrom) return
    drawnFrom = key
    const at = active
    input = next
    activate(null, false)
    const { picture, theme, size, yScale, curves, beside, legendFor } = next
    points = placedPoints(frameOf(picture, size, yScale, beside, curves, false))
    // A point that a reader walked to by key stays theirs while the numbers change under it.
    if (at !== null && document.activeElement === root)
      activate(points.find(one => one.point.row === at.point.row && one.curve === at.curve) ?? null, false)
    placeMark()
    root.setAttribute('aria-label', `${describePicture(picture)} Arrow keys go from point to point.`)
    // The page writes title and assumption beside the plot itself, where they can be read aloud and copied.
    const bare = { ...picture, assumption: null }
    const spec = pictureSpec(bare, theme, size, { yScale, curves, beside, legendFor, titled: false })
    if (plot.childElementCount === 0) drawAtOnce(spec)
    calls.turns.take(() => drawWell(spec, key)).catch(refused)
  }
  // To load Vega and to draw with it takes a while, so a plain one stands in for it.
  const drawAtOnce = (spec: Spec): void => {
    const plain = drawPlainly(spec)
    if (plain === null) return
    plot.replaceChildren(document.importNode(new DOMParser().parseFromString(plain, SVG).documentElement, true))
  }
  // In pieces, between which the page answers.
  const drawWell = async (spec: Spec, key: string): Promise<void> => {
    const { compiled, viewFrom } = await import('../src/plot/svg.ts')
    if (drawnFrom !== key) return
    const { vega } = compiled(spec)
    await nextTurn()
    if (drawnFrom !== key) return
    const view = viewFrom(vega, 'svg')
    await nextTurn()
    const fresh = element('div')
    await view.initialize(fresh).runAsync()
    if (drawnFrom !== key) {
      view.finalize()
      return
    }
    finalize()
    finalize = () => view.finalize()
    plot.replaceChildren(...fresh.childNodes)
  }
  const refused = (error: unknown): void => {
    if (plot.querySelector('svg') === null)
      plot.replaceChildren(element('p', { attributes: { class: 'problem' } }, 'This plot could not be drawn.'))
    calls.failed(error)
  }
  const mark = (row: number | null): void => {
    marked = row
    placeMark()
  }
  return { root, draw, mark }
}

/** The picture's own points, then those of the curves beside it. */
function placedPoints(frame: Frame): readonly PlacedPoint[] {
  const placed = (point: PicturePoint, curve: string | null): PlacedPoint => ({
    point,
    curve,
    x: MARGIN.left + frame.px(point.x),
    y: frame.top + Math.min(Math.max(frame.py(point.bound ? point.high : point.y), 0), frame.height),
  })
  return [
    ...frame.points.map(point => placed(point, null)),
    ...frame.companions.flatMap(companion =>
      companionPoints(companion, frame.points).map(point => placed(point, companion.name)),
    ),
  ]
}

function spokenText(picture: Picture, placed: PlacedPoint): string {
  const { cells } = placed.point
  return [pointWords(picture, placed), ...cells.map(({ name, value }) => `${name} ${value}`)].join('. ')
}
