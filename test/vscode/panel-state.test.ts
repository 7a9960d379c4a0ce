import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Analyzer } from '../../src/analyze.ts'
import { readToPanel } from '../../src/protocol.ts'
import { DEFAULT_SETTINGS } from '../../src/settings.ts'
import { NO_TRIAL, type Trial } from '../../src/trial.ts'
import { followed, panelStateOf, shownFinding, taken, titleOf } from '../../src/vscode/panelState.ts'
import { MemoryWorkspace } from '../../src/workspace.ts'

const DRAFT = readFileSync(resolve(import.meta.dirname, '../../media/examples/draft.md'), 'utf8')

async function findingsOf(text: string, analyzer = new Analyzer(new MemoryWorkspace({}), DEFAULT_SETTINGS)) {
  const analysis = await analyzer.analyze({ uri: 'draft.md', text }, new AbortController().signal)
  if (analysis === null) throw new Error('The analysis was stopped.')
  return analysis.findings
}

async function stateFor(begins: string, changes: Partial<Trial> = {}) {
  const analyzer = new Analyzer(new MemoryWorkspace({}), DEFAULT_SETTINGS)
  const all = await findingsOf(DRAFT, analyzer)
  const finding = all.find(({ claim }) => claim.text.startsWith(begins))
  if (finding === undefined) throw new Error(`No claim begins with "${begins}".`)
  const trial = { ...NO_TRIAL, ...changes }
  const trying = analyzer.tried('draft.md', finding.claim.id, trial)
  return { finding, all, trying, state: panelStateOf({ uri: 'draft.md', finding, all, trial, trying }) }
}

describe('the state of the panel', () => {
  it('offers the claims of the document and the curves of the table, and is as linked while nothing is tried', async () => {
    const { finding, all, state } = await stateFor('Four-digit')
    expect(state.claims.map(({ id, line }) => [id, line])).toEqual(
      all.map(({ claim, range }) => [claim.id, range.start.line]),
    )
    expect(state.trial).toEqual({
      applied: NO_TRIAL,
      curves: ['4-digit addition', '2-digit addition', '3-digit addition', '2-digit multiplication'],
      targetLength: { given: null },
      chance: { given: null },
      asLinked: null,
    })
    expect([state.verdict, state.headline, state.reasons]).toEqual([finding.verdict, finding.headline, finding.reasons])
    expect(readToPanel(JSON.parse(JSON.stringify({ type: 'state', state })))).toEqual({ type: 'state', state })
  })

  it('is that of the trial while something is tried, with the verdict as linked beside it', async () => {
    const { finding, state } = await stateFor('Two-digit addition', { curve: '2-digit multiplication' })
    expect([finding.verdict, state.verdict]).toEqual(['jump-survives', 'metric-dependent'])
    expect(state.trial.asLinked).toEqual({
      verdict: 'jump-survives',
      verdictLabel: state.trial.asLinked?.verdictLabel,
      headline: finding.headline,
    })
    expect(state.trial.applied.curve).toBe('2-digit multiplication')
    expect(state.pictures[0]?.points.at(-1)?.y).toBe(0.292)
    expect(state.source).toContain('Tried on "2-digit multiplication"')
    expect(state.claims.find(({ id }) => id === state.claimId)?.verdict).toBe('jump-survives')
  })

  it('shows the refusals of the trial, and keeps the diagnostics of the document', async () => {
    const { state: linked } = await stateFor('Four-digit')
    const tried = await stateFor('Four-digit', { targetLength: 4 })
    const refused = (state: typeof linked) => state.details.notComputed.map(({ to }) => to)
    expect(refused(linked)).toContain('Per-token accuracy')
    expect(refused(tried.state)).not.toContain('Per-token accuracy')
    const shown = shownFinding(tried)
    expect(shown.diagnostics).toBe(tried.finding.diagnostics)
    expect(shown.pictures).not.toBe(tried.finding.pictures)
    expect('offer' in shown).toBe(false)
  })

  it('gives to take along what was tried in truth', async () => {
    const { finding, all, trying } = await stateFor('Four-digit', { curve: '5-digit addition', targetLength: 4 })
    const trial = { curve: '5-digit addition', targetLength: 4, chance: null }
    const subject = { uri: 'draft.md', finding, all, trial, trying }
    // The page gets back what it asked for, or it would wait for it.
    expect(panelStateOf(subject).trial.applied).toEqual(trial)
    expect(taken(subject).trial).toEqual({ curve: null, targetLength: 4, chance: null })
    expect(taken(subject).asLinked?.verdict).toBe(finding.verdict)
    expect(taken({ ...subject, trial: NO_TRIAL, trying: null })).toMatchObject({
      finding,
      trial: NO_TRIAL,
      asLinked: null,
    })
  })

  it('without data offers nothing to try', async () => {
    const { state, trying } = await stateFor('Zero-shot', { targetLength: 4 })
    expect(trying).toBeNull()
    expect(state.verdict).toBe('no-data')
    expect(state.trial).toMatchObject({ curves: [], targetLength: null, chance: null, asLinked: null })
  })
})

describe('a claim that is edited', () => {
  it('is followed by its id, else by where it began, and not further than that', async () => {
    const before = await findingsOf(DRAFT)
    const last = before.find(({ claim }) => claim.text.startsWith('Four-digit')) ?? null
    if (last === null) throw new Error('The draft has no such claim.')
    const edited = await findingsOf(DRAFT.replace('Four-digit addition suddenly', 'Adding four digits suddenly'))
    expect(edited.some(({ claim }) => claim.id === last.claim.id)).toBe(false)
    const known = { linked: last, known: before.map(({ claim }) => claim.id) }
    expect(followed(edited, last.claim.id, known)?.claim.text).toContain('Adding four digits')
    const moved = await findingsOf(DRAFT.replace('# When', 'A line in front of all.\n\n# When'))
    expect(followed(moved, last.claim.id, known)?.claim.id).toBe(last.claim.id)
    const removed = await findingsOf(DRAFT.slice(0, DRAFT.indexOf('Two-digit addition jumps')))
    expect(followed(removed, last.claim.id, known)).toBeNull()
    expect(followed(edited, last.claim.id, { linked: null, known: [] })).toBeNull()
  })

  it('is not taken for its neighbour when it is deleted', async () => {
    const before = await findingsOf(DRAFT)
    const last = before.find(({ claim }) => claim.text.startsWith('Four-digit')) ?? null
    if (last === null) throw new Error('The draft has no such claim.')
    const without = await findingsOf(DRAFT.replace(last.claim.text, ''))
    const near = without.find(({ claim }) => claim.text.startsWith('Two-digit multiplication'))
    expect(last.claim.span.start - (near?.claim.span.start ?? 0)).toBeLessThan(80)
    const known = { linked: last, known: before.map(({ claim }) => claim.id) }
    expect(followed(without, last.claim.id, known)).toBeNull()
  })

  it('names the tab by its beginning', async () => {
    const [first] = await findingsOf(DRAFT)
    if (first === undefined) throw new Error('The draft has no claim.')
    expect(titleOf(first)).toBe('Re-plot: Wei et al. (2022) claim that thr…')
  })
})
