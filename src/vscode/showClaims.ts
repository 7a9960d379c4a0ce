import * as vscode from 'vscode'
import { shownText } from '../claims/shown-text.ts'
import type { Finding } from '../finding.ts'
import { readText } from '../report/mark-words.ts'
import { VERDICTS } from '../verdicts.ts'
import { type ClaimWatch, findingAt, isPaper, type Watched } from './claimWatch.ts'
import type { ClaimArgument } from './commandArguments.ts'
import { reveal } from './commands.ts'
import { markIcon } from './markIcons.ts'
import { notCheckedWords } from './notChecked.ts'
import { toPlace } from './positions.ts'
import { openSamplePaper } from './sampleWorkspace.ts'

/** Said where an analysis came to nothing. */
export const NOT_CHECKED =
  'The claims of this document could not be checked. The output channel “Emergence Check” says why.'

type ClaimItem = vscode.QuickPickItem & { readonly finding: Finding }

/** Offers the claims of the paper at hand in the order of its text, and goes to the one that is chosen. */
export async function showClaims(context: vscode.ExtensionContext, watch: ClaimWatch): Promise<void> {
  const editor = await paperAtHand(context)
  if (editor === undefined) {
    await vscode.window.showInformationMessage('Open a Markdown paper of the workspace to see its claims.')
    return
  }
  const watched = await watch.fresh(editor.document)
  if (await isLeftAlone(editor.document, watch)) return
  const finding = await choose(watched, context.extensionUri, 'Go to a claim')
  if (finding !== undefined) await reveal(toPlace(editor.document.uri.toString(), finding.range))
}

/** The claim at the cursor of the paper at hand; where there is none, the one that the reader chooses. */
export async function claimAtHand(
  context: vscode.ExtensionContext,
  watch: ClaimWatch,
): Promise<ClaimArgument | undefined> {
  const editor = await paperAtHand(context)
  if (editor === undefined) {
    await vscode.window.showInformationMessage(
      'Open a Markdown paper of the workspace and put the cursor in a claim first.',
    )
    return undefined
  }
  const { document, selection } = editor
  const watched = await watch.fresh(document)
  if (await isLeftAlone(document, watch)) return undefined
  const finding =
    findingAt(watched, document.offsetAt(selection.active)) ??
    (await choose(watched, context.extensionUri, 'There is no claim at the cursor: choose one'))
  return finding === undefined ? undefined : { uri: document.uri.toString(), claimId: finding.claim.id }
}

/** Says why a paper is left alone, where it is. */
async function isLeftAlone(document: vscode.TextDocument, watch: ClaimWatch): Promise<boolean> {
  const whyNot = watch.notChecked(document)
  if (whyNot === undefined) return false
  await vscode.window.showInformationMessage(`Claims not checked: ${notCheckedWords(whyNot).short}.`)
  return true
}

/** The paper that is being read: the active one, else one in view; in the sample workspace its paper is opened. */
async function paperAtHand(context: vscode.ExtensionContext): Promise<vscode.TextEditor | undefined> {
  const { activeTextEditor, visibleTextEditors } = vscode.window
  const editors = activeTextEditor === undefined ? visibleTextEditors : [activeTextEditor, ...visibleTextEditors]
  return editors.find(({ document }) => isPaper(document)) ?? (await openSamplePaper(context))
}

async function choose(
  watched: Watched | undefined,
  extension: vscode.Uri,
  placeHolder: string,
): Promise<Finding | undefined> {
  if (watched === undefined) {
    await vscode.window.showWarningMessage(NOT_CHECKED)
    return undefined
  }
  const { analysis } = watched
  if (analysis.findings.length === 0) {
    await vscode.window.showInformationMessage(readText(analysis))
    return undefined
  }
  const items = analysis.findings.map((finding): ClaimItem => claimItem(finding, extension))
  const options = { title: readText(analysis), placeHolder, matchOnDetail: true }
  return (await vscode.window.showQuickPick(items, options))?.finding
}

function claimItem(finding: Finding, extension: vscode.Uri): ClaimItem {
  const { label, tone } = VERDICTS[finding.verdict]
  return {
    label,
    description: `line ${finding.range.start.line + 1}`,
    detail: shownText(finding.claim.text),
    iconPath: markIcon(extension, tone),
    finding,
  }
}
