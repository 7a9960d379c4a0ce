import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Analyzer } from '../src/analyze.ts'
import { NodeWorkspace } from '../src/cli/nodeWorkspace.ts'
import { DEFAULT_SETTINGS } from '../src/settings.ts'

const FOLDER = join(import.meta.dirname, '../media/examples')

async function verdicts(file: string) {
  const analyzer = new Analyzer(new NodeWorkspace(FOLDER), DEFAULT_SETTINGS)
  const text = readFileSync(join(FOLDER, file), 'utf8')
  const analysis = await analyzer.analyze({ uri: file, text }, new AbortController().signal)
  return analysis?.findings.map(({ claim, link, verdict }) => [
    claim.text.slice(0, 34),
    claim.kind,
    claim.stance,
    link.state,
    verdict,
  ])
}

describe('the sample workspace', () => {
  it('gives the verdicts of the specification for GPT-3', async () => {
    expect(await verdicts('draft.md')).toEqual([
      ['Wei et al. (2022) claim that three', 'jump', 'attributed', 'linked', 'under-resolved'],
      ['Two-digit addition jumps abruptly ', 'jump', 'asserted', 'linked', 'jump-survives'],
      ['Two-digit multiplication, too, sud', 'jump', 'asserted', 'linked', 'metric-dependent'],
      ['Four-digit addition suddenly emerg', 'jump', 'asserted', 'linked', 'under-resolved'],
      ['Zero-shot two-digit addition is ne', 'jump', 'asserted', 'linked', 'axis-dependent'],
      ['Unscrambling cycled letters improv', 'smoothness', 'asserted', 'linked', 'holds'],
    ])
  })

  it('has a claim without data and a network that groks', async () => {
    expect(await verdicts('notes.md')).toEqual([
      ['Chain-of-thought prompting suddenl', 'jump', 'asserted', 'none', 'no-data'],
      ['Addition modulo 31 is grokked: tes', 'grokking', 'asserted', 'linked', 'holds'],
    ])
  })
})
