import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CLAIM, DATA, linked, testFolder } from './command-line.ts'

const folder = testFolder()

let cache = ''
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'emergence-check-cache-'))
  // What was just written is read once more: the disk's clock may not have moved on.
  vi.useFakeTimers({ now: Date.now() + 60_000, toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(cache, { recursive: true })
})

/** The report with the cache and, to be equal to it, the one without. */
async function audit(...args: readonly string[]) {
  const wanted = ['audit', ...args, '--format', 'json', '--fail-on', 'never']
  const cached = await folder.run([...wanted, '--cache-dir', cache])
  expect(cached).toEqual(await folder.run(wanted))
  return JSON.parse(cached.out).summary
}

describe('an audit that remembers', () => {
  it('tells what one tells that does not, whatever changes between', async () => {
    folder.write({ 'a.md': 'Soup.\n', 'b/c.md': 'Soup.\n\nStew.\n', 'd.md': linked(), 'data/scores.csv': DATA })
    expect(await audit()).toMatchObject({ files: 3, claims: 1, paragraphs: 4, verdicts: { 'metric-dependent': 1 } })
    expect(await audit()).toMatchObject({ files: 3, claims: 1, paragraphs: 4 })
    folder.write({ 'b/c.md': `${CLAIM}\n`, 'e.md': 'New.\n' })
    expect(await audit()).toMatchObject({ files: 4, claims: 2, verdicts: { 'no-data': 1 } })
    rmSync(folder.path('data/scores.csv'))
    expect(await audit()).toMatchObject({ files: 4, claims: 2, verdicts: { 'no-data': 2 } })
    rmSync(folder.path('a.md'))
    folder.write({ '.gitignore': 'e.md\n' })
    expect(await audit()).toMatchObject({ files: 2, claims: 2 })
    // A term added makes claims of sentences that held none.
    expect(await audit()).toMatchObject({ claims: 2 })
    folder.write({ 'f.md': 'The gumption point of language models lies at 13B parameters.\n' })
    expect(await audit()).toMatchObject({ files: 3, claims: 2 })
    expect(await audit('--add-term', 'gumption point=threshold')).toMatchObject({ files: 3, claims: 3 })
  })

  it('recalls the files of its own walk: a shard and a folder have lists of their own, named files none', async () => {
    folder.write({ 'a.md': 'Soup.\n', 'b/c.md': 'Stew.\n' })
    const lists = () => readdirSync(join(cache, 'passed')).length
    await audit()
    await audit()
    expect(lists()).toBe(1)
    await audit('b')
    await audit('--shard', '1/2')
    expect(lists()).toBe(3)
    await audit('a.md', 'b/c.md')
    expect(lists()).toBe(3)
  })
})
