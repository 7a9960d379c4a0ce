import * as vscode from 'vscode'
import type { AuditTree } from './auditTree.ts'

/** Lets the reader type a filter, which holds at once; Escape goes back to the one before. */
export function askForFilter(tree: Pick<AuditTree, 'filter'>): void {
  const before = tree.filter
  const box = vscode.window.createInputBox()
  box.title = 'Filter the Audit'
  box.placeholder = 'Words of a path, a claim, a verdict or a rule'
  box.prompt = 'Enter keeps the filter, Escape goes back to the one before.'
  box.value = before
  let isKept = false
  box.onDidChangeValue(value => {
    tree.filter = value
  })
  box.onDidAccept(() => {
    isKept = true
    box.hide()
  })
  box.onDidHide(() => {
    if (!isKept) tree.filter = before
    box.dispose()
  })
  box.show()
}
