import { describe, expect, test } from 'vitest'
import { lookOf } from '../../src/plot/companions.ts'
import { dataUri } from '../../src/plot/data-uri.ts'
import { frameOf } from '../../src/plot/frame.ts'
import type { Picture } from '../../src/plot/picture.ts'
import { redrawn } from '../../src/plot/redrawn.ts'
import { companionLines, shownCurve, shownPredicted } from '../../src/plot/shown.ts'
import { pairSpec, pictureSpec } from '../../src/plot/spec.ts'
import { compiled, svgOf } from '../../src/plot/svg.ts'
import { themeOf } from '../../src/plot/theme.ts'
import { thumbnailSize, thumbnailSpec } from '../../src/plot/thumbnail.ts'
import { textWidth } from '../../src/plot/words.ts'
import type { ThemeKind } from '../../src/protocol.ts'
import {
  ADDITION,
  CLAIMED,
  companionsOf,
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
        'Re-plotted: per-token accuracy',
        'derived',
        '125M',
        '175B',
        '0 %',
        '50 %',
        '100 %',
        'Parameters',
        'Exact match (%)',
        'jump 100 %',
        'chance 10 %',
        'smaller models predict',
        'jump-free trend, 95 % band',
      ]),
    )
    expect(texts.join(' ')).toContain('Assumes 3 independent, equally hard tokens per answer: p = score^(1/3).')
    // The tag over hollow points explains them; alone they have an entry of their own.
    expect(texts.join(' ')).not.toContain('derived score')
    expect(textsOf(await svgOf(pictureSpec(DERIVED, 'light', SIZE)))).toContain('derived score, 95 % interval')
  })

  test('is as wide as two plots with their margins, whatever the words', async () => {
    const wide = { ...DERIVED, metricLabel: 'a metric with a name that is far too long for one line of a title' }
    for (const right of [DERIVED, wide]) {
      expect(await svgOf(pairSpec(CLAIMED, right, 'light', SIZE))).toMatch(/^<svg [^>]*width="640"/)
    }
  })

  test('is small enough for a hover, with everything in it', async () => {
    const x = Array.from({ length: 10 }, (_, at) => 1e8 * 2.3 ** at)
    const smooth = Array.from({ length: 100 }, (_, at) => {
      const y = 1 / (1 + Math.exp(4 - at / 12))
      return { x: 1e8 * 2.3 ** (at / 11), y, low: y * 0.9, high: Math.min(1, y * 1.1) }
    })
    const points = pictureOf(
      x,
      x.map((_, at) => (at + 1) / 11),
    ).points
    const companions = companionsOf(x, 'run', ['seed 2', 'seed 3', 'seed 4', 'seed 5', 'seed 6', 'seed 7'])
    const uri = dataUri(
      await svgOf(
        pairSpec({ ...CLAIMED, points, smooth, companions }, { ...DERIVED, points, smooth }, 'high-contrast', {
          width: 230,
          height: 110,
        }),
      ),
    )
    expect(uri).toMatch(/^data:image\/svg\+xml;base64,/)
    expect(uri.length).toBeLessThan(45_000)
  })

  test('is small enough for a hover where a run has hundreds of checkpoints', async () => {
    const x = Array.from({ length: 400 }, (_, at) => 10 * 1.02 ** at)
    const y = x.map((_, at) => 0.5 + 0.4 * Math.sin(at * 0.7) * (at / 400))
    const run = pictureOf(x, y, { axis: 'steps', companions: companionsOf(x, 'training', ['training accuracy']) })
    const svg = await svgOf(pairSpec(run, { ...run, basis: 'derived' }, 'dark', { width: 230, height: 84 }))
    expect(dataUri(svg).length).toBeLessThan(60_000)
  })

  test('a URI holds the picture, beyond ASCII too', () => {
    const uri = dataUri('<svg>−10²²</svg>')
    expect(Buffer.from(uri.split(',')[1] ?? '', 'base64').toString('utf8')).toBe('<svg>−10²²</svg>')
  })

  test('plots stand level where one title takes two lines', () => {
    const long = { ...DERIVED, metricLabel: 'a metric with a name that is far too long for one line (derived)' }
    expect(frameOf(CLAIMED, SIZE, 'linear', long).top).toBe(frameOf(long, SIZE, 'linear', CLAIMED).top)
  })

  test('without titles nothing else is missing, and the plot moves up by their height', async () => {
    const bare = await svgOf(pictureSpec(CLAIMED, 'light', SIZE, { titled: false }))
    const whole = textsOf(await svgOf(pictureSpec(CLAIMED, 'light', SIZE)))
    expect(whole.filter(text => !textsOf(bare).includes(text))).toEqual(whole.slice(0, 2))
    expect(frameOf(CLAIMED, SIZE, 'linear', null, false, false).top).toBeLessThan(
      frameOf(CLAIMED, SIZE, 'linear', null).top - 30,
    )
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

  test('the jump is marked with its share where the view reads as one, with a question where it is open, else not', async () => {
    const texts = async (reading: Picture['reading']) =>
      textsOf(await svgOf(pictureSpec({ ...CLAIMED, reading }, theme, SIZE, options)))
    const svg = async (reading: Picture['reading']) => svgOf(pictureSpec({ ...CLAIMED, reading }, theme, SIZE, options))
    expect(await texts('jump')).toContain('jump 100 %')
    expect(await texts('open')).toContain('jump? 100 %')
    expect(count(await svg('jump'), `stroke="${theme.jumpText}"`)).toBe(2)
    for (const reading of ['smooth', 'unjudged'] as const) {
      expect((await texts(reading)).filter(text => /^jump\??( \d+ %)?$/.test(text))).toEqual([])
      expect(await svg(reading)).not.toContain(theme.jumpFill)
    }
  })

  test('the prediction runs through the points before and ends in its interval', () => {
    const frame = frameOf(CLAIMED, SIZE, 'linear', null)
    const shown = shownPredicted(CLAIMED, frame)
    const end = shown?.curve.at(-1)?.at(-1)
    expect(end?.x).toBeCloseTo(shown?.at ?? Number.NaN, 6)
    expect(end?.x).toBeLessThan(frame.px(12.85e9))
    expect(frame.yAt(end?.y ?? Number.NaN)).toBeLessThan(0.3)
    expect(shown).toMatchObject({ low: 0.12, high: 0.3, capped: { low: true, high: true } })
  })

  test('a curve that leaves the plot is cut at its edge', () => {
    const steep = { ...CLAIMED, smooth: [125e6, 174.6e9].map((x, at) => ({ x, y: at * 9 - 4, low: -9, high: 9 })) }
    const frame = frameOf({ ...steep, smooth: null }, SIZE, 'linear', null)
    const [piece = [], ...more] = shownCurve(steep, frame)
    expect(more).toEqual([])
    expect(piece.map(({ y }) => Math.round(y))).toEqual([SIZE.height, 0])
  })

  test('converted scores that run away do not squeeze the points', () => {
    const wild = pictureOf([1, 2, 3, 4], [0, 1, 2, 3], {
      percent: false,
      smooth: [1, 4].map(x => ({ x, y: -500 * x, low: -900, high: 0 })),
    })
    const [bottom, top] = frameOf(wild, SIZE, 'linear', null).yDomain
    expect(top - bottom).toBeLessThan(8)
  })

  test('a title too long for the height of its axis stands above it, uncut', async () => {
    const low = { width: 230, height: 72 }
    const long = { ...DERIVED, yTitle: 'Log-odds of exact match' }
    expect(frameOf(long, low, 'linear', null).yTitleAbove).toBe(true)
    expect(frameOf(long, { width: 230, height: 220 }, 'linear', null).yTitleAbove).toBe(false)
    const svg = await svgOf(pictureSpec(long, theme, low, options))
    expect(textsOf(svg)).toContain('Log-odds of exact match')
    expect(svg).not.toContain('rotate')
  })

  test('there are two scores at least on the axis of the smallest plot', () => {
    const narrow = pictureOf(GPT3_PARAMS, [-1.9, -1.7, -1.4, -1.2, -1, -0.7, -0.4, -0.2], { percent: false })
    for (const picture of [narrow, CLAIMED, DERIVED])
      expect(frameOf(picture, { width: 230, height: 72 }, 'linear', null).yTicks.length).toBeGreaterThanOrEqual(2)
  })

  test('no two ticks read alike, however near they stand', () => {
    const near = pictureOf([1.281e10, 1.284e10, 1.287e10, 1.29e10], [-2.451, -2.446, -2.441, -2.434], {
      percent: false,
      xScale: 'linear',
    })
    for (const xScale of ['linear', 'log'] as const) {
      const { xTicks, yTicks } = frameOf({ ...near, xScale }, SIZE, 'linear', null)
      for (const ticks of [xTicks, yTicks]) {
        expect(ticks.length).toBeGreaterThan(1)
        expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length)
      }
    }
  })

  test('where no label tells them apart, one tick stands for all', () => {
    const same = pictureOf([1e12, 1e12 + 5000], [0.1, 0.2], { xScale: 'linear' })
    expect(frameOf(same, SIZE, 'linear', null).xTicks.map(({ label }) => label)).toEqual(['1T'])
  })

  test.each(['linear', 'log'] as const)(
    'amounts that rounding alone parts stand in the middle of a %s axis',
    xScale => {
      const { xDomain, xTicks } = frameOf(
        pictureOf([1000.0000000000001, 1000.0000000000002], [0.1, 0.2], { xScale }),
        SIZE,
        'linear',
        null,
      )
      expect(xDomain[1] / xDomain[0]).toBeGreaterThan(1.1)
      expect(xTicks.length).toBeGreaterThan(0)
    },
  )

  test('a floor below 0 leaves a logarithmic score axis where the scores are', () => {
    const odds = pictureOf([1e8, 1e9, 1e10], [0, 1.5, 4], { percent: false, floor: -4 })
    const bounded = {
      ...odds,
      points: odds.points.map((point, at) => ({ ...point, low: point.y, high: point.y + 0.2, bound: at === 0 })),
    }
    const { yDomain, points, py, height } = frameOf(bounded, SIZE, 'log', null)
    expect(yDomain[0]).toBeGreaterThan(0)
    for (const { high } of points) {
      expect(py(high)).toBeGreaterThanOrEqual(0)
      expect(py(high)).toBeLessThanOrEqual(height)
    }
  })

  test('a point that has no place on a logarithmic axis is told of', async () => {
    const early = pictureOf([0, 10, 100, 1000], [0.1, 0.2, 0.3, 0.9], { axis: 'steps', xScale: 'linear' })
    const texts = textsOf(await svgOf(pictureSpec(early, theme, SIZE, { xScale: 'log' }))).join(' ')
    expect(texts).toContain('One point has no place on these axes (0 on a logarithmic axis).')
    expect(texts).toContain('judged on the linear axis')
    expect(frameOf(redrawn(early, 'log'), SIZE, 'linear', null).points).toHaveLength(3)
  })

  test('to be taken along a picture has a ground', async () => {
    const ground = `fill="${theme.background}"`
    const bare = { ...CLAIMED, chance: null }
    expect(await svgOf(pictureSpec(bare, theme, SIZE, { ...options, ground: 'opaque' }))).toMatch(
      new RegExp(`<rect width="\\d+" height="\\d+" ${ground}`),
    )
    expect(await svgOf(pictureSpec(bare, theme, SIZE, options))).not.toContain(ground)
  })
})

