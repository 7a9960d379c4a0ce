import { describe, expect, test } from 'vitest'
import { NO_TRIAL } from '../../src/trial.ts'
import { percentText, readChance, readLength, type Typed } from '../../webview/numbers.ts'
import { plainTrial, trialWords } from '../../webview/trials.ts'
import { PANEL } from './panel.ts'

function readAs(typed: Typed): number | null | string {
  return typed.read === 'number' ? typed.value : typed.problem
}

describe('a length of answers', () => {
  test.each([
    ['', null],
    ['  ', null],
    ['1', 1],
    [' 4 ', 4],
    ['4 tokens', 4],
    ['3.5', 3.5],
    ['3,5', 3.5],
  ])('%j is read', (text, value) => {
    expect(readAs(readLength(text))).toBe(value)
  })

  test.each(['four', '-3', '1e3', '3..5', 'Infinity', '2 or 3'])('%j is said to be no number', text => {
    expect(readAs(readLength(text))).toBe(`“${text}” is not a number. Type a length in tokens, such as 4.`)
  })

  test.each(['0', '0.5'])('%j is said to be too short', text => {
    expect(readAs(readLength(text))).toBe(`An answer has at least 1 token, and ${text} is less.`)
  })
})

describe('a chance level', () => {
  test.each([
    ['', null],
    ['25', 0.25],
    ['25%', 0.25],
    ['25 %', 0.25],
    ['0.25', 0.25],
    ['0,25', 0.25],
    ['.25', 0.25],
    ['1/4', 0.25],
    ['1 / 4', 0.25],
    ['0', 0],
    ['1', 0.01],
    ['0.5%', 0.005],
    ['12.5', 0.125],
  ])('%j is read', (text, value) => {
    expect(readAs(readChance(text))).toBe(value)
  })

  test.each(['100', '100 %', '250', '4/4', '5/4'])('%j is said to be too high', text => {
    expect(readAs(readChance(text))).toBe(`A chance level is below 100 %, and ${text} is not.`)
  })

  test.each(['a quarter', '-5', '1/0', '%', '25 % %'])('%j is said to be no number', text => {
    expect(readAs(readChance(text))).toBe(`“${text}” is not a number. Type a percentage such as 25, or a fraction.`)
  })

  test('a long text is cut in the message', () => {
    expect(readAs(readChance('x'.repeat(200)))).toContain(`“${'x'.repeat(20)}…”`)
  })

  test('is shown as it would be typed', () => {
    for (const share of [0, 0.005, 0.25, 1 / 3, 0.07]) {
      expect(readAs(readChance(`${percentText(share)}%`))).toBeCloseTo(share, 6)
    }
    expect(percentText(0.07)).toBe('7')
  })
})

describe('a trial', () => {
  const offered = {
    ...PANEL.trial,
    curves: ['addition', 'multiplication'],
    targetLength: { given: 3 },
    chance: { given: 0.25 },
  }

  test('of what is already so is none', () => {
    expect(plainTrial({ curve: 'addition', targetLength: 3, chance: 0.25 }, offered)).toEqual(NO_TRIAL)
  })

  test('of anything else stays', () => {
    const other = { curve: 'multiplication', targetLength: 1, chance: 0 }
    expect(plainTrial(other, offered)).toEqual(other)
    expect(plainTrial({ ...NO_TRIAL, chance: 0.25 }, PANEL.trial)).toEqual({ ...NO_TRIAL, chance: 0.25 })
  })

  test('is told in words', () => {
    expect(trialWords({ curve: '3-digit addition', targetLength: 4, chance: 0.25 })).toBe(
      'the curve “3-digit addition”, answers of 4 tokens, a chance level of 25 %',
    )
    expect(trialWords({ curve: null, targetLength: 1, chance: null })).toBe('answers of 1 token')
  })
})
