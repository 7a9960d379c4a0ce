// A review draft with a claim of every verdict and every kind of evidence, and papers full of claims: for the eye, not for
// the checker. The scores are made up from smooth curves and steps, so that each claim comes out as its words say.

const SIZES = [70e6, 160e6, 410e6, 1e9, 1.4e9, 2.8e9, 6.9e9, 12e9] as const
const NAMES = ['70M', '160M', '410M', '1B', '1.4B', '2.8B', '6.9B', '12B'] as const

/** A score that rises evenly with the logarithm of size. */
const even = (size: number, from: number, to: number): number =>
  from + ((to - from) * Math.log(size / 70e6)) / Math.log(12e9 / 70e6)

/** The share of tokens that are wrong falls as a power of size. */
const wrong = (size: number): number => 0.6 * (size / 70e6) ** -0.55

const percent = (share: number): string => (100 * share).toFixed(1)

/** A pipe table over the sizes. */
function table(caption: string, columns: Readonly<Record<string, (size: number, at: number) => string>>): string {
  const heads = ['Params', ...Object.keys(columns)]
  const rows = SIZES.map((size, at) => [NAMES[at] ?? '', ...Object.values(columns).map(cell => cell(size, at))])
  const lines = [heads, heads.map(() => '---:'), ...rows].map(cells => `| ${cells.join(' | ')} |`)
  return `${caption}\n\n${lines.join('\n')}\n`
}

/** Noise that is the same on every day. */
const wobble = (at: number): number => Math.sin(12.9898 * (at + 1)) * 0.5

const step = (size: number, at: number): string => percent((size > 2e9 ? 0.72 : 0.03) + 0.012 * wobble(at))

/** Claims of the draft, by what is to be seen in each: words of the claim, and how its verdict begins. */
export const LOOKS: Readonly<Record<string, string>> = {
  measured: 'Four-digit addition suddenly',
  derived: 'Spelling long words backwards',
  axis: 'Reading comprehension suddenly',
  survives: 'Bracket matching appears',
  'few-items': 'Chess endgames suddenly',
  chance: 'Analogies jump abruptly',
  seeds: 'Sorting letters suddenly',
  falling: 'Word error rate drops',
  loss: 'Riddles suddenly emerge',
  grokking: 'Modular addition is grokked',
  smooth: 'Translation improves smoothly',
  long: 'Proverb reading',
  predictable: 'cannot be predicted',
  short: 'Rhyming suddenly',
  ambiguous: 'Arithmetic word problems suddenly',
  'no-data': 'Irony suddenly',
}

