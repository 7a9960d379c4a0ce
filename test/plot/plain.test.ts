import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Analyzer } from '../../src/analyze.ts'
import { NodeWorkspace } from '../../src/cli/nodeWorkspace.ts'
import type { Picture } from '../../src/plot/picture.ts'
import { drawPlainly } from '../../src/plot/plain/draw.ts'
import { pairSpec, pictureSpec } from '../../src/plot/spec.ts'
import { type Layer, type Spec, svgOf } from '../../src/plot/svg.ts'
import type { ThemeKind } from '../../src/protocol.ts'
import { DEFAULT_SETTINGS } from '../../src/settings.ts'
import { type DrawnMark, farthest, marksOf } from './drawing.ts'
import { ADDITION, CLAIMED, DERIVED, GPT3_PARAMS, pictureOf, withBounds } from './pictures.ts'

const SIZE = { width: 230, height: 72 }
const THEMES: readonly ThemeKind[] = ['light', 'dark', 'high-contrast', 'high-contrast-light']

const COMPANIONS: Picture['companions'] = [
  {
    name: 'training accuracy',
    kind: 'training',
    points: CLAIMED.points.map(({ x, y, row }) => ({ x, y: Math.sqrt(y), row })),
  },
  { name: 'seed 2', kind: 'run', points: CLAIMED.points.map(({ x, y, row }) => ({ x, y: y * 0.9, row })) },
]

/** A loss that falls to the right, so that the axis runs backward; with all that is drawn as a line. */
const FALLING = pictureOf([3, 2.5, 2.2, 2], ADDITION, {
  axis: 'loss',
  smooth: [3, 2.6, 2.2, 2].map((x, at) => ({ x, y: 0.02 + at ** 2 / 100, low: 0.01, high: 0.04 + at ** 2 / 50 })),
  predicted: {
    x: 2.2,
    low: 0.02,
    high: 0.09,
    curve: [3, 2.5, 2.2].map((x, at) => ({ x, y: 0.02 + at ** 3 / 200 })),
  },
})

/** Draws a specification both ways, and holds the drawings together: size, marks, places, paint and order. */
async function expectAsVega(make: () => Spec): Promise<void> {
  const plain = drawPlainly(make())
  if (plain === null) throw new Error('The picture holds what cannot be drawn plainly.')
  const vega = await svgOf(make())
  const [marks, asked] = [marksOf(plain), marksOf(vega)]
  const bare = ({ points, ...mark }: DrawnMark) => ({ ...mark, corners: points.length })
  expect(marks.map(bare)).toEqual(asked.map(bare))
  expect(farthest(marks, asked)).toBeLessThan(0.01)
  expect(marks.length).toBeGreaterThan(8)
  const sizeOf = (svg: string) => /width="([^"]*)" height="([^"]*)" viewBox="([^"]*)"/.exec(svg)?.slice(1)
  expect(sizeOf(plain)).toEqual(sizeOf(vega))
}

