import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { Analyzer } from '../../src/analyze.ts'
import { DEFAULT_SETTINGS } from '../../src/settings.ts'
import { NO_TRIAL } from '../../src/trial.ts'
import { LazyAnalyzer } from '../../src/vscode/lazyAnalyzer.ts'
import { MemoryWorkspace } from '../../src/workspace.ts'

const text = readFileSync(resolve(import.meta.dirname, '../../media/examples/draft.md'), 'utf8')
const document = { uri: 'draft.md', text }

it('loads the analyzer with the first document, once, and then gives what that gives', async () => {
  const analyzer = new Analyzer(new MemoryWorkspace({}), DEFAULT_SETTINGS)
  let loads = 0
  const lazy = new LazyAnalyzer(async () => {
    loads++
    return analyzer
  })
  expect([lazy.tried('draft.md', 'any', NO_TRIAL), loads]).toEqual([null, 0])
  const { signal } = new AbortController()
  const [one, two] = await Promise.all([lazy.analyze(document, signal), lazy.analyze(document, signal)])
  expect(loads).toBe(1)
  expect(one?.findings.length).toBeGreaterThan(3)
  expect(two?.findings.map(({ verdict }) => verdict)).toEqual(one?.findings.map(({ verdict }) => verdict))
  const linked = one?.findings.find(({ link }) => link.state === 'linked')
  expect(lazy.tried('draft.md', linked?.claim.id ?? '', NO_TRIAL)?.verdict).toBe(linked?.verdict)
})

it('gives nothing where the work was stopped while it was loaded', async () => {
  const abort = new AbortController()
  const lazy = new LazyAnalyzer(async () => {
    abort.abort()
    return new Analyzer(new MemoryWorkspace({}), DEFAULT_SETTINGS)
  })
  expect(await lazy.analyze({ uri: 'a.md', text: 'Nothing.' }, abort.signal)).toBeNull()
})
