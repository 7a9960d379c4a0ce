import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Analysis, analyze } from '../../src/analyze.ts'
import type { Finding } from '../../src/finding.ts'
import { DEFAULT_SETTINGS } from '../../src/settings.ts'
import { MemoryWorkspace } from '../../src/workspace.ts'

const EXAMPLES = join(import.meta.dirname, '../../media/examples')

/** The sample papers and all that they link. */
export const SAMPLES = ['draft.md', 'notes.md', 'controls.md'] as const

const DATA = [
  'data/zero-shot.csv',
  'data/grokking.csv',
  ...['incrementer', 'k-means', 'percolation', 'polynomial', 'reconstruction-alike', 'reconstruction-unlike'].map(
    name => `controls/${name}.csv`,
  ),
]

/** The text of a file of the sample workspace. */
export function sampleText(name: string): string {
  return readFileSync(join(EXAMPLES, name), 'utf8')
}

/** All there is to say of a document beside these files. */
export async function analysisOf(
  uri: string,
  text: string,
  files: Readonly<Record<string, string>> = {},
): Promise<Analysis> {
  const workspace = new MemoryWorkspace({ ...files, [uri]: text })
  const analysis = await analyze({ uri, text }, workspace, DEFAULT_SETTINGS, new AbortController().signal)
  if (analysis === null) throw new Error('The analysis was stopped.')
  return analysis
}

/** The same of a sample paper, or of a changed text of it. */
export function sampleAnalysis(name: string, text = sampleText(name)): Promise<Analysis> {
  return analysisOf(name, text, Object.fromEntries(DATA.map(path => [path, sampleText(path)])))
}

/** The finding of the claim that holds these words. */
export async function sampleFinding(name: string, words: string): Promise<Finding> {
  return findingWith((await sampleAnalysis(name)).findings, words)
}

/** The finding of the claim that holds these words. */
export function findingWith(findings: readonly Finding[], words: string): Finding {
  const found = findings.find(({ claim }) => claim.text.includes(words))
  if (found === undefined) throw new Error(`No claim holds “${words}”.`)
  return found
}
