import { describe, expect, test } from 'vitest'
import { isTrainColumn, probeGrokking } from '../../src/check/grokking.ts'
import { seriesOf } from './samples.ts'

const STEPS = [0, 100, 200, 300, 400, 450, 500, 600, 1000, 5000, 8000, 9000, 9500, 10000, 10500, 11000, 12000, 20000]

function curve(score: (step: number) => number, column: string, items = 500, steps: readonly number[] = STEPS) {
  return seriesOf(steps, steps.map(score), items, { axis: 'steps', column })
}

const sigmoid = (start: number, width: number) => (step: number) => 1 / (1 + Math.exp(-(step - start) / width))
const train = curve(sigmoid(300, 60), 'train acc')
const late = curve(sigmoid(10000, 300), 'test acc')

function measured(...[training, tested]: Parameters<typeof probeGrokking>) {
  const probe = probeGrokking(training, tested)
  if (probe.state !== 'measured') throw new Error(JSON.stringify(probe))
  return probe
}

describe('a test score that follows', () => {
  test('delay and sharpness of the toy', () => {
    const probe = measured(train, late)
    expect(probe.delay).toBeGreaterThan(21)
    expect(probe.delay).toBeLessThan(24)
    expect(probe.onset).toBeGreaterThan(15)
    expect(probe.onset).toBeLessThan(probe.delay)
    // Logistic in t of width 300 around 10,000: slope t0/width on ln t.
    expect(probe.slopeLog).toBeGreaterThan(25)
    expect(probe.slopeLog).toBeLessThan(40)
    expect(probe.widthLinear).toBeLessThan(0.1)
    expect(probe.sentences.join(' ')).not.toMatch(/before training is done/)
  })

  test('a rise that begins before training is done and then waits is told', () => {
    const waits = curve(step => 0.3 * sigmoid(150, 30)(step) + 0.7 * sigmoid(10000, 300)(step), 'test acc')
    const probe = measured(train, waits)
    expect(probe.delay).toBeGreaterThan(15)
    expect(probe.onset).toBeLessThan(1)
    expect(probe.sentences.join(' ')).toMatch(/begins to rise before training is done/)
  })

  test('a test score that collapses again has been near all the same', () => {
    const collapses = curve(step => (step < 15000 ? sigmoid(9000, 200)(step) : 0.6), 'test acc')
    expect(probeGrokking(train, collapses).state).toBe('measured')
  })
})

describe('a test score that stays behind', () => {
  test('a little above chance is memorised, however late it stirs', () => {
    const memoriser = curve(step => 0.15 + 0.17 * sigmoid(9000, 500)(step), 'test acc')
    expect(probeGrokking(train, memoriser)).toMatchObject({
      state: 'memorised',
      headline: 'The test score never gets near the training score: 32 % against 100 %, up to step 20k.',
    })
  })

  test('flat at chance, also where training is done at the first checkpoint', () => {
    const flat = curve(() => 0.01, 'test acc')
    const done = curve(() => 1, 'train acc')
    expect(probeGrokking(train, flat).state).toBe('memorised')
    expect(probeGrokking(done, flat).state).toBe('memorised')
  })

  test('few items leave room: their interval counts', () => {
    const height = (step: number) => 0.84 * sigmoid(9000, 200)(step)
    expect(probeGrokking(train, curve(height, 'test acc', 20)).state).toBe('measured')
    expect(probeGrokking(train, curve(height, 'test acc', 2000)).state).toBe('memorised')
  })

  test('a run that ends as soon as training is done shows nothing yet', () => {
    const short = STEPS.filter(step => step <= 600)
    const early = probeGrokking(
      curve(sigmoid(300, 60), 'train acc', 500, short),
      curve(() => 0.1, 'test acc', 500, short),
    )
    expect(early).toMatchObject({ state: 'refused', reason: expect.stringMatching(/1\.\d times as late .* may still/) })
  })

  test('a training set that is not learnt yet says nothing of generalisation', () => {
    const half = curve(step => 0.6 * sigmoid(300, 60)(step), 'train acc')
    const probe = probeGrokking(
      half,
      curve(() => 0.1, 'test acc'),
    )
    expect(probe).toMatchObject({ state: 'refused', reason: expect.stringMatching(/60 % only/) })
  })
})

describe('refusals', () => {
  test('without a training curve, without checkpoints, and where nothing is left to see', () => {
    expect(probeGrokking(null, late)).toMatchObject({ state: 'refused', reason: expect.stringContaining('training') })
    expect(probeGrokking(seriesOf([], [], 1), late).state).toBe('refused')
    const done = curve(() => 1, 'train acc')
    expect(probeGrokking(done, late)).toMatchObject({
      state: 'refused',
      reason: expect.stringContaining('from the first checkpoint on'),
    })
  })

  test('losses', () => {
    const loss = seriesOf(
      STEPS,
      STEPS.map(step => 5 - 4.9 * sigmoid(10000, 300)(step)),
      0,
      { axis: 'steps', metric: 'nll', column: 'test loss' },
    )
    expect(probeGrokking(train, loss)).toMatchObject({
      state: 'refused',
      reason: expect.stringContaining('link the test and training accuracy'),
    })
  })
})

test('training columns by their header', () => {
  expect(['train acc', 'Training loss', 'train_loss'].every(isTrainColumn)).toBe(true)
  expect(['pre-training loss', 'pretrain FLOPs', 'constraint', 'test acc'].some(isTrainColumn)).toBe(false)
})
