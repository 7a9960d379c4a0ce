import { describe, expect, test } from 'vitest'
import { claimedDirection, speaksOfFall } from '../../src/claims/direction.ts'

describe('which way a claim says that things go with scale', () => {
  test.each([
    'Accuracy suddenly collapses at 10B parameters.',
    'We see a sudden drop in exact match beyond 10B.',
    'Performance degrades smoothly with model size.',
    'The error rate worsens abruptly.',
    'The task shows sharp inverse scaling.',
  ])('worse: %s', text => {
    expect(claimedDirection(text)).toBe('worsens')
  })

  test.each([
    'The error rate drops abruptly beyond 4B parameters.',
    'The loss falls sharply at 4B parameters.',
    'There is a sharp decrease in the test loss.',
    'The error falls and the accuracy rises.',
  ])('better: %s', text => {
    expect(claimedDirection(text)).toBe('improves')
  })

  test.each([
    'Accuracy jumps at 10B parameters.',
    'Accuracy jumps once the loss is below 2.2.',
    'Accuracy drops sharply below 10B parameters.',
    'Accuracy drops abruptly for smaller models.',
    'Accuracy collapses with the number of digits.',
    'Accuracy drops and the error drops.',
    'The gap in performance between models disappears.',
  ])('not said: %s', text => {
    expect(claimedDirection(text)).toBeNull()
  })

  test('a fall is spoken of either way', () => {
    expect(speaksOfFall('The loss falls sharply.')).toBe(true)
    expect(speaksOfFall('Accuracy jumps.')).toBe(false)
  })
})
