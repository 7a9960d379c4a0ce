/**
 * Lets whatever else waits – Ctrl-C, a terminal, other extensions – have its turn now and then. By time and not by file: thousands of
 * files hold no claim and take no time.
 */
export class Turns {
  readonly #longest: number
  #since = performance.now()

  /** `longest`: milliseconds for which others are kept waiting. */
  constructor(longest: number) {
    this.#longest = longest
  }

  async pause(): Promise<void> {
    if (performance.now() - this.#since < this.#longest) return
    await new Promise(resume => setImmediate(resume))
    this.#since = performance.now()
  }
}
