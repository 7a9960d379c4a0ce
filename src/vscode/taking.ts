import * as vscode from 'vscode'
import type { ClaimOptions } from '../claims/options.ts'
import type { Finding } from '../finding.ts'
import type { TakenForm } from '../protocol.ts'
import { insertionBehind } from '../take/block-end.ts'
import { pictureMarkdown, pictureWords, type Taken } from '../take/caption.ts'
import { viewCsv } from '../take/csv.ts'
import { vegaLiteFile, viewSpec } from '../take/drawing.ts'
import { fileName } from '../take/file-name.ts'
import { pngFile } from '../take/png-file.ts'
import { quietInsertion } from '../take/quiet.ts'
import { reviewParagraph } from '../take/review.ts'
import { svgFile } from '../take/svg-file.ts'
import { chosenView, firstView } from '../take/view.ts'
import { type ClaimWatch, findingOf } from './claimWatch.ts'
import type { ClaimArgument } from './commandArguments.ts'
import { errorText } from './errorText.ts'
import type { TakeMessage, TakeSubject } from './takeAlong.ts'
import { encoded, failureWords, writeBeside } from './takenFiles.ts'

/** Folder beside the document into which inserted pictures go. */
const FIGURES = 'figures'

const FORMS: Readonly<Record<TakenForm, { readonly name: string; readonly ending: string }>> = {
  svg: { name: 'SVG', ending: 'svg' },
  png: { name: 'PNG', ending: 'png' },
  'vega-lite': { name: 'Vega-Lite specification', ending: 'json' },
  csv: { name: 'CSV', ending: 'csv' },
}

type Content = { readonly state: 'made'; readonly content: string | Uint8Array } | Told

/** Why nothing could be made, as the reader is told. */
type Told = { readonly state: 'told'; readonly message: string }

/** Copies, saves and inserts views and findings; every wish is answered by the sentence that the reader is told. */
export class Taking {
  readonly #watch: ClaimWatch
  readonly #log: vscode.LogOutputChannel
  readonly #nameOf: (uri: string) => string
  readonly #claimOptions: (uri: string) => Promise<ClaimOptions>

  /** `nameOf`: the name a reader knows a file by; `claimOptions`: how claims of a document are found at this moment. */
  constructor(
    watch: ClaimWatch,
    nameOf: (uri: string) => string,
    claimOptions: (uri: string) => Promise<ClaimOptions>,
    log: vscode.LogOutputChannel,
  ) {
    this.#watch = watch
    this.#nameOf = nameOf
    this.#claimOptions = claimOptions
    this.#log = log
  }

