import { describe, expect, test } from 'vitest'
import { type PlacedPoint, pointAt, pointStep } from '../../webview/points.ts'
import { CLAIMED } from '../plot/pictures.ts'

describe('points', () => {
  const [first, second, third] = CLAIMED.points
  if (first === undefined || second === undefined || third === undefined) throw new Error('too few points')
  const a: PlacedPoint = { point: first, x: 10, y: 10 }
  const b: PlacedPoint = { point: second, x: 40, y: 10 }
  const c: PlacedPoint = { point: third, x: 70, y: 50 }
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
})
