import * as vscode from 'vscode'
import { Analyzer } from '../analyze.ts'
import { readSettings, type Settings } from '../settings.ts'
import { DataFiles } from '../tables/files/data-files.ts'
import { DATA_ENDINGS } from '../tables/files/format.ts'
import { type AcceptArgument, accept } from './accept.ts'
import { auditWorkspace } from './auditCommand.ts'
import { AUDIT_VIEW, AuditTree } from './auditTree.ts'
import { ClaimMarks } from './claimMarks.ts'
import { ClaimPictures } from './claimPictures.ts'
import { ClaimWatch } from './claimWatch.ts'
import { ClaimActions } from './codeActions.ts'
import { ClaimLenses } from './codeLens.ts'
import { type ClaimArgument, COMMANDS, type InsertArgument, insert, type PlaceArgument, reveal } from './commands.ts'
import { DataWatch } from './dataWatch.ts'
import { showDiagnostics } from './diagnostics.ts'
import { EditorWorkspace } from './editorWorkspace.ts'
import { ClaimHover } from './hover.ts'
import { ReplotPanels } from './panel.ts'
import { ClaimPreview } from './preview.ts'
import { ReadingNotices } from './readingNotices.ts'
import { openRule, serveRuleDocuments } from './ruleDocuments.ts'
import { openSample } from './sampleWorkspace.ts'
import { claimAtHand, showClaims } from './showClaims.ts'
import { ClaimCount } from './statusBar.ts'
import { Surfaces } from './surfaces.ts'
import { DataFileHover } from './tableHover.ts'
import { TakeAlong } from './takeAlong.ts'

const PAPERS: vscode.DocumentSelector = [{ language: 'markdown' }, { language: 'quarto' }, { language: 'rmd' }]
/** Files that the claims of open papers may rest on. */
const DATA_FILES: vscode.DocumentSelector = { pattern: `**/*.{${DATA_ENDINGS.join(',')}}` }

/** Settings on which findings hang; the others change what is shown of them. */
const FOUND_BY = ['emergenceCheck.rules', 'emergenceCheck.claims', 'emergenceCheck.data'] as const

/** Wires the surfaces together. Called by the editor when a Markdown file is opened or a command of ours is run. */
export function activate(context: vscode.ExtensionContext): Pick<ClaimPreview, 'extendMarkdownIt'> {
  const log = vscode.window.createOutputChannel('Emergence Check', { log: true })
  const workspace = new EditorWorkspace()
  const data = new DataWatch()
  // The first to hear of a change, so that whoever looks again sees what stands there now.
  const freshness = data.onDidChange(({ uri }) => workspace.forget(uri.toString()))
  const reading = new ReadingNotices(
    uri => workspace.nameOf(uri),
    uri => dataFiles.cancel(uri),
  )
  const dataFiles: DataFiles = new DataFiles(workspace, (uri, share) => reading.tell(uri, share))
  let analyzer = new Analyzer(workspace, settingsNow(log), dataFiles)
  const watch = new ClaimWatch(analyzer, data, log)
  const takeAlong = new TakeAlong(
    watch,
    uri => workspace.nameOf(uri),
    () => settingsNow(log).claims,
    log,
  )
  const panels = new ReplotPanels(context.extensionUri, watch, takeAlong, log)
  const surfaces = new Surfaces(log)
  const lenses = new ClaimLenses(watch, surfaces)
  const pictures = new ClaimPictures(problem => log.warn(problem))
  const preview = new ClaimPreview(watch, pictures, surfaces, log)
  const tree = new AuditTree()
  const view = vscode.window.createTreeView(AUDIT_VIEW, { treeDataProvider: tree, showCollapseAll: true })
  context.subscriptions.push(
    log,
    freshness,
    data,
    reading,
    watch,
    panels,
    view,
    showDiagnostics(watch),
    surfaces,
    new ClaimMarks(context.extensionUri, watch, surfaces),
    new ClaimCount(watch),
    preview,
    lenses,
    vscode.languages.registerCodeLensProvider(PAPERS, lenses),
    serveRuleDocuments(),
    vscode.languages.registerHoverProvider(PAPERS, new ClaimHover(watch, pictures)),
    vscode.languages.registerHoverProvider(DATA_FILES, new DataFileHover(watch)),
    vscode.languages.registerCodeActionsProvider(PAPERS, new ClaimActions(watch), {
      providedCodeActionKinds: ClaimActions.kinds,
    }),
    vscode.commands.registerCommand(COMMANDS.auditWorkspace, () => auditWorkspace(workspace, analyzer, tree, view)),
    vscode.commands.registerCommand(COMMANDS.clearAudit, () => {
      tree.clear()
      view.message = ''
    }),
    vscode.commands.registerCommand(COMMANDS.openPanel, async (argument?: ClaimArgument) => {
      const claim = argument ?? (await claimAtHand(context, watch))
      if (claim !== undefined) await panels.open(claim)
    }),
    vscode.commands.registerCommand(COMMANDS.copyFinding, async (argument?: ClaimArgument) => {
      const claim = argument ?? (await claimAtHand(context, watch))
      if (claim !== undefined) void vscode.window.showInformationMessage(await takeAlong.copyFindingOf(claim))
    }),
    vscode.commands.registerCommand(COMMANDS.insertPicture, async (argument?: ClaimArgument) => {
      const claim = argument ?? (await claimAtHand(context, watch))
      if (claim !== undefined) void vscode.window.showInformationMessage(await takeAlong.insertPictureOf(claim))
    }),
    vscode.commands.registerCommand(COMMANDS.showClaims, () => showClaims(context, watch)),
    vscode.commands.registerCommand(COMMANDS.openSample, () => openSample(context)),
    vscode.commands.registerCommand(COMMANDS.openRule, (id: string) => openRule(id)),
    vscode.commands.registerCommand(COMMANDS.reveal, (place: PlaceArgument) => reveal(place)),
    vscode.commands.registerCommand(COMMANDS.accept, (argument: AcceptArgument) => accept(argument, watch)),
    vscode.commands.registerCommand(COMMANDS.insert, (argument: InsertArgument) => insert(argument)),
    vscode.workspace.onDidChangeConfiguration(event => {
      if (!FOUND_BY.some(setting => event.affectsConfiguration(setting))) return
      analyzer = new Analyzer(workspace, settingsNow(log), dataFiles)
      watch.restart(analyzer)
    }),
  )
  return { extendMarkdownIt: preview.extendMarkdownIt }
}

function settingsNow(log: vscode.LogOutputChannel): Settings {
  const configuration = vscode.workspace.getConfiguration('emergenceCheck')
  const { settings, problems } = readSettings({
    rules: configuration.get('rules'),
    claims: configuration.get('claims'),
    data: configuration.get('data'),
  })
  for (const problem of problems) log.warn(problem)
  return settings
}
