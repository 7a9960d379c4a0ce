import { describe, expect, it } from 'vitest'
import { sentences } from '../../src/text/sentences.ts'

const parts = (text: string) => sentences(text).map(({ start, end }) => text.slice(start, end))

describe('sentences', () => {
  it.each<readonly [string, readonly string[]]>([
    ['One. Two! Three?', ['One.', 'Two!', 'Three?']],
    ['We follow Wei et al. (2022) here. Next.', ['We follow Wei et al. (2022) here.', 'Next.']],
    ['See Fig. 3 and e.g. Eq. 4. Then go on.', ['See Fig. 3 and e.g. Eq. 4.', 'Then go on.']],
    ['It rises to 3.5 at 1.3B. J. Wei said so.', ['It rises to 3.5 at 1.3B.', 'J. Wei said so.']],
    ['That is, i.e. the second, approx. 5. Yes.', ['That is, i.e. the second, approx. 5.', 'Yes.']],
    ['Small vs. Large models, cf. Sec. 2. End.', ['Small vs. Large models, cf. Sec. 2.', 'End.']],
    ['A line\nthat wraps\r\nthree times. Next one.', ['A line\nthat wraps\r\nthree times.', 'Next one.']],
    ['"Is it?" he asked. Nobody knew.', ['"Is it?" he asked.', 'Nobody knew.']],
    ['  padded.   Well. ', ['padded.', 'Well.']],
    ['no full stop', ['no full stop']],
    ['', []],
    [' \n ', []],
  ])('%j', (text, expected) => expect(parts(text)).toEqual(expected))

  it('gives spans in order, inside the text, without white space around them', () => {
    const text = 'First, e.g. this. Second, see Fig. 2a. Third (cf. Eq. 1). Fourth'
    let last = 0
    for (const { start, end } of sentences(text)) {
      expect(start).toBeGreaterThanOrEqual(last)
      expect(text.slice(start, end)).toBe(text.slice(start, end).trim())
      last = end
    }
    expect(last).toBe(text.length)
  })
})
