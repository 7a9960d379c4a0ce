import { describe, expect, test } from 'vitest'
import { companionPoints, type PlacedPoint, pointAt, pointStep } from '../../webview/points.ts'
import { CLAIMED } from '../plot/pictures.ts'

describe('points', () => {
  const [first, second, third] = CLAIMED.points
  if (first === undefined || second === undefined || third === undefined) throw new Error('too few points')
  const a: PlacedPoint = { point: first, curve: null, x: 10, y: 10 }
  const b: PlacedPoint = { point: second, curve: null, x: 40, y: 10 }
  const c: PlacedPoint = { point: third, curve: null, x: 70, y: 50 }
  const all = [c, a, b]

  test('the nearest within reach answers the pointer', () => {
    expect(pointAt(all, 14, 12)).toBe(a)
    expect(pointAt(all, 30, 10)).toBe(b)
    expect(pointAt(all, 200, 200)).toBeNull()
  })

  test('keys go from left to right', () => {
    expect(pointStep(all, null, 'ArrowRight')).toBe(a)
    expect(pointStep(all, a, 'ArrowRight')).toBe(b)
    expect(pointStep(all, c, 'ArrowRight')).toBe(c)
    expect(pointStep(all, null, 'ArrowLeft')).toBe(c)
    expect(pointStep(all, b, 'Home')).toBe(a)
    expect(pointStep(all, b, 'End')).toBe(c)
    expect(pointStep(all, b, 'Tab')).toBeNull()
    expect(pointStep([], null, 'End')).toBeNull()
  })

  const [low, high] = [
    { point: first, curve: 'seed 2', x: 12, y: 90 },
    { point: third, curve: 'seed 2', x: 68, y: 90 },
  ] as const satisfies readonly PlacedPoint[]
  const both = [...all, high, low]

  test('the points of a curve beside it answer too, and its own first where two lie on each other', () => {
    expect(pointAt(both, 12, 88)).toBe(low)
    expect(pointAt([...all, { ...low, x: a.x, y: a.y }], 10, 10)).toBe(a)
  })

  test('keys go along a curve, and up and down to the nearest point of the next', () => {
    expect(pointStep(both, a, 'ArrowDown')).toBe(low)
    expect(pointStep(both, c, 'ArrowDown')).toBe(high)
    expect(pointStep(both, low, 'ArrowRight')).toBe(high)
    expect(pointStep(both, low, 'End')).toBe(high)
    expect(pointStep(both, high, 'ArrowUp')).toBe(c)
    expect(pointStep(both, high, 'ArrowDown')).toBe(high)
    expect(pointStep(both, null, 'ArrowDown')).toBe(a)
    expect(pointStep(all, a, 'ArrowDown')).toBeNull()
  })

  test('of a point of another curve the values of its row are known, and no interval', () => {
    const own = [{ ...first, cells: [{ name: 'Model', value: 'Small' }] }]
    const points = [
      { x: 1, y: 0.5, row: first.row },
      { x: 2, y: 0.7, row: 99 },
    ]
    expect(companionPoints({ name: 'seed 2', kind: 'run', points }, own)).toEqual([
      { x: 1, y: 0.5, low: 0.5, high: 0.5, bound: false, row: first.row, cells: [{ name: 'Model', value: 'Small' }] },
      { x: 2, y: 0.7, low: 0.7, high: 0.7, bound: false, row: 99, cells: [] },
    ])
  })
})
