import type { Analysis, Analyzer, PaperText, Trying } from '../analyze.ts'
import type { Trial } from '../trial.ts'

/** An analyzer that is loaded with the first document: it is four fifths of our code, and many windows never show a paper. */
export class LazyAnalyzer implements Pick<Analyzer, 'analyze' | 'tried'> {
  readonly #load: () => Promise<Analyzer>
  #loading: Promise<Analyzer> | null = null
  #loaded: Analyzer | null = null

  constructor(load: () => Promise<Analyzer>) {
    this.#load = load
  }

  async analyze(document: PaperText, signal: AbortSignal): Promise<Analysis | null> {
    this.#loading ??= this.#load()
    this.#loaded = await this.#loading
    return signal.aborted ? null : this.#loaded.analyze(document, signal)
  }

  /** Null also before anything was analysed. */
  tried(uri: string, claimId: string, trial: Trial): Trying | null {
    return this.#loaded?.tried(uri, claimId, trial) ?? null
  }
}
