import type MarkdownIt from 'markdown-it'
import * as vscode from 'vscode'
import type { Finding } from '../finding.ts'
import { type CardPicture, markHtml, type PageMark } from '../preview/card.ts'
import type { DocumentMarks } from '../preview/marks.ts'
import { markClaims, type PreviewHost } from '../preview/plugin.ts'
import type { ThemeKind } from '../protocol.ts'
import type { ClaimWatch, Watched } from './claimWatch.ts'
import { errorText } from './errorText.ts'
import type { Surfaces } from './surfaces.ts'
import { themeKind } from './themeKind.ts'

/** Draws the re-plot of a finding; null where there is nothing to draw or drawing failed. */
export type PictureSource = {
  pictureOf(finding: Finding, theme: ThemeKind): Promise<string | null>
  /** The picture if it is at hand or quickly drawn. */
  kept(finding: Finding, theme: ThemeKind): string | null
}

/** What a page shows, of which version of its document; the version is null where the document was not open. */
type Shown = {
  readonly version: number | null
  /** When the page was loaded as a whole; after an edit its content alone is put in. */
  readonly loadedAt: number
  readonly places: readonly string[]
  readonly placesOf: (marks: DocumentMarks) => readonly string[]
}

/** What a preview has been told to show: how often, and when it was told last. */
type Told = { readonly places: readonly string[]; readonly times: number; readonly at: number }

/** Known picture of a finding, or that it has none, in one theme. */
type Drawn = { readonly theme: ThemeKind; readonly uri: string | null }

const REFRESH = 'markdown.preview.refresh'
/** Characters of pictures in one page: it is sent whole with every edit. */
const PAGE_ROOM = 2_000_000
/** While pictures are drawn, the page is loaded anew this often at most, in milliseconds. */
const BETWEEN_REFRESHES = 3_000
/** How long a rendering may take over pictures that are quickly drawn, in milliseconds; the rest comes after it. */
const AT_ONCE = 50
/**
 * Milliseconds between two loadings of a page. A page that is told to load while it is loading may keep what it had, and a
 * preview that is about to render an edit passes over being told: then it is told again.
 */
const BETWEEN_LOADINGS = 1_500
const MOST_TELLINGS = 4
/** The editor tells of a new tab a moment after it has filled it. */
const TAB_PAUSE = 150
/** More previews than anybody has open at a time: of so many documents it is known what they show. */
const MOST_SHOWN = 8
/** Without a preview for so long, in milliseconds, what the last ones showed is forgotten. */
const CLOSED_FOR = 10_000

/**
 * Marks claims in the built-in Markdown preview. The preview renders at once and asks for no picture twice, so pictures are
 * drawn afterwards, and the preview is told to load its page again only when that would then show something else: it does not
 * load without a flicker, and it renders by itself after each edit.
 */
export class ClaimPreview implements vscode.Disposable, PreviewHost {
  readonly #watch: ClaimWatch
  readonly #pictures: PictureSource
  readonly #surfaces: Surfaces
  readonly #log: vscode.LogOutputChannel
  readonly #disposables: vscode.Disposable[]
  /** What each previewed document showed last, by its URI. */
  readonly #shown = new Map<string, Shown>()
  /** What a document's preview has been told to show and does not show yet. */
  readonly #told = new Map<string, Told>()
  /** The last findings of previewed documents: the editor closes one that only a preview shows. */
  readonly #last = new Map<string, Watched>()
  readonly #drawn = new WeakMap<Finding, Drawn>()
  readonly #marks = new WeakMap<Finding, { readonly key: string; readonly mark: PageMark }>()
  #working = false
  #soon: NodeJS.Timeout | undefined
  #closing: NodeJS.Timeout | undefined

