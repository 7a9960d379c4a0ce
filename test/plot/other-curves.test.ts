import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Analyzer } from '../../src/analyze.ts'
import { assess, type Evidence } from '../../src/check/assess.ts'
import type { ClaimKind } from '../../src/claims/claim.ts'
import { NodeWorkspace } from '../../src/cli/nodeWorkspace.ts'
import type { Companion, Picture } from '../../src/plot/picture.ts'
import { picturesOf } from '../../src/plot/pictures.ts'
import { DEFAULT_SETTINGS } from '../../src/settings.ts'
import type { Series } from '../../src/tables/series/series.ts'
import { evidenceOf, seriesOf } from '../check/samples.ts'

const SIZES = [1e8, 3e8, 1e9, 3e9, 1e10, 3e10]
const SCORES = [0.05, 0.1, 0.2, 0.35, 0.5, 0.75]
const STEPS = [0, 100, 300, 1000, 3000, 10_000]

/** A column of the table, as the readers name it. */
function column(name: string, index: number, y: readonly number[], changes: Partial<Series> = {}, x = SIZES): Series {
  const series = seriesOf(x, y, 200, { column: name })
  return { ...series, name, y: { ...series.y, index }, ...changes }
}

function pictures(evidence: Evidence, beside: readonly Series[], kind: ClaimKind = 'jump'): readonly Picture[] {
  return picturesOf(kind, evidence, assess(evidence), beside).pictures
}

function companions(evidence: Evidence, beside: readonly Series[], kind: ClaimKind = 'jump'): readonly Companion[] {
  return pictures(evidence, beside, kind)[0]?.companions ?? []
}

const ADDITION = column('addition', 1, SCORES)

describe('other curves of the table', () => {
  const subtraction = column('subtraction', 2, [0.01, 0.02, 0.05, 0.1, 0.3, 0.6])
  const division = column('division', 3, [0, 0, 0.01, 0.02, 0.05, 0.1])

  test('are named as the table names them, in its order, with their own rows', () => {
    const found = companions(evidenceOf(ADDITION), [ADDITION, subtraction, division])
    expect(found.map(({ kind, name }) => [kind, name])).toEqual([
      ['curve', 'subtraction'],
      ['curve', 'division'],
    ])
    expect(found[0]?.points[4]).toEqual({ x: 1e10, y: 0.3, row: 4 })
  })

  test('have a name where the table gives them none', () => {
    const [found] = companions(evidenceOf(ADDITION), [ADDITION, column('', 2, SCORES)])
    expect(found?.name).toBe('column without a name')
  })

  test('have the metric, the axis and the scale column of the claimed one', () => {
    const loss = { ...subtraction, y: { ...subtraction.y, metric: 'nll' as const } }
    const compute = { ...subtraction, x: { ...subtraction.x, axis: 'compute' as const } }
    const otherColumn = { ...subtraction, x: { ...subtraction.x, index: 9 } }
    expect(companions(evidenceOf(ADDITION), [ADDITION, loss, compute, otherColumn])).toEqual([])
  })

  test('stand in the raw pictures of the claimed score on its own axis, log and linear, and in no other', () => {
    const measured = column('edits', 5, [4.7, 4.4, 4, 3.2, 2, 1])
    const ted: Series = { ...measured, y: { ...measured.y, metric: 'ted' } }
    const flops = seriesOf([1e20, 3e20, 1e21, 3e21, 1e22, 3e22], SCORES, 200, { axis: 'compute' })
    const all = pictures(evidenceOf(ADDITION, [ted], [flops]), [ADDITION, subtraction])
    expect(all.filter(picture => picture.companions.length > 0).map(({ id }) => id)).toEqual([
      'em:raw|params|log',
      'em:raw|params|linear',
    ])
    expect(all.length).toBeGreaterThan(5)
  })

  test('of other rows are named by these, and six are enough', () => {
    const claimed = column('accuracy', 1, SCORES, { name: 'one-shot – accuracy' })
    const beside = Array.from({ length: 9 }, (_, i) =>
      column('accuracy', 1, SCORES, { name: `${i + 2}-shot – accuracy` }),
    )
    const names = companions(evidenceOf(claimed), beside).map(({ name }) => name)
    expect(names).toEqual(['2-shot', '3-shot', '4-shot', '5-shot', '6-shot', '7-shot'])
  })

  test('do not hold the claimed curve again where a trial has changed what is assumed of it', () => {
    expect(companions(evidenceOf({ ...ADDITION, chance: 0.1 }), [ADDITION, subtraction])).toHaveLength(1)
  })

  test('are on the scale of the picture: errors as measured, unmarked percent as fractions', () => {
    const errors = (name: string, index: number, y: readonly number[]): Series => {
      const series = column(name, index, y)
      return { ...series, y: { ...series.y, metric: 'error' } }
    }
    const claimed = errors(
      'errors',
      1,
      SCORES.map(y => 1 - y),
    )
    const [other] = companions(evidenceOf(claimed), [claimed, errors('more errors', 2, [0.9, 0.8, 0.7, 0.6, 0.5, 0.4])])
    expect(other?.points.map(({ y }) => y)).toEqual([0.9, 0.8, 0.7, 0.6, 0.5, 0.4])
    const [percent] = companions(evidenceOf(ADDITION), [column('percent', 2, [5, 10, 20, 35, 50, 75])])
    expect(percent?.points.map(({ y }) => y)).toEqual(SCORES.map(y => expect.closeTo(y, 12)))
    expect(companions(evidenceOf(ADDITION), [column('Elo', 2, [900, 950, 1000, 1100, 1200, 1300])])).toEqual([])
  })

  test('have one point a scale, the mean of its runs, and none that is no number', () => {
    const repeated = column('twice', 2, [0.1, 0.3, 0.5, Number.NaN], {}, [1e8, 1e8, 1e9, 1e10])
    const [other] = companions(evidenceOf(ADDITION), [repeated])
    expect(other?.points).toEqual([
      { x: 1e8, y: expect.closeTo(0.2, 12), row: 0 },
      { x: 1e9, y: 0.5, row: 2 },
    ])
    expect(companions(evidenceOf(ADDITION), [column('once', 2, [0.5], {}, [1e9])])).toEqual([])
  })

  test('of many checkpoints are thinned evenly, both ends kept', () => {
    const steps = Array.from({ length: 5000 }, (_, i) => i)
    const long = (name: string, index: number) => {
      const series = seriesOf(
        steps,
        steps.map(step => step / 5000),
        100,
        { axis: 'steps', column: name },
      )
      return { ...series, name, y: { ...series.y, index } }
    }
    const claimed = long('one', 1)
    const [other] = companions(evidenceOf(claimed, [], [], 'linear'), [claimed, long('two', 2)])
    const xs = other?.points.map(({ x }) => x) ?? []
    expect(xs).toHaveLength(400)
    expect([xs[0], xs.at(-1)]).toEqual([0, 4999])
    const gaps = xs.slice(1).map((x, i) => x - (xs[i] ?? 0))
    expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1)
  })
})

