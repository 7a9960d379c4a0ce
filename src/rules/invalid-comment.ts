import type { Rule } from './rule.ts'

/** A comment of ours that cannot be understood. */
export const invalidComment: Rule = {
  id: 'invalid-comment',
  title: 'An emergence-check comment is not understood',
  severity: 'warning',
  documentation: `
A comment that begins with \`emergence-check-\` has no effect because its name or one of its settings is not known. Known
are \`emergence-check-claim\`, \`-table\`, \`-ignore\` and \`-disable-next-line\`.
`,
  examples: [
    { markdown: '<!-- emergence-check-claims -->\n\nText.\n', flagged: true },
    {
      markdown: '<!-- emergence-check-ignore -->\n\nLoss suddenly drops at 1B parameters in language models.\n',
      flagged: false,
    },
  ],
}
