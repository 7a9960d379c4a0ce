import * as vscode from 'vscode'
import type { Audit } from '../audit/audit.ts'
import { reportOf } from '../report/formats.ts'
import { type Format, PLAIN_REPORT, type ReportOptions, wholeReport } from '../report/report.ts'
import { encoded, failureWords } from './takenFiles.ts'
import { windowPath } from './windowPaths.ts'

type Choice = vscode.QuickPickItem & { readonly format: Format; readonly ending: string }

const CHOICES: readonly Choice[] = [
  {
    label: 'HTML',
    description: 'one page to read, print and send, with every re-plot',
    format: 'html',
    ending: 'html',
  },
  { label: 'Markdown', description: 'for a review, an issue or a pull request', format: 'markdown', ending: 'md' },
  { label: 'CSV', description: 'a row for each claim, for a spreadsheet', format: 'csv', ending: 'csv' },
  { label: 'JSON', description: 'everything, for programs', format: 'json', ending: 'json' },
  { label: 'SARIF', description: 'for viewers of code analysis', format: 'sarif', ending: 'sarif' },
]

/** Asks in which form and where, writes the report of an audit, and offers to open it. Rejects where it cannot be written. */
export async function saveReport(audit: Audit, defaultFolder: vscode.Uri | undefined): Promise<void> {
  const choice = await vscode.window.showQuickPick(CHOICES, {
    title: 'Save Audit Report',
    placeHolder: 'In which form?',
  })
  if (choice === undefined) return
  const name = `claim-audit.${choice.ending}`
  const target = await vscode.window.showSaveDialog({
    title: `Save Audit Report (${choice.label})`,
    filters: { [choice.label]: [choice.ending] },
    ...(defaultFolder && { defaultUri: vscode.Uri.joinPath(defaultFolder, name) }),
  })
  if (target === undefined) return
  await writeWhole(target, await wholeReport(await reportOf(choice.format, audit, reportOptions(audit))))
  const answer = await vscode.window.showInformationMessage(
    `The audit report is saved as ${windowPath(target)}.`,
    'Open',
  )
  if (answer === 'Open') await open(target, choice.format)
}

/** Why a report could not be saved, as a sentence. */
export function notSaved(error: unknown): string {
  return `The report was not saved: ${failureWords(error)}`
}

/** Links lead into this editor where its files lie on the same machine as it; elsewhere the path is all that can be told. */
export function reportOptions({ files }: Pick<Audit, 'files'>): ReportOptions {
  if (vscode.env.remoteName !== undefined) return PLAIN_REPORT
  const uris = new Map([...files].map(({ path, uri }) => [path, vscode.Uri.parse(uri)]))
  return {
    ...PLAIN_REPORT,
    link: (path, { start }) => {
      const uri = uris.get(path)
      if (uri?.scheme !== 'file') return null
      const place = `${uri.with({ scheme: 'file', authority: '' }).path}:${start.line + 1}:${start.character + 1}`
      return `${vscode.env.uriScheme}://file${encodeURI(place).replaceAll('#', '%23').replaceAll('?', '%3F')}`
    },
  }
}

/** A report that was cut off in the middle would look like a whole one: it is written beside its place and then moved there. */
async function writeWhole(target: vscode.Uri, text: string): Promise<void> {
  const draft = target.with({ path: `${target.path}.part` })
  try {
    await vscode.workspace.fs.writeFile(draft, encoded(text))
    await vscode.workspace.fs.rename(draft, target, { overwrite: true })
  } catch (error) {
    await vscode.workspace.fs.delete(draft).then(undefined, () => undefined)
    throw error
  }
}

async function open(target: vscode.Uri, format: Format): Promise<void> {
  if (format === 'markdown') await vscode.commands.executeCommand('markdown.showPreview', target)
  // A browser on another machine cannot see the file.
  else if (format === 'html' && vscode.env.remoteName === undefined && (await vscode.env.openExternal(target))) return
  else await vscode.commands.executeCommand('vscode.open', target)
}
