import type { Analysis, Analyzer, PaperText } from '../analyze.ts'
import { Glance } from '../glance.ts'
import type { Settings } from '../settings.ts'

/** An analyzer that is loaded with the first document that must be read: it is most of the program, and few documents hold a claim. */
export class LaterAnalyzer implements Pick<Analyzer, 'analyze' | 'glance' | 'read'> {
  readonly #glance: Glance
  readonly #load: () => Promise<Pick<Analyzer, 'read'>>
  #loading: Promise<Pick<Analyzer, 'read'>> | null = null

  constructor(settings: Settings, load: () => Promise<Pick<Analyzer, 'read'>>) {
    this.#glance = new Glance(settings.claims)
    this.#load = load
  }

  glance(document: PaperText): Analysis | null {
    return this.#glance.at(document)
  }

  async analyze(document: PaperText, signal: AbortSignal): Promise<Analysis | null> {
    return this.glance(document) ?? this.read(document, signal)
  }

  async read(document: PaperText, signal: AbortSignal): Promise<Analysis | null> {
    this.#loading ??= this.#load()
    return (await this.#loading).read(document, signal)
  }
}
