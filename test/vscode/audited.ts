import { vi } from 'vitest'
import { Analyzer } from '../../src/analyze.ts'
import { FakeEditor } from './fake-editor.ts'
import type { FakeTreeView } from './fake-window.ts'

/** The editor of a test file on audits; mock `vscode` with its module. */
export const editor = new FakeEditor()

const TABLE = `
Table 1: Exact match (%) by model size, n = 2,000 per task.

| Params | Addition | Multiplication |
| ---: | ---: | ---: |
| 125M | 2.00 | 1.35 |
| 356M | 4.10 | 2.90 |
| 760M | 3.50 | 2.70 |
| 1.32B | 4.50 | 2.85 |
| 2.65B | 8.90 | 4.25 |
| 6.66B | 11.9 | 6.10 |
| 12.85B | 55.5 | 7.05 |
| 174.6B | 100.0 | 29.2 |
`
/** A claim that goes away on another axis or metric: a warning. */
export const GONE = `# Products\n\nMultiplication suddenly emerges at 175B parameters (Table 1).\n${TABLE}`
/** Two claims without data. */
export const BARE =
  '# Skills\n\nIrony of the language models emerges suddenly at 1B parameters.\n\n' +
  'Wit of the language models emerges suddenly at 2B parameters.\n'
export const NOTHING = '# A recipe\n\nTake two eggs.\n\nStir.\n'
/** A claim on the scores of a file beside it. */
export const LINKED =
  '# Zero-shot\n\nAddition is near zero up to 6.7B parameters and then suddenly appears ([scores](scores.csv)).\n'
export const SCORES =
  'params (millions),exact match\n125,0\n356,0\n760,0.001\n1320,0.002\n2650,0.003\n6660,0.004\n12850,0.61\n174600,0.97\n'
/** The same scores without a jump. */
export const SMOOTH =
  'params (millions),exact match\n125,0.1\n356,0.2\n760,0.3\n1320,0.4\n2650,0.5\n6660,0.6\n12850,0.7\n174600,0.8\n'

export type Row = { readonly label: string; readonly description: string; readonly rows: readonly string[] }

/** What the analyzer was asked. From `hold` on it waits until it is let `go`; for each file it takes so many milliseconds more. */
export type Asked = { readonly uris: string[]; hold: number; go: () => void; slow: number }

/** What has been started since the editor was last as new. */
const running: { dispose: () => void }[] = []

/** The audit of an editor with these folders and files, until the editor is reset. */
export async function startAudit(folders: readonly string[], files: Readonly<Record<string, string>>) {
  editor.folders = folders
  for (const [uri, text] of Object.entries(files)) editor.disk.write(uri, text)
  const vscode = await import('vscode')
  const { AuditCommands } = await import('../../src/vscode/auditCommand.ts')
  const { ClaimWatch } = await import('../../src/vscode/claimWatch.ts')
  const { COMMANDS, reveal } = await import('../../src/vscode/commands.ts')
  const { ConfigurationWatch } = await import('../../src/vscode/configurationWatch.ts')
  const { DataWatch } = await import('../../src/vscode/dataWatch.ts')
  const { EditorWorkspace } = await import('../../src/vscode/editorWorkspace.ts')
  const { FolderAnalyzers } = await import('../../src/vscode/folderAnalyzers.ts')
  const log = vscode.window.createOutputChannel('test', { log: true })
  const workspace = new EditorWorkspace()
  const data = new DataWatch()
  const freshness = data.onDidChange(({ uri }) => workspace.forget(uri.toString()))
  const configurations = new ConfigurationWatch(data, log)
  const real = new FolderAnalyzers(async folder => new Analyzer(workspace, (await configurations.of(folder)).settings))
  let go = () => {}
  const gate = new Promise<void>(resolve => {
    go = resolve
  })
  const asked: Asked = { uris: [], hold: Number.POSITIVE_INFINITY, go: () => go(), slow: 0 }
  const analyzer: Pick<Analyzer, 'analyze' | 'tried'> = {
    analyze: async (document, signal) => {
      asked.uris.push(document.uri)
      if (asked.uris.length >= asked.hold) await gate
      if (asked.slow > 0) await new Promise(resolve => setTimeout(resolve, asked.slow))
      return real.analyze(document, signal)
    },
    tried: (...args) => real.tried(...args),
  }
  const watch = new ClaimWatch(analyzer, data, log, uri => configurations.notChecked(uri))
  const memory = new Map<string, unknown>()
  const remember = {
    keys: () => [...memory.keys()],
    get: (key: string) => memory.get(key),
    update: async (key: string, value: unknown) => void memory.set(key, value),
  }
  const parts = { extension: vscode.Uri.parse('mem:/extension'), watch, data, workspace, analyzer, log }
  const audit = new AuditCommands(parts, remember as never)
  // As the extension has it.
  const configured = configurations.onDidChange(folder => {
    real.forget(folder)
    watch.restart(({ uri }) => (vscode.workspace.getWorkspaceFolder(uri) ?? null)?.index === folder?.index)
    audit.settingsChanged()
  })
  const opened = vscode.commands.registerCommand(COMMANDS.reveal, reveal)
  const view = () => editor.window.views.at(-1) ?? fail()
  const started = {
    asked,
    audit,
    watch,
    memory,
    COMMANDS,
    view,
    run: (command: string, ...args: readonly unknown[]) => editor.window.run(command, ...args),
    rows: () => rowsOf(view()),
    dispose() {
      for (const part of [opened, configured, audit, watch, configurations, freshness, data]) part.dispose()
    },
  }
  running.push(started)
  return started
}

/** Ends what was started, and puts the editor back to an empty window. */
export function resetEditor(): void {
  for (const one of running.splice(0)) one.dispose()
  editor.disk.files.clear()
  editor.disk.links.clear()
  editor.disk.encoded.clear()
  editor.disk.reads.splice(0)
  editor.documents.splice(0)
  editor.shown.splice(0)
  editor.folders = []
  editor.names.clear()
  editor.git = undefined
  editor.failure = null
  const { views, boxes, told, statusBar, context, answers, progress } = editor.window
  for (const list of [views, boxes, told, statusBar, progress]) list.splice(0)
  context.clear()
  answers.clear()
}

/** The groups of the tree with their rows, as a reader sees them; more rows than are shown at once are one row. */
function rowsOf(view: FakeTreeView): readonly Row[] {
  const item = (line: unknown) => view.item(line) as { label: string; description?: string }
  return view.lines().map(group => ({
    label: item(group).label,
    description: item(group).description ?? '',
    rows: view.lines(group).map(row => {
      const { label, description } = item(row)
      return description === undefined ? label : `${label} | ${description}`
    }),
  }))
}

function fail(): never {
  throw new Error('There is no view.')
}

/** Waits for what happens in its own time, on a busy machine too. */
export function until(check: () => void): Promise<void> {
  return vi.waitFor(check, { timeout: 15_000, interval: 20 })
}
