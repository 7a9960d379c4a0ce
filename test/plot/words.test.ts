import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describePair, describePicture, describePoint } from '../../src/plot/describe.ts'
import { leastCovering } from '../../src/plot/place.ts'
import { redrawn } from '../../src/plot/redrawn.ts'
import { evenTicks, logTicks, scaleLabel, scoreLabel } from '../../src/plot/ticks.ts'
import { pictureSubtitle, pictureTitle, shareText, shortened, textWidth, wrap } from '../../src/plot/words.ts'
import { CLAIMED, companionsOf, DERIVED, GPT3_PARAMS, pictureOf, withBounds } from './pictures.ts'

describe('labels', () => {
  test.each([
    [125e6, 'params', '125M'],
    [1.32e9, 'params', '1.3B'],
    [2.65e9, 'params', '2.7B'],
    [174.6e9, 'params', '175B'],
    [999.7e6, 'params', '1B'],
    [3e11, 'data', '300B'],
    [1e12, 'data', '1T'],
    [20_000, 'steps', '20k'],
    [500, 'steps', '500'],
    [1e22, 'compute', '10²²'],
    [3.14e23, 'compute', '3.1×10²³'],
    [9.99e22, 'compute', '10²³'],
    [2.2, 'loss', '2.2'],
    [0, 'params', '0'],
  ] as const)('%d of %s is %s', (value, axis, label) => {
    expect(scaleLabel(value, axis)).toBe(label)
  })

  test.each([
    [0.02, true, '2 %'],
    [0.0005, true, '0.05 %'],
    [1, true, '100 %'],
    [-1.25, false, '−1.25'],
    [0, false, '0'],
    [2_345_000, false, '2.35×10⁶'],
    [-100_000, false, '−10⁵'],
  ])('score %d (percent %s) is %s', (value, percent, label) => {
    expect(scoreLabel(value, percent)).toBe(label)
  })

  test('with more digits an amount is exact', () => {
    expect(scaleLabel(174.6e9, 'params', 4)).toBe('174.6B')
  })
})

describe('ticks', () => {
  test('stay inside and within their number', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
        fc.integer({ min: 2, max: 8 }),
        (low, span, most) => {
          const ticks = evenTicks(low, low + span, most)
          expect(ticks.length).toBeLessThanOrEqual(most)
          for (const tick of ticks) {
            expect(tick).toBeGreaterThanOrEqual(low - span * 1e-6)
            expect(tick).toBeLessThanOrEqual(low + span * (1 + 1e-6))
          }
        },
      ),
    )
  })

  test('on a logarithmic axis are round', () => {
    expect(logTicks(2e20, 4e23, 6)).toEqual([1e21, 1e22, 1e23])
    expect(logTicks(0.0004, 1, 5)).toEqual([0.001, 0.01, 0.1, 1])
    expect(logTicks(0.1, 1, 5)).toEqual([0.1, 0.2, 0.5, 1])
  })
})

describe('words', () => {
  test('titles say once how a view came about', () => {
    expect(pictureTitle(CLAIMED)).toBe('As claimed: exact match')
    expect(pictureTitle(DERIVED)).toBe('Re-plotted: per-token accuracy (derived)')
    expect(pictureTitle({ ...CLAIMED, basis: 'measured' })).toBe('Re-plotted: exact match (measured)')
  })

  test('a share that cannot be judged is a dash', () => {
    expect(shareText(null)).toBe('—')
    expect(shareText({ estimate: 0.75, low: 0.5, high: 1 })).toBe('75 % (50–100 %)')
    expect(shareText({ estimate: 1, low: 1, high: 1 })).toBe('100 %')
  })

  test('a subtitle says the reading first, and gives up words before it gives up sense', () => {
    expect(pictureSubtitle(CLAIMED, 'linear')).toBe('jump: share 100 % (75–100 %) · log axis of parameters')
    expect(pictureSubtitle(DERIVED, 'linear', 285)).toBe('smooth: jump share 25 % (0–50 %) · log axis')
    expect(pictureSubtitle({ ...CLAIMED, reading: 'open' }, 'log', 250)).toBe(
      'undecided: jump share 100 % · log x, log y',
    )
    for (const width of [60, 120, 200, 300])
      expect(textWidth(pictureSubtitle(CLAIMED, 'log', width), 10.5)).toBeLessThanOrEqual(width)
  })

  test('wrapping loses nothing and keeps to the width', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { maxLength: 30 }), words => {
        const lines = wrap(words.join(' '), 80, 10)
        expect(lines.join(' ')).toBe(words.join(' '))
        for (const line of lines) if (line.includes(' ')) expect(textWidth(line, 10)).toBeLessThanOrEqual(80)
      }),
    )
  })

  test('shortening ends in an ellipsis', () => {
    expect(shortened('short', 100, 10)).toBe('short')
    expect(shortened('a title that is much too long', 60, 10)).toMatch(/^a t.*…$/)
  })

  test('a label goes where it covers least', () => {
    const box = (x: number) => ({ box: { x, y: 0, width: 10, height: 10 } })
    const [a, b, c] = [box(0), box(20), box(40)]
    expect(leastCovering([a, b, c], [{ x: 5, y: 5, width: 18, height: 3 }])).toBe(c)
    expect(leastCovering([a, b], [])).toBe(a)
    expect(leastCovering([], [])).toBeNull()
  })
})

