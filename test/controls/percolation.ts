import type { Control } from './control.ts'
import { uniforms } from './random.ts'

const NODES = 100_000
const ITEMS = 800
const DEGREES = [3.2, 3.24, 3.28, 3.32, 3.36, 3.4, 3.44, 3.48, 3.52]

type Edge = readonly [number, number]

/**
 * The 3-core of random graphs of 100,000 nodes (Erdős and Rényi): what is left when nodes with fewer than three neighbours
 * are taken away again and again. It is empty up to a mean degree of 3.351 and holds 27 % of the nodes from there on
 * (Pittel, Spencer and Wormald 1996): a step that no monotone metric and no axis smooths. One graph a degree. Nodes are not
 * independent: at 3.36 four graphs gave .294, .318, .311 and .283, which is the scatter of 800 items, so `n` is 800.
 */
export function percolation(): Control {
  const uniform = uniforms(2)
  const node = () => Math.floor(uniform() * NODES)
  const rows = DEGREES.map(degree => {
    const edges = Array.from({ length: Math.round((degree * NODES) / 2) }, (): Edge => [node(), node()])
    return [degree.toFixed(2), ITEMS, (coreSize(edges, 3) / NODES).toFixed(4)]
  })
  return {
    file: 'percolation.csv',
    note: 'Random graphs of 100000 nodes: share of nodes in the 3-core; n as the scatter between graphs has it',
    columns: ['mean degree', 'n', '3-core'],
    rows,
  }
}

/** Nodes left once those with fewer than `k` neighbours are taken away again and again. */
function coreSize(edges: readonly Edge[], k: number): number {
  let kept = edges.filter(([a, b]) => a !== b)
  for (;;) {
    const degree = new Uint16Array(NODES)
    for (const [a, b] of kept) {
      degree[a] = (degree[a] ?? 0) + 1
      degree[b] = (degree[b] ?? 0) + 1
    }
    const inner = kept.filter(([a, b]) => (degree[a] ?? 0) >= k && (degree[b] ?? 0) >= k)
    if (inner.length === kept.length) return degree.filter(d => d > 0).length
    kept = inner
  }
}
