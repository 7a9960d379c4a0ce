import { describe, expect, test } from 'vitest'
import { frameOf } from '../../src/plot/frame.ts'
import type { Picture } from '../../src/plot/picture.ts'
import { pairSpec, pictureSpec } from '../../src/plot/spec.ts'
import { compiled, dataUri, svgOf } from '../../src/plot/svg.ts'
import { themeOf } from '../../src/plot/theme.ts'
import { textWidth } from '../../src/plot/words.ts'
import type { ThemeKind } from '../../src/protocol.ts'
import {
  ADDITION,
  CLAIMED,
  DERIVED,
  GPT3_FLOPS,
  GPT3_PARAMS,
  MULTIPLICATION,
  pictureOf,
  withBounds,
} from './pictures.ts'

const SIZE = { width: 230, height: 160 }
const THEMES: readonly ThemeKind[] = ['light', 'dark', 'high-contrast', 'high-contrast-light']

const CASES: readonly (readonly [string, Picture, Picture | null])[] = [
  ['claimed and derived', CLAIMED, DERIVED],
  ['alone', CLAIMED, null],
  ['bounds', CLAIMED, withBounds(DERIVED, 4)],
  ['linear axis', CLAIMED, { ...CLAIMED, basis: 'measured', xScale: 'linear' }],
  ['compute', CLAIMED, pictureOf(GPT3_FLOPS, MULTIPLICATION, { axis: 'compute', xTitle: 'Training compute (FLOPs)' })],
  ['loss', pictureOf([3.1, 2.5, 2.2, 1.9], [0.2, 0.3, 0.5, 0.9], { axis: 'loss', xTitle: 'Loss (nats)' }), null],
  [
    'unbounded score',
    CLAIMED,
    pictureOf(GPT3_PARAMS, [-3, -2, -1.5, 0, 1, 2, 3, 9], { percent: false, basis: 'derived' }),
  ],
  ['one point', pictureOf([1e9], [0.4]), null],
  ['no points', pictureOf([], []), null],
  ['zero on a log axis', pictureOf([0, 1, 2], [0, 0.4, 1], { axis: 'steps' }), null],
  ['all zero', pictureOf([1, 10, 100], [0, 0, 0]), null],
]

/** The texts of an SVG, in its order. */
function textsOf(svg: string): readonly string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(match => match[1] ?? '')
}

/** How often an attribute with this value stands in the SVG. */
function count(svg: string, attribute: string): number {
  return svg.split(attribute).length - 1
}

describe('every picture', () => {
  test.each(CASES)(
    '%s: compiles without a warning in every theme, and holds no broken number',
    async (_, left, right) => {
      for (const theme of THEMES) {
        expect(compiled(pairSpec(left, right, theme, SIZE)).warnings).toEqual([])
      }
      const svg = await svgOf(pairSpec(left, right, 'light', SIZE))
      expect(svg).not.toMatch(/NaN|Infinity|undefined/)
      expect(svg).not.toContain('style=')
    },
  )

  test.each(CASES)('%s: is plain data', (_, left, right) => {
    const spec = pairSpec(left, right, 'dark', SIZE)
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec)
  })

  test.each(CASES)('%s: at most six ticks, whose labels stand clear of each other', (_, left, right) => {
    for (const picture of right === null ? [left] : [left, right]) {
      for (const width of [180, 230, 330, 560]) {
        const { xTicks, px } = frameOf(picture, { width, height: 160 }, 'linear', null)
        expect(xTicks.length).toBeLessThanOrEqual(6)
        const ends = xTicks
          .map(({ value, label }) => ({ middle: px(value), half: textWidth(label, 10) / 2 }))
          .sort((a, b) => a.middle - b.middle)
        for (const [at, end] of ends.entries()) {
          const before = ends[at - 1]
          if (before !== undefined) expect(end.middle - end.half).toBeGreaterThan(before.middle + before.half)
        }
      }
    }
  })
})

