import { assess } from '../../../src/check/assess.ts'
import { FAMILIES, type Family, type FamilyId } from './families.ts'
import { openRandom, type Random } from './random.ts'
import { type Cell, drawSample, evidenceFor, ITEMS, LENGTHS, looksLikeJump, POINTS, type Sample } from './simulate.ts'
import { openCounter, type Tally } from './tally.ts'

/** What is simulated; what is left out is as in specification section 4.7. */
export type Simulation = {
  readonly seed: number
  /** Series a family and number of items; their numbers of points and target lengths take turns. */
  readonly series: number
  readonly families?: readonly FamilyId[]
  readonly items?: readonly number[]
  readonly points?: readonly number[]
  readonly lengths?: readonly number[]
  /** True scatter of the models on the Gumbel scale. */
  readonly scatter?: number
  /** The number of items that the paper states, from the true one. */
  readonly stated?: (items: number) => number
  readonly progress?: (family: Family, items: number) => void
}

/** A sample with its place in the simulation. */
export type Drawn = {
  readonly family: Family
  readonly cell: Cell
  /** As the paper has it: the number of items is the stated one. */
  readonly sample: Sample
  readonly looks: boolean
  /** For what else is drawn for this series. */
  readonly random: Random
}

/** Draws every series of a simulation, one at a time. */
export function* draw(simulation: Simulation): Generator<Drawn> {
  const { seed, series, scatter } = simulation
  const points = simulation.points ?? POINTS
  const lengths = simulation.lengths ?? LENGTHS
  for (const family of FAMILIES) {
    if (simulation.families !== undefined && !simulation.families.includes(family.id)) continue
    for (const items of simulation.items ?? ITEMS) {
      simulation.progress?.(family, items)
      const random = openRandom(seed, hash(`${family.id}|${items}`))
      for (let i = 0; i < series; i++) {
        const cell: Cell = {
          items,
          points: points[i % points.length] ?? 4,
          length: lengths[Math.floor(i / points.length) % lengths.length] ?? 1,
        }
        const drawn = drawSample(random, family, cell, scatter)
        const sample = { ...drawn, items: simulation.stated?.(items) ?? items }
        yield { family, cell, sample, looks: looksLikeJump(sample), random }
      }
    }
  }
}

/** Asks the checker about every series, through the door that the rules use. */
export function simulate(simulation: Simulation): Tally {
  const counter = openCounter()
  for (const { family, cell, sample, looks } of draw(simulation)) {
    counter.add({ family: family.id, ...cell, looks, outcome: assess(evidenceFor(sample)).outcome })
  }
  return counter.tally()
}

/** FNV-1a: a family keeps its numbers when others are added. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value
}
