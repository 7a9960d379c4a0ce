import { describe, expect, it } from 'vitest'
import type { JumpShare, Reading } from '../../src/check/assessment.ts'
import type { Picture } from '../../src/plot/picture.ts'
import { countSides, overviewPoints, sideOf } from '../../src/report/overview.ts'
import { auditOf, BARE, GONE, TABLE } from './audited.ts'

async function firstPicture(): Promise<Picture> {
  const [file] = (await auditOf({ 'a.md': `${GONE}\n\n${TABLE}` })).files
  const picture = file?.state === 'read' ? file.findings[0]?.pictures[0] : undefined
  if (picture === undefined) throw new Error('no picture')
  return picture
}

const share = (estimate: number): JumpShare => ({ estimate, low: estimate, high: estimate })

describe('the overview of an audit', () => {
  it('has a point for each claim with data, as claimed and as re-plotted', async () => {
    const smooth = `Multiplication of language models improves smoothly with model size (Table 1).\n\n${TABLE}`
    const { files } = await auditOf({ 'a.md': `${GONE}\n\n${TABLE}`, 'b.md': BARE, 'c.md': smooth }, [
      'a.md',
      'b.md',
      'c.md',
      'gone.md',
    ])
    const points = [...files].flatMap(overviewPoints)
    expect(points.map(({ path }) => path)).toEqual(['a.md', 'c.md'])
    expect(points[0]).toMatchObject({
      line: 1,
      text: GONE,
      verdict: 'metric-dependent',
      claimed: { estimate: 0.75, low: 0.75, high: 0.75 },
      replotted: {
        share: { estimate: 0.375, low: 0.375, high: 0.5 },
        basis: 'derived',
        metric: 'per-token scale (derived)',
        axis: 'params',
        xScale: 'log',
      },
      side: 'fell',
    })
    const counts = countSides(points)
    expect(Object.values(counts).reduce((a, b) => a + b, 0)).toBe(2)
    expect(counts.fell).toBeGreaterThan(0)
  })

  it('takes the side of a jump from what the check reads in the re-plot', async () => {
    const picture = await firstPicture()
    const claimed = { ...picture, share: share(0.5) }
    const side = (reading: Reading) => sideOf({ claimed, deciding: { ...picture, reading } })
    const sides = (['smooth', 'jump', 'open', 'flat', 'unjudged'] as const).map(side)
    expect(sides).toEqual(['fell', 'stayed', 'cannot-tell', 'cannot-tell', 'cannot-tell'])
    expect(sideOf({ claimed, deciding: null })).toBe('no-second-view')
    expect(sideOf({ claimed: { ...picture, share: share(0.375) }, deciding: picture })).toBe('small-as-claimed')
    expect(sideOf({ claimed: { ...picture, share: null }, deciding: picture })).toBe('cannot-tell')
  })
})
