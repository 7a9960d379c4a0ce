import type { Control } from './control.ts'
import { normals } from './random.ts'

const SIZES = [1e4, 3e4, 1e5, 3e5, 1e6, 3e6, 1e7]
const ITEMS = 2000
const THRESHOLD = 0.03

/**
 * Thresholded reconstruction error (Schaeffer et al. 2023, section 5): the errors of 2,000 items lie around the power law
 * .08·(N/10⁴)^−.35, with a normal spread of ln(error), the same items at every size. An item is reconstructed when its
 * error is below .03; `MSE` is the mean of all errors. Where the items are alike the share is nearly a step.
 */
export function reconstruction(name: 'alike' | 'unlike', spread: number): Control {
  const normal = normals(3)
  const items = Array.from({ length: ITEMS }, () => Math.exp(spread * normal()))
  const rows = SIZES.map(size => {
    const errors = items.map(item => item * 0.08 * (size / 1e4) ** -0.35)
    const below = errors.filter(error => error < THRESHOLD).length
    const mean = errors.reduce((a, b) => a + b, 0) / ITEMS
    return [size, ITEMS, (below / ITEMS).toFixed(4), mean.toFixed(5)]
  })
  return {
    file: `reconstruction-${name}.csv`,
    note: `Errors of 2000 items around a power law, spread of ln(error) ${spread}; reconstructed: error below 0.03`,
    columns: ['parameters', 'n', 'reconstructed', 'MSE'],
    rows,
  }
}