describe('alternative text', () => {
  test('says what the eye would see, the point first', () => {
    const text = describePicture(CLAIMED)
    expect(text).toMatch(
      /^As claimed: exact match – on this view a jump remains: 100 % \(75–100 %\) of the rise, between 6\.66B and 12\.85B\./,
    )
    expect(text).toContain('8 points from 2 % at 125M to 100 % at 174.6B against parameters (log axis).')
    expect(text).toContain('The jump-free trend runs from 1 % to 85 %, its 95 % band at most 3 points wide.')
    expect(text).toContain('The smaller models predict 12 % to 30 % at 12.85B; measured: 55.5 %.')
    expect(text).toContain('Chance level: 10 %.')
    expect(text).toContain('Scores below 0.05 % are not resolved by the test.')
  })

  test('says which reading the view has', () => {
    expect(describePicture(DERIVED)).toContain('on this view the rise is smooth (jump share 25 % (0–50 %)).')
    expect(describePicture({ ...CLAIMED, reading: 'open' })).toContain('it cannot be told whether the rise is a jump')
    expect(describePicture({ ...CLAIMED, reading: 'unjudged', share: null })).toMatch(
      /^As claimed: exact match\. 8 points/,
    )
  })

  test('names what is drawn beside the picture’s own curve', () => {
    const companions = [
      ...companionsOf(GPT3_PARAMS, 'training', ['training accuracy']),
      ...companionsOf(GPT3_PARAMS, 'curve', ['subtraction']),
    ]
    const text = describePicture({ ...CLAIMED, companions })
    expect(text).toContain('Beside it: training accuracy.')
    expect(text).not.toContain('subtraction')
  })

  test('a prediction that says nothing reads so', () => {
    const open = { ...CLAIMED, predicted: { x: 12.85e9, low: 1e-7, high: 0.999999, curve: [] } }
    expect(describePicture(open)).toContain('The smaller models predict 0 % to 100 % at 12.85B')
    expect(describePicture({ ...open, axis: 'steps' })).toContain('The earlier points predict')
  })

  test('of a picture redrawn on the other scale says on which it was judged', () => {
    const linear = redrawn(CLAIMED, 'linear')
    expect(linear).toMatchObject({ id: CLAIMED.id, points: CLAIMED.points, smooth: CLAIMED.smooth })
    expect(linear).toMatchObject({ xScale: 'linear', share: null, reading: 'unjudged', judgedOn: 'log' })
    expect(describePicture(linear)).toContain('(linear axis; judged on the log axis)')
    expect(pictureSubtitle(linear, 'linear')).toBe('linear axis of parameters · judged on the log axis')
    expect(redrawn(linear, 'log').judgedOn).toBeUndefined()
    expect(redrawn(CLAIMED, 'log')).toBe(CLAIMED)
  })

  test('of a pair speaks of both', () => {
    const text = describePair(CLAIMED, DERIVED)
    expect(text).toContain('As claimed: exact match')
    expect(text).toContain('Re-plotted: per-token accuracy (derived)')
    expect(text).toContain('Assumes 3 independent')
    expect(describePair(CLAIMED, null)).toBe(describePicture(CLAIMED))
  })

  test('never gives a limit for a value', () => {
    const bounded = withBounds(DERIVED, 2)
    expect(describePicture(bounded)).toContain('For 2 points only upper limits are known.')
    expect(describePicture(bounded)).toContain('from at most 10 % at 125M')
    expect(bounded.points.map(point => describePoint(bounded, point))[0]).toBe(
      '125M: at most 10 % (only an upper limit is known)',
    )
  })

  test('reads loss in the direction of growing scale', () => {
    const loss = pictureOf([3, 2], [0.1, 0.9], { axis: 'loss' })
    expect(describePicture(loss)).toContain('from 10 % at 3 to 90 % at 2')
  })

  test('has words for nothing at all', () => {
    expect(describePicture(pictureOf([], []))).toContain('No points')
  })
})
