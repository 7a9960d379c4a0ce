import { element, say, show } from './element.ts'

/** The reasons of the verdict. */
export type Why = { readonly root: HTMLElement; readonly update: (reasons: readonly string[]) => void }

/** More reasons than this, and all but the first few are folded: they come in the order of their weight. */
const MOST_OPEN = 5
const FEW = 3

/** Makes the section; it hides itself where there is no reason. */
export function createWhy(): Why {
  const first = element('ul')
  const others = element('ul')
  const count = element('summary')
  const more = element('details', { attributes: { class: 'more-reasons' } }, count, others)
  const root = element('section', { attributes: { class: 'why' } }, element('h2', {}, 'Why'), first, more)
  let shown: string | null = null
  const update = (reasons: readonly string[]): void => {
    const key = JSON.stringify(reasons)
    if (key === shown) return
    shown = key
    const open = reasons.length > MOST_OPEN ? FEW : reasons.length
    first.replaceChildren(...reasons.slice(0, open).map(reason => element('li', {}, reason)))
    others.replaceChildren(...reasons.slice(open).map(reason => element('li', {}, reason)))
    say(count, `${reasons.length - open} more reasons`)
    show(more, reasons.length > open)
    show(root, reasons.length > 0)
  }
  return { root, update }
}
