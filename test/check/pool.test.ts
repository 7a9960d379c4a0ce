import { describe, expect, test } from 'vitest'
import { groupByScale } from '../../src/check/pool.ts'

const runs = (ys: readonly number[], n = 100) => ys.map((y, row) => ({ x: 1, y, n, rows: [row] }))

describe('runs at one scale', () => {
  test('are averaged, and count the items of one run: all answer the same', () => {
    const [group] = groupByScale(runs([0.48, 0.5, 0.52]))
    // Variance .0004; 3 · .25/.0004 = 1875 is no reason for more than 100.
    expect(group).toEqual({ x: 1, y: expect.closeTo(0.5, 12), n: 100, rows: [0, 1, 2] })
  })

  test('that spread further than items explain count for less', () => {
    const [group] = groupByScale(runs([0.2, 0.4]))
    // Mean .3, variance .02: 2 · .3 · .7/.02 = 21.
    expect(group?.y).toBeCloseTo(0.3, 12)
    expect(group?.n).toBeCloseTo(21, 9)
  })

  test('that could not be further apart are worth R − 1 items', () => {
    expect(groupByScale(runs([0, 1]))[0]?.n).toBeCloseTo(1, 12)
    expect(groupByScale(runs([0, 0, 0, 1, 1, 1]))[0]?.n).toBeCloseTo(5, 12)
  })

  test('that all fail, or all agree, keep the items of one run', () => {
    expect(groupByScale(runs([0, 0, 0]))[0]).toMatchObject({ y: 0, n: 100 })
    expect(groupByScale(runs([1, 1]))[0]).toMatchObject({ y: 1, n: 100 })
    expect(groupByScale(runs([0.3, 0.3]))[0]?.n).toBe(100)
  })

  test('leave single points as they are', () => {
    const points = [
      { x: 1, y: 0.1, n: 50, rows: [0] },
      { x: 2, y: 0.2, n: 60, rows: [1] },
    ]
    expect(groupByScale(points)).toEqual(points)
    expect(groupByScale([])).toEqual([])
  })
})