describe('drawn plainly, a picture is as Vega draws it', () => {
  test.each(THEMES)('in the theme %s', async theme => {
    await expectAsVega(() => pairSpec(CLAIMED, DERIVED, theme, SIZE))
    await expectAsVega(() => pictureSpec(CLAIMED, theme, { width: 400, height: 300 }))
  })

  test.each<readonly [string, Picture]>([
    ['with limits in place of values', withBounds(DERIVED, 3)],
    ['with falling loss to the right', pictureOf([3, 2.5, 2.2, 2], ADDITION, { axis: 'loss' })],
    ['with curve, band and prediction along a falling loss', FALLING],
    ['on a linear axis', pictureOf(GPT3_PARAMS, ADDITION, { xScale: 'linear' })],
    ['of scores that are no fractions', pictureOf(GPT3_PARAMS, [-3, -2, -1.5, 0, 1, 2, 3, 4], { percent: false })],
    ['with other curves beside its own', { ...CLAIMED, companions: COMPANIONS }],
    ['of a single point', pictureOf([1e9], [0.5])],
    ['of nothing', pictureOf([], [])],
    [
      'of signs that SVG reads as its own',
      pictureOf(GPT3_PARAMS, ADDITION, { metricLabel: 'a < b & "c"', yTitle: "<d> 'e'" }),
    ],
  ])('%s', async (_, picture) => {
    await expectAsVega(() => pairSpec(picture, DERIVED, 'light', SIZE))
    await expectAsVega(() => pictureSpec(picture, 'dark', SIZE))
  })

  test('on a logarithmic score axis', async () => {
    await expectAsVega(() => pictureSpec(CLAIMED, 'light', SIZE, { yScale: 'log' }))
  })

  test.each(['draft.md', 'notes.md', 'controls.md'])('for every claim of the sample paper %s', async file => {
    const folder = join(import.meta.dirname, '../../media/examples')
    const analyzer = new Analyzer(new NodeWorkspace(folder), DEFAULT_SETTINGS)
    const text = readFileSync(join(folder, file), 'utf8')
    const analysis = await analyzer.analyze({ uri: file, text }, new AbortController().signal)
    const drawn = (analysis?.findings ?? []).filter(({ pictures }) => pictures.length > 0)
    expect(drawn.length).toBeGreaterThan(0)
    for (const { pictures, deciding } of drawn) {
      const [claimed] = pictures
      if (claimed === undefined) continue
      const beside = pictures.find(({ id }) => id === deciding) ?? null
      await expectAsVega(() => pairSpec(claimed, beside, 'light', SIZE))
    }
  })

  test('for any points', async () => {
    const point = fc.record({
      x: fc.double({ min: 1e3, max: 1e12, noNaN: true }),
      y: fc.integer({ min: 0, max: 10_000 }).map(score => score / 10_000),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(point, { minLength: 1, maxLength: 12 }), fc.boolean(), async (points, log) => {
        const picture = pictureOf(
          points.map(({ x }) => x),
          points.map(({ y }) => y),
          { xScale: log ? 'log' : 'linear' },
        )
        await expectAsVega(() => pictureSpec(picture, 'light', SIZE))
      }),
      { numRuns: 25 },
    )
  })
})

describe('what is not known to the last property is left to Vega', () => {
  const known = (): Spec => pictureSpec(CLAIMED, 'light', SIZE)

  test.each<readonly [string, (spec: { layer: unknown[] }) => object]>([
    ['a setting of the whole', spec => ({ ...spec, title: 'A title' })],
    ['a kind of mark', spec => ({ ...spec, layer: [...spec.layer, { ...firstLayer(spec), mark: { type: 'arc' } }] })],
    ['a property of a mark', spec => ({ ...spec, layer: [...spec.layer, withMark(spec, { cornerRadius: 3 })] })],
    ['a missing property that shows', spec => ({ ...spec, layer: [...spec.layer, withMark(spec, { size: 20 })] })],
  ])('%s', (_, changed) => {
    const spec = known()
    if (!('layer' in spec)) throw new Error('no layers')
    expect(drawPlainly(spec)).not.toBeNull()
    expect(drawPlainly(changed({ ...spec, layer: [...spec.layer] }))).toBeNull()
  })

  test('a value that is no number', () => {
    const spec = known()
    if (!('layer' in spec)) throw new Error('no layers')
    const [axes] = spec.layer
    const broken: Layer[] = [
      ...spec.layer,
      {
        ...axes,
        data: { values: [{ x: 1e9, y: null }] },
        mark: { type: 'line', stroke: '#000', strokeWidth: 1 },
      } as Layer,
    ]
    expect(drawPlainly({ ...spec, layer: broken })).toBeNull()
  })
})

function firstLayer(spec: { layer: unknown[] }): object {
  const [first] = spec.layer
  if (typeof first !== 'object' || first === null) throw new Error('no layers')
  return first
}

function withMark(spec: { layer: unknown[] }, mark: object): object {
  return { ...firstLayer(spec), mark: { type: 'point', opacity: 1, ...mark } }
}
