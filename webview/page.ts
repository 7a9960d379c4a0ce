import { describePicture, describePoint } from '../src/plot/describe.ts'
import type { Picture } from '../src/plot/picture.ts'
import { outerWidth, type PlotSize } from '../src/plot/spec.ts'
import type { Spec } from '../src/plot/svg.ts'
import type { FromPanel } from '../src/protocol.ts'
import { viewSpec } from '../src/take/drawing.ts'
import { chosenView as viewToTake } from '../src/take/view.ts'
import type { Trial } from '../src/trial.ts'
import { type Chosen, chosenView, claimedPicture, hasCurves, redrawnNote } from './chosen.ts'
import { createClaimPicker } from './claim-picker.ts'
import { button, checkbox } from './controls.ts'
import { createDetails } from './details.ts'
import { element, say, show } from './element.ts'
import { createEmpty } from './empty.ts'
import { createFigure } from './figure.ts'
import { createPickers } from './pickers.ts'
import type { Action, PageState } from './state.ts'
import { createTake, takenView } from './take.ts'
import { pageTheme } from './theme.ts'
import { createTrialControls } from './trial-controls.ts'
import { createTurns } from './turns.ts'
import { createVerdict } from './verdict.ts'
import { createViews } from './views.ts'
import { createWhy } from './why.ts'

/** The page as a whole. */
export type Page = { readonly render: (state: PageState) => void }

type Shown = Extract<PageState, { view: 'claim' }>

