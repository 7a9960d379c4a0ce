import { type FromPanel, readToPanel } from '../src/protocol.ts'
import { isNoTrial } from '../src/trial.ts'
import { registerControls } from './controls.ts'
import { createPage } from './page.ts'
import { type Remembered, readRemembered } from './remembered.ts'
import { type Action, type PageState, reduce } from './state.ts'
import { onThemeChange } from './theme.ts'

declare function acquireVsCodeApi(): {
  readonly postMessage: (message: FromPanel) => void
  readonly getState: () => unknown
  readonly setState: (state: Remembered) => void
}

const editor = acquireVsCodeApi()

function fail(error: unknown): void {
  editor.postMessage({
    type: 'failed',
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
  })
}
window.addEventListener('error', event => fail(event.error ?? event.message))
window.addEventListener('unhandledrejection', event => fail(event.reason))

function start(root: HTMLElement): void {
  registerControls()
  let state: PageState = { view: 'waiting', remembered: readRemembered(editor.getState()) }
  const act = (action: Action): void => {
    state = reduce(state, action)
    if (state.remembered !== null) editor.setState(state.remembered)
    page.render(state)
  }
  const page = createPage(root, act, message => editor.postMessage(message))
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    const message = readToPanel(event.data)
    if (message === null) fail('The panel was sent a message it does not understand.')
    else act({ type: 'received', message })
  })
  onThemeChange(() => page.render(state))
  page.render(state)
  editor.postMessage({ type: 'ready' })
  const tried = state.remembered?.trial
  if (tried !== undefined && !isNoTrial(tried)) editor.postMessage({ type: 'try', trial: tried })
}

const root = document.getElementById('panel')
if (root === null) fail('The page has no place for the panel.')
// In a task of its own: what came before has read the whole script.
else setTimeout(() => start(root))
