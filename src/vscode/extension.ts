import * as vscode from 'vscode'
import type { DataFiles } from '../tables/files/data-files.ts'
import { DATA_ENDINGS } from '../tables/files/format.ts'
import { accept } from './accept.ts'
import { AuditCommands } from './auditCommand.ts'
import { ClaimMarks } from './claimMarks.ts'
import { ClaimPictures } from './claimPictures.ts'
import { ClaimWatch, PAPER_LANGUAGES } from './claimWatch.ts'
import { ClaimActions } from './codeActions.ts'
import { ClaimLenses } from './codeLens.ts'
import { type ClaimArgument, readAccept, readClaim, readInsert, readPlace, readRule } from './commandArguments.ts'
import { COMMANDS, insert, reveal } from './commands.ts'
import { ConfigurationWatch } from './configurationWatch.ts'
import { DataWatch } from './dataWatch.ts'
import { showDiagnostics } from './diagnostics.ts'
import { EditorWorkspace } from './editorWorkspace.ts'
import { errorText } from './errorText.ts'
import { FolderAnalyzers } from './folderAnalyzers.ts'
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

const PAPERS: vscode.DocumentSelector = PAPER_LANGUAGES.map(language => ({ language }))
/** Files that the claims of open papers may rest on. */
const DATA_FILES: vscode.DocumentSelector = { pattern: `**/*.{${DATA_ENDINGS.join(',')}}` }

/** Wires the surfaces together. Called by the editor when a Markdown file is opened or a command of ours is run. */
export function activate(context: vscode.ExtensionContext): Pick<ClaimPreview, 'extendMarkdownIt'> {
  const log = vscode.window.createOutputChannel('Emergence Check', { log: true })
  const workspace = new EditorWorkspace()
  const data = new DataWatch()
  // The first to hear of a change, so that whoever looks again sees what stands there now.
  const freshness = data.onDidChange(({ uri }) => workspace.forget(uri.toString()))
  const reading = new ReadingNotices(
    uri => workspace.nameOf(uri),
    uri => dataFiles?.cancel(uri),
  )
  // What was read of files outlives a change of settings.
  let dataFiles: DataFiles | null = null
  const configurations = new ConfigurationWatch(data, log)
  const analyzer = new FolderAnalyzers(async folder => {
    const [{ Analyzer }, files, { settings }] = await Promise.all([
      import('../analyze.ts'),
      import('../tables/files/data-files.ts'),
      configurations.of(folder),
    ])
    dataFiles ??= new files.DataFiles(workspace, (uri, share) => reading.tell(uri, share))
    return new Analyzer(workspace, settings, dataFiles)
  })
  const watch = new ClaimWatch(analyzer, data, log, uri => configurations.notChecked(uri))
  const takeAlong = new TakeAlong(
    watch,
    uri => workspace.nameOf(uri),
    async uri => {
      const folder = vscode.workspace.getWorkspaceFolder(vscode.Uri.parse(uri)) ?? null
      return (await configurations.of(folder)).settings.claims
    },
    log,
  )
  const panels = new ReplotPanels(context.extensionUri, watch, takeAlong, log)
  const surfaces = new Surfaces(log)
  const lenses = new ClaimLenses(watch, surfaces)
  const pictures = new ClaimPictures(problem => log.warn(problem))
  const preview = new ClaimPreview(watch, pictures, surfaces, log)
  /** A command on the claim that its argument names, as a link does, or else on the one at the cursor. */
  const onClaim = (command: string, work: (claim: ClaimArgument) => Promise<void>) =>
    vscode.commands.registerCommand(command, async (argument: unknown) => {
      const claim = readClaim(argument) ?? (await claimAtHand(context, watch))
      if (claim !== undefined) await work(claim)
    })
  /** A command that only our own links run. */
  const onLink = <T>(command: string, read: (argument: unknown) => T | null, work: (argument: T) => Promise<void>) =>
    vscode.commands.registerCommand(command, async (argument: unknown) => {
      const known = read(argument)
      if (known === null) {
        log.warn(`${command} was run with an argument that is not understood.`)
        return
      }
      try {
        await work(known)
      } catch (error) {
        // The file may have been moved since the link was made.
        log.warn(errorText(error))
        tell('The place that the link leads to is no longer there. Hover again for a fresh link.')
      }
    })
  const auditParts = { extension: context.extensionUri, watch, data, workspace, analyzer, log }
  const audit = new AuditCommands(auditParts, context.workspaceState)
  context.subscriptions.push(
    log,
    freshness,
    data,
    configurations,
    reading,
    watch,
    panels,
    audit,
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
    onClaim(COMMANDS.openPanel, claim => panels.open(claim)),
    onClaim(COMMANDS.copyFinding, async claim => tell(await takeAlong.copyFindingOf(claim))),
    onClaim(COMMANDS.insertPicture, async claim => tell(await takeAlong.insertPictureOf(claim))),
    vscode.commands.registerCommand(COMMANDS.showClaims, () => showClaims(context, watch)),
    vscode.commands.registerCommand(COMMANDS.openSample, () => openSample(context)),
    onLink(COMMANDS.openRule, readRule, openRule),
    onLink(COMMANDS.reveal, readPlace, reveal),
    onLink(COMMANDS.accept, readAccept, argument => accept(argument, watch)),
    onLink(COMMANDS.insert, readInsert, insert),
    configurations.onDidChange(folder => {
      analyzer.forget(folder)
      watch.restart(({ uri }) => (vscode.workspace.getWorkspaceFolder(uri) ?? null)?.index === folder?.index)
      audit.settingsChanged()
    }),
  )
  return { extendMarkdownIt: preview.extendMarkdownIt }
}

function tell(message: string): void {
  void vscode.window.showInformationMessage(message)
}
