import { describe, expect, it } from 'vitest'
import {
  markRadius,
  type OverviewDot,
  type OverviewMark,
  overviewMarks,
  overviewPlace,
} from '../../src/plot/overview-marks.ts'
import { overviewSpec } from '../../src/plot/overview-spec.ts'
import { drawPlainly } from '../../src/plot/plain/draw.ts'
import { svgOf } from '../../src/plot/svg.ts'
import { themeOf } from '../../src/plot/theme.ts'
import { marksOf } from './drawing.ts'

const TONES = { gone: '#a84300', stands: '#1a7030', open: '#0b5cb8', none: '#616161' }

function dot(claimed: number, replotted: number, more: Partial<OverviewDot> = {}): OverviewDot {
  const share = (estimate: number) => ({
    estimate,
    low: Math.max(0, estimate - 0.1),
    high: Math.min(1, estimate + 0.1),
  })
  return { claimed: share(claimed), replotted: share(replotted), tone: 'stands', derived: false, ...more }
}

function drawn(dots: readonly OverviewDot[]): string {
  const svg = drawPlainly(overviewSpec(dots, overviewMarks(dots), { theme: themeOf('light'), tones: TONES }))
  if (svg === null) throw new Error('The overview cannot be drawn without Vega.')
  return svg
}

/** 5,000 claims of every sort, a third of them at the ends. Park and Miller's generator, so that they are always the same. */
function many(): readonly OverviewDot[] {
  let seed = 11
  const next = () => {
    seed = (seed * 16_807) % 2_147_483_647
    return seed / 2_147_483_647
  }
  const share = () => [1, 0][Math.floor(next() * 6)] ?? next()
  const tones = ['gone', 'stands', 'open'] as const
  return Array.from({ length: 5_000 }, () =>
    dot(share(), share(), { tone: tones[Math.floor(next() * 3)] ?? 'open', derived: next() < 0.5 }),
  )
}

const overlaps = (a: OverviewMark, b: OverviewMark) =>
  Math.hypot(overviewPlace(a.x) - overviewPlace(b.x), overviewPlace(a.y) - overviewPlace(b.y)) <
  0.8 * (markRadius(a) + markRadius(b))

describe('the overview', () => {
  it('puts a claim where its shares are, with shape and filling by its sort', () => {
    const svg = drawn([dot(1, 0), dot(0.5, 0.25, { derived: true })])
    // 400 pixels hold −4.5 to 104.5 %, from the left and from below; around them 58 pixels left and 10 above.
    const circles = marksOf(svg).filter(({ kind }) => kind === 'circle')
    const places = circles.map(({ points: [at] }) => at ?? [0, 0])
    expect(places[0]?.[0]).toBeCloseTo(58 + (1.045 / 1.09) * 400, 0)
    expect(places[0]?.[1]).toBeCloseTo(10 + 400 - (0.045 / 1.09) * 400, 0)
    expect(places[1]?.[0]).toBeCloseTo(58 + (0.545 / 1.09) * 400, 0)
    expect(places[1]?.[1]).toBeCloseTo(10 + 400 - (0.295 / 1.09) * 400, 0)
    expect(svg).toContain(`fill="${TONES.stands}" stroke="#ffffff"`)
    expect(svg).toContain(`fill="#ffffff" stroke="${TONES.stands}"`)
  })

  it('draws the intervals of single claims faintly along both axes', () => {
    const whisker = marksOf(drawn([dot(0.5, 0.3, { tone: 'gone' })])).filter(
      ({ kind, points, paint }) => kind === 'path' && points.length === 2 && paint.includes(TONES.gone),
    )
    const lengths = whisker.map(
      ({ points: [[x, y] = [0, 0], [x2, y2] = [0, 0]] }) => Math.abs(x - x2) + Math.abs(y - y2),
    )
    for (const length of lengths) expect(length).toBeCloseTo((0.2 / 1.09) * 400, 0)
    expect(lengths).toHaveLength(2)
  })

  it('makes one mark with their number of claims in one place, and moves none aside', () => {
    const dots = [dot(1, 1), dot(1, 0), dot(1, 1), dot(0.997, 1), dot(1, 0.1)]
    const marks = overviewMarks(dots)
    expect(marks.map(({ members }) => members)).toEqual([[0, 2, 3], [1], [4]])
    expect(marks[0]?.x).toBeCloseTo(0.999, 5)
    expect(marks[0]?.sort).toEqual({ tone: 'stands', derived: false })
    expect(drawn(dots)).toContain('>3</text>')
  })

  it('rings claims of several sorts in one place with the colours of them all', () => {
    const dots = [dot(1, 0, { tone: 'gone' }), dot(1, 0, { tone: 'gone' }), dot(1, 0), dot(1, 0, { tone: 'open' })]
    expect(overviewMarks(dots).map(({ sort, members }) => [sort, members.length])).toEqual([[null, 4]])
    const pieces = (tone: keyof typeof TONES) =>
      drawn(dots)
        .match(new RegExp(`<g stroke="${TONES[tone]}" stroke-width="3">(.*?)</g>`))?.[1]
        ?.match(/<path/g)?.length
    expect([pieces('gone'), pieces('open'), pieces('stands'), pieces('none')]).toEqual([12, 6, 6, undefined])
  })

  it('stays readable with 5,000 claims: few marks, none over the number of another, none lost', () => {
    const dots = many()
    const marks = overviewMarks(dots)
    expect(marks.length).toBeGreaterThan(40)
    expect(marks.length).toBeLessThanOrEqual(160)
    expect(marks.flatMap(({ members }) => members).toSorted((a, b) => a - b)).toEqual([...dots.keys()])
    const hidden = marks.filter(a => a.members.length > 1 && marks.some(b => a !== b && overlaps(a, b)))
    expect(hidden).toEqual([])
  })

  it('leaves out words that marks would cover', () => {
    expect(drawn([dot(1, 0)])).toContain('less of a jump')
    expect(drawn([dot(1, 0)])).toContain('the same in both')
    expect(drawn(many())).not.toMatch(/less of a jump|more of a jump|the same in both/)
  })

  it('is drawn as Vega draws it', async () => {
    const dots = [dot(1, 0, { tone: 'gone' }), dot(1, 0), dot(0.5, 0.25, { derived: true }), dot(0.2, 0.9)]
    const spec = overviewSpec(dots, overviewMarks(dots), { theme: themeOf('light'), tones: TONES })
    const texts = (svg: string) =>
      marksOf(svg)
        .filter(({ kind }) => kind === 'text')
        .map(({ more, points }) => [more, points.map(at => at.map(Math.round))])
    expect(texts(drawn(dots)).toSorted()).toEqual(texts(await svgOf(spec)).toSorted())
  })
})
