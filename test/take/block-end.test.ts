import { describe, expect, it } from 'vitest'
import { insertionBehind } from '../../src/take/block-end.ts'

/** The document with a block behind the one that holds the word "claim". */
function inserted(document: string): string {
  const start = document.indexOf('claim')
  const { at, text } = insertionBehind(document, { start, end: start + 5 }, 'BLOCK')
  return document.slice(0, at) + text + document.slice(at)
}

describe('a block goes into a document', () => {
  it.each([
    ['behind a paragraph', 'The claim\ngoes on.\n\nNext.\n', 'The claim\ngoes on.\n\nBLOCK\n\nNext.\n'],
    ['at the end of a text', 'The claim.\n', 'The claim.\n\nBLOCK\n'],
    ['at the end of a text that ends with no line break', 'The claim.', 'The claim.\n\nBLOCK\n'],
    ['before a heading that follows at once', 'The claim.\n# Next\n', 'The claim.\n\nBLOCK\n\n# Next\n'],
    ['behind a heading', '# The claim\nText.\n', '# The claim\n\nBLOCK\n\nText.\n'],
    ['behind blanks at the end of a line', 'The claim.  \n\nNext.', 'The claim.  \n\nBLOCK\n\nNext.'],
    ['in a text with other line breaks', 'The claim.\r\n\r\nNext.', 'The claim.\n\nBLOCK\r\n\r\nNext.'],
    [
      'behind a whole list',
      '- one\n- the claim\n  - more\n- last\n\nNext.',
      '- one\n- the claim\n  - more\n- last\n\nBLOCK\n\nNext.',
    ],
    ['behind a whole quote', '> The claim.\n>\n> More.\n\nNext.', '> The claim.\n>\n> More.\n\nBLOCK\n\nNext.'],
    [
      'behind a whole table and its caption',
      '| a |\n|---|\n| the claim |\n| b |\n\nTable 1: Scores.\n\nNext.',
      '| a |\n|---|\n| the claim |\n| b |\n\nTable 1: Scores.\n\nBLOCK\n\nNext.',
    ],
    [
      'behind the table of a caption',
      'Table 1: The claim.\n\n| a |\n|---|\n| b |\n\nNext.',
      'Table 1: The claim.\n\n| a |\n|---|\n| b |\n\nBLOCK\n\nNext.',
    ],
    [
      'behind the table that a sentence leads in to',
      'The claim is seen here:\n\n| a |\n|---|\n| b |\n\nNext.',
      'The claim is seen here:\n\n| a |\n|---|\n| b |\n\nBLOCK\n\nNext.',
    ],
    [
      'before a table that a sentence does not lead in to',
      'The claim.\n\n| a |\n|---|\n| b |\n',
      'The claim.\n\nBLOCK\n\n| a |\n|---|\n| b |\n',
    ],
    ['behind a footnote', 'Text.[^1]\n\n[^1]: The claim.\n\nNext.', 'Text.[^1]\n\n[^1]: The claim.\n\nBLOCK\n\nNext.'],
    ['behind HTML', '<div>\nThe claim.\n</div>\n\nNext.', '<div>\nThe claim.\n</div>\n\nBLOCK\n\nNext.'],
    ['behind a directive', '```{note}\nThe claim.\n```\nNext.', '```{note}\nThe claim.\n```\n\nBLOCK\n\nNext.'],
  ])('%s', (_, document, expected) => {
    expect(inserted(document)).toBe(expected)
  })

  it('behind its line, where the text is too deep to be parsed', () => {
    const deep = `${'>'.repeat(8000)} The claim.`
    expect(inserted(deep).endsWith('The claim.\n\nBLOCK\n')).toBe(true)
  })
})
