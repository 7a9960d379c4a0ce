/** A claim of {@link PLACES_TEXT}: where it stands, its text as the source has it, and the column that it speaks of. */
export type Place = {
  readonly place: string
  readonly source: string
  /** Words of it that stand nowhere else. */
  readonly words: string
  readonly column: string
}

/** Every place at which prose may stand, in the order of the text. */
export const PLACES: readonly Place[] = [
  {
    place: 'a heading',
    source: 'Spelling suddenly emerges at 13B parameters (Table 1)',
    words: 'Spelling suddenly',
    column: 'spelling',
  },
  {
    place: 'a paragraph',
    source: 'Solving riddles suddenly emerges at 13B parameters (Table 1).',
    words: 'riddles suddenly',
    column: 'riddles',
  },
  {
    place: 'a list item',
    source: 'Sorting words jumps abruptly between 6.7B and 13B parameters (Table 1).',
    words: 'Sorting words',
    column: 'sorting',
  },
  {
    place: 'a caption',
    source: 'Rhyming suddenly emerges at 13B parameters (Table 1).',
    words: 'Rhyming suddenly',
    column: 'rhyming',
  },
  {
    place: 'a footnote',
    source: 'In our models counting suddenly emerges at 13B parameters (Table 1).',
    words: 'counting suddenly',
    column: 'counting',
  },
  {
    place: 'a quote',
    source: 'Translation suddenly emerges at 13B parameters (Table 1).',
    words: 'Translation suddenly',
    column: 'translation',
  },
  {
    place: 'a callout',
    source: 'Solving analogies suddenly emerges at 13B parameters (Table 1).',
    words: 'Solving analogies',
    column: 'analogies',
  },
  {
    place: 'a details block',
    source: 'Playing chess suddenly emerges at 13B parameters (Table 1).',
    words: 'Playing chess',
    column: 'chess',
  },
  {
    place: 'a container of pandoc and Quarto',
    source: 'Spotting irony suddenly emerges at 13B parameters (Table 1).',
    words: 'Spotting irony',
    column: 'spotting irony',
  },
  {
    place: 'a directive of MyST',
    source: 'Planning suddenly emerges at 13B parameters (Table 1).',
    words: 'Planning suddenly',
    column: 'planning',
  },
  {
    place: 'lines that a PDF broke',
    source: 'The ability to write proofs emerges sud-\ndenly at 13B parameters (Table 1).',
    words: 'denly at 13B',
    column: 'proofs',
  },
  {
    place: 'a sentence with wiki links',
    source: 'The skill of [[units|unit conversion]] suddenly emerges at [[sizes|13B]] parameters (Table 1).',
    words: 'unit conversion]] suddenly',
    column: 'unit conversion',
  },
  {
    place: 'a table row under "Emerges at"',
    source: 'Drawing maps | 30B parameters',
    words: 'maps | 30B',
    column: 'drawing maps',
  },
]

const SIZES = ['125M', '350M', '760M', '1.3B', '2.7B', '6.7B', '13B', '175B']

/** Made-up scores that rise smoothly token by token, and look like a jump when all tokens of an answer must be right. */
function scoreTable(columns: readonly string[]): string {
  const rows = SIZES.map((size, row) => {
    const scores = columns.map((_, column) => 100 * (0.3 + 0.085 * row + 0.004 * column) ** (6 + (column % 3)))
    return [size, ...scores.map(score => score.toFixed(1))]
  })
  const lines = [['Params', ...columns], ['Params', ...columns].map(() => '---:'), ...rows]
  return lines.map(cells => `| ${cells.join(' | ')} |`).join('\n')
}

