import { describe, expect, test } from 'vitest'
import { openBook } from '../../src/check/book.ts'
import { type Decision, decide } from '../../src/check/decision.ts'
import { effectiveItems } from '../../src/check/effective.ts'
import { monotoneDeviance } from '../../src/check/monotone.ts'
import type { JumpProfile } from '../../src/check/profile.ts'
import golden from './golden/golden.json'
import gpt3 from './golden/gpt3_table_h1.json'
import verdicts from './golden/gpt3-verdicts.json'

/** The reference's words for what keeps an outcome open. */
const WHY: Partial<Record<Decision['ground']['kind'], string>> = {
  'scales-disagree': 'smooth scales disagree (log-log vs logit)',
  'guessing-floor': 'depends on an undeclared guessing floor',
  irregular: 'irregular',
  'both-fit': 'both fit',
  predicted: 'both fit',
}

describe.each(golden)(
  'golden series $name',
  ({ x, y, n, g, neff, gumbel, logit, rawLog, rawLin, pava, verdict, why }) => {
    const book = openBook({ x, y, n, chance: g }, 'params')

    test('effective items', () => {
      y.forEach((value, i) => {
        expect(effectiveItems(value, n[i] ?? 0, g)).toBeCloseTo(neff[i] ?? 0, 9)
      })
    })

    test('deviances of the sigmoid profiles', () => {
      near(book.profile('gumbel', 'log').deviance, gumbel)
      near(book.profile('logistic', 'log').deviance, logit)
    })

    test('deviances of the identity profiles', () => {
      book.profile('identity', 'log').deviance.forEach((value, i) => {
        expect(value).toBeCloseTo(rawLog[i] ?? 0, 8)
      })
      book.profile('identity', 'linear').deviance.forEach((value, i) => {
        expect(value).toBeCloseTo(rawLin[i] ?? 0, 8)
      })
    })

    test('pool-adjacent-violators deviance', () => {
      // The reference clips fitted scores of 0 and 1, which costs it up to 4e-6.
      expect(Math.abs(monotoneDeviance(book.counts) - pava)).toBeLessThan(5e-6)
    })

    test('verdict and reason', () => {
      const decision = decide(book, 'log')
      expect(decision.outcome).toBe(verdict)
      if (why !== null) expect(WHY[decision.ground.kind]).toBe(why)
    })
  },
)

/**
 * To the fourth decimal, or better than the golden value: ours are the lower deviances wherever the two differ, because
 * the reference stops a little before the optimum of very steep curves (by .0067 of 528.9 at worst).
 */
function near(ours: readonly number[], reference: readonly number[]): void {
  ours.forEach((value, i) => {
    const expected = reference[i] ?? 0
    expect(value - expected).toBeLessThan(5e-5)
    expect(expected - value).toBeLessThan(Math.max(7e-4, 1.5e-5 * expected))
  })
}

type Setting = Readonly<Record<string, { readonly n: number; readonly g: number; readonly y: readonly number[] }>>
const SETTINGS: Readonly<Record<string, Setting>> = { few: gpt3.few, zero: gpt3.zero, one: gpt3.one }

/** Every share fits five-digit addition and subtraction equally well; the reference's best share is a matter of rounding. */
const UNDECIDED_SHARE = new Set(['few 5D+', 'few 5D-'])

/**
 * With twice the scatter these are straight on the linear axis at 90 %, where the reference says axis-dependent; here 99 % is asked
 * (a step that only the last model has passed looks straight there in one series of ten at 90 %).
 */
const STRAIGHT_AT_90 = new Set(['few 3D+', 'few 3D-'])

describe.each(verdicts.rows)('GPT-3 $setting $task', row => {
  const series = SETTINGS[row.setting]?.[row.task]
  const observations = {
    x: gpt3.params_M,
    y: (series?.y ?? []).map(value => value / 100),
    n: gpt3.params_M.map(() => series?.n ?? 0),
    chance: series?.g ?? 0,
  }
  const book = openBook(observations, 'params')
  const decision = decide(book, 'log')

  test('verdict and reason', () => {
    expect(decision.outcome).toBe(row.verdict)
    if (row.why !== null) expect(WHY[decision.ground.kind]).toBe(row.why)
  })

  test('verdict with twice the scatter between models', () => {
    const { outcome } = decide(openBook(observations, 'params', 0.1), 'log')
    expect(outcome).toBe(STRAIGHT_AT_90.has(`${row.setting} ${row.task}`) ? 'under-resolved' : row.scatterDoubled)
  })

  test('best shares and their intervals', () => {
    expect(shareOf(book.profile('identity', 'log'))).toEqual(row.raw)
    if (row.other !== null) expect(shareOf(book.profile('identity', 'linear'))).toEqual(row.other)
    const gumbel = book.profile('gumbel', 'log')
    if (UNDECIDED_SHARE.has(`${row.setting} ${row.task}`)) {
      expect(shareOf(gumbel).slice(1)).toEqual(row.gumbel.slice(1))
      return
    }
    expect(shareOf(gumbel)).toEqual(row.gumbel)
    expect(gumbel.best).toEqual(row.form === 'line' ? { form: 'line' } : { form: row.form, at: row.at })
  })

  test('extrapolation statistic', () => {
    // With a chance level the likelihood has several maxima; ours is the better one, .0011 of 4.15 at most.
    if (row.statistic !== null) {
      expect(Math.abs((decision.extrapolation?.statistic ?? Number.NaN) - row.statistic)).toBeLessThan(0.0015)
    }
  })
})

function shareOf(profile: JumpProfile): readonly number[] {
  return [profile.share.estimate, profile.share.low, profile.share.high]
}
