import * as v from 'valibot'
import * as vscode from 'vscode'
import type { AuditedFile } from '../audit/audit.ts'
import { isMarkdown } from '../audit/files.ts'
import { CONFIGURATION_FILES } from '../configuration/configuration.ts'
import { readPaper } from '../read-paper.ts'
import { restsOn } from '../rests-on.ts'
import { formatOf } from '../tables/files/format.ts'
import type { Workspace } from '../workspace.ts'

/** Which files differ from git's HEAD, or why that is not known: a sentence for the reader. */
export type Changes =
  | { readonly state: 'known'; readonly uris: ReadonlySet<string> }
  | { readonly state: 'unknown'; readonly why: string }

/** The editor's own git has just been started and still looks for repositories. */
const PATIENCE_MS = 10_000
const GIT = 'vscode.git'

const uri = v.custom<vscode.Uri>(value => value instanceof vscode.Uri)
const changes = v.array(v.object({ uri, originalUri: v.optional(uri), renameUri: v.optional(uri) }))
const action = v.custom<() => Promise<void>>(value => typeof value === 'function')
const getter = v.custom<(version: number) => unknown>(value => typeof value === 'function')
const state = v.object({
  workingTreeChanges: changes,
  indexChanges: changes,
  mergeChanges: changes,
  // Older versions have them among the changes of the working tree.
  untrackedChanges: v.optional(changes, []),
})
const api = v.object({ state: v.optional(v.string(), 'initialized'), repositories: v.array(v.unknown()) })

/** Asks the editor's git, with the reader's own git and trust; documents that are not saved yet differ as well. */
export async function changesAgainstHead(signal: AbortSignal): Promise<Changes> {
  const git = await gitApi()
  if (git === null)
    return unknown('Git is switched off in this editor, or not to be found: what has changed is not known.')
  const repositories = await repositoriesOf(git, signal)
  if (repositories.length === 0)
    return unknown('No folder of the workspace lies in a git repository: what has changed is not known.')
  const uris = new Set<string>()
  for (const repository of repositories) {
    // A repository that was only now opened has not looked yet.
    const status = v.safeParse(v.object({ status: action }), repository)
    if (status.success) await status.output.status.call(repository)
    const read = v.safeParse(v.object({ state }), repository)
    if (!read.success)
      return unknown('The git of this editor answers in a way that is not understood: what has changed is not known.')
    const { workingTreeChanges, indexChanges, mergeChanges, untrackedChanges } = read.output.state
    for (const change of [...workingTreeChanges, ...indexChanges, ...mergeChanges, ...untrackedChanges])
      for (const changed of [change.uri, change.originalUri, change.renameUri])
        if (changed !== undefined) uris.add(changed.toString())
  }
  for (const document of vscode.workspace.textDocuments) if (document.isDirty) uris.add(document.uri.toString())
  return { state: 'known', uris }
}

/** Whether a document of the audit has changed, or the configuration that holds for it, or what it rests on. */
export function isConcerned(file: AuditedFile, changed: ReadonlySet<string>): boolean {
  if (changed.has(file.uri) || isConfiguredAnew(file.uri, changed)) return true
  // A file that was deleted is among the changes too.
  return file.state === 'read' && [...changed].some(uri => restsOn(file.dataFiles, uri, 'came-or-went'))
}

/** Of documents, those that have changed themselves and those that may rest on what has. */
export async function* mayBeConcerned(
  addresses: AsyncIterable<string>,
  changed: ReadonlySet<string>,
  workspace: Pick<Workspace, 'read' | 'readBytes'>,
): AsyncGenerator<string> {
  if (changed.size === 0) return
  const mayBeData = [...changed].some(address => formatOf(address) !== null)
  const names = [...changed].filter(isMarkdown).flatMap(address => {
    const name = vscode.Uri.parse(address).path.split('/').at(-1) ?? ''
    return [name, encodeURIComponent(name), encodeURI(name)]
  })
  for await (const address of addresses) {
    // Data can be named by a folder, a pattern of the settings or a figure; another document only by its name.
    if (changed.has(address) || mayBeData || isConfiguredAnew(address, changed)) yield address
    else if (names.length > 0) {
      const read = await readPaper(workspace, address)
      if (read.state !== 'read' || names.some(name => read.text.includes(name))) yield address
    }
  }
}

/** Whether the configuration of the folder that holds a document has changed: then it may be judged otherwise. */
function isConfiguredAnew(address: string, changed: ReadonlySet<string>): boolean {
  const root = vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(address))?.uri
  return root !== undefined && CONFIGURATION_FILES.some(name => changed.has(vscode.Uri.joinPath(root, name).toString()))
}

async function gitApi(): Promise<object | null> {
  const extension = vscode.extensions.getExtension(GIT)
  if (extension === undefined) return null
  try {
    const read = v.safeParse(v.object({ getAPI: getter }), await extension.activate())
    // It throws where git is switched off or not installed.
    const git: unknown = read.success ? read.output.getAPI.call(extension.exports, 1) : null
    return typeof git === 'object' ? git : null
  } catch {
    return null
  }
}

async function repositoriesOf(git: object, signal: AbortSignal): Promise<readonly unknown[]> {
  for (const end = Date.now() + PATIENCE_MS; ; ) {
    const read = v.safeParse(api, git)
    if (!read.success) return []
    const { repositories } = read.output
    if (read.output.state === 'initialized' || signal.aborted || Date.now() > end) return repositories
    await new Promise(resume => setTimeout(resume, 100))
  }
}

function unknown(why: string): Changes {
  return { state: 'unknown', why }
}
