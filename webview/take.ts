import type { AxisScale } from '../src/check/assessment.ts'
import type { Picture } from '../src/plot/picture.ts'
import type { Spec } from '../src/plot/svg.ts'
import type { FromPanel, TakenForm, TakenView } from '../src/protocol.ts'
import { button, checkbox, dropdown } from './controls.ts'
import { element, say, show } from './element.ts'
import { pngBlob, pngUri } from './png.ts'

/** What can be taken along now. */
export type Takeable = {
  readonly view: TakenView
  /** Whether the chosen view is another than the one as claimed, so that a pair makes sense. */
  readonly pairable: boolean
  /** The same as it is drawn for paper; null where the data no longer hold it. */
  readonly spec: () => Spec | null
}

/** The tools that take the chosen view along. */
export type Take = {
  readonly root: HTMLElement
  readonly update: (takeable: Takeable, pair: boolean, told: { readonly message: string } | null) => void
}

type Calls = {
  readonly post: (message: FromPanel) => void
  readonly choosePair: (pair: boolean) => void
  /** Says what came of a wish that the page answers by itself. */
  readonly tell: (message: string) => void
  readonly failed: (error: unknown) => void
}

const FORMS: readonly { readonly value: TakenForm; readonly label: string }[] = [
  { value: 'svg', label: 'SVG picture' },
  { value: 'png', label: 'PNG picture' },
  { value: 'vega-lite', label: 'Vega-Lite JSON' },
  { value: 'csv', label: 'CSV of the points' },
]

/** Makes the tools. */
export function createTake({ post, choosePair, tell, failed }: Calls): Take {
  let current: Takeable | null = null
  let form: TakenForm = 'svg'
  const forms = dropdown('Form', value => {
    form = FORMS.find(one => one.value === value)?.value ?? form
  })
  forms.update(
    FORMS.map(one => ({ ...one, enabled: true })),
    form,
  )
  const send = (how: 'copy' | 'save' | 'insert', png: string | null): void => {
    if (current !== null) post({ type: 'take', how, form, view: current.view, png })
  }
  const copy = (): void => {
    if (form === 'png') copyPng()
    else send('copy', null)
  }
  // The editor puts text on the clipboard only; a picture the page has to put there by itself.
  const copyPng = (): void => {
    const spec = current?.spec() ?? null
    if (spec === null) return
    const refused = (error: unknown): void =>
      tell(`The picture could not be copied (${reasonOf(error)}). Choose Save… to have it as a file.`)
    try {
      // The promise is handed over at once: after the drawing, the click would be too long ago to be allowed.
      const item = new ClipboardItem({ 'image/png': pngBlob(spec) })
      navigator.clipboard.write([item]).then(() => tell('The picture was copied as PNG.'), refused)
    } catch (error) {
      refused(error)
    }
  }
  const withPng = (how: 'save' | 'insert'): void => {
    if (form !== 'png') send(how, null)
    const spec = current?.spec() ?? null
    if (form !== 'png' || current === null || spec === null) return
    const { view } = current
    pngUri(spec).then(
      png => post({ type: 'take', how, form: 'png', view, png }),
      (error: unknown) => {
        tell(`The picture could not be drawn as PNG (${reasonOf(error)}). Choose SVG instead.`)
        failed(error)
      },
    )
  }
  const pairBox = checkbox('With the author’s plot beside it', choosePair)
  const status = element('p', { attributes: { class: 'told', role: 'status' } })
  const root = element(
    'div',
    { attributes: { class: 'take', role: 'group', 'aria-label': 'Take the chosen view along' } },
    element(
      'div',
      { attributes: { class: 'take-row' } },
      forms.root,
      button('Copy', copy),
      button('Save…', () => withPng('save')),
      pairBox.root,
    ),
    element(
      'div',
      { attributes: { class: 'take-row' } },
      button('Insert into the document', () => withPng('insert')),
      button('Copy the finding', () => post({ type: 'copy-finding' })),
    ),
    status,
  )
  let shown: { readonly message: string } | null = null
  const update = (takeable: Takeable, pair: boolean, told: { readonly message: string } | null): void => {
    current = takeable
    pairBox.update(pair && takeable.pairable)
    show(pairBox.root, takeable.pairable)
    show(status, told !== null)
    if (told === shown) return
    shown = told
    // Emptied first, so that the same words are read out again.
    say(status, '')
    requestAnimationFrame(() => say(status, shown?.message ?? ''))
  }
  return { root, update }
}

/** What of a chosen picture is taken along. */
export function takenView(picture: Picture, yScale: AxisScale, curves: boolean, pair: boolean): TakenView {
  return { picture: picture.id, xScale: picture.xScale, yScale, curves, pair }
}

function reasonOf(error: unknown): string {
  const words = error instanceof Error && error.message !== '' ? error.message : String(error)
  return words.replace(/\.$/, '')
}
