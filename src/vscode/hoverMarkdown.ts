import * as vscode from 'vscode'
import { escapeAlternative, escapeMarkdown } from '../report/escape-markdown.ts'
import type { HoverLink, HoverText } from '../report/hover-text.ts'
import { TONE_SIGNS } from '../report/mark-words.ts'
import type { RestingClaim, TableHoverText } from '../report/table-hover.ts'
import type { VerdictTone } from '../verdicts.ts'
import { COMMANDS, commandUri } from './commands.ts'
import { toPlace } from './positions.ts'

/** Document that a hover's links speak of, by address, and by version where they change it. */
type Home = { readonly uri: string; readonly version: number }

/** The sign of a tone in the colour that marks have beside the lines; the only HTML that a hover holds. */
function signOf(tone: VerdictTone): string {
  const colour = tone === 'none' ? 'descriptionForeground' : `emergenceCheck-${tone}Foreground`
  return `<span style="color:var(--vscode-${colour});">${TONE_SIGNS[tone]}</span>`
}

/** The hover of a claim: verdict, picture, reasons, data, links. */
export function claimMarkdown(text: HoverText, picture: string | null, home: Home): vscode.MarkdownString {
  const shown = empty()
  shown.appendMarkdown(`${signOf(text.tone)} **${escapeMarkdown(text.verdict)}**\n\n`)
  if (picture !== null) shown.appendMarkdown(`![${escapeAlternative(text.alternative ?? '')}](${picture})\n\n`)
  for (const reason of [...text.reasons, `Data: ${text.data}`]) shown.appendMarkdown(`- ${escapeMarkdown(reason)}\n`)
  shown.appendMarkdown(`\n${text.links.map(link => linked(link, home)).join(' · ')}`)
  return shown
}

/** The hover of a table: the claims that rest on it, each with its verdict. */
export function tableMarkdown(text: TableHoverText): vscode.MarkdownString {
  const shown = empty()
  shown.appendMarkdown(`**${escapeMarkdown(text.head)}**\n\n`)
  for (const claim of text.claims) shown.appendMarkdown(`- ${restingLine(claim)}\n`)
  if (text.more > 0) shown.appendMarkdown(`- and ${text.more} more\n`)
  return shown
}

function restingLine({ uri, paper, tone, verdict, claim, replot }: RestingClaim): string {
  const home = { uri, version: 0 }
  const parts = [
    `${signOf(tone)} ${escapeMarkdown(verdict)}: ${linked({ ...claim, label: `“${claim.label}”` }, home)}`,
    ...(paper === null ? [] : [`in ${escapeMarkdown(paper)}`]),
    ...(replot === null ? [] : [linked(replot, home)]),
  ]
  return parts.join(' · ')
}

/** Words from documents stand in it escaped, and no command runs from it but ours. */
function empty(): vscode.MarkdownString {
  const text = new vscode.MarkdownString()
  text.supportHtml = true
  text.isTrusted = { enabledCommands: [COMMANDS.openPanel, COMMANDS.reveal, COMMANDS.accept, COMMANDS.insert] }
  return text
}

function linked({ label, act }: HoverLink, home: Home): string {
  return `[${escapeMarkdown(label)}](${addressOf(act, home)})`
}

function addressOf(act: HoverLink['act'], { uri, version }: Home): vscode.Uri {
  switch (act.kind) {
    case 'open-replot':
      return commandUri(COMMANDS.openPanel, { uri, claimId: act.claimId })
    case 'reveal':
      return commandUri(COMMANDS.reveal, toPlace(act.uri, act.range))
    case 'accept':
      return commandUri(COMMANDS.accept, { uri, claimId: act.claimId, version })
    case 'insert':
      return commandUri(COMMANDS.insert, { uri, ...act.insert, version })
  }
}