  /** Does what the panel asks for. Never rejects. */
  take(message: TakeMessage, subject: TakeSubject): Promise<string> {
    return this.#answered(NOT_DONE[message.how], async () => {
      const view = chosenView(subject.pictures, message.view)
      if (view === null) return 'The data have changed and no longer hold this view; choose it again.'
      const taken: Taken = { finding: subject.finding, view, ...(subject.trial && { trial: subject.trial }) }
      switch (message.how) {
        case 'copy':
          return this.#copy(message, taken)
        case 'save':
          return this.#save(message, taken, subject.uri)
        case 'insert':
          return this.#insert(message, taken, subject.uri)
      }
    })
  }

  /** Copies the finding as a paragraph for a review. Never rejects. */
  copyFinding({ uri, finding, trial, asLinked }: TakeSubject): Promise<string> {
    return this.#answered('Not copied', async () => {
      const reviewed = { uri, finding, ...(trial && { trial }), ...(asLinked && { asLinked }) }
      await vscode.env.clipboard.writeText(reviewParagraph(reviewed, this.#nameOf))
      return 'Copied the finding as a review paragraph.'
    })
  }

  /** The command: copies the finding of a claim of a document. Never rejects. */
  copyFindingOf(claim: ClaimArgument): Promise<string> {
    return this.#answered('Not copied', async () => {
      const finding = await this.#findingOf(claim)
      return finding === undefined
        ? 'Not copied: the claim is no longer in the document.'
        : this.copyFinding({ uri: claim.uri, finding, pictures: finding.pictures })
    })
  }

  /** The command: inserts the picture that a reader sees first of a claim of a document. Never rejects. */
  insertPictureOf(claim: ClaimArgument): Promise<string> {
    return this.#answered('Not inserted', async () => {
      const finding = await this.#findingOf(claim)
      if (finding === undefined) return 'Not inserted: the claim is no longer in the document.'
      const view = firstView(finding.pictures, finding.deciding)
      if (view === null) return 'Not inserted: there is nothing to plot, since no data are linked to this claim.'
      const message: TakeMessage = { type: 'take', how: 'insert', form: 'svg', view, png: null }
      return this.take(message, { uri: claim.uri, finding, pictures: finding.pictures })
    })
  }

  async #answered(otherwise: string, work: () => Promise<string>): Promise<string> {
    try {
      return await work()
    } catch (error) {
      this.#log.error(`${otherwise}: ${errorText(error)}`)
      return `${otherwise}: ${failureWords(error)}`
    }
  }

  async #copy(message: TakeMessage, taken: Taken): Promise<string> {
    if (message.form === 'png') return 'Not copied: the panel itself copies a PNG; save it instead.'
    const made = await this.#content(message, taken)
    if (made.state === 'told') return `Not copied: ${made.message}`
    if (typeof made.content !== 'string') return 'Not copied: only text can be copied from here; save it instead.'
    await vscode.env.clipboard.writeText(made.content)
    return `Copied the ${FORMS[message.form].name}.`
  }

  async #save(message: TakeMessage, taken: Taken, uri: string): Promise<string> {
    const made = await this.#content(message, taken)
    if (made.state === 'told') return `Not saved: ${made.message}`
    const { name, ending } = FORMS[message.form]
    const folder = folderOf(uri) ?? vscode.workspace.workspaceFolders?.[0]?.uri
    const file = fileName(taken.finding.claim.text, taken.view.chosen, message.form)
    const target = await vscode.window.showSaveDialog({
      title: `Save the re-plot (${name})`,
      filters: { [name]: [ending] },
      ...(folder && { defaultUri: vscode.Uri.joinPath(folder, file) }),
    })
    if (target === undefined) return 'Not saved.'
    await vscode.workspace.fs.writeFile(target, encoded(made.content))
    return `Saved as ${this.#nameOf(target.toString())}.`
  }

  async #insert(message: TakeMessage, taken: Taken, uri: string): Promise<string> {
    const folder = folderOf(uri)
    if (folder === null) return 'Save the document first: the picture is put into a folder beside it.'
    const form = message.form === 'png' ? 'png' : 'svg'
    const made = await this.#content({ ...message, form }, taken)
    if (made.state === 'told') return `Not inserted: ${made.message}`
    const claim = { uri, claimId: taken.finding.claim.id }
    if ((await this.#findingOf(claim)) === undefined) return 'Not inserted: the claim is no longer in the document.'
    const name = fileName(taken.finding.claim.text, taken.view.chosen, form)
    const file = await writeBeside(vscode.Uri.joinPath(folder, FIGURES), name, made.content)
    const path = `${FIGURES}/${file}`
    const inserted = await this.#insertText(claim, plainer => pictureMarkdown(taken, path, this.#nameOf, plainer))
    return inserted ? `Inserted ${path} below the claim.` : `Saved ${path}, but the document could not be changed.`
  }

  /** One change that can be undone, at the place that the claim has in the text as it stands now. */
  async #insertText(claim: ClaimArgument, block: (plainer: boolean) => string): Promise<boolean> {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(claim.uri))
    const finding = await this.#findingOf(claim)
    if (finding === undefined) return false
    const text = document.getText()
    const behind = (plainer: boolean) => insertionBehind(text, finding.claim.span, block(plainer))
    const read = { uri: claim.uri, text, claims: await this.#claimOptions(claim.uri) }
    const insertion = quietInsertion(read, behind(false), behind(true))
    const edit = new vscode.WorkspaceEdit()
    edit.insert(document.uri, document.positionAt(insertion.at), insertion.text)
    return vscode.workspace.applyEdit(edit)
  }

  async #content({ form, png }: TakeMessage, taken: Taken): Promise<Content> {
    switch (form) {
      case 'svg': {
        // Vega is loaded with the first picture, not with the extension.
        const { svgOf } = await import('../plot/svg.ts')
        return made(svgFile(await svgOf(viewSpec(taken.view)), pictureWords(taken, this.#nameOf)))
      }
      case 'png': {
        const bytes = png === null ? null : pngFile(png)
        return bytes === null ? { state: 'told', message: 'the panel sent no PNG; take an SVG instead.' } : made(bytes)
      }
      case 'vega-lite':
        return made(vegaLiteFile(taken.view, pictureWords(taken, this.#nameOf).description))
      case 'csv':
        return made(viewCsv(taken.view))
    }
  }

  async #findingOf({ uri, claimId }: ClaimArgument): Promise<Finding | undefined> {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri))
    return findingOf(await this.#watch.fresh(document), claimId)
  }
}

const NOT_DONE: Readonly<Record<TakeMessage['how'], string>> = {
  copy: 'Not copied',
  save: 'Not saved',
  insert: 'Not inserted',
}

function made(content: string | Uint8Array): Content {
  return { state: 'made', content }
}

/** The folder of a document; null for one that was never saved. */
function folderOf(uri: string): vscode.Uri | null {
  const document = vscode.Uri.parse(uri)
  return document.scheme === 'untitled' ? null : vscode.Uri.joinPath(document, '..')
}
