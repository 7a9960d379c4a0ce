import { describe, expect, test } from 'vitest'
import { type OverviewDot, overviewMarks } from '../../src/plot/overview-marks.ts'
import { overviewSpec } from '../../src/plot/overview-spec.ts'
import type { Picture } from '../../src/plot/picture.ts'
import { pairSpec, pictureSpec } from '../../src/plot/spec.ts'
import { type Spec, svgOf } from '../../src/plot/svg.ts'
import { themeOf } from '../../src/plot/theme.ts'
import { thumbnailSpec } from '../../src/plot/thumbnail.ts'
import { ADDITION, CLAIMED, DERIVED, GPT3_PARAMS, MULTIPLICATION, pictureOf, withBounds } from './pictures.ts'

// The plotting as it ships, without the parts of Vega that build.ts leaves out. npm test builds it first.
const address = new URL('../../dist/plotting.js', import.meta.url).href
const shipped: typeof import('../../src/plot/svg.ts') = await import(/* @vite-ignore */ address)

const SIZE = { width: 230, height: 72 }
const COMPANIONS: Picture['companions'] = (['run', 'training', 'curve'] as const).map(kind => ({
  name: `a ${kind}`,
  kind,
  points: GPT3_PARAMS.map((x, row) => ({ x, y: MULTIPLICATION[row] ?? 0, row })),
}))
const DOTS: readonly OverviewDot[] = (['gone', 'stands', 'open'] as const).flatMap((tone, at) =>
  [true, false].map(derived => {
    const share = { estimate: at / 2, low: 0, high: 1 }
    return { claimed: share, replotted: share, tone, derived }
  }),
)
const TONES = { gone: '#a84300', stands: '#1a7030', open: '#0b5cb8', none: '#616161' }

describe('as it ships, the plotting draws what all of Vega draws', () => {
  test.each<readonly [string, () => Spec]>([
    ['a pair', () => pairSpec(CLAIMED, DERIVED, 'light', SIZE)],
    ['a pair in high contrast', () => pairSpec(CLAIMED, withBounds(DERIVED, 3), 'high-contrast', SIZE)],
    ['a picture by itself', () => pictureSpec(CLAIMED, 'dark', { width: 400, height: 300 })],
    [
      'curves beside it, on a logarithmic score',
      () =>
        pictureSpec({ ...CLAIMED, companions: COMPANIONS }, 'light', SIZE, {
          yScale: 'log',
          curves: true,
          beside: DERIVED,
        }),
    ],
    ['a linear axis', () => pictureSpec(pictureOf(GPT3_PARAMS, ADDITION, { xScale: 'linear' }), 'light', SIZE)],
    ['a loss that falls', () => pictureSpec(pictureOf([3, 2.5, 2.2, 2], ADDITION, { axis: 'loss' }), 'light', SIZE)],
    ['a thumbnail', () => thumbnailSpec(DERIVED, 'dark', { width: 120, height: 74 })],
    ['an overview', () => overviewSpec(DOTS, overviewMarks(DOTS), { theme: themeOf('light'), tones: TONES })],
  ])('%s', async (_, make) => {
    const svg = await shipped.svgOf(make())
    expect(svg).toMatch(/^<svg .*<path /s)
    expect(svg).toBe(await svgOf(make()))
    expect(shipped.compiled(make()).warnings).toEqual([])
  })
})
