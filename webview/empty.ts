import type { PanelState } from '../src/protocol.ts'
import { element, say, show } from './element.ts'

/** What stands in the place of plots where there are none. */
export type Empty = {
  readonly root: HTMLElement
  /** Shows what is missing for a claim without pictures; hides itself for null. */
  readonly update: (panel: PanelState | null) => void
}

const LINKING: readonly (readonly [string, string | null])[] = [
  [
    'Name the table where the claim is made, by the number or words of its caption:',
    'Exact match jumps at 13B (Table 1).',
  ],
  [
    'Link the file that holds the numbers – CSV, JSON, or the results of an evaluation harness:',
    '[results](results.csv)',
  ],
  [
    'Or say it in a comment before the paragraph, which no reader sees:',
    '<!-- emergence-check-claim table="Table 1" y="exact match" n=2000 -->',
  ],
]

/** Makes the notice. */
export function createEmpty(): Empty {
  const heading = element('h2')
  const reason = element('p')
  const how = element(
    'div',
    {},
    element('p', {}, 'To link data to the claim:'),
    element(
      'ol',
      {},
      ...LINKING.map(([text, example]) =>
        element('li', {}, text, ...(example === null ? [] : [element('pre', {}, element('code', {}, example))])),
      ),
    ),
  )
  const root = element('section', { attributes: { class: 'empty' } }, heading, reason, how)
  const update = (panel: PanelState | null): void => {
    show(root, panel !== null)
    if (panel === null) return
    const unlinked = panel.verdict === 'no-data'
    say(heading, unlinked ? 'No data are linked to this claim' : 'There is nothing to plot')
    say(reason, panel.source ?? 'No table was found that the claim speaks of.')
    show(how, unlinked)
  }
  return { root, update }
}
