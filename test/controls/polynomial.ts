import type { Control } from './control.ts'
import { uniforms } from './random.ts'

const POINTS = 8
const SETS = 200
const EXACT = 1e-6

/**
 * Polynomials through random points (after Joubert). Each of 200 sets has 8 points, x evenly spaced on [−1, 1], y uniform
 * on [−1, 1]; a polynomial of 1 to 8 coefficients is fitted by least squares. With as many coefficients as points the
 * fit is exact: N − 1 is its degree, N the number of its monomials.
 */
export function polynomial(): Control {
  const uniform = uniforms(8)
  const x = Array.from({ length: POINTS }, (_, i) => (2 * i) / (POINTS - 1) - 1)
  const sets = Array.from({ length: SETS }, () => x.map(() => 2 * uniform() - 1))
  const basis = orthonormalMonomials(x)
  const rows = basis.map((_, i) => {
    const errors = sets.map(y => leftOver(basis.slice(0, i + 1), y))
    const exact = errors.filter(error => error < EXACT).length
    const rmse = Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / SETS)
    return [i + 1, SETS, (exact / SETS).toFixed(3), rmse.toPrecision(3)]
  })
  return {
    file: 'polynomial.csv',
    note: 'Least-squares polynomials through 8 points, 200 random sets; threshold RMSE < 1e-6; RMSE is the root mean square over sets',
    columns: ['size (coefficients)', 'n', 'share below threshold', 'RMSE'],
    rows,
  }
}

/** 1, x, x², … made orthonormal over the points by Gram and Schmidt's method, each column cleaned twice. */
function orthonormalMonomials(x: readonly number[]): readonly (readonly number[])[] {
  const basis: (readonly number[])[] = []
  let power = x.map(() => 1)
  for (let degree = 0; degree < x.length; degree++) {
    const column = without(basis, without(basis, power))
    const length = Math.sqrt(dot(column, column))
    basis.push(column.map(value => value / length))
    power = power.map((value, i) => value * (x[i] ?? 0))
  }
  return basis
}

/** Root mean square of what the span of a basis leaves of `y`. */
function leftOver(basis: readonly (readonly number[])[], y: readonly number[]): number {
  const rest = without(basis, y)
  return Math.sqrt(dot(rest, rest) / y.length)
}

function without(basis: readonly (readonly number[])[], y: readonly number[]): readonly number[] {
  return basis.reduce<readonly number[]>((rest, column) => {
    const part = dot(column, rest)
    return rest.map((value, i) => value - part * (column[i] ?? 0))
  }, y)
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0)
}
