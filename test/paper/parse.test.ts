import { describe, expect, it } from 'vitest'
import { COMMENT_EXAMPLES, readComment } from '../../src/paper/comments.ts'
import { OBJECT } from '../../src/paper/inline.ts'
import type { Prose } from '../../src/paper/paper.ts'
import { ContentCache, parsePaper } from '../../src/paper/parse.ts'

const parse = (text: string) => parsePaper('paper.md', text)
const texts = (text: string) => parse(text).prose.map(prose => prose.text)

/** The source characters that each character of the prose came from. */
function sourceOf(prose: Prose, source: string): string {
  return prose.stretches.map(({ source: at, length }) => source.slice(at, at + length)).join('')
}

describe('prose', () => {
  it('reads what a person reads and leaves code, URLs, comments and front matter out', () => {
    const source = [
      '---',
      'title: suddenly',
      '---',
      '',
      'Some *bold* text with `code` and a [link](http://jump.example/suddenly) <!-- suddenly --> here.',
      '',
      '```',
      '# suddenly in code',
      '```',
    ].join('\n')
    expect(texts(source)).toEqual([`Some bold text with ${OBJECT} and a link  here.`])
  })

  it.each([
    ['a heading', '## Sudden *jumps*\n', 'heading', 'Sudden jumps'],
    ['a list item', '- first\n- second\n', 'list-item', 'first'],
    ['a quote', '> quoted\n> text\n', 'quote', 'quoted\ntext'],
    ['a caption', 'Table 2: Scores\n', 'caption', 'Table 2: Scores'],
    ['a footnote', 'Text[^1].\n\n[^1]: The note.\n', 'footnote', 'The note.'],
    ['the words of an image', '![Accuracy by size](plot.png)\n', 'caption', 'Accuracy by size'],
  ])('reads %s', (_, source, form, text) => {
    expect(
      parse(source)
        .prose.filter(prose => prose.form === form)
        .map(prose => prose.text),
    ).toContain(text)
  })

  it.each([
    'Escapes \\* and entities &amp; and &lt; in **one** line.',
    '> quoted text\n> goes on \\_here\n> and &copy; here',
    '- item with *emphasis*\n  on two lines & more',
    'Windows line\r\nends **here**\r\nand there.',
  ])('knows where every character came from: %j', source => {
    for (const prose of parse(source).prose) {
      const decoded = sourceOf(prose, source).replaceAll(/&(?=$|\s)/g, '&')
      const plain = prose.text.replaceAll(/[<&©]/g, '')
      expect(decoded.replaceAll(/[<&©]/g, '')).toBe(plain)
    }
  })
})

describe('sections', () => {
  it('gives every block the section of its heading, also under underlined headings', () => {
    const paper = parse('Intro.\n\n# One\n\nFirst.\n\nTwo\n---\n\nSecond.\n')
    const heads = paper.prose.map(({ text, section }) => `${paper.sections[section]?.heading}: ${text}`)
    expect(heads).toEqual([': Intro.', 'One: One', 'One: First.', 'Two: Two', 'Two: Second.'])
  })

  it('cuts at headings but never inside code, math, comments or front matter', () => {
    const source =
      '---\n# no: heading\n---\n```sh\n# no heading\n```\n<!--\n# none\n-->\n$$\n# none\n$$\n# Heading\n\nText.\n'
    const paper = parse(source)
    expect(paper.sections.map(({ heading }) => heading).filter(heading => heading !== '')).toEqual(['Heading'])
    expect(paper.prose.map(({ text }) => text)).toEqual(['Heading', 'Text.'])
  })

  it('resolves link definitions that stand in another section', () => {
    const paper = parse('# A\n\nSee [the data][d].\n\n# B\n\n[d]: scores.csv\n')
    expect(paper.links.map(({ href, label, section }) => [href, label, section])).toEqual([
      ['scores.csv', 'the data', 0],
    ])
  })

  it.each([
    ['in another case', 'See [the data][SCORES of Älg].', '[Scores of älg]: x.csv'],
    ['over a line break', 'See [the data][scores\nof all].', '[scores of  all]: x.csv'],
    ['over a line break in a quote', '> See [the data][\n> scores of all].', '[scores of all]: x.csv'],
    ['behind an escape', 'See [the data][\\[scores].', '[\\[scores]: x.csv'],
    ['by the text alone', 'See [*the* data][].', '[*the* data]: x.csv'],
    ['in brackets', 'See ([the data][d]).', '[d]: <x.csv> "Scores"'],
  ])('resolves a definition that is named %s', (_, sentence, definition) => {
    const paper = parse(`# A\n\n${sentence}\n\n# B\n\n[other]: y.csv\n${definition}\n`)
    expect(paper.links.map(({ href, label }) => [href, label])).toEqual([['x.csv', 'the data']])
  })

  it('parses only the sections that use it when a definition changes', () => {
    const cache = new ContentCache()
    const text =
      '# A\n\nSee [the data][d].\n\n# B\n\nSee [others][o].\n\n# C\n\nNone.\n\n# D\n\n[d]: x.csv\n[o]: y.csv\n'
    parsePaper('paper.md', text, cache)
    expect(cache.parsed).toBe(4)
    const edited = parsePaper('paper.md', text.replace('x.csv', 'z.csv'), cache)
    expect(cache.parsed).toBe(6)
    expect(edited.links.map(({ href }) => href)).toEqual(['z.csv', 'y.csv'])
  })

  it('parses only the section that an edit touched', () => {
    const cache = new ContentCache()
    const text = '# A\n\nOne.\n\n# B\n\nTwo.\n\n# C\n\nThree.\n'
    parsePaper('paper.md', text, cache)
    expect(cache.parsed).toBe(3)
    const edited = parsePaper('paper.md', text.replace('Two.', 'Two and a half.'), cache)
    expect(cache.parsed).toBe(4)
    expect(edited).toEqual(parse(text.replace('Two.', 'Two and a half.')))
  })
})

