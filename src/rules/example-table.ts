/** The eight sizes of GPT-3 (Brown et al. 2020, Table D.1). */
const SIZES = ['125M', '356M', '760M', '1.32B', '2.65B', '6.66B', '12.85B', '174.6B']

/** A table for the examples of the rules: scores of GPT-3 in percent by model size, smallest model first. */
export function exampleTable(caption: string, task: string, scores: readonly string[]): string {
  const rows = scores.map((score, at) => `| ${SIZES[at]} | ${score} |`)
  return [`Table 1: ${caption}`, '', `| Params | ${task} |`, '|---|---|', ...rows, ''].join('\n')
}