describe('the pair', () => {
  test('names both views, the axes with real values, the jump, and the assumption', async () => {
    const texts = textsOf(await svgOf(pairSpec(CLAIMED, DERIVED, 'light', SIZE)))
    expect(texts).toEqual(
      expect.arrayContaining([
        'As claimed: exact match',
        'Re-plotted: per-token accuracy (derived)',
        '125M',
        '175B',
        '0 %',
        '50 %',
        '100 %',
        'Parameters',
        'Exact match (%)',
        'jump',
        'chance 10 %',
      ]),
    )
    expect(texts.join(' ')).toContain('Assumes 3 independent, equally hard tokens per answer: p = score^(1/3).')
  })

  test('is as wide as two plots with their margins, whatever the words', async () => {
    const wide = { ...DERIVED, metricLabel: 'a metric with a name that is far too long for one line of a title' }
    for (const right of [DERIVED, wide]) {
      expect(await svgOf(pairSpec(CLAIMED, right, 'light', SIZE))).toMatch(/^<svg [^>]*width="640"/)
    }
  })

  test('is small enough for a hover', async () => {
    const x = Array.from({ length: 10 }, (_, at) => 1e8 * 2.3 ** at)
    const smooth = Array.from({ length: 100 }, (_, at) => ({
      x: 1e8 * 2.3 ** (at / 11),
      y: at / 110,
      low: at / 120,
      high: at / 100,
    }))
    const y = x.map((_, at) => (at + 1) / 11)
    const left = { ...CLAIMED, points: pictureOf(x, y).points, smooth }
    const right = { ...DERIVED, points: pictureOf(x, y).points, smooth }
    const uri = dataUri(await svgOf(pairSpec(left, right, 'high-contrast', { width: 330, height: 220 })))
    expect(uri).toMatch(/^data:image\/svg\+xml;base64,/)
    expect(uri.length).toBeLessThan(60_000)
  })

  test('a URI holds the picture, beyond ASCII too', () => {
    const uri = dataUri('<svg>−10²²</svg>')
    expect(Buffer.from(uri.split(',')[1] ?? '', 'base64').toString('utf8')).toBe('<svg>−10²²</svg>')
  })

  test('plots stand level where one title takes two lines', () => {
    const long = { ...DERIVED, metricLabel: 'a metric with a name that is far too long for one line (derived)' }
    expect(frameOf(CLAIMED, SIZE, 'linear', long).top).toBe(frameOf(long, SIZE, 'linear', CLAIMED).top)
  })
})

describe('marks', () => {
  const theme = themeOf('light')
  const options = { legendFor: [] }

  test('measured points are filled, derived ones hollow with a dashed curve', async () => {
    const measured = await svgOf(pictureSpec(CLAIMED, theme, SIZE, options))
    const derived = await svgOf(pictureSpec(DERIVED, theme, SIZE, options))
    expect(count(measured, `fill="${theme.mark}"`)).toBe(8)
    expect(measured).not.toContain('stroke-dasharray="5,3"')
    expect(count(derived, `fill="${theme.mark}"`)).toBe(0)
    expect(count(derived, `fill="${theme.background}"`)).toBe(8)
    expect(derived).toContain('stroke-dasharray="5,3"')
  })

  test('where only an upper limit is known there is a bar and no mark', async () => {
    const svg = await svgOf(pictureSpec(withBounds(DERIVED, 3), theme, SIZE, options))
    expect(count(svg, `fill="${theme.background}"`)).toBe(5)
    expect(count(svg, 'stroke-width="4"')).toBe(3)
  })

  test('a zero that was converted is a limit, a measured zero is a point', () => {
    const zeros = pictureOf([1e9, 1e10], [0, 0.5])
    const points = zeros.points.map(point => ({ ...point, high: point.y === 0 ? 0.1 : point.high }))
    const bounds = (basis: Picture['basis']): number =>
      frameOf({ ...zeros, basis, points }, SIZE, 'linear', null).points.filter(({ bound }) => bound).length
    expect(bounds('derived')).toBe(1)
    expect(bounds('claimed')).toBe(0)
  })

  test('on a logarithmic score axis a zero becomes a limit', () => {
    const zeros = pictureOf([1e9, 1e10, 1e11], [0, 0.01, 0.5])
    const points = zeros.points.map(point => ({ ...point, high: Math.max(point.high, 0.0015) }))
    const frame = frameOf({ ...zeros, points }, SIZE, 'log', null)
    expect(frame.points.map(({ bound }) => bound)).toEqual([true, false, false])
    expect(frame.yDomain[0]).toBeGreaterThan(0)
    expect(frame.yTicks.map(({ label }) => label)).toContain('10 %')
  })

  test('the span below the resolution is shaded and labelled only where it can be seen', async () => {
    const seen = await svgOf(pictureSpec(DERIVED, theme, SIZE, options))
    expect(seen).toContain(theme.floorFill)
    expect(textsOf(seen).join(' ')).toMatch(/resolution|not resolved/)
    expect(await svgOf(pictureSpec(CLAIMED, theme, SIZE, options))).not.toContain(theme.floorFill)
  })

  test('falling loss runs to the right', () => {
    const { px } = frameOf(pictureOf([3, 2], [0.1, 0.9], { axis: 'loss' }), SIZE, 'linear', null)
    expect(px(2)).toBeGreaterThan(px(3))
  })

  test('fractions start at zero, and small ones fill the plot', () => {
    expect(frameOf(pictureOf(GPT3_PARAMS, ADDITION), SIZE, 'linear', null).yDomain[0]).toBe(0)
    const [bottom, top] = frameOf(pictureOf(GPT3_PARAMS, MULTIPLICATION), SIZE, 'linear', null).yDomain
    expect(bottom).toBe(0)
    expect(top).toBeLessThan(0.5)
  })

  test('a prediction that says nothing does not squeeze the points', () => {
    const wild = pictureOf(GPT3_PARAMS, [-3, -2, -1.5, 0, 1, 2, 3, 4], {
      percent: false,
      predicted: { x: 174.6e9, low: -500, high: 500, curve: [] },
    })
    const [bottom, top] = frameOf(wild, SIZE, 'linear', null).yDomain
    expect(top - bottom).toBeLessThan(20)
  })
})
