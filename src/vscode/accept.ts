import * as vscode from 'vscode'
import { acceptanceOf } from '../rules/accept.ts'
import { type ClaimWatch, findingOf } from './claimWatch.ts'
import type { AcceptArgument } from './commandArguments.ts'
import { insert } from './commands.ts'

/**
 * Asks why a claim is accepted as it stands, and writes the comment that silences its rules with that reason. The reason
 * may be empty; Escape leaves the document as it is.
 */
export async function accept({ uri, claimId, version }: AcceptArgument, watch: ClaimWatch): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri))
  const watched = await watch.fresh(document)
  const finding = findingOf(watched, claimId)
  const acceptance = finding === undefined ? null : acceptanceOf(finding)
  if (watched?.version !== version || acceptance === null) {
    await vscode.window.showInformationMessage(
      'The document has changed since the hover was shown; please hover again.',
    )
    return
  }
  const rules = acceptance.rules.join(', ')
  const reason = await vscode.window.showInputBox({
    title: 'Accept the claim as it stands',
    prompt: `Why? The reason goes into a comment above the claim that silences ${rules}. It may be left empty.`,
    placeHolder: 'discussed in appendix B',
    ignoreFocusOut: true,
  })
  if (reason === undefined) return
  await insert({ uri, ...acceptance.insert(reason), version })
}
