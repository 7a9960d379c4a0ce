/** Work that waits until its element is seen and the page has nothing better to do. */
export type Lazy = {
  /** Watches an element; `work` is done once when it is seen, and again after {@link Lazy.changed}. */
  readonly watch: (target: Element, work: () => Promise<void>) => void
  /** The element's work has to be done anew. */
  readonly changed: (target: Element) => void
  /** Watches nothing any more. */
  readonly forget: () => void
}

/** Makes a queue that does one piece of work at a time, so that the page answers in between. */
export function createLazy(failed: (error: unknown) => void): Lazy {
  const works = new Map<Element, () => Promise<void>>()
  const seen = new Set<Element>()
  const queue = new Set<Element>()
  let busy = false
  const observer = new IntersectionObserver(
    entries => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) {
          seen.add(target)
          queue.add(target)
        } else seen.delete(target)
      }
      next()
    },
    // A little before it is seen, so that a reader who scrolls seldom meets an empty place.
    { rootMargin: '200px' },
  )
  const next = (): void => {
    const [target] = queue
    if (busy || target === undefined) return
    queue.delete(target)
    busy = true
    requestIdleCallback(
      () => {
        const done = works.get(target)?.() ?? Promise.resolve()
        done.catch(failed).finally(() => {
          busy = false
          next()
        })
      },
      { timeout: 200 },
    )
  }
  return {
    watch: (target, work) => {
      works.set(target, work)
      observer.observe(target)
    },
    changed: target => {
      // What is not seen is drawn when it comes into view.
      if (!seen.has(target)) return
      queue.add(target)
      next()
    },
    forget: () => {
      observer.disconnect()
      works.clear()
      seen.clear()
      queue.clear()
    },
  }
}
