import * as vscode from 'vscode'
import type { Finding, Link } from '../finding.ts'
import { type PanelState, readFromPanel, type ToPanel } from '../protocol.ts'
import { detailsOf } from '../report/details.ts'
import { NO_TRIAL } from '../trial.ts'
import { VERDICTS } from '../verdicts.ts'
import type { ClaimWatch } from './claimWatch.ts'
import { type ClaimArgument, reveal } from './commands.ts'
import { panelHtml } from './panelHtml.ts'
import { toPlace } from './positions.ts'

const VIEW_TYPE = 'emergenceCheck.replot'
/** Characters by which a claim may move while its words change and still be followed. */
const FOLLOWED = 80

type Open = { readonly panel: vscode.WebviewPanel; claim: ClaimArgument; last: Finding | null }

/** The re-plot panels: one a claim, following its document live, restored after a reload. */
export class ReplotPanels implements vscode.Disposable {
  readonly #extension: vscode.Uri
  readonly #watch: ClaimWatch
  readonly #log: vscode.LogOutputChannel
  readonly #open = new Set<Open>()
  readonly #disposable: vscode.Disposable

  constructor(extension: vscode.Uri, watch: ClaimWatch, log: vscode.LogOutputChannel) {
    this.#extension = extension
    this.#watch = watch
    this.#log = log
    this.#disposable = vscode.Disposable.from(
      watch.onDidChange(uri => {
        for (const open of this.#open) if (open.claim.uri === uri.toString()) void this.#send(open)
      }),
      vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
        deserializeWebviewPanel: async (panel, state: unknown) => {
          const claim = readClaim(state)
          if (claim === null) panel.dispose()
          else this.#adopt(panel, claim)
        },
      }),
    )
  }

  /** Opens the panel of a claim beside its document, or brings it to the front. */
  async open(claim: ClaimArgument): Promise<void> {
    for (const { panel, claim: shown } of this.#open) {
      if (shown.uri === claim.uri && shown.claimId === claim.claimId) {
        panel.reveal()
        return
      }
    }
    const panel = vscode.window.createWebviewPanel(VIEW_TYPE, 'Re-plot', {
      viewColumn: vscode.ViewColumn.Beside,
      preserveFocus: true,
    })
    this.#adopt(panel, claim)
  }

  dispose(): void {
    this.#disposable.dispose()
    for (const { panel } of this.#open) panel.dispose()
  }

  #adopt(panel: vscode.WebviewPanel, claim: ClaimArgument): void {
    const open: Open = { panel, claim, last: null }
    this.#open.add(open)
    const media = [vscode.Uri.joinPath(this.#extension, 'dist'), vscode.Uri.joinPath(this.#extension, 'media')]
    panel.webview.options = { enableScripts: true, localResourceRoots: media }
    panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(open, message))
    panel.onDidChangeViewState(() => {
      // Messages to a hidden page may be lost, so a page that comes into view gets everything again.
      if (panel.visible) void this.#send(open)
    })
    panel.onDidDispose(() => this.#open.delete(open))
    const { webview } = panel
    webview.html = panelHtml({
      scriptUri: webview.asWebviewUri(vscode.Uri.joinPath(this.#extension, 'dist', 'panel.js')).toString(),
      styleUri: webview.asWebviewUri(vscode.Uri.joinPath(this.#extension, 'media', 'panel.css')).toString(),
      cspSource: webview.cspSource,
      nonce: crypto.randomUUID().replaceAll('-', ''),
    })
  }

  async #receive(open: Open, message: unknown): Promise<void> {
    const read = readFromPanel(message)
    if (read === null) {
      this.#log.error(`The panel sent a message that is not understood: ${JSON.stringify(message)?.slice(0, 200)}`)
      return
    }
    switch (read.type) {
      case 'ready':
        return this.#send(open)
      case 'failed':
        this.#log.error(`The panel could not draw: ${read.message}`)
        return
      case 'reveal-claim':
        if (open.last !== null) await reveal(toPlace(open.claim.uri, open.last.range))
        return
      case 'choose-claim':
      case 'try':
      case 'take':
      case 'copy-finding':
        return
      case 'reveal-row': {
        const link = open.last?.link
        const row = link?.state === 'linked' ? link.series.table.rows[read.row] : undefined
        if (link?.state === 'linked' && row !== undefined)
          await reveal(toPlace(row.uri ?? link.series.table.uri, row.range))
        return
      }
    }
  }

  async #send(open: Open): Promise<void> {
    const document = await this.#document(open.claim.uri)
    const watched = document === null ? undefined : await this.#watch.fresh(document)
    // The reader may have closed the panel meanwhile.
    if (!this.#open.has(open)) return
    const findings = watched?.analysis.findings ?? []
    const finding = this.#follow(open, findings)
    const message: ToPanel =
      finding === null
        ? { type: 'gone', message: 'The claim is no longer in the document. Close this panel, or undo the edit.' }
        : { type: 'state', state: stateOf(open.claim.uri, finding, findings) }
    if (finding !== null) {
      open.last = finding
      open.claim = { uri: open.claim.uri, claimId: finding.claim.id }
      open.panel.title = `Re-plot: ${finding.claim.text.slice(0, 32)}${finding.claim.text.length > 32 ? '…' : ''}`
    }
    await open.panel.webview.postMessage(message)
  }

  /** The same claim; after an edit of its words, the claim that now begins where it began. */
  #follow(open: Open, findings: readonly Finding[]): Finding | null {
    const same = findings.find(({ claim }) => claim.id === open.claim.claimId)
    const start = open.last?.claim.span.start
    if (same !== undefined || start === undefined) return same ?? null
    const distance = ({ claim }: Finding) => Math.abs(claim.span.start - start)
    const [nearest] = findings.toSorted((a, b) => distance(a) - distance(b))
    return nearest !== undefined && distance(nearest) <= FOLLOWED ? nearest : null
  }

  async #document(uri: string): Promise<vscode.TextDocument | null> {
    const open = vscode.workspace.textDocuments.find(document => document.uri.toString() === uri)
    if (open !== undefined) return open
    try {
      // A document asked for in this way stays open for minutes after its tab is closed, and so do its problems.
      return await vscode.workspace.openTextDocument(vscode.Uri.parse(uri))
    } catch {
      // A file that is gone is said to be gone in the panel.
      return null
    }
  }
}

function stateOf(uri: string, finding: Finding, all: readonly Finding[]): PanelState {
  const { claim, link, verdict, headline, reasons, pictures, deciding } = finding
  return {
    documentUri: uri,
    claimId: claim.id,
    claimText: claim.text,
    claims: all.map(one => ({
      id: one.claim.id,
      text: one.claim.text,
      verdict: one.verdict,
      line: one.range.start.line,
    })),
    trial: { applied: NO_TRIAL, curves: [], targetLength: null, chance: null, asLinked: null },
    verdict,
    verdictLabel: VERDICTS[verdict].label,
    headline,
    reasons,
    source: sourceWords(link),
    pictures,
    claimed: pictures[0]?.id ?? null,
    deciding,
    details: detailsOf(finding),
  }
}

function sourceWords(link: Link): string | null {
  switch (link.state) {
    case 'linked':
    case 'ambiguous':
      return link.reason
    case 'broken':
      return link.problem
    case 'none':
      return null
  }
}

function readClaim(state: unknown): ClaimArgument | null {
  if (typeof state !== 'object' || state === null || !('documentUri' in state) || !('claimId' in state)) return null
  const { documentUri, claimId } = state
  return typeof documentUri === 'string' && typeof claimId === 'string' ? { uri: documentUri, claimId } : null
}
