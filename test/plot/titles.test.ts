import { describe, expect, test } from 'vitest'
import { assess } from '../../src/check/assess.ts'
import type { ScaleAxis } from '../../src/claims/claim.ts'
import { METRICS, type MetricId, spelledMetric } from '../../src/metrics/catalogue.ts'
import type { Picture } from '../../src/plot/picture.ts'
import { picturesOf } from '../../src/plot/pictures.ts'
import { xTitle } from '../../src/plot/titles.ts'
import type { Series } from '../../src/tables/series/series.ts'
import { evidenceOf, seriesOf } from '../check/samples.ts'

const SIZES = [1e8, 3e8, 1e9, 3e9, 1e10, 3e10]
const SCORES = [0.05, 0.1, 0.2, 0.35, 0.5, 0.75]
const LOSSES = [3.4, 3.1, 2.8, 2.6, 2.4, 2.3]

function picturesFor(series: Series): readonly Picture[] {
  const evidence = evidenceOf(series)
  return picturesOf('jump', evidence, assess(evidence)).pictures
}

function titlesOf(metric: MetricId, column: string, y: readonly number[] = SCORES) {
  const [claimed] = picturesFor(seriesOf(SIZES, y, 200, { metric, column }))
  return [claimed?.yTitle, claimed?.metricLabel]
}

describe('the score axis', () => {
  test.each<[MetricId, string, string, string]>([
    ['mc', 'acc_norm', 'acc_norm (%)', 'multiple-choice accuracy'],
    ['mc', 'acc_norm,none', 'acc_norm (%)', 'multiple-choice accuracy'],
    ['mc', 'HellaSwag', 'MC accuracy (%)', 'multiple-choice accuracy'],
    ['em', '2-digit addition', 'Exact match (%)', 'exact match'],
    ['em', 'exact match (%) ↑', 'Exact match (%)', 'exact match'],
    ['em', 'exact_match,strict-match', 'Exact match (%)', 'exact match'],
    ['em', 'EM', 'EM (%)', 'exact match'],
    ['em', '% correct', '% correct', 'exact match'],
    ['score', 'test accuracy', 'Test accuracy (%)', 'accuracy'],
    ['score', 'test_acc', 'test_acc (%)', 'accuracy'],
    ['score', 'MMLU', 'Score (%)', 'score'],
    ['pass@k', 'pass@10', 'pass@10 (%)', 'pass@k'],
    ['acc1', 'Digits right', 'Per-token acc. (%)', 'per-token accuracy'],
  ])('of %s in a column "%s" reads "%s", in full "%s"', (metric, column, title, label) => {
    expect(titlesOf(metric, column)).toEqual([title, label])
  })

  test('of quantities has no percent', () => {
    expect(titlesOf('ted', 'Edits', LOSSES)).toEqual(['Edit distance', 'token edit distance'])
    expect(titlesOf('nll', 'Validation', LOSSES)).toEqual(['Cross-entropy', 'cross-entropy'])
    expect(titlesOf('bpb', 'bpb', LOSSES)).toEqual(['bpb', 'bits per byte'])
    const errors = SCORES.map(score => 100 * (1 - score))
    expect(titlesOf('wer', 'Word error rate (%)', errors)[0]).toBe('Word error rate (%)')
    expect(titlesOf('wer', 'Word error rate', errors)[0]).toBe('Word error rate')
  })

  test('of conversions is said in words, with the formula in the name or the assumption', () => {
    const shown = picturesFor(seriesOf(SIZES, SCORES, 200, { length: 5 })).map(({ yTitle, metricLabel }) => [
      yTitle,
      metricLabel,
    ])
    expect(shown.slice(2)).toEqual([
      ['Per-token acc. (%)', 'per-token accuracy (derived)'],
      ['Per-token scale', 'per-token scale (derived)'],
      ['Log-odds', 'log-odds of exact match (derived)'],
    ])
    const gumbel = picturesFor(seriesOf(SIZES, SCORES, 200)).find(({ id }) => id.includes('gumbel'))
    expect(gumbel?.assumption).toContain('−ln(−ln score)')
    const choice = picturesFor(seriesOf(SIZES, SCORES, 200, { metric: 'mc' })).find(({ id }) => id.includes('gumbel'))
    expect([choice?.yTitle, choice?.metricLabel]).toEqual([
      '−ln(−ln) scale',
      '−ln(−ln multiple-choice accuracy) (derived)',
    ])
  })

  test('of −ln loss names the loss, also behind a perplexity', () => {
    const converted = (metric: MetricId, y: readonly number[]) => {
      const found = picturesFor(seriesOf(SIZES, y, 0, { metric })).find(({ id }) => id.includes('neg-log'))
      return [found?.yTitle, found?.metricLabel]
    }
    expect(converted('nll', LOSSES)).toEqual(['−ln loss', '−ln cross-entropy (derived)'])
    expect(converted('ppl', LOSSES.map(Math.exp))).toEqual(['−ln loss', '−ln ln perplexity (derived)'])
    expect(converted('mse', LOSSES)).toEqual(['−ln numerical error', '−ln numerical error (derived)'])
  })

  test('is short enough for a small plot, whatever the metric', () => {
    for (const { id } of Object.values(METRICS)) {
      for (const y of [SCORES, LOSSES]) {
        for (const { yTitle } of picturesFor(
          seriesOf(SIZES, y, 200, { metric: id, column: 'A task with a long name' }),
        )) {
          expect(yTitle.length, `${id}: ${yTitle}`).toBeLessThanOrEqual(20)
          expect(yTitle).not.toBe('')
        }
      }
    }
  })
})

