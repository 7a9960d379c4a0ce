import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { Analyzer } from '../../src/analyze.ts'
import { type PanelState, readToPanel, type ToPanel } from '../../src/protocol.ts'
import { DEFAULT_SETTINGS } from '../../src/settings.ts'
import { NO_TRIAL } from '../../src/trial.ts'
import { MemoryWorkspace } from '../../src/workspace.ts'
import { FakeDocument, FakeEditor, type FakePanel } from './fake-editor.ts'

const editor = new FakeEditor()
vi.mock('vscode', () => editor.module())
const vscode = await import('vscode')
const { ClaimWatch } = await import('../../src/vscode/claimWatch.ts')
const { DataWatch } = await import('../../src/vscode/dataWatch.ts')
const { ReplotPanels } = await import('../../src/vscode/panel.ts')

const DRAFT = readFileSync(resolve(import.meta.dirname, '../../media/examples/draft.md'), 'utf8')
const URI = 'file:///draft.md'
const DATA = readFileSync(resolve(import.meta.dirname, '../../media/examples/data/zero-shot.csv'), 'utf8')
const DATA_URI = 'file:///data/zero-shot.csv'

const disposables: { dispose: () => unknown }[] = []
afterEach(() => {
  for (const one of disposables.splice(0)) one.dispose()
  editor.panels.splice(0)
  editor.shown.splice(0)
  editor.groups.splice(0)
  editor.documents.splice(0)
  editor.visible = []
  editor.active = undefined
  editor.failure = null
})

/** The panels of the sample draft, opened on the claim that begins with the given words, its page being ready. */
async function start(begins = 'Four-digit') {
  const document = new FakeDocument(URI, DRAFT)
  const data = new FakeDocument(DATA_URI, DATA)
  editor.documents.push(document, data)
  const log = vscode.window.createOutputChannel('test', { log: true })
  const workspace = new MemoryWorkspace({ [DATA_URI]: DATA })
  const watch = new ClaimWatch(new Analyzer(workspace, DEFAULT_SETTINGS), new DataWatch(), log)
  const taken: string[] = []
  const takeAlong = {
    take: async ({ form }: { form: string }, { finding }: { finding: { verdict: string } }) => {
      if (form === 'csv') throw new Error('The disk is full.')
      taken.push(`${form} of ${finding.verdict}`)
      return 'Copied.'
    },
    copyFinding: async ({ finding }: { finding: { headline: string } }) => `Copied: ${finding.headline}`,
  }
  const panels = new ReplotPanels(vscode.Uri.parse('file:///extension'), watch, takeAlong, log)
  disposables.push(panels, watch)
  const open = async (words: string) => {
    const all = (await watch.fresh(vscode.workspace.textDocuments[0] ?? never()))?.analysis.findings ?? []
    const claimId = all.find(({ claim }) => claim.text.startsWith(words))?.claim.id ?? ''
    await panels.open({ uri: URI, claimId })
    return claimId
  }
  const claimId = await open(begins)
  const panel = editor.panels[0] ?? never()
  panel.send({ type: 'ready' })
  await until(() => expect(lastState(panel).claimId).toBe(claimId))
  return { document, data, panel, panels, open, taken, claimId }
}

/** Waits for what the panel does in its own time, on a busy machine too. */
function until(check: () => void): Promise<void> {
  return vi.waitFor(check, 10_000)
}

function never(): never {
  throw new Error('Nothing is there.')
}

const messages = ({ posted }: FakePanel): readonly ToPanel[] =>
  posted.map(message => readToPanel(JSON.parse(JSON.stringify(message))) ?? never())

function lastState(panel: FakePanel): PanelState {
  const last = messages(panel).findLast(message => message.type === 'state')
  return last?.state ?? never()
}

const rows = (panel: FakePanel) => messages(panel).flatMap(message => (message.type === 'cursor' ? [message.row] : []))
const told = (panel: FakePanel) =>
  messages(panel).flatMap(message => (message.type === 'told' ? [message.message] : []))

it('sends the trial at once, keeps it while the text is edited, and takes it back', async () => {
  const { document, panel } = await start()
  panel.send({ type: 'try', trial: { ...NO_TRIAL, targetLength: 4 } })
  await until(() => expect(lastState(panel).trial.applied.targetLength).toBe(4))
  const ids = () => lastState(panel).pictures.map(({ id }) => id)
  expect(ids()).toContain('em:per-token|params|log')
  editor.edit(document, DRAFT.replace('| 8.40 | 0.40 |', '| 8.40 | 1.60 |'))
  const perToken = () => lastState(panel).pictures.find(({ id }) => id === 'em:per-token|params|log')
  await until(() => expect(perToken()?.points.at(-2)?.y).toBeCloseTo(0.016 ** 0.25, 9))
  panel.send({ type: 'try', trial: NO_TRIAL })
  await until(() => expect(lastState(panel).trial).toMatchObject({ applied: NO_TRIAL, asLinked: null }))
  expect(ids()).not.toContain('em:per-token|params|log')
})

it('shows a trial that is asked for right behind ready, as after a reload', async () => {
  const { panel } = await start()
  panel.posted.splice(0)
  panel.send({ type: 'ready' })
  panel.send({ type: 'try', trial: { ...NO_TRIAL, curve: '3-digit addition' } })
  await until(() => expect(lastState(panel).trial.applied.curve).toBe('3-digit addition'))
  expect(lastState(panel).trial.asLinked).not.toBeNull()
})

