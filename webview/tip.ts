import { describePoint } from '../src/plot/describe.ts'
import type { Picture } from '../src/plot/picture.ts'
import { element } from './element.ts'
import type { PlacedPoint } from './points.ts'

/** The words of a point in a box beside it. */
export type Tip = {
  readonly root: HTMLElement
  /** Fills the box and puts it beside the point, on the side where there is room. */
  readonly at: (picture: Picture, point: PlacedPoint, room: number) => void
}

/** Makes the box. */
export function createTip(): Tip {
  const root = element('div', { attributes: { class: 'tip', 'aria-hidden': 'true' } })
  const at = (picture: Picture, placed: PlacedPoint, room: number): void => {
    root.replaceChildren(
      // A number and its percent sign stay on one line.
      element('strong', {}, pointWords(picture, placed).replaceAll(' %', '\u00a0%')),
      ...placed.point.cells.map(({ name, value }) =>
        element('div', {}, element('span', { attributes: { class: 'name' } }, `${name}: `), value),
      ),
      element('div', { attributes: { class: 'name' } }, 'Click to see the row in its table'),
    )
    const gap = 12
    const { x, y } = placed
    const left = x + gap + root.offsetWidth > room ? Math.max(0, x - gap - root.offsetWidth) : x + gap
    place(root, left, Math.max(0, y - root.offsetHeight - 4))
  }
  return { root, at }
}

/** A point in words; of another curve than the picture's own, with its name. */
export function pointWords(picture: Picture, { point, curve }: PlacedPoint): string {
  const words = describePoint(picture, point)
  return curve === null ? words : `${curve}, ${words}`
}

/** Puts an element at a place of its chart, in pixels. */
export function place(target: HTMLElement, x: number, y: number): void {
  target.style.left = `${x}px`
  target.style.top = `${y}px`
}