describe('curves beside the picture’s own', () => {
  const theme = themeOf('dark')
  const names = ['add', 'subtract', 'multiply', 'divide', 'sort', 'count', 'spell', 'rhyme']
  const table: Picture = { ...CLAIMED, companions: companionsOf(GPT3_PARAMS, 'curve', names) }

  test('are left out unless wanted; training and runs are always there', async () => {
    const draw = async (picture: Picture, curves: boolean) => svgOf(pictureSpec(picture, theme, SIZE, { curves }))
    const [first = ''] = theme.companions
    expect(await draw(table, false)).not.toContain(first)
    expect(await draw(table, true)).toContain(first)
    const run = { ...CLAIMED, companions: companionsOf(GPT3_PARAMS, 'run', ['seed 2']) }
    expect(await draw(run, false)).toContain(first)
    expect(textsOf(await draw(run, false))).toContain('seed 2')
  })

  test('are six at most, each with a colour and a sign of its own, and the rest is told of', async () => {
    const svg = await svgOf(pictureSpec(table, theme, { width: 460, height: 280 }, { curves: true }))
    for (const colour of theme.companions) expect(svg).toContain(`stroke="${colour}"`)
    const texts = textsOf(svg)
    for (const name of names.slice(0, 6)) expect(texts.filter(text => text === name).length).toBeGreaterThan(0)
    expect(texts).toContain('and 2 more, not drawn')
    const looks = theme.companions.map((_, place) => lookOf(place, theme))
    expect(new Set(looks.map(({ shape }) => shape)).size).toBe(6)
    expect(looks.map(({ shape }) => String(shape))).not.toContain('circle')
    expect(looks.map(({ colour }) => colour)).not.toContain(theme.mark)
  })

  test('keep to the plot on a logarithmic score axis', () => {
    const frame = frameOf(table, SIZE, 'log', null, true)
    for (const { points } of frame.companions)
      for (const piece of companionLines(points, frame))
        for (const { y } of piece) {
          expect(y).toBeGreaterThanOrEqual(-1e-9)
          expect(y).toBeLessThanOrEqual(SIZE.height + 1e-9)
        }
  })
})

