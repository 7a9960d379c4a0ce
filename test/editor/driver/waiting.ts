import { setTimeout as delay } from 'node:timers/promises'

/** How long a verb waits for the editor to show what it asks for. */
export const patience = 20_000

/** Waits until something holds, looking four times a second. */
export async function until(
  what: string | (() => string),
  holds: () => Promise<boolean>,
  limit = patience,
): Promise<void> {
  for (const end = Date.now() + limit; Date.now() < end; await delay(250)) {
    if (await holds()) return
  }
  throw new Error(`Waited ${limit / 1000} s in vain until ${typeof what === 'string' ? what : what()}.`)
}
