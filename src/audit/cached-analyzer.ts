import * as v from 'valibot'
import type { Analysis, Analyzer, PaperText } from '../analyze.ts'
import type { Workspace } from '../workspace.ts'
import { isAnalysis } from './record.ts'
import { Rests } from './rests.ts'

/** Makes a digest of pieces, one after another. */
export type Hasher = {
  add(piece: string | Uint8Array): void
  /** At least 128 bits as hexadecimal digits; the hasher is done with. */
  digest(): string
}

/** Where analyses are kept from one run to the next. Keys are digests of its own hasher. Nothing here throws. */
export type AnalysisStore = {
  hasher(): Hasher
  /** An entry as it was saved; null where there is none, or none that is whole. */
  load(key: string): string | null
  /** Keeps an entry, if that is possible. */
  save(key: string, entry: string): void
}

/** Part of every key: entries of another form are never found. */
const FORM = 'emergence-check analysis 1'

/**
 * An analyzer that keeps what it has found. A document is analysed again only when its text, its address, `key` (a digest of the
 * settings and the tool's version) or anything that its findings rest on is another: data files, folders and other documents, those
 * included that were looked for and were not there. Documents that cannot hold a claim are not kept: to see that again costs less.
 */
export class CachedAnalyzer implements Pick<Analyzer, 'analyze'> {
  readonly #analyzer: Pick<Analyzer, 'glance' | 'read'>
  readonly #store: AnalysisStore
  readonly #key: string
  readonly #rests: Rests

  constructor(analyzer: Pick<Analyzer, 'glance' | 'read'>, workspace: Workspace, store: AnalysisStore, key: string) {
    this.#analyzer = analyzer
    this.#store = store
    this.#key = key
    this.#rests = new Rests(workspace, () => store.hasher())
  }

  /** As the analyzer's own; rejects where that does. */
  async analyze(document: PaperText, signal: AbortSignal): Promise<Analysis | null> {
    const nothing = this.#analyzer.glance(document)
    if (nothing !== null) return nothing
    const key = this.#keyOf(document)
    const kept = await this.#recall(key, document.uri, signal)
    if (kept !== null || signal.aborted) return kept
    const analysis = await this.#analyzer.read(document, signal)
    if (analysis !== null) await this.#keep(key, analysis, signal)
    return analysis
  }

  #keyOf({ uri, text }: PaperText): string {
    const hasher = this.#store.hasher()
    hasher.add(JSON.stringify([FORM, this.#key, uri]))
    hasher.add(text)
    return hasher.digest()
  }

  async #recall(key: string, uri: string, signal: AbortSignal): Promise<Analysis | null> {
    const entry = readEntry(this.#store.load(key), uri)
    if (entry === null) return null
    try {
      for (const [address, name] of entry.rests) {
        if ((await this.#rests.nameOf(address, signal)) !== name) return null
      }
    } catch (error) {
      if (signal.aborted) return null
      throw error
    }
    return entry.analysis
  }

  async #keep(key: string, analysis: Analysis, signal: AbortSignal): Promise<void> {
    const rests: [string, string][] = []
    try {
      for (const address of analysis.dataFiles) rests.push([address, await this.#rests.nameOf(address, signal)])
    } catch (error) {
      // The analysis is done all the same.
      if (signal.aborted) return
      throw error
    }
    this.#store.save(key, JSON.stringify({ rests, analysis }))
  }
}

const entryForm = v.object({
  rests: v.array(v.tuple([v.string(), v.string()])),
  analysis: v.custom<Analysis>(isAnalysis),
})

type Entry = v.InferOutput<typeof entryForm>

/** Reads what somebody else may have written; null for what is none of ours. */
function readEntry(text: string | null, uri: string): Entry | null {
  if (text === null) return null
  try {
    const read = v.safeParse(entryForm, JSON.parse(text))
    return read.success && read.output.analysis.uri === uri ? read.output : null
  } catch {
    return null
  }
}
