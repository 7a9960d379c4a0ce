import * as vscode from 'vscode'
import type { Finding } from '../finding.ts'
import { type FromPanel, readFromPanel, type ToPanel } from '../protocol.ts'
import { rowAt } from '../tables/row-at.ts'
import type { Series } from '../tables/series/series.ts'
import { NO_TRIAL, type Trial } from '../trial.ts'
import type { ClaimWatch } from './claimWatch.ts'
import type { ClaimArgument } from './commandArguments.ts'
import { findingsOf, GONE, UNREAD } from './panelClaim.ts'
import { panelHtml } from './panelHtml.ts'
import { followed, panelStateOf, taken, titleOf } from './panelState.ts'
import { toPlace } from './positions.ts'
import { revealBeside } from './revealBeside.ts'
import { RowCursor } from './rowCursor.ts'
import type { TakeMessage, TakeSubject } from './takeAlong.ts'

const VIEW_TYPE = 'emergenceCheck.replot'

/** Takes views and findings to the clipboard, a file or a document; the answer is a sentence for the reader. */
export type TakesAlong = {
  readonly take: (message: TakeMessage, subject: TakeSubject) => Promise<string>
  readonly copyFinding: (subject: TakeSubject) => Promise<string>
}

type Open = {
  readonly panel: vscode.WebviewPanel
  claim: ClaimArgument
  trial: Trial
  /** The claim as it was last known. */
  linked: Finding | null
  /** Ids of the claims that its document made then. */
  known: readonly string[]
  /** The same as it was last shown, with what was tried. */
  shown: TakeSubject | null
  /** The row that the page knows the cursor in. */
  row: number | null
}

/** The re-plot panels: one a claim, following its document live, restored after a reload. */
export class ReplotPanels implements vscode.Disposable {
  readonly #extension: vscode.Uri
  readonly #watch: ClaimWatch
  readonly #takeAlong: TakesAlong
  readonly #log: vscode.LogOutputChannel
  readonly #cursor = new RowCursor(() => [...this.#open].some(({ panel }) => panel.visible))
  readonly #open = new Set<Open>()
  readonly #disposable: vscode.Disposable

  constructor(extension: vscode.Uri, watch: ClaimWatch, takeAlong: TakesAlong, log: vscode.LogOutputChannel) {
    this.#extension = extension
    this.#watch = watch
    this.#takeAlong = takeAlong
    this.#log = log
    this.#disposable = vscode.Disposable.from(
      this.#cursor,
      this.#cursor.onDidMove(() => {
        for (const open of this.#open) if (open.panel.visible) void this.#sendRow(open)
      }),
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
    const open: Open = { panel, claim, trial: NO_TRIAL, linked: null, known: [], shown: null, row: null }
    this.#open.add(open)
    const media = [vscode.Uri.joinPath(this.#extension, 'dist'), vscode.Uri.joinPath(this.#extension, 'media')]
    panel.webview.options = { enableScripts: true, localResourceRoots: media }
    panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(open, message))
    panel.onDidChangeViewState(() => {
      // Messages to a hidden page may be lost, so a page that comes into view gets everything again.
      if (panel.visible) void this.#sendAll(open)
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
    try {
      await this.#answer(open, read)
    } catch (error) {
      this.#log.error(`${read.type}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
      await this.#post(open, { type: 'told', message: whyNot(read, error) })
    }
  }

  async #answer(open: Open, message: FromPanel): Promise<void> {
    switch (message.type) {
      case 'ready':
        return this.#sendAll(open)
      case 'failed':
        this.#log.error(`The panel could not draw: ${message.message}`)
        return
      case 'reveal-claim':
        if (open.linked !== null) {
          await revealBeside(toPlace(open.claim.uri, open.linked.range), open.panel.viewColumn)
        }
        return
      case 'reveal-row': {
        const table = tableOf(open)?.table
        const row = table?.rows[message.row]
        if (table !== undefined && row !== undefined) {
          await revealBeside(toPlace(row.uri ?? table.uri, row.range), open.panel.viewColumn)
        }
        return
      }
      case 'choose-claim':
        return this.#choose(open, message.claimId)
      case 'try':
        open.trial = message.trial
        return this.#send(open)
      case 'take': {
        if (open.shown !== null) await this.#tell(open, this.#takeAlong.take(message, open.shown))
        return
      }
      case 'copy-finding': {
        if (open.shown !== null) await this.#tell(open, this.#takeAlong.copyFinding(open.shown))
        return
      }
    }
  }

  /** Shows another claim of the document; what was tried on the one before stays with that. */
  async #choose(open: Open, claimId: string): Promise<void> {
    const known = await findingsOf(open.claim.uri, this.#watch)
    if (known.state === 'read' && !known.findings.some(({ claim }) => claim.id === claimId)) {
      await this.#post(open, { type: 'told', message: 'That claim is no longer in the document.' })
    } else {
      open.claim = { uri: open.claim.uri, claimId }
      open.trial = NO_TRIAL
      open.linked = null
      open.shown = null
      open.row = null
    }
    await this.#send(open)
  }

  async #tell(open: Open, said: Promise<string>): Promise<void> {
    await this.#post(open, { type: 'told', message: await said })
  }

