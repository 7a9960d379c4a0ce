import type { Rule } from './rule.ts'

/** A comment of ours that silences nothing. */
export const unusedComment: Rule = {
  id: 'unused-comment',
  title: 'An emergence-check comment has no effect',
  severity: 'hint',
  documentation: `
An \`emergence-check-ignore\` stands where no claim is found, or a \`disable-next-line\` names a rule that says nothing there.
It can be taken away.
`,
  examples: [
    { markdown: '<!-- emergence-check-ignore -->\n\nThe weather was fine.\n', flagged: true },
    {
      markdown: '<!-- emergence-check-ignore -->\n\nLoss suddenly drops at 1B parameters in language models.\n',
      flagged: false,
    },
  ],
}
