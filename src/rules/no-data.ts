import type { ClaimRule } from './rule.ts'

/** No table is tied to the claim. */
export const noData: ClaimRule = {
  id: 'no-data',
  title: 'No data linked',
  severity: 'off',
  documentation: `
The claim names no table and none was found that fits. This says nothing about whether the claim is right. The rule is off
in the Problems panel unless you turn it on; hover, tree and reports show such claims always.

**What you can do.** Name the table in the sentence ("Table 2"), link a CSV file, or write
\`<!-- emergence-check-claim table="data.csv" x="params" y="accuracy" -->\` behind the sentence.
`,
  examples: [
    { markdown: 'In language models, arithmetic suddenly emerges at 13B parameters.\n', flagged: true },
    { markdown: 'The weather was fine.\n', flagged: false },
  ],
  message: finding => (finding.link.state === 'none' ? `${finding.headline} ${finding.link.reason}` : null),
}
