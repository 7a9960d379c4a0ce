import { ANSWERS } from './families/answers.ts'
import { ATTEMPTS } from './families/attempts.ts'
import { LOSSES } from './families/losses.ts'
import { SIMILARITY } from './families/similarity.ts'
import { SUMMARIES } from './families/summaries.ts'
import type { Metric, MetricId } from './metric.ts'
import { recogniser, speller } from './recognition.ts'

export type { Chance, Link, Metric, MetricId, Noise } from './metric.ts'

/** All metrics, by id (specification section 2). */
export const METRICS: Readonly<Record<MetricId, Metric>> = {
  ...ANSWERS,
  ...LOSSES,
  ...SIMILARITY,
  ...ATTEMPTS,
  ...SUMMARIES,
}

/**
 * Recognises the metric that a column header or the words of a sentence name; null where they name none.
 * A plain "accuracy" (or "acc") is a `score` of unknown kind unless another word tells; the evaluation harness's
 * `acc_norm` and `acc,none` are multiple-choice grades. "1 − accuracy" is an error rate.
 */
export const metricOf: (words: string) => Metric | null = recogniser(Object.values(METRICS))

/** The metric that a header spells and nothing beside: "acc_norm", "Exact match (%)", but not "Addition (exact match)". */
export const spelledMetric: (words: string) => Metric | null = speller(Object.values(METRICS))
