import type { ClaimRule } from './rule.ts'

/** The named data cannot be used. */
export const brokenData: ClaimRule = {
  id: 'broken-data',
  title: 'The linked data cannot be used',
  severity: 'warning',
  documentation: `
The claim names its data, but the file is missing, cannot be read, or has no scale or score column. The message says what
was found and what was expected.
`,
  examples: [
    {
      markdown: 'In language models, addition suddenly emerges at 13B parameters ([data](missing.csv)).\n',
      flagged: true,
    },
    {
      markdown: 'In language models, addition suddenly emerges at 13B parameters ([data](scores.csv)).\n',
      files: { 'scores.csv': 'params,exact match\n1e9,0.1\n2e9,0.2\n4e9,0.3\n8e9,0.4\n' },
      flagged: false,
    },
  ],
  message: finding => (finding.link.state === 'broken' ? `Not checked: ${finding.link.problem}` : null),
}
