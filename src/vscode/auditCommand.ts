import * as vscode from 'vscode'
import type { Analyzer } from '../analyze.ts'
import { auditEach } from '../audit/audit.ts'
import { createIgnore, type IgnoreRules } from '../audit/files.ts'
import type { Workspace } from '../workspace.ts'
import { AUDIT_VIEW, type AuditNode, type AuditTree } from './auditTree.ts'

const MARKDOWN = '**/*.{md,markdown,mdown,qmd,rmd,Rmd,ipynb}'

/** Audits every Markdown file of the workspace into the tree, with progress and cancel. */
export async function auditWorkspace(
  workspace: Workspace,
  analyzer: Pick<Analyzer, 'analyze'>,
  tree: AuditTree,
  view: vscode.TreeView<AuditNode>,
): Promise<void> {
  if ((vscode.workspace.workspaceFolders ?? []).length === 0) {
    await vscode.window.showInformationMessage(
      'There is no folder open to audit. Open a folder with Markdown files first.',
    )
    return
  }
  tree.clear()
  view.message = ''
  await vscode.commands.executeCommand(`${AUDIT_VIEW}.focus`)
  const progress = {
    location: vscode.ProgressLocation.Notification,
    title: 'Auditing emergence claims',
    cancellable: true,
  }
  const complete = await vscode.window.withProgress(progress, async (report, token) => {
    const abort = new AbortController()
    token.onCancellationRequested(() => abort.abort())
    const uris = await filesToAudit(token)
    let done = 0
    for await (const file of auditEach(uris, workspace, analyzer, abort.signal)) {
      tree.add(file)
      done++
      report.report({ increment: 100 / uris.length, message: `${done} of ${uris.length}: ${file.path}` })
      // Lets the cancel button and other extensions have their turn.
      await new Promise(resume => setImmediate(resume))
    }
    return !abort.signal.aborted
  })
  view.message = tree.summary(complete)
}

/** Markdown files of all folders, without what .gitignore and the editor's own settings exclude, sorted. */
async function filesToAudit(token: vscode.CancellationToken): Promise<readonly string[]> {
  const found = await vscode.workspace.findFiles(MARKDOWN, undefined, undefined, token)
  const rules = new Map<string, IgnoreRules>()
  for (const folder of vscode.workspace.workspaceFolders ?? [])
    rules.set(folder.uri.toString(), await ignoreRules(folder))
  const kept = found.filter(uri => {
    const folder = vscode.workspace.getWorkspaceFolder(uri)
    const ignore = folder === undefined ? undefined : rules.get(folder.uri.toString())
    return folder === undefined || ignore?.excludes(uri.path.slice(folder.uri.path.length).replace(/^\//, '')) !== true
  })
  return kept.map(uri => uri.toString()).sort()
}

async function ignoreRules(folder: vscode.WorkspaceFolder): Promise<IgnoreRules> {
  const ignore = createIgnore()
  const files = await vscode.workspace.findFiles(new vscode.RelativePattern(folder, '**/.gitignore'))
  for (const uri of files) {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))
    const below = uri.path
      .slice(folder.uri.path.length)
      .replace(/^\//, '')
      .replace(/\/?\.gitignore$/, '')
    ignore.add(below, text)
  }
  return ignore
}