describe('runs and training curves', () => {
  test('runs of the same training come before the other curves, named by the run', () => {
    const run = (name: string) => column('accuracy', 1, SCORES, { name: `${name} – accuracy` })
    const [first, second, third] = [run('seed 1'), run('seed 2'), run('seed 3')]
    const other = column('loss of nothing', 2, SCORES)
    const found = companions(evidenceOf(first, [], [], 'log', [second, third]), [first, second, other])
    expect(found.map(({ kind, name }) => [kind, name])).toEqual([
      ['run', 'seed 2'],
      ['run', 'seed 3'],
      ['curve', 'loss of nothing'],
    ])
  })

  const held = column('test accuracy', 2, [0, 0, 0, 0.05, 0.9, 1], {}, STEPS)
  const scored = (series: Series): Series => {
    return { ...series, x: { ...series.x, axis: 'steps' }, y: { ...series.y, metric: 'score' } }
  }
  const claimed = scored(held)
  const train = scored(column('train accuracy', 1, [0, 0.6, 1, 1, 1, 1], {}, STEPS))
  const evidence = evidenceOf(claimed, [], [], 'linear')

  test('the training curve is one for a claim on grokking, also on the log axis, where step 0 has no place', () => {
    const [linear, log] = pictures(evidence, [train, claimed], 'grokking')
    expect(linear?.companions).toMatchObject([{ kind: 'training', name: 'training accuracy' }])
    expect(linear?.companions[0]?.points).toHaveLength(6)
    expect(log?.xScale).toBe('log')
    expect(log?.companions[0]?.points.map(({ x }) => x)).toEqual(STEPS.slice(1))
  })

  test('and another curve of the table for any other', () => {
    expect(companions(evidence, [train, claimed])).toMatchObject([{ kind: 'curve', name: 'train accuracy' }])
  })
})

test('the network of the sample workspace that groks is shown beside its training curve', async () => {
  const folder = join(import.meta.dirname, '../../media/examples')
  const analyzer = new Analyzer(new NodeWorkspace(folder), DEFAULT_SETTINGS)
  const text = readFileSync(join(folder, 'notes.md'), 'utf8')
  const analysis = await analyzer.analyze({ uri: 'notes.md', text }, new AbortController().signal)
  const found = analysis?.findings.find(({ claim }) => claim.kind === 'grokking')?.pictures[0]?.companions ?? []
  expect(found.map(({ kind, name, points }) => [kind, name, points.length])).toEqual([
    ['training', 'training accuracy', 65],
  ])
  expect(found[0]?.points[0]).toEqual({ x: 0, y: expect.closeTo(0.0271, 9), row: 0 })
})