describe('tables', () => {
  const source = 'Table 3: Scores (%) {#tbl:scores}\n\n| Params | `acc` |\n|---|---|\n| 1B | **5** |\n| 2B |\n'

  it('reads cells without markup and knows their places', () => {
    const [table] = parse(source).tables
    expect(table?.rows.map(row => row.map(cell => cell.text))).toEqual([['Params', 'acc'], ['1B', '5'], ['2B']])
    const cell = table?.rows[1]?.[1]
    expect(cell && source.slice(cell.span.start, cell.span.end)).toContain('**5**')
  })

  it('takes caption and label from above or below', () => {
    expect(parse(source).tables[0]).toMatchObject({ caption: 'Table 3: Scores (%)', label: 'tbl:scores' })
    const below = '| a | b |\n|---|---|\n| 1 | 2 |\n\nTable 4: Below\n'
    expect(parse(below).tables[0]).toMatchObject({ caption: 'Table 4: Below', label: null })
  })
})

describe('comments', () => {
  it.each(COMMENT_EXAMPLES)('reads $source', ({ source, form }) => {
    expect(readComment(source, { start: 0, end: source.length })?.form).toBe(form)
  })

  it('reads settings with their types', () => {
    const source = `<!-- emergence-check-claim table="Table 1" x='params' y="exact match" n=2000 chance=.25 -->`
    const directive = readComment(source, { start: 0, end: 1 })
    const settings = { table: 'Table 1', x: 'params', y: 'exact match', n: 2000, chance: 0.25 }
    expect(directive).toMatchObject({ form: 'claim', settings })
  })

  it.each([
    ['<!-- emergence-check-claim n=many -->', 'number of test items'],
    ['<!-- emergence-check-claim colour=red -->', '"colour" is not a setting'],
    ['<!-- emergence-check-silence -->', 'expected claim, table, ignore or disable-next-line'],
  ])('says what is wrong with %s', (source, words) => {
    const directive = readComment(source, { start: 0, end: 1 })
    expect(directive?.form === 'invalid' && directive.problem).toContain(words)
  })

  it('leaves other comments alone', () => {
    expect(readComment('<!-- a note -->', { start: 0, end: 1 })).toBeNull()
  })

  it('reads rules and reason of a silencing comment', () => {
    const source = '<!-- emergence-check-disable-next-line axis-dependent, no-data -- see appendix -->'
    expect(readComment(source, { start: 0, end: 1 })).toMatchObject({
      rules: ['axis-dependent', 'no-data'],
      reason: 'see appendix',
    })
  })
})

describe('a caption between two tables', () => {
  it('belongs to the one below it', () => {
    const table = '| a | b |\n|---|---|\n| 1 | 2 |\n'
    const paper = parse(`${table}\nTable 1: Scores.\n\n${table}`)
    expect(paper.tables.map(({ caption }) => caption)).toEqual([null, 'Table 1: Scores.'])
  })
})