describe('a thumbnail', () => {
  const size = { width: 150, height: 80 }

  test.each(CASES)(
    '%s: compiles without a warning, says nothing but ticks, and is of the size it tells',
    async (_, left, right) => {
      const picture = right ?? left
      const spec = thumbnailSpec(picture, 'light', size)
      expect(compiled(spec).warnings).toEqual([])
      const svg = await svgOf(thumbnailSpec(picture, 'light', size))
      expect(svg).not.toMatch(/NaN|Infinity|undefined/)
      const outer = thumbnailSize(size)
      expect(svg).toContain(`width="${outer.width}" height="${outer.height}"`)
      const texts = textsOf(svg).filter(text => text !== '')
      expect(texts.length).toBeLessThanOrEqual(6)
      for (const text of texts) expect(text).toMatch(/^[−\d]/)
    },
  )

  test('shows the jump and the kind of its points', async () => {
    const { jumpFill, mark, background } = themeOf('light')
    const [claimed, derived] = [
      await svgOf(thumbnailSpec(CLAIMED, 'light', size)),
      await svgOf(thumbnailSpec(DERIVED, 'light', size)),
    ]
    expect(claimed).toContain(jumpFill)
    expect(derived).not.toContain(jumpFill)
    expect(count(claimed, `fill="${mark}"`)).toBe(8)
    expect(count(derived, `fill="${background}"`)).toBe(8)
  })
})
