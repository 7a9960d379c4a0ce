import { describe, expect, it } from 'vitest'
import { findingsOf, render, underlined, withoutMarks, wordsBefore } from './rendering.ts'

/** A shape of text, what a reader reads last before each mark, and the pieces that are underlined where that matters. */
type Shape = readonly [name: string, text: string, ends: readonly string[], pieces?: readonly string[]]

const S = 'Addition of language models suddenly emerges at 13B parameters.'
const T = 'Multiplication of language models suddenly emerges at 175B parameters.'
const END = 'emerges at 13B parameters.'

const SHAPES: readonly Shape[] = [
  ['a paragraph', S, [END], [S]],
  ['the first sentence of two', `${S} We ran three seeds.`, [END], [S]],
  ['the last sentence of two', `We ran three seeds. ${S}`, [END], [S]],
  ['two claims in a paragraph', `${S} ${T}`, [END, 'at 175B parameters.'], [S, T]],
  [
    'over lines',
    'Intro.\n\nAddition of language models\nsuddenly emerges at\n13B parameters. More.',
    [END],
    ['Addition of language models', 'suddenly emerges at', '13B parameters.'],
  ],
  ['a hard break', 'Addition of language models  \nsuddenly emerges at 13B parameters.', [END]],
  [
    'CRLF',
    `# Title\r\n\r\nFirst words.\r\nAddition of language models\r\nsuddenly emerges at 13B parameters.\r\n`,
    [END],
  ],
  [
    'emphasis within',
    'Addition of language models *suddenly emerges* at **13B** parameters.',
    [END],
    ['Addition of language models ', 'suddenly emerges', ' at ', '13B', ' parameters.'],
  ],
  ['emphasis around', `**${S}** More.`, [END]],
  ['emphasis in a word', 'Addition of language models sudden*ly* emerges at 13B parameters.', [END]],
  ['a link within', 'Addition of [language models](https://a.example) suddenly emerges at 13B parameters.', [END]],
  ['a link at the end', 'Addition of language models suddenly emerges at [13B parameters](a.md).', [END]],
  ['all in a link that goes on', `[${S} And more words.](a.md)`, ['And more words.']],
  ['code within', 'Addition of language models (`add_2`) suddenly emerges at 13B parameters.', [END]],
  ['a bare address', 'Addition of language models (https://a.example/x) suddenly emerges at 13B parameters.', [END]],
  [
    'entities',
    'Addition &amp; multiplication of language models suddenly emerge at 13B&nbsp;parameters.',
    [END.replace('s', '')],
  ],
  ['escaped characters', 'Addition \\* of language models suddenly emerges at 13B parameters\\.', [END]],
  [
    'quotes and dashes that the typographer turns',
    `The "addition" of language models -- it's few-shot... -- suddenly emerges at 13B parameters.`,
    [END],
  ],
  ['math within', 'Addition of language models suddenly emerges at $13 \\times 10^{9}$ parameters.', ['∑ parameters.']],
  ['math at the end', 'Addition of language models suddenly emerges beyond $10^{22}$ FLOPs, or $10^{9}$.', ['∑.']],
  ['a power in HTML', 'Addition of language models suddenly emerges at 10<sup>22</sup> FLOPs.', ['1022 FLOPs.']],
  ['a comment within', 'Addition of language models <!-- which? --> suddenly emerges at 13B parameters.', [END]],
  ['a footnote mark', `${S.slice(0, -1)}.[^1] More.\n\n[^1]: We ran three seeds.\n`, [END]],
  ['struck words', 'Addition of ~~small~~ language models suddenly emerges at 13B parameters.', [END]],
  ['a picture within', 'Addition of language models ![plot](a.png) suddenly emerges at 13B parameters.', [END]],
  ['a tight list', `- Other words.\n- ${S}\n- ${T}\n`, [END, 'at 175B parameters.']],
  ['a loose list', `1. Other words.\n\n   And more.\n\n2. ${S}\n`, [END]],
  ['a quote over lines', '> Addition of language models\n> suddenly emerges at 13B parameters.\n> More.\n', [END]],
  ['a heading', `## ${S.slice(0, -1)}\n\nWords.\n`, ['emerges at 13B parameters']],
  ['an underlined heading', `${S.slice(0, -1)}\n=====\n\nWords.\n`, ['emerges at 13B parameters']],
  ['a cell', `| Task | Note |\n| --- | --- |\n| a | plain words |\n| b | ${S} |\n`, [END]],
  ['front matter', `---\ntitle: Words\n---\n\n${S}\n`, [END], [S]],
  ['after a table and a fence', `| a | b |\n|---|---|\n| 1 | 2 |\n\n\`\`\`py\nx = 1\n\`\`\`\n\n${S}\n`, [END]],
  ['an HTML block', `<div align="center">\n<p>${S}</p>\n<p>More.</p>\n</div>\n`, [END]],
  [
    'an HTML block with tags and entities in the words',
    `<p>Addition of <b title="a > b">language&nbsp;models</b> suddenly emerges at <i>13B parameters.</i> More.</p>\n`,
    [END],
  ],
  ['details', `<details>\n<summary>More</summary>\n\n${S}\n\n</details>\n`, [END]],
  ['the same sentence twice', `${S}\n\n${T}\n\n${S}\n`, [END, '175B parameters.', END]],
]

describe('a claim is marked right behind its words, and nothing else of the page changes', () => {
  it.each(SHAPES.map(([name, text, ends, pieces]) => ({ name, text, ends, pieces })))('$name', async shape => {
    const { text, ends, pieces } = shape
    const findings = await findingsOf(text)
    expect(findings).toHaveLength(ends.length)
    const { html, plain, lost, errors } = render(text, findings)
    expect(errors).toEqual([])
    expect(withoutMarks(html)).toBe(plain)
    expect(lost).toBe(0)
    const read = wordsBefore(html)
    expect(read.map((words, at) => words.slice(-(ends[at]?.length ?? 0)))).toEqual(ends)
    if (pieces !== undefined) expect(underlined(html)).toEqual(pieces)
  })
})
