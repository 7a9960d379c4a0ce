import { METRICS, type MetricId } from '../../metrics/catalogue.ts'
import { chanceOf } from '../../metrics/chance.ts'
import { isBounded } from '../cells/score-range.ts'
import { isErrorShare } from '../cells/share.ts'

/** What is said about guessing, the surest words first. */
export type GuessingFacts = {
  /** A level of chance, 0 to 1, from comment, table or caption; null where none is stated. */
  readonly stated: number | null
  /** Options that an answer is one of; null where nothing tells. */
  readonly options: number | null
}

/** The share of answers that guessing gets right, and a sentence where it is no more than worked out. */
export type Guessing = { readonly level: number; readonly note: string | null }

/**
 * The share that guessing gets right, 0 to below 1: as stated, else by the catalogue from the number of options, else 0.
 *
 * Nobody guesses more than half of all answers right, so beside a column of errors a stated level above one half counts the
 * errors of guessing.
 */
export function guessing(metric: MetricId, { stated, options }: GuessingFacts): Guessing {
  if (stated !== null) return fromLevel(metric, stated)
  const value = isBounded(metric) ? chanceOf(metric, { options }) : null
  if (value === null || !(value > 0 && value < 1)) return { level: 0, note: null }
  const level = isErrorShare(metric) ? oneLess(value) : value
  const { name, chance } = METRICS[metric]
  const how = options === null || chance.kind === 'fixed' ? `in ${name}` : `among ${options} options`
  return { level, note: `Chance is taken as ${percent(level)}, what guessing ${how} gives.` }
}

/** Whether a note of a series is one of those above: it falls where another level is tried. */
export function isChanceNote(note: string): boolean {
  return /^(?:Chance is taken as|The chance level of) /.test(note)
}

function fromLevel(metric: MetricId, level: number): Guessing {
  if (!(level >= 0 && level < 1)) return { level: 0, note: null }
  if (!isErrorShare(metric) || level <= 0.5) return { level, note: null }
  const right = oneLess(level)
  return {
    level: right,
    note: `The chance level of ${percent(level)} beside a rate of errors is read as ${percent(level)} wrong, ${percent(right)} right by guessing.`,
  }
}

/** 1 − share, without the dust of binary fractions. */
function oneLess(share: number): number {
  return Number((1 - share).toPrecision(12))
}

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(3))} %`
}
