import type { Picture } from '../src/plot/picture.ts'
import { radios } from './controls.ts'
import { element, show } from './element.ts'
import { createEvidence } from './evidence.ts'
import { createMultiples } from './multiples.ts'
import type { EveryView } from './remembered.ts'
import { pageTheme } from './theme.ts'

/** Every view, as small plots or as a table. */
export type Views = {
  readonly root: HTMLElement
  readonly update: (pictures: readonly Picture[], chosen: Picture, every: EveryView) => void
}

type Calls = {
  readonly choose: (id: string) => void
  readonly showEvery: (every: EveryView) => void
  readonly failed: (error: unknown) => void
}

/** Makes the section. Both forms hold the same views and choose them alike. */
export function createViews({ choose, showEvery, failed }: Calls): Views {
  const multiples = createMultiples({ choose, failed })
  const evidence = createEvidence(choose)
  const form = radios('Show every view as', FORMS, showEvery)
  const table = element('div', { attributes: { class: 'scroll' } }, evidence.root)
  const root = element(
    'section',
    { attributes: { class: 'views', 'aria-labelledby': 'views-heading' } },
    element(
      'div',
      { attributes: { class: 'heading-row' } },
      element('h2', { attributes: { id: 'views-heading' } }, 'Every view'),
      form.root,
    ),
    multiples.root,
    table,
  )
  const update = (pictures: readonly Picture[], chosen: Picture, every: EveryView): void => {
    form.update(['plots', 'table'], every)
    evidence.update(pictures, chosen)
    multiples.update(pictures, chosen, pageTheme())
    if (every === 'table') show(multiples.root, false)
    show(table, every === 'table')
  }
  return { root, update }
}

const FORMS = [
  { value: 'plots', label: 'Plots' },
  { value: 'table', label: 'Table' },
] as const satisfies readonly { readonly value: EveryView; readonly label: string }[]
