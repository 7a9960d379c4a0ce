import { describe, expect, it } from 'vitest'
import { parseMarkdown } from '../../src/paper/markdown.ts'
import { escapeForPaper, markdownPath } from '../../src/take/markdown.ts'

describe('text for Markdown', () => {
  it.each([
    ['exact_match *and* `code`'],
    ['[a link](to.md) and ![an image](y.png)'],
    ['<script>alert(1)</script> & &lt; &amp; AT&T'],
    ['a ~~deleted~~ word, $x_1$ and $$y$$, 10^22^ FLOPs'],
    ['back\\slash and \\*star\\*'],
    ['cell | cell, 5 < 6 > 4'],
  ])('reads as it stands: %s', text => {
    const root = parseMarkdown(`Text: ${escapeForPaper(text)}`)
    const [paragraph] = root.children
    expect(root.children).toHaveLength(1)
    expect(paragraph?.type === 'paragraph' ? paragraph.children : []).toEqual([
      expect.objectContaining({ type: 'text', value: `Text: ${text}` }),
    ])
  })

  it('is one line, and leaves plain words and the signs of formulas alone', () => {
    expect(escapeForPaper('one\r\n\r\n# two\tthree')).toBe('one # two three')
    expect(escapeForPaper('−ln(−ln score), 2-digit, 0.5 (95 % interval 0 to 1), “pass@1”')).toBe(
      '−ln(−ln score), 2-digit, 0.5 (95 % interval 0 to 1), “pass@1”',
    )
  })

  it('makes no reference of pandoc’s out of a name after @', () => {
    expect(escapeForPaper('@tbl-1 and see @fig')).toBe('\\@tbl-1 and see \\@fig')
  })
})

describe('a path in Markdown', () => {
  it.each([
    ['figures/a.svg', 'figures/a.svg'],
    ['my figures\\a (2).svg', 'my%20figures/a%20%282%29.svg'],
    ['figures/größe #1?.svg', 'figures/gr%C3%B6%C3%9Fe%20%231%3F.svg'],
  ])('%s is %s', (path, written) => {
    expect(markdownPath(path)).toBe(written)
    const [paragraph] = parseMarkdown(`![a](${written})`).children
    const image = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined
    expect(image?.type === 'image' ? decodeURIComponent(image.url) : null).toBe(path.replaceAll('\\', '/'))
  })
})
