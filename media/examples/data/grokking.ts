// Trains the small network behind grokking.csv: addition modulo 31 from half of all pairs, one hidden layer of 96
// squared units on one-hot inputs (Gromov 2023, arXiv:2301.02679), mean squared error, full batch, AdamW. Run it with
// `node grokking.ts > grokking.csv` (Node 24); the seed is fixed, so the numbers come out the same.

const P = 31
const WIDTH = 96
const STEPS = 20_000
const RATE = 1e-3
const DECAY = 0.1
const INIT = 1
const TRAIN = 0.5

let seed = 7
function random(): number {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
}
function normal(): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

type Pair = { readonly a: number; readonly b: number; readonly sum: number }
const pairs: Pair[] = []
for (let a = 0; a < P; a++) for (let b = 0; b < P; b++) pairs.push({ a, b, sum: (a + b) % P })
for (let i = pairs.length - 1; i > 0; i--) {
  const j = Math.floor(random() * (i + 1))
  const [x, y] = [pairs[i], pairs[j]]
  if (x !== undefined && y !== undefined) [pairs[i], pairs[j]] = [y, x]
}
const cut = Math.floor(pairs.length * TRAIN)
const train = pairs.slice(0, cut)
const test = pairs.slice(cut)

class Weights {
  readonly value: Float64Array
  readonly gradient: Float64Array
  readonly #first: Float64Array
  readonly #second: Float64Array

  constructor(size: number, spread: number) {
    this.value = Float64Array.from({ length: size }, () => normal() * spread)
    this.gradient = new Float64Array(size)
    this.#first = new Float64Array(size)
    this.#second = new Float64Array(size)
  }

  step(t: number): void {
    for (let i = 0; i < this.value.length; i++) {
      const g = this.gradient[i] ?? 0
      const m = 0.9 * (this.#first[i] ?? 0) + 0.1 * g
      const v = 0.98 * (this.#second[i] ?? 0) + 0.02 * g * g
      this.#first[i] = m
      this.#second[i] = v
      const w = this.value[i] ?? 0
      this.value[i] = w - RATE * (m / (1 - 0.9 ** t) / (Math.sqrt(v / (1 - 0.98 ** t)) + 1e-8) + DECAY * w)
      this.gradient[i] = 0
    }
  }
}

const left = new Weights(P * WIDTH, INIT)
const right = new Weights(P * WIDTH, INIT)
const out = new Weights(P * WIDTH, INIT / Math.sqrt(WIDTH))
const hidden = new Float64Array(WIDTH)
const logits = new Float64Array(P)

function forward({ a, b }: Pair): void {
  for (let h = 0; h < WIDTH; h++) {
    const s = (left.value[a * WIDTH + h] ?? 0) + (right.value[b * WIDTH + h] ?? 0)
    hidden[h] = s * s
  }
  for (let c = 0; c < P; c++) {
    let sum = 0
    for (let h = 0; h < WIDTH; h++) sum += (out.value[c * WIDTH + h] ?? 0) * (hidden[h] ?? 0)
    logits[c] = sum
  }
}

function accuracy(of: readonly Pair[]): number {
  let right = 0
  for (const pair of of) {
    forward(pair)
    if (logits.indexOf(Math.max(...logits)) === pair.sum) right++
  }
  return right / of.length
}

function trainStep(t: number): void {
  const scale = 2 / (train.length * P)
  const back = new Float64Array(WIDTH)
  for (const pair of train) {
    forward(pair)
    back.fill(0)
    for (let c = 0; c < P; c++) {
      const error = ((logits[c] ?? 0) - (c === pair.sum ? 1 : 0)) * scale
      for (let h = 0; h < WIDTH; h++) {
        const at = c * WIDTH + h
        out.gradient[at] = (out.gradient[at] ?? 0) + error * (hidden[h] ?? 0)
        back[h] = (back[h] ?? 0) + error * (out.value[at] ?? 0)
      }
    }
    for (let h = 0; h < WIDTH; h++) {
      const s = (left.value[pair.a * WIDTH + h] ?? 0) + (right.value[pair.b * WIDTH + h] ?? 0)
      const g = 2 * s * (back[h] ?? 0)
      left.gradient[pair.a * WIDTH + h] = (left.gradient[pair.a * WIDTH + h] ?? 0) + g
      right.gradient[pair.b * WIDTH + h] = (right.gradient[pair.b * WIDTH + h] ?? 0) + g
    }
  }
  for (const weights of [left, right, out]) weights.step(t)
}

console.log('step,train accuracy,test accuracy')
let next = 1
for (let t = 0; t <= STEPS; t++) {
  if (t === 0 || t >= next) {
    console.log(`${t},${accuracy(train).toFixed(4)},${accuracy(test).toFixed(4)}`)
    next = Math.max(t + 1, Math.round(t * 1.15))
  }
  trainStep(t + 1)
}
