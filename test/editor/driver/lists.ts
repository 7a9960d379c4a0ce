import { setTimeout as delay } from 'node:timers/promises'
import type { Locator } from 'playwright-core'
import type { PageElement } from './page-element.ts'

/** Reads a list that only holds the rows on the screen, by paging through it with the keys, and back to its top. */
export async function readList<Row>(list: Locator, read: (rows: PageElement[]) => [number, Row][]): Promise<Row[]> {
  const rows = new Map<number, Row>()
  const onScreen = list.locator('.monaco-list-row')
  const look = async () => {
    for (const [index, row] of await onScreen.evaluateAll(read)) rows.set(index, row)
  }
  const last = list.locator('.monaco-list-row[data-last-element="true"]')
  // A list that is emptied while it is read has no last row to come to.
  const isAtEnd = async () => (await last.count()) > 0 || (await onScreen.count()) === 0
  await look()
  if (rows.size > 0 && (!rows.has(0) || !(await isAtEnd()))) {
    await pressIn(list, 'Home')
    await look()
    for (let pages = 0; !(await isAtEnd()) && pages < 1_000; pages++) {
      await pressIn(list, 'PageDown')
      await look()
    }
    await pressIn(list, 'Home')
  }
  return [...rows].sort(([a], [b]) => a - b).map(([, row]) => row)
}

/** Presses a key in a list, and gives it a moment to move. */
export async function pressIn(list: Locator, key: string): Promise<void> {
  await list.press(key)
  await delay(60)
}
