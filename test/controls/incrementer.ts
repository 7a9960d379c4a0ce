import type { Control } from './control.ts'

const BITS = 8
const BYTES = 2 ** BITS

/** A gate reads wires by number and writes the next free one; wires 0 to 7 are the bits of the input, lowest first. */
type Gate =
  | { readonly op: 'not'; readonly of: number }
  | { readonly op: 'xor' | 'and'; readonly of: number; readonly and: number }

/** A circuit: its gates in order, and the wire that holds each bit of the output. */
type Circuit = { readonly gates: readonly Gate[]; readonly out: readonly number[] }

/**
 * A Boolean incrementer that adds 1 to the low bits alone: a ripple chain of one gate for the lowest bit, and of 2j − 2
 * for the j lowest; the bits above are copied. Every byte is tried.
 *
 * - `all correct`: share of the 256 start bytes from which it counts 256 times without a slip.
 * - `exact match`: share of the 256 bytes whose increment is right, 1 − 2^−j, and 1 with all eight bits.
 */
export function incrementer(): Control {
  const rows = Array.from({ length: BITS }, (_, i) => {
    const circuit = rippleChain(i + 1)
    const next = Array.from({ length: BYTES }, (_, byte) => run(circuit, byte))
    const right = next.filter((value, byte) => value === (byte + 1) % BYTES).length
    const counts = next.filter((_, byte) => countsOn(next, byte)).length
    return [circuit.gates.length, BYTES, (counts / BYTES).toFixed(4), (right / BYTES).toFixed(6)]
  })
  return {
    file: 'incrementer.csv',
    note: 'Boolean incrementers of one byte, from one bit to all eight; every byte tried; all correct: 256 increments in a row',
    columns: ['size (gates)', 'n', 'all correct', 'exact match'],
    rows,
  }
}

/** The chain for the `handled` lowest bits. */
function rippleChain(handled: number): Circuit {
  const gates: Gate[] = []
  const add = (gate: Gate): number => BITS + gates.push(gate) - 1
  const out = Array.from({ length: BITS }, (_, bit) => bit)
  out[0] = add({ op: 'not', of: 0 })
  let carry = 0
  for (let bit = 1; bit < handled; bit++) {
    out[bit] = add({ op: 'xor', of: bit, and: carry })
    if (bit < handled - 1) carry = add({ op: 'and', of: bit, and: carry })
  }
  return { gates, out }
}

function run({ gates, out }: Circuit, byte: number): number {
  const wires = Array.from({ length: BITS }, (_, bit) => ((byte >> bit) & 1) === 1)
  const wire = (at: number) => wires[at] ?? false
  for (const gate of gates) {
    switch (gate.op) {
      case 'not':
        wires.push(!wire(gate.of))
        break
      case 'xor':
        wires.push(wire(gate.of) !== wire(gate.and))
        break
      case 'and':
        wires.push(wire(gate.of) && wire(gate.and))
        break
    }
  }
  return out.reduce((sum, at, bit) => sum + (wire(at) ? 2 ** bit : 0), 0)
}

/** Whether 256 increments in a row from a start byte are all right. */
function countsOn(next: readonly number[], start: number): boolean {
  let byte = start
  for (let count = 0; count < BYTES; count++) {
    const wanted = (byte + 1) % BYTES
    if (next[byte] !== wanted) return false
    byte = wanted
  }
  return true
}