  async #post(open: Open, message: ToPanel): Promise<void> {
    // The reader may have closed the panel meanwhile.
    if (this.#open.has(open)) await open.panel.webview.postMessage(message)
  }

  /** To a page that may know nothing, nor where the cursor is. */
  #sendAll(open: Open): Promise<void> {
    open.row = null
    return this.#send(open)
  }

  /** Sends the page all there is to show. */
  async #send(open: Open): Promise<void> {
    try {
      const known = await findingsOf(open.claim.uri, this.#watch)
      if (!this.#open.has(open)) return
      // What is shown stays until the document was read again, which is told.
      if (known.state === 'unread' && open.linked !== null) return
      const finding = known.state === 'read' ? followed(known.findings, open.claim.claimId, open) : null
      if (known.state !== 'read' || finding === null) {
        open.row = null
        await this.#post(open, { type: 'gone', message: known.state === 'unread' ? UNREAD : GONE })
        return
      }
      open.linked = finding
      open.known = known.findings.map(({ claim }) => claim.id)
      open.claim = { uri: open.claim.uri, claimId: finding.claim.id }
      open.panel.title = titleOf(finding)
      // A page that is not seen gets everything once it is.
      if (!open.panel.visible) return
      const { trial } = open
      const trying =
        finding.link.state === 'linked' ? await this.#watch.tried(known.document, finding.claim.id, trial) : null
      // While the trial was worked out another may have been asked for, or another claim; then that is on its way.
      if (!this.#open.has(open) || open.linked !== finding || open.trial !== trial) return
      const subject = { uri: open.claim.uri, finding, all: known.findings, trial, trying }
      open.shown = taken(subject)
      await this.#post(open, { type: 'state', state: panelStateOf(subject) })
      await this.#sendRow(open)
    } catch (error) {
      this.#log.error(`The panel: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    }
  }

  /** The row at the cursor, as the page shows no cursor of its own after a state of another table. */
  async #sendRow(open: Open): Promise<void> {
    const series = tableOf(open)
    const place = this.#cursor.place()
    const row = series === null || place === null ? null : rowAt(series.table, series.y.index, place)
    if (row === open.row) return
    open.row = row
    await this.#post(open, { type: 'cursor', row })
  }
}

/** The series that the page shows, whose table a click leads to and a cursor may stand in. */
function tableOf({ shown }: Open): Series | null {
  return shown?.finding.link.state === 'linked' ? shown.finding.link.series : null
}

/** What the reader is told where a wish came to nothing. */
function whyNot({ type }: FromPanel, error: unknown): string {
  const why = error instanceof Error ? error.message : String(error)
  switch (type) {
    case 'reveal-claim':
    case 'reveal-row':
      return `The editor cannot show that place: ${why}`
    case 'take':
    case 'copy-finding':
      return `Nothing was taken along: ${why}`
    case 'ready':
    case 'failed':
    case 'choose-claim':
    case 'try':
      return `That did not work: ${why}`
  }
}

function readClaim(state: unknown): ClaimArgument | null {
  if (typeof state !== 'object' || state === null || !('documentUri' in state) || !('claimId' in state)) return null
  const { documentUri, claimId } = state
  return typeof documentUri === 'string' && typeof claimId === 'string' ? { uri: documentUri, claimId } : null
}
