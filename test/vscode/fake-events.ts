type Listener<T> = (event: T) => unknown

/** The editor's events. */
export class Emitter<T> {
  readonly #listeners = new Set<Listener<T>>()
  readonly event = (listener: Listener<T>) => {
    this.#listeners.add(listener)
    return { dispose: () => this.#listeners.delete(listener) }
  }
  fire(event: T): void {
    for (const listener of [...this.#listeners]) listener(event)
  }
  dispose(): void {
    this.#listeners.clear()
  }
}