it('switches to another claim without what was tried, and says where that is gone', async () => {
  const { panel, claimId } = await start()
  panel.send({ type: 'try', trial: { ...NO_TRIAL, chance: 0.25 } })
  const other = lastState(panel).claims.find(({ text }) => text.startsWith('Unscrambling')) ?? never()
  panel.send({ type: 'choose-claim', claimId: other.id })
  await until(() => expect(lastState(panel).claimId).toBe(other.id))
  expect(lastState(panel).trial.applied).toEqual(NO_TRIAL)
  expect(panel.title).toContain('Unscrambling')
  panel.send({ type: 'choose-claim', claimId: 'no such claim' })
  await until(() => expect(told(panel)).toEqual(['That claim is no longer in the document.']))
  expect(lastState(panel).claimId).toBe(other.id)
  expect(claimId).not.toBe(other.id)
})

it('opens a second panel for a second claim, and brings forward the one that is open', async () => {
  const { panel, open } = await start()
  await open('Unscrambling')
  expect(editor.panels.length).toBe(2)
  await open('Four-digit')
  expect([editor.panels.length, panel.revealed]).toEqual([2, 1])
})

it('says that the claim is gone, and shows it again with its trial after an undo', async () => {
  const { document, panel } = await start()
  panel.send({ type: 'try', trial: { ...NO_TRIAL, targetLength: 4 } })
  editor.edit(document, '# Nothing\n\nLanguage models are large.\n')
  await until(() => expect(messages(panel).at(-1)?.type).toBe('gone'))
  editor.edit(document, DRAFT)
  await until(() => expect(messages(panel).at(-1)?.type).toBe('state'))
  expect(lastState(panel).trial.applied.targetLength).toBe(4)
})

it('tells a page that comes into view everything again, and one that is hidden nothing', async () => {
  const { document, panel } = await start()
  panel.visible = false
  panel.posted.splice(0)
  editor.edit(document, DRAFT.replace('only at 175B', 'at 175B'))
  await until(() => expect(panel.title).toContain('Four-digit'))
  editor.put(document, DRAFT.slice(0, DRAFT.indexOf('| GPT-3 XL')).split('\n').length - 1)
  await new Promise(done => setTimeout(done, 400))
  expect(panel.posted).toEqual([])
  panel.show(true)
  await until(() => expect(rows(panel)).toEqual([3]))
  expect(messages(panel)[0]?.type).toBe('state')
  expect(lastState(panel).claimText).toContain('emerges at 175B')
})

it('follows the cursor in the rows of the table, and only there', async () => {
  const { document, data, panel } = await start()
  const line = (words: string) => DRAFT.slice(0, DRAFT.indexOf(words)).split('\n').length - 1
  const put = async (words: string, row: number | null, character = 5) => {
    editor.put(document, line(words), character)
    await until(() => expect(rows(panel).at(-1)).toBe(row))
  }
  await put('| GPT-3 Large', 2)
  await put('| GPT-3 175B', 7, 0)
  await put('## Without examples', null)
  // Table 2 has rows too, but not of the table that is linked.
  editor.put(document, line('| 760M | 10.7'))
  editor.put(data, 2)
  await new Promise(done => setTimeout(done, 120))
  expect(rows(panel)).toEqual([2, 7, null])
})

it('follows the cursor in a data file', async () => {
  const { data, panel } = await start('Zero-shot')
  const first = DATA.split('\n').findIndex(line => line.startsWith('125,'))
  expect(lastState(panel).pictures.length).toBeGreaterThan(0)
  editor.put(data, first)
  await until(() => expect(rows(panel)).toEqual([0]))
})

it('shows a row beside the panel: where its document is, else in the first other column, else in a new one', async () => {
  const { document, panel } = await start()
  const row = DRAFT.slice(0, DRAFT.indexOf('| GPT-3 Large')).split('\n').length - 1
  const reveal = async () => {
    const before = editor.shown.length
    panel.send({ type: 'reveal-row', row: 2 })
    await until(() => expect(editor.shown.length).toBe(before + 1))
    return editor.shown.at(-1)
  }
  // Its tab lies behind the panel, where it must not come to the front.
  editor.groups.push({ viewColumn: 2, tabs: [editor.tab(URI)] })
  expect(await reveal()).toEqual({ uri: URI, column: -2, place: [row, 2, row, 48] })
  editor.groups.push({ viewColumn: 1, tabs: [] }, { viewColumn: 3, tabs: [] })
  expect((await reveal())?.column).toBe(1)
  editor.groups.push({ viewColumn: 4, tabs: [editor.tab(URI)] })
  expect((await reveal())?.column).toBe(4)
  editor.visible = [{ document, viewColumn: 3, selection: { active: { line: 0, character: 0 } } }]
  expect((await reveal())?.column).toBe(3)
  editor.failure = 'The file is too large.'
  panel.send({ type: 'reveal-row', row: 2 })
  await until(() => expect(told(panel)).toEqual(['The editor cannot show that place: The file is too large.']))
})

it('has views and findings taken along as they are shown, and tells what came of it', async () => {
  const { panel, taken } = await start('Two-digit addition')
  const view = { picture: 'em:raw|params|log', xScale: 'log', yScale: 'linear', curves: false, pair: true }
  const take = (form: string) => panel.send({ type: 'take', how: 'copy', form, view, png: null })
  panel.send({ type: 'try', trial: { ...NO_TRIAL, curve: '2-digit multiplication' } })
  await until(() => expect(lastState(panel).verdict).toBe('metric-dependent'))
  take('svg')
  await until(() => expect(told(panel)).toEqual(['Copied.']))
  expect(taken).toEqual(['svg of metric-dependent'])
  take('csv')
  await until(() => expect(told(panel).at(-1)).toBe('Nothing was taken along: The disk is full.'))
  panel.send({ type: 'copy-finding' })
  await until(() => expect(told(panel).at(-1)).toBe(`Copied: ${lastState(panel).headline}`))
})
