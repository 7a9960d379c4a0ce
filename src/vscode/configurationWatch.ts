import * as vscode from 'vscode'
import { createIgnore, type IgnoreRules } from '../audit/files.ts'
import { CONFIGURATION_FILES, type Configuration } from '../configuration/configuration.ts'
import { configurationDigest } from '../configuration/digest.ts'
import type { Resolved } from '../configuration/resolve.ts'
import { completed, readStated } from '../configuration/stated.ts'
import type { DataChange, DataWatch } from './dataWatch.ts'
import { foldersOf, pathIn } from './editorFolders.ts'
import { unsavedDocument } from './editorWorkspace.ts'
import { configurationOf, ownSettings, SHARED_SETTINGS } from './folderConfiguration.ts'
import { GitignoreLook } from './gitignoreLook.ts'
import type { NotChecked } from './notChecked.ts'
import { toRange } from './positions.ts'

/** What was read of a folder. */
type Look = {
  readonly resolved: Promise<Resolved>
  readonly rules: Promise<IgnoreRules>
  readonly gitignores: GitignoreLook
}

/**
 * Knows the configuration of every workspace folder and which papers are left out, and tells when either changes: by
 * settings, by the configuration file, by a .gitignore. Files count as they were last saved. Nothing is read before somebody asks.
 */
export class ConfigurationWatch implements vscode.Disposable {
  readonly #looks = new Map<string, Look>()
  /** The configuration file of each folder that shows problems. */
  readonly #shown = new Map<string, vscode.Uri>()
  readonly #changed = new vscode.EventEmitter<vscode.WorkspaceFolder | null>()
  readonly #problems = vscode.languages.createDiagnosticCollection('emergence-check-configuration')
  readonly #disposable: vscode.Disposable
  readonly #log: vscode.LogOutputChannel

  /** Fires with the folder for which something else counts now; null for what lies in no folder. */
  readonly onDidChange = this.#changed.event

