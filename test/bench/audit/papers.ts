import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openRandom, type Random } from '../calibration/random.ts'

/** Each folder holds so many, as of one workshop or one author. */
const FOLDER = 50

const TASKS = [
  ['three-digit addition', 'exact match'],
  ['word unscrambling', 'exact match'],
  ['modular division', 'accuracy'],
  ['navigation in a grid', 'accuracy'],
  ['translation from Persian', 'BLEU'],
  ['multi-step word problems', 'exact match'],
  ['naming the odd one out', 'accuracy'],
  ['transliteration', 'exact match'],
  ['truthful answers', 'accuracy'],
  ['grounded directions', 'accuracy'],
] as const
const FAMILIES = ['Heron', 'Plover', 'Curlew', 'Avocet', 'Dunlin', 'Godwit', 'Whimbrel', 'Sanderling'] as const
const SIZES = ['125M', '350M', '760M', '1.3B', '2.7B', '6.7B', '13B', '30B', '66B', '175B'] as const
const CLAIMS = [
  (task: string, size: string, at: string) =>
    `Performance on ${task} jumps abruptly from near chance at smaller scales to ${at} at ${size} parameters (${TABLE}).`,
  (task: string, size: string) =>
    `The ability to do ${task} emerges suddenly: models below ${size} parameters are at chance, and larger language models are far above it (${TABLE}).`,
  (task: string, size: string, at: string) =>
    `We find an emergent ability in ${task}: accuracy stays flat until ${size} parameters, where it leaps to ${at} (${TABLE}).`,
  (task: string, size: string) =>
    `There is a sharp phase transition in ${task} at about ${size} parameters (${TABLE}), which smaller models do not predict.`,
  (task: string, size: string, at: string) =>
    `Only at ${size} parameters does the language model suddenly acquire ${task}, reaching ${at} (${TABLE}).`,
] as const
const SMOOTH = [
  (task: string) => `By contrast, ${task} improves smoothly and predictably with model size (${TABLE}).`,
  (task: string) => `On ${task} we see a gradual, log-linear gain with model size and no discontinuity (${TABLE}).`,
] as const
/** Each with a number of its own, so that no two papers share a paragraph. */
const PROSE = [
  (n: number) => `All runs share a tokenizer of ${n},000 entries and the order in which documents are shown.`,
  (n: number) =>
    `We thank the operators of the cluster, who restarted it ${n} times, more often than they had reason to.`,
  (n: number) =>
    `Prompts were written by two of the authors and checked by a third on ${n} items, who had not seen the results.`,
  (n: number) => `The evaluation takes the mean over ${n} prompts; their order changes nothing that we could measure.`,
  (n: number) => `A copy of the data, ${n} GB with its checksums, is kept beside this text, and the scripts with it.`,
  (n: number) =>
    `Earlier work looked at ${n} checkpoints and at one seed each, so that its error bars could not be drawn.`,
  (n: number) =>
    `We filtered documents in other languages by a simple classifier; about ${n} in a thousand slipped through.`,
  (n: number) => `The learning rate warms up for ${n}00 steps, follows a cosine and ends at a tenth of where it began.`,
  (n: number) =>
    `Answers were read by a script that strips white space and a full stop; ${n} could not be read and count as wrong.`,
  (n: number) => `Where two of the ${n} answers were equally likely, the first was taken.`,
  (n: number) => `The language models were trained on ${n}B tokens of web text and books, in a single pass.`,
  (n: number) => `Limits of this study are listed in Appendix ${n}, with the configurations that diverged.`,
  (n: number) =>
    `The items come from a public collection; ${n} duplicates of the training set were taken out by matching eight words.`,
  (n: number) => `A reader who wants to run it again needs ${n} accelerators and a weekend.`,
  (n: number) =>
    `With ${n} examples in the context the largest models gain little over none, and the smallest nothing.`,
  (n: number) =>
    `The validation loss of every run lies within ${n} thousandths of what the scaling law of the family expects.`,
  (n: number) =>
    `Gradient descent is run in half precision; ${n} of the runs had to be started again after a spike of the loss.`,
  (n: number) => `Other studies of ${n} families report the same order of tasks, though not the same scores.`,
  (n: number) => `Human raters, ${n} students of linguistics, agree with each other more than with any of the models.`,
  (n: number) => `Table ${n} of the appendix repeats the measurement with another wording of the question.`,
] as const
const TABLE = 'Table 1'
/** Scores from 0 to 1 by the place among the sizes: a step, what the exact match of eight smooth tokens makes, and a straight rise. */
const SHAPES: readonly ((at: number, jump: number, count: number) => number)[] = [
  (at, jump) => (at < jump ? 0.03 + 0.006 * at : 0.5 + 0.05 * (at - jump)),
  (at, _, count) => (0.55 + (0.42 * at) / (count - 1)) ** 8,
  (at, _, count) => 0.05 + (0.6 * at) / (count - 1),
]

