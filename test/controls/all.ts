import type { Control } from './control.ts'
import { incrementer } from './incrementer.ts'
import { kMeans } from './k-means.ts'
import { percolation } from './percolation.ts'
import { polynomial } from './polynomial.ts'
import { reconstruction } from './reconstruction.ts'

/** Every control, computed anew. */
export function allControls(): readonly Control[] {
  return [
    polynomial(),
    kMeans(),
    incrementer(),
    reconstruction('alike', 0.05),
    reconstruction('unlike', 0.3),
    percolation(),
  ]
}
