import { describe, expect, it } from 'vitest'
import { decoded, type Encoding, encodingOf } from '../../src/text/encoding.ts'

const little = (text: string) => Buffer.from(text, 'utf16le')
const big = (text: string) => little(text).swap16()
const CASES: readonly (readonly [what: string, bytes: Uint8Array, encoding: Encoding])[] = [
  ['nothing', Buffer.from(''), 'utf-8'],
  ['a text', Buffer.from('Größe 🎉'), 'utf-8'],
  ['a marked text', Buffer.from('\uFEFFGröße'), 'utf-8'],
  ['letters of another encoding', Buffer.from('Größe', 'latin1'), 'utf-8'],
  ['half a mark', Buffer.from([0xff]), 'utf-8'],
  ['a text with a NUL far behind', Buffer.from(`${'a'.repeat(512)}\0`), 'utf-8'],
  ['marked UTF-16, little end first', little('\uFEFFGröße – 10⁵'), 'utf-16le'],
  ['marked UTF-16, big end first', big('\uFEFFGröße – 10⁵'), 'utf-16be'],
  ['UTF-16 of Latin letters without mark', little('Größe'), 'utf-16le'],
  ['the same, big end first', big('Größe'), 'utf-16be'],
  ['UTF-16 whose other letters come late', little(`${'a'.repeat(256)} – 10⁵`), 'utf-16le'],
  ['UTF-16 of other letters without mark', little('10⁵ parameters'), 'binary'],
  ['a text with a NUL', Buffer.from('a text\0'), 'binary'],
  ['a marked text with a NUL', Buffer.from('\uFEFFa\0'), 'binary'],
]

describe('the encoding', () => {
  it.each(CASES)('of %s', (_, bytes, encoding) => {
    expect(encodingOf(bytes)).toBe(encoding)
  })

  it('gives the letters, without a mark', () => {
    const texts = ['Größe', '\uFEFFGröße'].flatMap(text => [Buffer.from(text), little(text), big(text)].map(decoded))
    expect(new Set(texts)).toEqual(new Set(['Größe']))
    expect(decoded(Buffer.from('a text\0'))).toBeNull()
  })
})