test('a header spells a metric only where it says nothing else', () => {
  expect(spelledMetric('acc_norm')?.id).toBe('mc')
  expect(spelledMetric('Exact match (%)')?.id).toBe('em')
  expect(spelledMetric('Addition (exact match)')).toBeNull()
  expect(spelledMetric('')).toBeNull()
})

/** A series whose scale column has this header and holds these cells. */
function along(axis: ScaleAxis, column: string, cells: readonly string[], x: readonly number[]): Series {
  const series = seriesOf(x, SCORES, 100, { axis })
  const range = series.table.range
  const rows = cells.map(text => ({ cells: [{ text, range }], range }))
  return {
    ...series,
    x: { ...series.x, column },
    table: { ...series.table, columns: [column], rows } as Series['table'],
  }
}

describe('the scale axis', () => {
  const few = [1, 2, 4, 8, 16, 32]
  const plain = few.map(String)
  test.each<[ScaleAxis, string, readonly string[], readonly number[], string]>([
    ['params', 'Params', ['100M', '300M', '1B', '3B', '10B', '30B'], SIZES, 'Parameters'],
    ['params', 'Model', ['LM 100M', 'LM 300M', 'LM 1B', 'LM 3B', 'LM 10B', 'LM 30B'], SIZES, 'Parameters'],
    ['params', 'n_params', SIZES.map(String), SIZES, 'Parameters'],
    ['params', 'size (B)', ['0.1', '0.3', '1', '3', '10', '30'], SIZES, 'Parameters'],
    ['params', 'layers', plain, few, 'Layers'],
    ['params', 'd_model', ['1', '2', '4', '8', '16', '32'], few, 'd_model'],
    ['params', 'size (gates)', plain, few, 'Gates'],
    ['compute', 'Training compute', plain, few, 'Training compute (FLOPs)'],
    ['data', 'Tokens (B)', plain, SIZES, 'Training tokens'],
    ['data', 'num_train_samples', plain, few, 'Training examples'],
    ['data', 'Dataset size', plain, few, 'Training data'],
    ['steps', 'step', plain, few, 'Training steps'],
    ['steps', 'Epoch', plain, few, 'Epochs'],
    ['steps', 'iterations', plain, few, 'Training iterations'],
    ['loss', 'pre-training loss', plain, few, 'Pre-training loss (nats)'],
  ])('of %s in a column "%s"', (axis, column, cells, x, title) => {
    expect(xTitle(along(axis, column, cells, x))).toBe(title)
  })
})
