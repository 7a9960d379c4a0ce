import * as vscode from 'vscode'
import type { AuditedFile } from '../audit/audit.ts'
import { Tally } from '../audit/summary.ts'
import type { Verdict } from '../check/assessment.ts'
import { shownText } from '../claims/shown-text.ts'
import type { Finding } from '../finding.ts'
import { VERDICT_ORDER, VERDICTS, type VerdictTone } from '../verdicts.ts'
import { COMMANDS } from './commands.ts'
import { toPlace } from './positions.ts'

/** Id of the tree's view. */
export const AUDIT_VIEW = 'emergenceCheck.audit'

/** A line of the audit tree. */
export type AuditNode =
  | { readonly form: 'verdict'; readonly verdict: Verdict; readonly claims: readonly ClaimNode[] }
  | ClaimNode
  | { readonly form: 'failures'; readonly files: readonly FailureNode[] }
  | FailureNode

type ClaimNode = { readonly form: 'claim'; readonly path: string; readonly uri: string; readonly finding: Finding }
type FailureNode = { readonly form: 'failure'; readonly path: string; readonly uri: string; readonly problem: string }

/** The claims of the last audit, grouped by verdict; fills while the audit runs. */
export class AuditTree implements vscode.TreeDataProvider<AuditNode> {
  readonly #changed = new vscode.EventEmitter<void>()
  readonly onDidChangeTreeData = this.#changed.event
  #files: AuditedFile[] = []

  /** Empties the tree. */
  clear(): void {
    this.#files = []
    this.#changed.fire()
  }

  /** Adds a file as it is audited; files without claims change nothing that is shown. */
  add(file: AuditedFile): void {
    this.#files.push(file)
    if (file.state === 'failed' || file.findings.length > 0) this.#changed.fire()
  }

  /** The line above the tree: what was read and what was found. */
  summary(complete: boolean): string {
    const tally = new Tally()
    for (const file of this.#files) tally.add(file)
    const { claims, paragraphs, files } = tally.summary
    const read = `${claims} claim${claims === 1 ? '' : 's'} in ${paragraphs} paragraphs of ${files} file${files === 1 ? '' : 's'}`
    return complete ? read : `${read} (cancelled)`
  }

  getChildren(node?: AuditNode): AuditNode[] {
    switch (node?.form) {
      case undefined:
        return this.#groups()
      case 'verdict':
        return [...node.claims]
      case 'failures':
        return [...node.files]
      case 'claim':
      case 'failure':
        return []
    }
  }

  getTreeItem(node: AuditNode): vscode.TreeItem {
    switch (node.form) {
      case 'verdict': {
        const { label, tone } = VERDICTS[node.verdict]
        const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded)
        item.id = node.verdict
        item.description = String(node.claims.length)
        item.iconPath = toneIcon(tone)
        return item
      }
      case 'claim':
        return claimItem(node)
      case 'failures': {
        const item = new vscode.TreeItem('Not audited', vscode.TreeItemCollapsibleState.Expanded)
        item.description = String(node.files.length)
        item.iconPath = new vscode.ThemeIcon('error')
        return item
      }
      case 'failure': {
        const item = new vscode.TreeItem(node.path)
        item.description = node.problem
        item.resourceUri = vscode.Uri.parse(node.uri)
        return item
      }
    }
  }

  #groups(): AuditNode[] {
    const claims = this.#files.flatMap(file =>
      file.state === 'read'
        ? file.findings.map((finding): ClaimNode => ({ form: 'claim', path: file.path, uri: file.uri, finding }))
        : [],
    )
    const groups = VERDICT_ORDER.flatMap((verdict): AuditNode[] => {
      const own = claims.filter(({ finding }) => finding.verdict === verdict)
      return own.length === 0 ? [] : [{ form: 'verdict', verdict, claims: own }]
    })
    const failures = this.#files.flatMap(file =>
      file.state === 'failed'
        ? [{ form: 'failure' as const, path: file.path, uri: file.uri, problem: file.problem }]
        : [],
    )
    return failures.length === 0 ? groups : [...groups, { form: 'failures', files: failures }]
  }
}

function claimItem({ path, uri, finding }: ClaimNode): vscode.TreeItem {
  const item = new vscode.TreeItem(shownText(finding.claim.text))
  item.id = `${uri} ${finding.claim.id}`
  item.description = `${path}:${finding.range.start.line + 1}`
  item.tooltip = new vscode.MarkdownString().appendText(
    `${item.description}\n\n${shownText(finding.claim.text)}\n\n${finding.headline}`,
  )
  item.accessibilityInformation = { label: `${shownText(finding.claim.text)}. ${finding.headline} ${item.description}` }
  item.command = { command: COMMANDS.reveal, title: 'Go to the claim', arguments: [toPlace(uri, finding.range)] }
  return item
}

/** The signs of the marks beside the lines, as near as the editor's own icons come, in their colours. */
function toneIcon(tone: VerdictTone): vscode.ThemeIcon {
  switch (tone) {
    case 'gone':
      return new vscode.ThemeIcon('triangle-up', new vscode.ThemeColor('emergenceCheck.goneForeground'))
    case 'stands':
      return new vscode.ThemeIcon('circle-filled', new vscode.ThemeColor('emergenceCheck.standsForeground'))
    case 'open':
      return new vscode.ThemeIcon(
        'debug-breakpoint-log-unverified',
        new vscode.ThemeColor('emergenceCheck.openForeground'),
      )
    case 'none':
      return new vscode.ThemeIcon('circle-outline', new vscode.ThemeColor('descriptionForeground'))
  }
}
