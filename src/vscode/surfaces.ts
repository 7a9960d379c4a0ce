import * as vscode from 'vscode'
import { readSurfaceSettings, type SurfaceSettings } from '../surface-settings.ts'

/** Settings that change what is shown and not what is found. */
const SHOWN_BY = ['emergenceCheck.marks', 'emergenceCheck.codeLens', 'emergenceCheck.preview'] as const

/** What the reader wants to see in the text, as it stands now. */
export class Surfaces implements vscode.Disposable {
  readonly #log: vscode.LogOutputChannel
  readonly #changed = new vscode.EventEmitter<void>()
  readonly #listener: vscode.Disposable
  #settings: SurfaceSettings

  readonly onDidChange = this.#changed.event

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log
    this.#settings = this.#read()
    this.#listener = vscode.workspace.onDidChangeConfiguration(event => {
      if (!SHOWN_BY.some(setting => event.affectsConfiguration(setting))) return
      this.#settings = this.#read()
      this.#changed.fire()
    })
  }

  get settings(): SurfaceSettings {
    return this.#settings
  }

  dispose(): void {
    this.#listener.dispose()
    this.#changed.dispose()
  }

  #read(): SurfaceSettings {
    const configuration = vscode.workspace.getConfiguration('emergenceCheck')
    const { settings, problems } = readSurfaceSettings({
      marks: configuration.get('marks'),
      codeLens: configuration.get('codeLens'),
      preview: configuration.get('preview'),
    })
    for (const problem of problems) this.#log.warn(problem)
    return settings
  }
}