  constructor(watch: ClaimWatch, pictures: PictureSource, surfaces: Surfaces, log: vscode.LogOutputChannel) {
    this.#watch = watch
    this.#pictures = pictures
    this.#surfaces = surfaces
    this.#log = log
    this.#disposables = [
      watch.onDidChange(() => this.#lookSoon(0)),
      vscode.window.onDidChangeActiveColorTheme(() => this.#lookSoon(0)),
      vscode.window.tabGroups.onDidChangeTabs(() => this.#lookSoon(TAB_PAUSE)),
      surfaces.onDidChange(() => this.#lookSoon(0)),
    ]
  }

  /** What the extension gives to the Markdown extension. */
  readonly extendMarkdownIt = (md: MarkdownIt): MarkdownIt => markClaims(md, this)

  marksOf(document: string): DocumentMarks | null {
    return this.#marksNow(document)
  }

  rendered(document: string, places: readonly string[], placesOf: Shown['placesOf']): void {
    const version = openDocument(document)?.version ?? null
    const before = this.#shown.get(document)
    const isEdited = before !== undefined && before.version !== version
    // What was shown last is forgotten last; a preview that follows its reader shows one document after the other.
    this.#shown.delete(document)
    this.#shown.set(document, { version, loadedAt: isEdited ? before.loadedAt : Date.now(), places, placesOf })
    for (const oldest of this.#shown.keys()) {
      if (this.#shown.size <= MOST_SHOWN) break
      this.#shown.delete(oldest)
      this.#told.delete(oldest)
      this.#last.delete(oldest)
    }
    this.#lookSoon(TAB_PAUSE)
  }

  failed(error: unknown): void {
    this.#log.error(`Claims could not be marked in the preview: ${errorText(error)}`)
  }

  dispose(): void {
    clearTimeout(this.#soon)
    clearTimeout(this.#closing)
    this.#shown.clear()
    for (const disposable of this.#disposables) disposable.dispose()
  }

  #marksNow(document: string): DocumentMarks | null {
    if (!this.#surfaces.settings.preview) return null
    const watched = this.#watched(document)
    if (watched === undefined) return null
    const theme = themeKind(vscode.window.activeColorTheme.kind)
    let room = PAGE_ROOM
    const began = Date.now()
    const marks = watched.analysis.findings.map((finding, number) => {
      const known = this.#pictureNow(finding, theme)
      const picture =
        known.state === 'awaited' && Date.now() - began < AT_ONCE ? this.#quicklyDrawn(finding, theme) : known
      const fits = picture.state !== 'drawn' || picture.uri.length <= room
      if (picture.state === 'drawn' && fits) room -= picture.uri.length
      return this.#mark(finding, fits ? picture : { state: 'left-out' }, number)
    })
    const open = openDocument(document)
    return { marks, current: open === undefined || open.version === watched.version }
  }

  #watched(document: string): Watched | undefined {
    const watched = this.#watch.all().find(one => one.document.uri.toString() === document)
    const open = openDocument(document)
    if (open !== undefined && this.#watch.notChecked(open)) this.#last.delete(document)
    if (watched === undefined) return this.#last.get(document)
    this.#last.set(document, watched)
    return watched
  }

  #pictureNow(finding: Finding, theme: ThemeKind): CardPicture {
    if (finding.pictures.length === 0) return { state: 'none' }
    const drawn = this.#drawn.get(finding)
    if (drawn?.theme === theme) return drawn.uri === null ? { state: 'none' } : { state: 'drawn', uri: drawn.uri }
    return { state: 'awaited' }
  }

  #quicklyDrawn(finding: Finding, theme: ThemeKind): CardPicture {
    const uri = this.#pictures.kept(finding, theme)
    if (uri === null) return { state: 'awaited' }
    this.#drawn.set(finding, { theme, uri })
    return { state: 'drawn', uri }
  }

  #mark(finding: Finding, picture: CardPicture, number: number): PageMark {
    const key = `${number} ${picture.state === 'drawn' ? picture.uri : picture.state}`
    const known = this.#marks.get(finding)
    if (known?.key === key) return known.mark
    const mark = { finding, html: markHtml(finding, picture, number) }
    this.#marks.set(finding, { key, mark })
    return mark
  }

  #lookSoon(pause: number): void {
    if (this.#shown.size === 0) return
    clearTimeout(this.#soon)
    this.#soon = setTimeout(() => this.#look(), pause)
  }

  /** Brings what the previews show up to date, where one is open. */
  #look(): void {
    if (!isPreviewOpen()) {
      clearTimeout(this.#closing)
      this.#closing = setTimeout(() => this.#forget(), CLOSED_FOR)
      return
    }
    if (!this.#working) void this.#draw()
  }

  /** A tab that is moved, or that the editor has not told of yet, is not closed. */
  #forget(): void {
    if (isPreviewOpen()) return
    this.#shown.clear()
    this.#told.clear()
    this.#last.clear()
  }

  /** Draws what is missing, one after the other, and shows all of it at once where that does not take long. */
  async #draw(): Promise<void> {
    this.#working = true
    try {
      let refreshed = Date.now()
      for (let missing = this.#missing(); missing !== undefined; missing = this.#missing()) {
        const { finding, theme } = missing
        this.#drawn.set(finding, { theme, uri: await this.#picture(finding, theme) })
        // The editor's other wishes come in between.
        await new Promise(resolve => setTimeout(resolve))
        if (Date.now() - refreshed < BETWEEN_REFRESHES) continue
        this.#refresh()
        refreshed = Date.now()
      }
      this.#refresh()
    } finally {
      this.#working = false
    }
  }

  async #picture(finding: Finding, theme: ThemeKind): Promise<string | null> {
    try {
      return await this.#pictures.pictureOf(finding, theme)
    } catch (error) {
      this.failed(error)
      return null
    }
  }

  /** The first finding of a previewed document whose picture is neither known nor known to fail. */
  #missing(): { readonly finding: Finding; readonly theme: ThemeKind } | undefined {
    if (!this.#surfaces.settings.preview) return undefined
    const theme = themeKind(vscode.window.activeColorTheme.kind)
    for (const document of this.#shown.keys()) {
      let room = PAGE_ROOM
      for (const finding of this.#watched(document)?.analysis.findings ?? []) {
        const picture = this.#pictureNow(finding, theme)
        if (picture.state === 'awaited') return { finding, theme }
        if (picture.state === 'drawn') room -= picture.uri.length
        if (room <= 0) break
      }
    }
    return undefined
  }

  /** Tells the preview to load its page again where that would show something else than it does. */
  #refresh(): void {
    if (!isPreviewOpen()) return
    let isOld = false
    let isAwaited = false
    for (const [document, shown] of this.#shown) {
      // A page of an older text is about to be rendered in any case.
      if (shown.version !== (openDocument(document)?.version ?? shown.version)) continue
      const marks = this.#marksNow(document)
      const places = marks === null ? [] : shown.placesOf(marks)
      if (areSame(places, shown.places)) {
        this.#told.delete(document)
        continue
      }
      const last = this.#told.get(document)
      const told = last !== undefined && areSame(last.places, places) ? last : { places, times: 0, at: 0 }
      // Whatever the preview makes of it, it is not told the same for ever.
      if (told.times >= MOST_TELLINGS) continue
      isAwaited = true
      if (Date.now() - Math.max(told.at, shown.loadedAt) < BETWEEN_LOADINGS) continue
      this.#told.set(document, { places, times: told.times + 1, at: Date.now() })
      isOld = true
    }
    if (isAwaited) this.#lookSoon(BETWEEN_LOADINGS)
    if (!isOld) return
    vscode.commands
      .executeCommand(REFRESH)
      .then(undefined, error => this.#log.warn(`The preview could not be refreshed: ${errorText(error)}`))
  }
}

function areSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((part, at) => part === other[at])
}

function openDocument(uri: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(document => document.uri.toString() === uri)
}

function isPreviewOpen(): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(
      ({ input }) =>
        (input instanceof vscode.TabInputWebview || input instanceof vscode.TabInputCustom) &&
        input.viewType.includes('markdown.preview'),
    ),
  )
}
