import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Analyzer } from '../src/analyze.ts'
import { NodeWorkspace } from '../src/cli/nodeWorkspace.ts'
import { DEFAULT_SETTINGS } from '../src/settings.ts'

const FOLDER = join(import.meta.dirname, '../media/examples')

async function findingsOf(file: string) {
  const analyzer = new Analyzer(new NodeWorkspace(FOLDER), DEFAULT_SETTINGS)
  const text = readFileSync(join(FOLDER, file), 'utf8')
  const analysis = await analyzer.analyze({ uri: file, text }, new AbortController().signal)
  return analysis?.findings ?? []
}

async function verdicts(file: string) {
  return (await findingsOf(file)).map(({ claim, link, verdict }) => [
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

  it('says of the controls what their making says', async () => {
    expect(await verdicts('controls.md')).toEqual([
      ['The exact fit appears abruptly at ', 'jump', 'asserted', 'linked', 'jump-survives'],
      ['The six clusters are found suddenl', 'jump', 'asserted', 'linked', 'jump-survives'],
      ['Counting through all 256 bytes app', 'jump', 'asserted', 'linked', 'metric-dependent'],
      ['The share of images reconstructed ', 'jump', 'asserted', 'linked', 'metric-dependent'],
      ['The MSE itself decreases smoothly ', 'smoothness', 'asserted', 'linked', 'holds'],
      ['Even so, reconstruction suddenly a', 'jump', 'asserted', 'linked', 'metric-dependent'],
      ['What stays, the 3-core, appears ab', 'jump', 'asserted', 'linked', 'jump-survives'],
    ])
  })

  it('settles the controls by the column measured beside the claimed one', async () => {
    const findings = await findingsOf('controls.md')
    const deciding = findings.map(({ assessment }) => [
      assessment?.decidedBy?.metric,
      assessment?.decidedBy?.basis,
      assessment?.jump,
    ])
    expect(deciding.slice(0, 4)).toEqual([
      ['mse', 'measured', expect.anything()],
      ['mse', 'measured', expect.anything()],
      ['em', 'measured', expect.anything()],
      ['mse', 'measured', expect.anything()],
    ])
    expect(deciding.at(-1)).toEqual(['score', 'derived', { form: 'step', at: 4 }])
  })
})