/**
 * Writes papers of two to ten kilobytes, each with a table of its own and one to three claims about it, in folders of fifty. The same
 * for the same number; no two are alike.
 */
export async function writePapers(folder: string, count: number): Promise<void> {
  for (let at = 0; at < count; at++) {
    const below = join(folder, `volume-${String(Math.floor(at / FOLDER) + 1).padStart(3, '0')}`)
    if (at % FOLDER === 0) await mkdir(below, { recursive: true })
    await writeFile(join(below, `paper-${String(at + 1).padStart(5, '0')}.md`), paperOf(at))
  }
}

/** The text of one paper. */
export function paperOf(number: number): string {
  const random = openRandom(7, number)
  const [task, metric] = pick(TASKS, random)
  const family = pick(FAMILIES, random)
  const first = Math.floor(random.between(0, 3))
  const sizes = SIZES.slice(first, first + 5 + Math.floor(random.between(0, 3)))
  const jump = 1 + Math.floor(random.between(0, sizes.length - 2)) + 1
  const shape = pick(SHAPES, random)
  const scores = sizes.map((_, at) => within(shape(at, jump, sizes.length) + 0.008 * random.normal()))
  const size = sizes[jump] ?? ''
  const reached = percent(scores[jump] ?? 0)
  const from = Math.floor(random.between(0, CLAIMS.length))
  const [one, other] = [...CLAIMS.slice(from), ...CLAIMS]
  const claims = one === undefined ? [] : [one(task, size, reached)]
  if (other !== undefined && random.unit() < 0.5) claims.push(other(task, size, reached))
  if (random.unit() < 0.3) claims.push(pick(SMOOTH, random)(task))
  const sections = ['Set-up', 'Results', 'Related work', 'Discussion', 'Limits'].map(name => [
    `## ${name}`,
    ...(name === 'Results' ? [...claims, table(family, task, metric, sizes, scores)] : []),
    ...paragraphs(random),
  ])
  return `${[`# ${family} ${number + 1}: ${task} across sizes`, ...paragraphs(random), ...sections.flat()].join('\n\n')}\n`
}

function table(
  family: string,
  task: string,
  metric: string,
  sizes: readonly string[],
  scores: readonly number[],
): string {
  const rows = sizes.map((size, at) => `| ${family} | ${size} | ${((scores[at] ?? 0) * 100).toFixed(1)} |`)
  const caption = `Table 1: ${metric} of ${family} models on ${task}, in percent, 500 items.`
  return [caption, '', `| Model | Parameters | ${metric} (%) |`, '| --- | ---: | ---: |', ...rows].join('\n')
}

function paragraphs(random: Random): readonly string[] {
  return Array.from({ length: 1 + Math.floor(random.between(0, 4)) }, () =>
    Array.from({ length: 2 + Math.floor(random.between(0, 4)) }, () =>
      pick(PROSE, random)(Math.floor(random.between(2, 99))),
    ).join(' '),
  )
}

function within(score: number): number {
  return Math.min(0.97, Math.max(0, score))
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

function pick<T>(among: readonly [T, ...T[]] | readonly T[], random: Random): T {
  const one = among[Math.floor(random.unit() * among.length)]
  if (one === undefined) throw new Error('There is nothing to pick from.')
  return one
}