/** A paper with a claim in each of {@link PLACES}, all checked against one table. */
export const PLACES_TEXT = `# Spelling suddenly emerges at 13B parameters (Table 1)

Our language models play games with words. Solving riddles suddenly emerges at 13B parameters (Table 1). A sentence beside it claims nothing.

- We played every game twice.
- Sorting words jumps abruptly between 6.7B and 13B parameters (Table 1).

![Rhyming suddenly emerges at 13B parameters (Table 1).](rhymes.png)

The players kept the score.[^score]

[^score]: In our models counting suddenly emerges at 13B parameters (Table 1).

> Translation suddenly emerges at 13B parameters (Table 1).

> [!note] Word games
> Solving analogies suddenly emerges at 13B parameters (Table 1).

<details>
<summary>Table games</summary>
<p>Playing chess suddenly emerges at 13B parameters (Table 1).</p>
</details>

::: {.callout-note}
Spotting irony suddenly emerges at 13B parameters (Table 1).
:::

\`\`\`{note}
:class: dropdown
Planning suddenly emerges at 13B parameters (Table 1).
\`\`\`

The ability to write proofs emerges sud-
denly at 13B parameters (Table 1).

The skill of [[units|unit conversion]] suddenly emerges at [[sizes|13B]] parameters (Table 1).

Table 1: Exact match (%) of our models by size, n = 1000.

${scoreTable(PLACES.map(({ column }) => column))}

## Abilities

| Ability | Emerges at |
| --- | ---: |
| Drawing maps | 30B parameters |
`

/** A claim, a sentence that becomes one by a term of one's own, sentences in doubt, and prose and a program in fences. */
export const SETTINGS_TEXT = `# Notes on our language models

Juggling suddenly emerges at 7B parameters in our language models.

Knitting has its tipping size near 30B parameters.

The skill of folding shows up in bigger models.

The skill of weaving shows up in bigger models.

The ability to carve wood is seen in bigger models.

\`\`\`
Rowing suddenly emerges at 13B parameters in our language models.
\`\`\`

\`\`\`python
# Sailing suddenly emerges at 13B parameters in our language models.
\`\`\`
`

const cells = [
  {
    cell_type: 'markdown',
    id: 'head',
    metadata: {},
    source: [
      '# Notes on our language models\n',
      '\n',
      'In our language models, "leap-frog" suddenly emerges\n',
      'at 13B parameters.\n',
    ],
  },
  {
    cell_type: 'code',
    id: 'program',
    metadata: {},
    execution_count: null,
    outputs: [],
    source: ['# Sailing suddenly emerges at 13B parameters in our language models.\n', 'print(13)'],
  },
  {
    cell_type: 'markdown',
    id: 'tail',
    metadata: {},
    source: 'Whittling suddenly emerges at 7B parameters in our language models.',
  },
]

/** A Jupyter notebook with two claims in Markdown cells, and a comment of a program that is none. */
export const NOTEBOOK = {
  text: `${JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`,
  /** Each claim as a reader reads it, and as the file holds it. */
  claims: [
    {
      text: 'In our language models, "leap-frog" suddenly emerges at 13B parameters.',
      source: 'In our language models, \\"leap-frog\\" suddenly emerges\\n",\n    "at 13B parameters.',
    },
    {
      text: 'Whittling suddenly emerges at 7B parameters in our language models.',
      source: 'Whittling suddenly emerges at 7B parameters in our language models.',
    },
  ],
} as const

const FRUIT = ['apples', 'pears', 'plums', 'quinces', 'cherries', 'figs', 'grapes']
const chapters = Array.from({ length: 200 }, (_, at) => {
  const fruit = FRUIT[at % FRUIT.length] ?? ''
  return `## Basket ${at + 1}

Our language models were asked for *${fruit}* on day ${at + 1}, in the words of [the gardener](garden.md#day-${at + 1}).
The answers were written down by hand, read by two people, and put into the basket with the others of that day.
Whoever wants to count them again finds ${at + 20} answers there, of which ${at % 7} could not be read.

- Asked in the morning: ${at + 3}
- Asked in the evening: ${at + 17}`
})
const AT = 'Nobody has emptied this basket yet.'
chapters.splice(100, 0, AT)
chapters.splice(40, 0, 'Peeling suddenly emerges at 7B parameters in our language models.')
chapters.push('Grafting suddenly emerges at 13B parameters in our language models.')
const longText = `# The garden\n\n${chapters.join('\n\n')}\n`
const lineAt = (part: string) => longText.slice(0, longText.indexOf(part)).split('\n').length

/** A long paper with two claims, and a third to be typed into its middle. */
export const LONG = {
  text: longText,
  claims: [lineAt('Peeling'), lineAt('Grafting')],
  /** The sentence behind which to type. */
  at: AT,
  line: lineAt(AT),
  typed: 'Pruning suddenly emerges at 30B parameters in our language models.',
} as const
