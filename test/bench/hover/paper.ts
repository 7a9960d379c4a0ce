const POINTS = 10

/** A paper with one claim and ten scores; no two numbers give the same scores. */
export function paper(number: number): string {
  const rows = Array.from({ length: POINTS }, (_, at) => {
    // A power law in the loss, all of five tokens right: a jump in the metric alone.
    const token = Math.exp(-1.6 * (1 + number / 5000) * 1.9 ** -at)
    return `| ${0.1 * 2 ** at}B | ${(100 * token ** 5).toFixed(3)} |`
  })
  return [
    'In language models, five-digit addition suddenly emerges at 6.4B parameters (Table 1).',
    '',
    'Table 1: Exact match (%) on five-digit addition, n = 2,000.',
    '',
    '| Params | Five-digit addition |',
    '| --- | --- |',
    ...rows,
    '',
  ].join('\n')
}
