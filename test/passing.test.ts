import { readdirSync, readFileSync } from 'node:fs'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { Analyzer } from '../src/analyze.ts'
import { FieldBound } from '../src/claims/outside-field.ts'
import { cutAtHeadings } from '../src/paper/chunks.ts'
import { countParagraphs } from '../src/paper/paragraphs.ts'
import { DEFAULT_SETTINGS, type Settings } from '../src/settings.ts'
import { MemoryWorkspace } from '../src/workspace.ts'

const CORPUS = new URL('claims/corpus/', import.meta.url)
const CLAIM = 'In language models, arithmetic suddenly emerges at 13B parameters.'
const SETTINGS: Settings = { ...DEFAULT_SETTINGS, fencedProse: true }
const SOUP = 'Soup is best served hot, and the pot must not be left alone while the onions are in it.'
const row = v.object({ doc: v.string(), form: v.optional(v.string()), text: v.string() })
const { signal } = new AbortController()

/** The corpus' documents as Markdown, each in a few forms: what an audit passes over must not hang on how a text is written. */
function documents(): readonly string[] {
  const texts: string[] = []
  for (const name of readdirSync(CORPUS).filter(file => file.startsWith('documents-'))) {
    const parts = new Map<string, string[]>()
    for (const line of readFileSync(new URL(name, CORPUS), 'utf8').trim().split('\n')) {
      const { doc, form, text } = v.parse(row, JSON.parse(line))
      const part = parts.get(doc) ?? []
      part.push(form === 'heading' ? `## ${text}` : text)
      parts.set(doc, part)
    }
    texts.push(...[...parts.values()].map(part => part.join('\n\n')))
  }
  return texts
}

/** The paragraphs of a text, each in a line, that can be cells of a table. */
function lines(text: string): readonly string[] {
  return text
    .replaceAll('|', '/')
    .split(/\n{2,}/)
    .map(paragraph => paragraph.replace(/^#+ /, '').replaceAll('\n', ' '))
}

const FORMS: readonly (readonly [name: string, write: (text: string) => string])[] = [
  ['as it is', text => text],
  ['as a list', text => text.replace(/^(?!#)(?=\S)/gm, '- ').replace(/\n\n- /g, '\n- ')],
  ['in emphasis and links', text => text.replace(/\b(models?|scale|parameters) /g, '[**$1**](https://a.example/x) ')],
  ['quoted, in one paragraph', text => `> ${text.replace(/^#+ /gm, '').replace(/\n+/g, '\n> ')}`],
  [
    'in raw HTML',
    text => `<div>\n<p>${text.replace(/^#+ (.*)$/gm, '<h2>$1</h2>').replace(/\n\n/g, '</p>\n<p>')}</p>\n</div>`,
  ],
  ['in a plain block', text => `\`\`\`text\n${text.replace(/^#+ /gm, '')}\n\`\`\``],
  [
    'as the rows of a table',
    text =>
      `# Language models\n\n| No. | Note |\n| --: | :-- |\n${lines(text)
        .map(line => `| 1 | ${line} |`)
        .join('\n')}\n`,
  ],
  [
    'in what is no table for its dashes',
    text =>
      `| No. | Note |\n| --: | : |\n${lines(text)
        .map(line => `| 1 | ${line} |`)
        .join('\n')}\n`,
  ],
  ['among soup', text => `${`${SOUP} `.repeat(8)}\n\n`.repeat(60) + text],
  [
    'behind programs',
    text => `\`\`\`js\nconst model = train(tokens)\n\`\`\`\n\n${text}\n\n<!-- a\n\nremark -->\n\n${SOUP}`,
  ],
]

async function findings(text: string, purpose: 'editing' | 'passing') {
  const workspace = new MemoryWorkspace({})
  const analysis = await new Analyzer(workspace, SETTINGS, undefined, purpose).analyze({ uri: 'a.md', text }, signal)
  return analysis
}

describe('documents that are only passed by', () => {
  it.each(FORMS)(
    'get the findings of the open editor, %s',
    async (_name, write) => {
      // Every fifth document: all of them take a minute.
      const texts = documents()
        .filter((_, at) => at % 5 === 0)
        .map(write)
      const passing = new Analyzer(new MemoryWorkspace({}), SETTINGS, undefined, 'passing')
      let claims = 0
      for (const text of texts) {
        const whole = await findings(text, 'editing')
        expect(await passing.analyze({ uri: 'a.md', text }, signal)).toEqual(whole)
        claims += whole?.findings.length ?? 0
      }
      expect(claims).toBeGreaterThan(20)
    },
    120_000,
  )

  it.each([
    'Without decay we waited for a million steps and accuracy never came.',
    'It suddenly appears at $13\\text{B}$ and not before.',
    'Only from 10⁵ steps on is there a jump in accuracy.',
    'Between ten and a hundred billion parameters accuracy jumps.',
    'Above <b>13</b>B param**eter**s `accuracy` [sud](#a)denly jumps.',
  ])('get the findings of the open editor where an amount makes them: %s', async sentence => {
    const text = `# Language models\n\nLanguage models grok.\n\n${`${SOUP}\n\n`.repeat(40)}${sentence}\n`
    expect(await findings(text, 'passing')).toEqual(await findings(text, 'editing'))
  })

  it('are seen to hold no claim without being parsed', () => {
    const change =
      '- Raise the number of steps from 3 to 7 ([#12](https://a.example/12)); it suddenly failed on GPT files.'
    const log = Array.from({ length: 200 }, (_, at) => `## 1.${at}.0\n\n- ${SOUP}\n- ${SOUP}\n`).join('\n')
    const chunksOf = (text: string) => cutAtHeadings(text).chunks.map(chunk => chunk.text)
    const { doubtful, weight } = new FieldBound(chunksOf(`${log}\n- ${SOUP}\n`))
    expect({ doubtful, weight }).toEqual({ doubtful: [], weight: 0 })
    expect(new FieldBound(chunksOf(`${log}\n${CLAIM}\n`)).doubtful).toEqual([199])
    expect(new FieldBound(chunksOf(`${log}\n${change}\n`)).weight).toBe(0)
  })

  it('hold claims in the rows of tables, by their heads alone', async () => {
    const text = `A language model.\n\n${SOUP}\n\n| ability | emerges at |\n| --- | --- |\n| arithmetic | 13B |\n`
    const whole = await findings(text, 'editing')
    expect(whole?.findings.length).toBe(1)
    expect(await findings(text, 'passing')).toEqual(whole)
  })
})

describe('paragraphs', () => {
  it('are counted as runs of text between blank lines', () => {
    expect(countParagraphs('')).toBe(0)
    expect(countParagraphs(' \n\t\n\r\n')).toBe(0)
    expect(countParagraphs('a\nb\n\nc\r\n \t\r\nd')).toBe(3)
    // A blank of another kind parts nothing and is no text.
    expect(countParagraphs('a\n\u00a0\nb')).toBe(1)
    expect(countParagraphs('a\n\n\u00a0\n\nb')).toBe(2)
    expect(countParagraphs('\n\n\nlast line without an end')).toBe(1)
  })
})