/** Builds the page once; afterwards only what differs is changed, so that focus and scroll position stay. */
export function createPage(root: HTMLElement, act: (action: Action) => void, post: (message: FromPanel) => void): Page {
  const calls = {
    revealRow: (row: number): void => post({ type: 'reveal-row', row }),
    failed: (error: unknown): void => post({ type: 'failed', message: messageOf(error) }),
    turns: createTurns(),
  }
  const tryOut = (trial: Trial): void => {
    act({ type: 'tried', trial })
    post({ type: 'try', trial })
  }
  const waiting = element('p', { attributes: { class: 'waiting' } }, 'Reading the claim…')
  const gone = element('p', { attributes: { class: 'gone', role: 'status' } })
  const picker = createClaimPicker(claimId => {
    act({ type: 'chose-claim', claimId })
    post({ type: 'choose-claim', claimId })
  })
  const verdict = createVerdict(tryOut)
  const pickers = createPickers(act)
  const trials = createTrialControls({ tryOut, unfolded: open => act({ type: 'showed-trials', trials: open }) })
  const note = element('p', { attributes: { class: 'note', role: 'status' } })
  const left = createFigure('claimed-heading', 'What the author plotted', calls)
  const right = createFigure('chosen-heading', 'What you chose', calls)
  const charts = element('div', { attributes: { class: 'charts' } }, left.root, right.root)
  const curves = checkbox('Other curves of the table', shown => act({ type: 'showed-curves', curves: shown }))
  const atCursor = element('p', { attributes: { class: 'at-cursor', role: 'status' } })
  const underCharts = element('div', { attributes: { class: 'under-charts' } }, atCursor, curves.root)
  const take = createTake({
    post,
    choosePair: pair => act({ type: 'chose-pair', pair }),
    tell: message => act({ type: 'told', message }),
    failed: calls.failed,
  })
  const chosenText = element('p', { attributes: { class: 'spoken', 'aria-live': 'polite' } })
  const why = createWhy()
  const views = createViews({
    choose: id => {
      act({ type: 'chose-picture', id })
      // Enlarged above; the focus stays, so that the next view is a key away.
      right.root.scrollIntoView({ block: 'nearest' })
    },
    showEvery: every => act({ type: 'showed-every', every }),
    failed: calls.failed,
  })
  const details = createDetails()
  const empty = createEmpty()
  const source = element('span', { attributes: { class: 'source-text' } })
  const toTable = button('Go to the table', () => {
    const row = spokenOf?.points[0]?.row
    if (row !== undefined) calls.revealRow(row)
  })
  const toClaim = button('Go to the claim', () => post({ type: 'reveal-claim' }))
  const footer = element('footer', {}, source, element('span', { attributes: { class: 'buttons' } }, toTable, toClaim))
  const plotted = [pickers.root, charts, underCharts, take.root, views.root, details.root]
  const body = element(
    'div',
    { attributes: { class: 'claim' } },
    picker.root,
    verdict.root,
    pickers.root,
    note,
    charts,
    underCharts,
    chosenText,
    why.root,
    trials.root,
    take.root,
    views.root,
    details.root,
    empty.root,
    footer,
  )
  root.replaceChildren(waiting, gone, body)

  let current: PageState = { view: 'waiting', remembered: null }
  let spokenOf: Picture | null = null
  let drawn = false

  const drawCharts = (): void => {
    const chosen = chosenView(current)
    if (current.view !== 'claim' || chosen === null) return
    const claimed = claimedPicture(current.panel)
    if (claimed === null) return
    drawn = true
    const { curves } = current.remembered
    const { picture, yScale } = chosen
    const theme = pageTheme()
    const stacked = left.root.offsetTop !== right.root.offsetTop
    const size = plotSize(left.chart.root.clientWidth, stacked ? window.innerHeight : null)
    const legend = [
      { picture: claimed, yScale: 'linear' as const },
      { picture, yScale },
    ]
    // One legend speaks for both plots: below them where they are stacked, else below the first.
    const [first, last] = stacked ? [[], legend] : [legend, []]
    left.chart.draw({ picture: claimed, beside: picture, yScale: 'linear', curves, legendFor: first, theme, size })
    right.chart.draw({ picture, beside: claimed, yScale, curves, legendFor: last, theme, size })
  }
  // Drawn within the observer's own turn, charts that grow would set it off again, which browsers tell as an error.
  new ResizeObserver(() => requestAnimationFrame(drawCharts)).observe(charts)
  window.addEventListener('resize', drawCharts)

  const renderClaim = (state: Shown): void => {
    const { panel, remembered } = state
    const chosen = chosenView(state)
    picker.update(panel, state.asked)
    verdict.update(panel, state.trying !== null)
    why.update(panel.reasons.filter(reason => reason !== panel.headline))
    for (const part of plotted) show(part, chosen !== null)
    if (chosen === null) show(trials.root, false)
    show(toTable, chosen !== null)
    empty.update(chosen === null ? panel : null)
    say(source, panel.source === null ? 'No data linked.' : `Data: ${panel.source}`)
    show(source, chosen !== null)
    const notes = [state.note, chosen === null ? null : redrawnNote(chosen)].filter(part => part !== null)
    say(note, notes.join(' '))
    show(note, notes.length > 0)
    const claimed = claimedPicture(panel)
    if (chosen === null || claimed === null) return
    pickers.update(panel, chosen)
    trials.update(panel, remembered.trial, remembered.trials)
    left.update({ judged: claimed, picture: claimed, yScale: 'linear' })
    right.update(chosen)
    show(curves.root, hasCurves(panel.pictures))
    curves.update(remembered.curves)
    renderCursor(state.cursor, chosen.picture)
    renderTake(state, chosen, claimed)
    views.update(panel.pictures, chosen.judged, remembered.every)
    details.update(panel.details)
    if (spokenOf !== null && spokenOf.id !== chosen.judged.id) say(chosenText, describePicture(chosen.picture))
    spokenOf = chosen.judged
  }
  const renderCursor = (row: number | null, picture: Picture): void => {
    left.chart.mark(row)
    right.chart.mark(row)
    const point = row === null ? undefined : picture.points.find(one => one.row === row)
    say(
      atCursor,
      point === undefined ? HINT : `At the cursor: ${describePoint(picture, point).replaceAll(' %', '\u00a0%')}.`,
    )
  }
  const renderTake = ({ panel, remembered, told }: Shown, { picture, yScale }: Chosen, claimed: Picture): void => {
    const pairable = picture.id !== claimed.id || picture.xScale !== claimed.xScale || yScale !== 'linear'
    const view = takenView(picture, yScale, remembered.curves, remembered.pair && pairable)
    const spec = (): Spec | null => {
      const taken = viewToTake(panel.pictures, view)
      return taken === null ? null : viewSpec(taken)
    }
    take.update({ view, pairable, spec }, remembered.pair, told)
  }

  const render = (state: PageState): void => {
    current = state
    show(waiting, state.view === 'waiting')
    show(gone, state.view === 'gone')
    show(body, state.view === 'claim')
    switch (state.view) {
      case 'waiting':
        return
      case 'gone':
        say(gone, state.message)
        return
      case 'claim':
        renderClaim(state)
        // The first drawing comes when the observer knows the size of the place for it, after the words are there.
        if (drawn) drawCharts()
    }
  }
  return { render }
}

const HINT = 'Click a point to see its row; arrow keys go from point to point.'

/**
 * Size of a plot for the width of its place on the page. Stacked plots are as high as lets both be seen at once in a window
 * of the given height, within reason; null: they stand beside each other.
 */
function plotSize(available: number, stackedIn: number | null): PlotSize {
  const width = Math.min(560, Math.max(180, Math.floor(available) - outerWidth(0)))
  const height =
    stackedIn === null ? Math.min(280, width * 0.6) : Math.min(220, (stackedIn - AROUND_STACKED) / 2, width * 0.7)
  return { width, height: Math.round(Math.max(120, height)) }
}

/** What stands above, between and below two stacked plots on the first screen, in pixels. */
const AROUND_STACKED = 440

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
