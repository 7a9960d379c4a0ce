/**
 * A stream of random numbers that is the same on every machine for the same seed: the 32-bit generator sfc32 (Doty-
 * Humphrey, PractRand), its state filled from the seed. For simulations alone; the checker itself uses no chance.
 */
export type Random = {
  /** Uniform on [0, 1). */
  unit(): number
  /** Uniform between two numbers. */
  between(low: number, high: number): number
  /** Standard normal. */
  normal(): number
  /** Right answers among `items` at rate `rate`. */
  binomial(items: number, rate: number): number
}

/** Opens the stream with this seed; a different `stream` of the same seed gives unrelated numbers. */
export function openRandom(seed: number, stream = 0): Random {
  const unit = sfc32(seed, stream)
  return {
    unit,
    between: (low, high) => low + (high - low) * unit(),
    // Box–Muller; 1 − u is never 0.
    normal: () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit()),
    // Item by item: exact for every rate, and quick enough for the numbers of items used here.
    binomial: (items, rate) => {
      let right = 0
      for (let item = 0; item < items; item++) if (unit() < rate) right++
      return right
    },
  }
}

function sfc32(seed: number, stream: number): () => number {
  let a = seed | 0
  let b = stream | 0
  let c = 0x9e3779b9 | 0
  let counter = 1
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    c |= 0
    return (sum >>> 0) / 2 ** 32
  }
  // Seeds that differ in a bit give like numbers at first.
  for (let i = 0; i < 20; i++) next()
  return next
}
