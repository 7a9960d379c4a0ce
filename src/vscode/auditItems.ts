import * as vscode from 'vscode'
import { shownText } from '../claims/shown-text.ts'
import type { Severity } from '../finding.ts'
import { escapeMarkdown } from '../report/escape-markdown.ts'
import { ruleOf } from '../rules/registry.ts'
import { counted, grouped } from '../text/counted.ts'
import type { Range } from '../text/range.ts'
import { VERDICTS } from '../verdicts.ts'
import type { AuditNode, ClaimNode, FailureNode, Grouping, GroupNode, RemarkNode } from './auditNodes.ts'
import { COMMANDS } from './commands.ts'
import { markIcon } from './markIcons.ts'
import { toPlace } from './positions.ts'

/** How a line is drawn, besides what it says. */
export type ItemLooks = { readonly extension: vscode.Uri; readonly grouping: Grouping; readonly expanded: boolean }

/** A line of the tree as the editor draws it; its tooltip comes when it is asked for, see {@link tooltipOf}. */
export function itemOf(node: AuditNode, looks: ItemLooks): vscode.TreeItem {
  switch (node.form) {
    case 'group':
      return groupItem(node, looks)
    case 'claim':
      return claimItem(node, looks)
    case 'remark':
      return remarkItem(node)
    case 'failure':
      return failureItem(node)
    case 'more': {
      const item = new vscode.TreeItem(`Show more: ${grouped(node.hidden)} not shown yet`)
      item.id = `more ${node.group}`
      item.iconPath = new vscode.ThemeIcon('ellipsis')
      item.command = { command: COMMANDS.auditMore, title: 'Show more', arguments: [node.group] }
      return item
    }
  }
}

/**
 * Where a claim stands, its words, the verdict and the first two reasons. Escaped by ourselves: the editor would make every blank one
 * that no line may end at.
 */
export function tooltipOf(node: AuditNode): vscode.MarkdownString | undefined {
  switch (node.form) {
    case 'claim': {
      const { claim, headline, range, reasons } = node.finding
      const others = reasons.filter(reason => reason !== headline).slice(0, 2)
      return paragraphs(
        placeOf(node.path, range),
        escapeMarkdown(shownText(claim.text)),
        `**${escapeMarkdown(headline)}**`,
        ...others.map(reason => `- ${escapeMarkdown(reason)}`),
      )
    }
    case 'remark':
      return paragraphs(placeOf(node.path, node.diagnostic.range), escapeMarkdown(node.diagnostic.message))
    case 'failure':
      return paragraphs(escapeMarkdown(node.path), escapeMarkdown(node.problem))
    case 'group':
    case 'more':
      return undefined
  }
}

function paragraphs(...texts: readonly string[]): vscode.MarkdownString {
  return new vscode.MarkdownString().appendMarkdown(texts.join('\n\n'))
}

function placeOf(path: string, { start }: Range): string {
  return escapeMarkdown(`${path}:${start.line + 1}`)
}

function groupItem(node: GroupNode, { extension, expanded }: ItemLooks): vscode.TreeItem {
  const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState
  const item = new vscode.TreeItem('', expanded ? Expanded : Collapsed)
  const count = grouped(node.rows.length)
  const { title } = node
  item.id = node.id
  item.description = count
  switch (title.by) {
    case 'verdict': {
      const { label, tone } = VERDICTS[title.verdict]
      item.label = label
      item.iconPath = markIcon(extension, tone)
      break
    }
    case 'file': {
      const slash = title.path.lastIndexOf('/')
      item.label = title.path.slice(slash + 1)
      item.description = slash < 0 ? count : `${count} · ${title.path.slice(0, slash)}`
      // With the address the editor draws the file's own icon and the colours of version control.
      item.resourceUri = vscode.Uri.parse(title.uri)
      item.iconPath = vscode.ThemeIcon.File
      item.tooltip = title.path
      break
    }
    case 'rule':
      // The name that settings, comments and the Problems panel use; short enough for a count beside it.
      item.label = title.rule
      item.description = `${count} · ${ruleOf(title.rule)?.title ?? ''}`
      item.iconPath = severityIcon(title.severity)
      break
    case 'no-remark':
      item.label = 'Without remark'
      item.iconPath = new vscode.ThemeIcon('pass')
      break
    case 'comments':
      item.label = 'Comments that need a look'
      item.iconPath = new vscode.ThemeIcon('comment')
      break
    case 'failures':
      item.label = 'Not audited'
      item.iconPath = new vscode.ThemeIcon('error')
      break
  }
  const rows = title.by === 'failures' ? 'file' : title.by === 'comments' ? 'remark' : 'finding'
  item.accessibilityInformation = { label: `${item.label}, ${counted(node.rows.length, rows)}` }
  return item
}

function claimItem(node: ClaimNode, { extension, grouping }: ItemLooks): vscode.TreeItem {
  const { path, uri, finding } = node
  const { label, tone } = VERDICTS[finding.verdict]
  const text = shownText(finding.claim.text)
  const line = finding.range.start.line + 1
  const item = new vscode.TreeItem(text)
  item.id = node.id
  item.description = grouping === 'file' ? `${label}, line ${line}` : `${path}:${line}`
  item.iconPath = markIcon(extension, tone)
  item.contextValue = finding.link.state === 'linked' ? 'claim-with-data' : 'claim'
  item.accessibilityInformation = { label: `${label}: ${text} ${finding.headline} ${path}, line ${line}` }
  item.command = goTo(uri, finding.range)
  return item
}

function remarkItem({ id, path, uri, diagnostic }: RemarkNode): vscode.TreeItem {
  const item = new vscode.TreeItem(diagnostic.message)
  item.id = id
  item.description = `${path}:${diagnostic.range.start.line + 1}`
  item.iconPath = severityIcon(diagnostic.severity)
  item.contextValue = 'remark'
  item.accessibilityInformation = { label: `${diagnostic.severity}: ${diagnostic.message} ${item.description}` }
  item.command = goTo(uri, diagnostic.range)
  return item
}

function failureItem({ id, path, uri, problem }: FailureNode): vscode.TreeItem {
  const item = new vscode.TreeItem(path)
  item.id = id
  item.description = problem
  item.resourceUri = vscode.Uri.parse(uri)
  item.iconPath = vscode.ThemeIcon.File
  item.accessibilityInformation = { label: `${path} was not audited. ${problem}` }
  return item
}

function goTo(uri: string, range: Range): vscode.Command {
  return { command: COMMANDS.reveal, title: 'Go to its place', arguments: [toPlace(uri, range)] }
}

/** The signs of the Problems panel. */
function severityIcon(severity: Severity): vscode.ThemeIcon {
  switch (severity) {
    case 'error':
      return new vscode.ThemeIcon('error', new vscode.ThemeColor('problemsErrorIcon.foreground'))
    case 'warning':
      return new vscode.ThemeIcon('warning', new vscode.ThemeColor('problemsWarningIcon.foreground'))
    case 'information':
      return new vscode.ThemeIcon('info', new vscode.ThemeColor('problemsInfoIcon.foreground'))
    case 'hint':
      return new vscode.ThemeIcon('lightbulb')
  }
}
