import { describe, expect, test } from 'vitest'
import { amount, between, formWords, lowerFirst, percent, placeOn } from '../../src/check/words.ts'

const column = (header: string, axis: 'data' | 'steps') => ({ column: header, axis })

describe('amounts', () => {
  test('are written as models are named', () => {
    expect(amount(6.66e9, 'params')).toBe('6.7B')
    expect(amount(12.85e9, 'params')).toBe('13B')
    expect(amount(125e6, 'params')).toBe('125M')
    expect(amount(3.14e23, 'compute')).toBe('3.1e23 FLOPs')
    expect(amount(300e9, 'data')).toBe('300B tokens')
    expect(amount(2.2, 'loss')).toBe('2.2 nats')
    expect(amount(13000, 'steps')).toBe('13k steps')
  })

  test.each([
    ['Training tokens (B)', '3k tokens'],
    ['tokens', '3k tokens'],
    ['num_train_samples', '3k examples'],
    ['training examples', '3k examples'],
    ['dataset size', '3k'],
  ])('of training data are what the column “%s” counts', (header, words) => {
    expect(amount(3000, column(header, 'data'))).toBe(words)
  })

  test('along training are epochs where the column counts epochs', () => {
    expect(placeOn(13000, 'steps')).toBe('step 13k')
    expect(placeOn(12, column('Epoch', 'steps'))).toBe('epoch 12')
    expect(amount(12, column('epochs', 'steps'))).toBe('12 epochs')
    expect(placeOn(6.66e9, 'params')).toBe('6.7B')
  })
})

describe('gaps', () => {
  test('name their unit once', () => {
    expect(between(6.66e9, 12.85e9, 'params')).toBe('between 6.7B and 13B')
    expect(between(1e20, 2.5e21, 'compute')).toBe('between 1.0e20 and 2.5e21 FLOPs')
    expect(between(134e6, 268e6, column('tokens', 'data'))).toBe('between 134M and 268M tokens')
    expect(between(500, 1000, column('num_train_samples', 'data'))).toBe('between 500 and 1k examples')
    expect(between(3, 2.2, 'loss')).toBe('between 3 and 2.2 nats')
    expect(between(386, 13000, 'steps')).toBe('between step 386 and step 13k')
  })

  test('never have two ends that read alike', () => {
    expect(between(12.85e9, 13.02e9, 'params')).toBe('between 12.85B and 13.02B')
    expect(between(2.201, 2.199, 'loss')).toBe('between 2.201 and 2.199 nats')
  })
})

describe('jumps', () => {
  const step = { form: 'step', at: 1 } as const
  const start = { form: 'break', at: 0 } as const

  test('say where they are', () => {
    expect(formWords(step, [1e9, 2e9], 'params')).toBe('steps between 1B and 2B')
    expect(formWords(step, [1e9, 1e10], 'params')).toBe('steps somewhere between 1B and 10B')
    expect(formWords(start, [1e9, 1e10], 'params')).toBe('accelerates from 1B on')
    expect(formWords({ form: 'line' }, [1e9, 1e10], 'params')).toBeNull()
    expect(formWords({ form: 'step', at: 9 }, [1e9, 1e10], 'params')).toBeNull()
  })

  test('along training jump, for steps are what is counted there', () => {
    expect(formWords(step, [4000, 13000], 'steps')).toBe('jumps between step 4k and step 13k')
    expect(formWords(step, [386, 13000], 'steps')).toBe('jumps somewhere between step 386 and step 13k')
    expect(formWords(start, [5000, 6000], 'steps')).toBe('accelerates from step 5k on')
    expect(formWords(step, [0, 200], 'steps')).toBe('jumps between step 0 and step 200')
  })

  test('the other way drop, and where less is better they get worse', () => {
    expect(formWords(step, [3, 2.2], 'loss', 'falling')).toBe('drops between 3 and 2.2 nats')
    expect(formWords(start, [1e9, 2e9], 'params', 'falling')).toBe('falls faster from 1B on')
    expect(formWords(step, [70e6, 160e6], 'params', 'falling', 'lower')).toBe('gets worse between 70M and 160M')
    expect(formWords(start, [1e9, 2e9], 'params', 'falling', 'lower')).toBe('gets worse faster from 1B on')
    expect(formWords(step, [1e9, 2e9], 'params', 'rising', 'lower')).toBe('steps between 1B and 2B')
  })
})

describe('small words', () => {
  test('percent', () => {
    const written = ['0 %', '0.05 %', '14 %', '99.5 %', '99.9 %', '100 %']
    expect([0, 0.0005, 0.139, 0.995, 0.999, 1].map(percent)).toEqual(written)
  })

  test('a sentence after a colon keeps the capitals of names', () => {
    expect(lowerFirst('A line fits.')).toBe('a line fits.')
    expect(lowerFirst('BLEU has no closed form.')).toBe('BLEU has no closed form.')
    expect(lowerFirst('F1 has none.')).toBe('F1 has none.')
  })
})