/** The draft itself. */
export const REVIEW = `---
title: Where abilities begin
status: draft for review
---

# Where abilities begin

We train language models of eight sizes, from 70M to 12B parameters, on the same corpus.

## Arithmetic

Four-digit addition suddenly emerges at 6.9B parameters (Table 1): smaller models almost never give the whole sum.

${table('Table 1: Four-digit addition by model size, n = 2,000.', {
  'Exact match (%)': size => percent((1 - wrong(size)) ** 12),
  'Token edit distance': size => (12 * wrong(size)).toFixed(2),
})}
## Words

Spelling long words backwards suddenly emerges at 6.9B parameters (Table 2). <!-- emergence-check-claim table="Table 2" y="Backwards" length=6 -->
Bracket matching appears abruptly between 1.4B and 2.8B parameters (Table 2). Reading comprehension suddenly emerges at 6.9B parameters (Table 2).

${table('Table 2: Exact match (%) by model size, n = 2,000 per task.', {
  Backwards: size => percent(even(size, 0.35, 0.96) ** 6),
  'Bracket matching': step,
  'Reading comprehension': size => percent(0.02 + 0.9 * (size / 12e9)),
  Translation: (size, at) => percent(even(size, 0.08, 0.61) + 0.01 * wobble(at)),
})}
Translation improves smoothly with model size (Table 2).

## Small tests

Chess endgames suddenly emerge at 12B parameters (Table 3).

${table('Table 3: Exact match (%) on chess endgames, n = 20.', {
  'Chess endgames': (_, at) => percent([0, 0, 0, 0, 0, 0, 0.1, 0.35][at] ?? 0),
})}
## Multiple choice

Analogies jump abruptly between 1.4B and 2.8B parameters (Table 4). Proverb reading suddenly emerges at 2.8B parameters (Table 4).

${table('Table 4: Accuracy (%) on multiple choice with four options, chance 25 %, n = 1,000.', {
  Analogies: (size, at) => percent((size > 2e9 ? 0.81 : 0.25) + 0.02 * wobble(at)),
  'Proverb reading in conversations between several people (held-out domains)': (size, at) =>
    percent(0.25 + 0.5 / (1 + (2.2e9 / size) ** 1.2) + 0.01 * wobble(at)),
})}
## Speech and loss

Word error rate drops abruptly at 2.8B parameters (Table 5).

${table('Table 5: Word error rate (%) by model size, n = 500.', {
  'Word error rate (%)': (size, at) => percent(0.62 - even(size, 0, 0.5) + 0.01 * wobble(at)),
})}
Riddles suddenly emerge below a pre-training loss of 2.2 ([scores](data/loss.csv)).

## Runs and training

Sorting letters suddenly emerges at 2.8B parameters ([five seeds](data/seeds.csv)).

Modular addition is grokked: test accuracy rises long after the training set is fitted ([curve](data/grokking.csv)).

## Prediction

Performance on summaries at 12B cannot be predicted from smaller models (Table 6).

${table('Table 6: Accuracy (%) on summaries by model size, n = 2,000.', {
  Summaries: (size, at) => percent(even(size, 0.1, 0.58) + 0.008 * wobble(at)),
})}
Rhyming suddenly emerges at 2.8B parameters (Table 7).

Table 7: Exact match (%) on rhymes, n = 500.

| Params | Rhyming |
| ---: | ---: |
| 410M | 2.1 |
| 2.8B | 31.0 |
| 12B | 64.2 |

## Left open

Arithmetic word problems suddenly emerge at 6.9B parameters.

Table 8: Exact match (%) on arithmetic word problems, first wording, n = 500.

| Params | Arithmetic word problems |
| ---: | ---: |
${SIZES.map((size, at) => `| ${NAMES[at]} | ${percent(even(size, 0.2, 0.9) ** 5)} |`).join('\n')}

Table 9: Exact match (%) on arithmetic word problems, second wording, n = 500.

| Params | Arithmetic word problems |
| ---: | ---: |
${SIZES.map((size, at) => `| ${NAMES[at]} | ${percent(even(size, 0.25, 0.95) ** 5)} |`).join('\n')}

Irony suddenly emerges in models of the next generation at 1T parameters.
`

/** Eight losses and the riddles solved at each: a step. */
export const LOSS_CSV = `pre-training loss,riddles (%),n
${[3.4, 3.1, 2.8, 2.6, 2.4, 2.25, 2.1, 1.95].map((loss, at) => `${loss},${percent((loss < 2.2 ? 0.6 : 0.02) + 0.01 * wobble(at) + 0.01)},1000`).join('\n')}
`

/** Five seeds at each size. */
export const SEEDS_CSV = `params,seed,sorting letters exact match (%),n
${SIZES.flatMap((size, at) =>
  [1, 2, 3, 4, 5].map(
    seed => `${size},${seed},${percent(Math.max(0, even(size, 0.3, 0.95) ** 6 + 0.03 * wobble(5 * at + seed)))},1000`,
  ),
).join('\n')}
`

const CLAIMS = Array.from({ length: 40 }, (_, at) => at + 1)

/** Forty claims that rest on one table. */
export const FORTY_WITH = `# Forty tasks

${CLAIMS.map(at => `Task ${at} of the suite suddenly emerges at 6.9B parameters (Table 1). <!-- emergence-check-claim table="Table 1" y="Task ${at}" -->`).join('\n\n')}

${table(
  'Table 1: Exact match (%) by model size, n = 1,000 per task.',
  Object.fromEntries(
    CLAIMS.map(task => [
      `Task ${task}`,
      task % 3 === 0 ? step : (size: number) => percent(even(size, 0.2 + task / 200, 0.95) ** (2 + (task % 7))),
    ]),
  ),
)}`

/** Forty claims of which nobody shows data, two on a line among them. */
export const FORTY_WITHOUT = `# Forty skills

${CLAIMS.map(at => `Skill ${at} of language models emerges suddenly at ${at}B parameters.`)
  .map((claim, at) =>
    at % 4 === 3 ? `${claim} Long lines hold more than one claim, and are wrapped at the edge of the window.` : claim,
  )
  .join('\n\n')}
`
