import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DATA, linked, PAPER, pathsIn, testFolder } from './command-line.ts'

const { write, path, run } = testFolder()
const REPORT = ['--format', 'json', '--fail-on', 'never']
const audit = (...args: readonly string[]) => run(['audit', ...REPORT, ...args])
const little = (text: string) => Buffer.from(text, 'utf16le')
const big = (text: string) => little(text).swap16()
/** Letters of one, two, three and four bytes before the claim move its place where they are counted otherwise. */
const TEXT = `Größe – 🎉.\n\n${PAPER}`

describe('a paper that is not in UTF-8', () => {
  it.each([
    ['UTF-16 with a mark, little end first', little(`\uFEFF${TEXT}`)],
    ['UTF-16 with a mark, big end first', big(`\uFEFF${TEXT}`)],
    // Longer than what the disk's reader has a buffer for.
    ['long UTF-16', little(`\uFEFF${TEXT}\n<!-- ${'-'.repeat(200_000)} -->\n`)],
    ['UTF-16 without a mark, that the editor guesses', little(`${'='.repeat(256)}\n\n${TEXT}`)],
  ])('is found to say what it says in UTF-8: %s', async (_, bytes) => {
    const text = new TextDecoder(bytes[0] === 0xfe ? 'utf-16be' : 'utf-16le').decode(bytes)
    write({ 'a.md': text })
    const expected = await audit('--cache-dir', 'memory')
    expect(JSON.parse(expected.out).summary).toMatchObject({ claims: 1, verdicts: { 'metric-dependent': 1 } })
    writeFileSync(path('a.md'), bytes)
    for (const memory of [['--no-cache'], ['--cache-dir', 'memory'], ['--cache-dir', 'memory']])
      expect(await audit(...memory)).toEqual(expected)
  })

  it('is one where it holds the table of another', async () => {
    write({ 'a.md': linked('tables.md') })
    writeFileSync(path('tables.md'), little(`\uFEFF${PAPER.replace(/^.*\n\n/, '')}`))
    expect(JSON.parse((await audit()).out).summary.verdicts).toEqual({ 'metric-dependent': 1 })
  })

  it('is told where the editor would not show it as text, and the rest goes on', async () => {
    write({ 'a.md': PAPER, 'b.md': `\0${PAPER}`, 'c.md': `${'A line of words.\n'.repeat(40)}\n\0\n\n${PAPER}` })
    writeFileSync(path('d.md'), little('10⁵ parameters'))
    const { code, out } = await audit()
    const problem =
      'The file cannot be read: it holds NUL bytes, as no text in UTF-8 does; save it as UTF-8, or exclude it if it is no text.'
    expect([code, JSON.parse(out).summary]).toMatchObject([2, { files: 4, failed: 2, claims: 2 }])
    expect(JSON.parse(out).files).toMatchObject([
      { path: 'a.md' },
      { path: 'b.md', problem },
      { path: 'c.md' },
      { path: 'd.md', problem },
    ])
  })

  it('is read around letters of another encoding, at its beginning too', async () => {
    writeFileSync(path('a.md'), Buffer.from(`Übergröße\n\n${PAPER}`, 'latin1'))
    const { code, out } = await audit()
    expect([code, JSON.parse(out).summary]).toMatchObject([0, { failed: 0, verdicts: { 'metric-dependent': 1 } }])
  })
})

it('leaves data as they are: those in UTF-16 are told of, and not read', async () => {
  write({ 'a.md': linked('scores.csv'), 'scores.csv': DATA })
  expect(JSON.parse((await audit()).out).summary.verdicts).toEqual({ 'metric-dependent': 1 })
  for (const bytes of [little(`\uFEFF${DATA}`), big(`\uFEFF${DATA}`), little(DATA)]) {
    writeFileSync(path('scores.csv'), bytes)
    const { out } = await audit()
    expect(pathsIn(out)).toEqual(['a.md'])
    expect(JSON.parse(out).summary.verdicts).toEqual({ 'no-data': 1 })
    expect(out).toContain('The file holds UTF-16 text; expected CSV')
  }
})
