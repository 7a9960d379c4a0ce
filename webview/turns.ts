/** Pieces of work that are done one after the other, each when the page has nothing better to do. */
export type Turns = { readonly take: (work: () => Promise<void>) => Promise<void> }

/** Milliseconds after which a turn comes, whatever else there is to do. */
const PATIENCE = 200

/** Makes the turns. What fails is told to who took the turn, and the next one comes all the same. */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  const take = (work: () => Promise<void>): Promise<void> => {
    const done = last.then(idle).then(work)
    last = done.catch(() => undefined)
    return done
  }
  return { take }
}

/** Comes back in a task of its own, so that the page can answer in between. */
export function nextTurn(): Promise<void> {
  return new Promise(done => setTimeout(done))
}

function idle(): Promise<void> {
  return new Promise(done => requestIdleCallback(() => done(), { timeout: PATIENCE }))
}
