import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { allControls } from './all.ts'
import { columnOf, csvOf } from './control.ts'

const FOLDER = join(import.meta.dirname, '../../media/examples/controls')

const CONTROLS = allControls()

/** The control of a file. */
function controlOf(file: string) {
  const control = CONTROLS.find(known => known.file === file)
  if (control === undefined) throw new Error(`there is no ${file}`)
  return control
}

test.each(CONTROLS.map(control => [control.file, control] as const))('%s is what its code gives', (file, control) => {
  expect(csvOf(control)).toBe(readFileSync(join(FOLDER, file), 'utf8').replaceAll('\r\n', '\n'))
})

test('polynomials: the error falls slowly, and to rounding with the eighth coefficient', () => {
  const control = controlOf('polynomial.csv')
  expect(columnOf(control, 'share below threshold')).toEqual([0, 0, 0, 0, 0, 0, 0, 1])
  const rmse = columnOf(control, 'RMSE')
  // Each coefficient takes one of eight equal parts of the variance of uniform numbers, 1/3.
  rmse.slice(0, 7).forEach((error, i) => {
    expect(Math.abs(error - Math.sqrt((7 - i) / 24))).toBeLessThan(0.02)
  })
  expect(rmse[7]).toBeLessThan(1e-14)
})

test('k-means: the sum of squares has its elbow at six clusters', () => {
  const control = controlOf('k-means.csv')
  expect(columnOf(control, 'share below threshold')).toEqual([0, 0, 0, 0, 0, 1, 1, 1])
  const wss = columnOf(control, 'WSS')
  const falls = wss.slice(1).map((after, i) => (wss[i] ?? 0) / after)
  expect(falls.indexOf(Math.max(...falls))).toBe(4)
  expect(Math.min(...falls.slice(0, 4))).toBeGreaterThan(1.5)
  // Two coordinates of variance .09, less one sixtieth part for each of the 6 · 2 means.
  expect(wss[5]).toBeCloseTo(2 * 0.09 * (1 - 6 / 60), 2)
})

test('incrementer: each bit halves the errors, the whole count comes at once', () => {
  const control = controlOf('incrementer.csv')
  expect(columnOf(control, 'size (gates)')).toEqual([1, 2, 4, 6, 8, 10, 12, 14])
  expect(columnOf(control, 'all correct')).toEqual([0, 0, 0, 0, 0, 0, 0, 1])
  columnOf(control, 'exact match').forEach((right, i) => {
    expect(right).toBeCloseTo(i < 7 ? 1 - 2 ** -(i + 1) : 1, 6)
  })
})

describe('reconstruction', () => {
  /** Normal distribution function by Abramowitz and Stegun 26.2.17, right to 1e-7. */
  const normal = (z: number): number => {
    if (z < 0) return 1 - normal(-z)
    const t = 1 / (1 + 0.2316419 * z)
    const tail = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
    return 1 - (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * tail
  }

  test.each([
    ['alike', 0.05],
    ['unlike', 0.3],
  ] as const)('of images %s: the share is the normal one, the error a power law', (name, spread) => {
    const control = controlOf(`reconstruction-${name}.csv`)
    const sizes = columnOf(control, 'parameters')
    const shares = columnOf(control, 'reconstructed')
    const errors = columnOf(control, 'MSE')
    sizes.forEach((size, i) => {
      const typical = 0.08 * (size / 1e4) ** -0.35
      expect(Math.abs((shares[i] ?? 0) - normal(Math.log(0.03 / typical) / spread))).toBeLessThan(0.025)
      // The mean of a log-normal error is exp(spread²/2) of the typical one.
      expect(Math.abs((errors[i] ?? 0) / typical / Math.exp(spread ** 2 / 2) - 1)).toBeLessThan(0.02)
    })
  })
})

test('percolation: the 3-core holds nothing, then the share that the theory gives', () => {
  const control = controlOf('percolation.csv')
  const degrees = columnOf(control, 'mean degree')
  columnOf(control, '3-core').forEach((share, i) => {
    expect(Math.abs(share - coreShare(degrees[i] ?? 0))).toBeLessThan(0.035)
  })
  expect(coreShare(3.35)).toBe(0)
  expect(coreShare(3.352)).toBeGreaterThan(0.25)
})

/**
 * Share of nodes in the 3-core of a large random graph of mean degree c: the greatest root λ of c = λ/P(Poisson(λ) ≥ 2)
 * gives P(Poisson(λ) ≥ 3); found by iterating λ ← c·P(Poisson(λ) ≥ 2) from above.
 */
function coreShare(c: number): number {
  const atLeastTwo = (rate: number) => 1 - Math.exp(-rate) * (1 + rate)
  let rate = c
  for (let i = 0; i < 20_000; i++) rate = c * atLeastTwo(rate)
  return rate < 0.1 ? 0 : atLeastTwo(rate) - (Math.exp(-rate) * rate * rate) / 2
}
