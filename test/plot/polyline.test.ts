import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alongLine, piecesInside, type Spot, simplified } from '../../src/plot/polyline.ts'

const lines = fc
  .array(fc.double({ min: -200, max: 300, noNaN: true }), { minLength: 2, maxLength: 40 })
  .map(ys => ys.map((y, at): Spot => ({ x: at * 5, y })))

/** Height of a line at an x. */
function heightAt(line: readonly Spot[], x: number): number {
  const after = line.findIndex(spot => spot.x >= x)
  const [a, b] = [line[Math.max(0, after - 1)], line[after]]
  if (a === undefined || b === undefined) return Number.NaN
  return a.x === b.x ? b.y : a.y + ((x - a.x) / (b.x - a.x)) * (b.y - a.y)
}

describe('lines in pixels', () => {
  test('are cut at the edges of the plot, and lie there where they lay', () => {
    fc.assert(
      fc.property(lines, line => {
        for (const piece of piecesInside(line, 100))
          for (const { x, y } of piece) {
            expect(y).toBeGreaterThanOrEqual(-1e-6)
            expect(y).toBeLessThanOrEqual(100 + 1e-6)
            expect(y).toBeCloseTo(heightAt(line, x), 4)
          }
      }),
    )
  })

  test('that lie inside stay whole; that cross the plot in one stretch keep what crosses it', () => {
    const inside = [0, 1, 2].map(x => ({ x, y: 50 }))
    expect(piecesInside(inside, 100)).toEqual([inside])
    expect(
      piecesInside(
        [
          { x: 0, y: -100 },
          { x: 3, y: 200 },
        ],
        100,
      ),
    ).toEqual([
      [
        { x: 1, y: 0 },
        { x: 2, y: 100 },
      ],
    ])
  })

  test('lose what lies on a straight way, and the ends never', () => {
    const straight = Array.from({ length: 30 }, (_, x) => ({ x, y: 2 * x }))
    expect(simplified(straight, 0.2)).toEqual([straight[0], straight[29]])
    fc.assert(
      fc.property(lines, line => {
        const kept = simplified(line, 1)
        expect([kept[0], kept.at(-1)]).toEqual([line[0], line.at(-1)])
        for (const { x, y } of line) {
          // A vertical distance is longer than the one that is held to by the slope alone.
          const slope = 1 + 500 / 5
          expect(Math.abs(heightAt(kept, x) - y)).toBeLessThan(slope)
        }
      }),
    )
  })

  test('are followed in short steps', () => {
    const spots = alongLine(
      [
        { x: 0, y: 0 },
        { x: 10, y: 0 },
      ],
      4,
    )
    expect(spots.map(({ x }) => Math.round(x * 10) / 10)).toEqual([0, 3.3, 6.7, 10])
  })
})
