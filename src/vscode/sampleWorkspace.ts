import * as vscode from 'vscode'
import { SAMPLE_FILES, SAMPLE_PAPER } from '../sample.ts'

/**
 * Opens a copy of the sample workspace that the reader may change. What was changed in an earlier copy stays; files that
 * are missing come back. The editor's own file system does the work, so that it goes on any host.
 */
export async function openSample(context: vscode.ExtensionContext): Promise<void> {
  const folder = sampleFolder(context)
  try {
    await copyMissing(vscode.Uri.joinPath(context.extensionUri, 'media', 'examples'), folder)
    if ((await openSamplePaper(context)) !== undefined) return
    const forceNewWindow = (vscode.workspace.workspaceFolders ?? []).length > 0
    await vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    await vscode.window.showWarningMessage(
      `The sample workspace could not be opened here (${why}). In an editor that can write to a disk it can; its files lie in media/examples of the extension.`,
    )
  }
}

/** Opens the sample paper where this window shows the sample workspace; undefined where it shows something else. */
export async function openSamplePaper(context: vscode.ExtensionContext): Promise<vscode.TextEditor | undefined> {
  const folder = sampleFolder(context)
  const open = vscode.workspace.workspaceFolders ?? []
  if (!open.some(({ uri }) => uri.toString() === folder.toString())) return undefined
  const paper = vscode.Uri.joinPath(folder, SAMPLE_PAPER)
  return (await exists(paper)) ? vscode.window.showTextDocument(paper) : undefined
}

function sampleFolder({ globalStorageUri }: vscode.ExtensionContext): vscode.Uri {
  return vscode.Uri.joinPath(globalStorageUri, 'sample')
}

async function copyMissing(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  for (const name of SAMPLE_FILES) {
    const target = vscode.Uri.joinPath(to, name)
    if (await exists(target)) continue
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(from, name))
    await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(target, '..'))
    await vscode.workspace.fs.writeFile(target, bytes)
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri)
    return true
  } catch {
    return false
  }
}