  constructor(data: Pick<DataWatch, 'onDidChange'>, log: vscode.LogOutputChannel) {
    this.#log = log
    this.#disposable = vscode.Disposable.from(
      this.#changed,
      this.#problems,
      data.onDidChange(change => this.#heard(change)),
      // Files beside the editor's own documents are told late.
      vscode.workspace.onDidSaveTextDocument(({ uri }) => this.#heard({ uri, how: 'changed' })),
      vscode.workspace.onDidOpenTextDocument(document => this.#opened(document)),
      vscode.workspace.onDidChangeConfiguration(event => this.#settingsChanged(event)),
      vscode.workspace.onDidChangeWorkspaceFolders(event => this.#foldersChanged(event)),
    )
  }

  /** The configuration of a folder, or of what lies in none. Never rejects. */
  async of(folder: vscode.WorkspaceFolder | null): Promise<Configuration> {
    if (folder !== null) return (await this.#look(folder).resolved).configuration
    const { stated, problems } = readStated(ownSettings(null))
    for (const { message } of problems) this.#log.warn(message)
    return completed(stated)
  }

  /** Why a paper is left alone; null where it is checked. Never rejects. */
  async notChecked(uri: vscode.Uri): Promise<NotChecked | null> {
    const folder = vscode.workspace.getWorkspaceFolder(uri)
    if (folder === undefined) {
      const isLoose = uri.scheme === 'untitled' || (vscode.workspace.workspaceFolders ?? []).length === 0
      return isLoose ? null : { kind: 'outside' }
    }
    const look = this.#look(folder)
    const { configuration, uri: from } = await look.resolved
    const rules = await look.rules
    const path = pathIn(folder, uri)
    await look.gitignores.addTo(rules, path)
    const reason = rules.reasonFor(path)
    switch (reason?.kind) {
      case undefined:
        return null
      case 'never':
        return reason
      case 'gitignore':
        return { ...reason, uri: vscode.Uri.joinPath(folder.uri, reason.file) }
      case 'exclude': {
        // What the settings say stands before what the file says.
        const own = readStated(ownSettings(folder)).stated.exclude
        const isOfFile = configuration.exclude.slice(own.length).includes(reason.pattern)
        const file = isOfFile && from !== null ? vscode.Uri.parse(from) : null
        const named = file === null ? null : { uri: file, file: pathIn(folder, file) }
        return { kind: 'exclude', pattern: reason.pattern, from: named }
      }
    }
  }

  dispose(): void {
    this.#disposable.dispose()
  }

  #look(folder: vscode.WorkspaceFolder): Look {
    const known = this.#looks.get(folder.uri.toString())
    if (known !== undefined) return known
    const resolved = configurationOf(folder)
    const rules = resolved.then(({ configuration }) => createIgnore(configuration.exclude))
    const look = { resolved, rules, gitignores: new GitignoreLook(foldersOf(folder.uri)) }
    this.#looks.set(folder.uri.toString(), look)
    for (const { message } of readStated(ownSettings(folder)).problems) this.#log.warn(message)
    void resolved.then(found => {
      if (this.#looks.get(folder.uri.toString()) === look) this.#show(folder, found.uri, found.problems)
    })
    return look
  }

  #show(folder: vscode.WorkspaceFolder, uri: string | null, problems: Resolved['problems']): void {
    const key = folder.uri.toString()
    const before = this.#shown.get(key)
    if (before !== undefined) this.#problems.delete(before)
    this.#shown.delete(key)
    if (uri === null || problems.length === 0) return
    const file = vscode.Uri.parse(uri)
    this.#shown.set(key, file)
    const shown = problems.map(({ message, range }) => new vscode.Diagnostic(toRange(range), message))
    for (const diagnostic of shown) diagnostic.source = 'Emergence'
    this.#problems.set(file, shown)
  }

  /** Reads a folder again, and tells where something else counts than before. */
  async #again(folder: vscode.WorkspaceFolder): Promise<void> {
    const before = this.#looks.get(folder.uri.toString())
    if (before === undefined) {
      // An audit that found no document to check looks at nothing but what is left out.
      this.#changed.fire(folder)
      return
    }
    this.#looks.delete(folder.uri.toString())
    const now = this.#look(folder)
    const [old, current] = [await before.resolved, await now.resolved]
    const isSame =
      configurationDigest(old.configuration) === configurationDigest(current.configuration) &&
      (await now.gitignores.isLike(before.gitignores))
    if (!isSame) this.#changed.fire(folder)
  }

  #heard({ uri, how }: DataChange): void {
    const folder = vscode.workspace.getWorkspaceFolder(uri)
    if (folder === undefined) return
    const look = this.#looks.get(folder.uri.toString())
    const path = pathIn(folder, uri)
    const concerns = isConfiguration(path) || look?.gitignores.restsOn(path, how) === true
    if (concerns && unsavedDocument(uri.toString()) === undefined) void this.#again(folder)
  }

  /** Who opens a configuration file sees what is wrong with it, though no paper is open. */
  #opened({ uri }: vscode.TextDocument): void {
    const folder = vscode.workspace.getWorkspaceFolder(uri)
    if (folder !== undefined && isConfiguration(pathIn(folder, uri))) this.#look(folder)
  }

  #settingsChanged(event: vscode.ConfigurationChangeEvent): void {
    const affects = (scope: vscode.Uri | undefined) =>
      SHARED_SETTINGS.some(name => event.affectsConfiguration(`emergenceCheck.${name}`, scope))
    for (const folder of vscode.workspace.workspaceFolders ?? []) if (affects(folder.uri)) void this.#again(folder)
    if (affects(undefined)) this.#changed.fire(null)
  }

  #foldersChanged({ added, removed }: vscode.WorkspaceFoldersChangeEvent): void {
    for (const folder of removed) {
      this.#looks.delete(folder.uri.toString())
      this.#show(folder, null, [])
    }
    // What lay in none, or in a folder around this one, may now lie in another.
    for (const folder of [null, ...added, ...removed, ...(vscode.workspace.workspaceFolders ?? [])])
      this.#changed.fire(folder)
  }
}

function isConfiguration(path: string): boolean {
  return CONFIGURATION_FILES.some(name => name === path)
}
