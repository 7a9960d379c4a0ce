import { describe, expect, it, vi } from 'vitest'
import { URI } from 'vscode-uri'

vi.mock('vscode', () => ({ Uri: URI }))
const { COMMANDS, commandUri } = await import('../../src/vscode/commands.ts')
const { readAccept, readClaim, readInsert, readPlace, readRule } = await import('../../src/vscode/commandArguments.ts')

/** What the editor makes of a link's argument when it is pressed (openerService.ts of VS Code). */
function pressed(link: string): unknown {
  const { query } = URI.parse(link)
  let read: unknown
  try {
    read = JSON.parse(decodeURIComponent(query))
  } catch {
    read = JSON.parse(query)
  }
  return Array.isArray(read) ? read[0] : read
}

/** The same for a link in a hover, which is taken apart and put together again on its way to the page. */
function pressedInHover(link: string): unknown {
  const uri = URI.parse(link)
  const sent = uri.with({ query: encodeURIComponent(JSON.stringify(JSON.parse(uri.query))) })
  const drawn = sent.with({ query: JSON.stringify(JSON.parse(decodeURIComponent(sent.query))) })
  return pressed(drawn.toString())
}

describe('a command link', () => {
  it.each([
    ['blanks and letters beyond ASCII', 'file:///w/M%C3%BCller%20et%20al.md'],
    ['a drive', 'file:///c%3A/papers/draft.md'],
    ['signs that part an address', 'file:///w/C%23/what%3F.md'],
    ['a percent sign', 'file:///w/50%25.md'],
    ['brackets and quotes', "file:///w/a%20(1)'s%20%22b%22.md"],
  ])('brings the address of a document as it is: %s', (_, uri) => {
    const argument = { uri, claimId: 'a1', text: ' <!-- emergence-check-claim table="Table 1 (50 %)" y="a%20b" -->' }
    const link = commandUri(COMMANDS.insert, argument).toString()
    expect(link).toMatch(/^command:emergenceCheck\.insert\?[^\s()<>]+$/)
    expect(pressed(link)).toEqual(argument)
    expect(pressedInHover(link)).toEqual(argument)
  })
})

describe('the argument of a command', () => {
  const uri = 'file:///w/draft.md'
  const start = { line: 2, character: 0 }
  const end = { line: 2, character: 9 }

  it('is taken where it is what the command needs', () => {
    expect(readClaim({ uri, claimId: 'a1' })).toEqual({ uri, claimId: 'a1' })
    expect(readPlace({ uri, start, end })).toEqual({ uri, start, end })
    expect(readAccept({ uri, claimId: 'a1', version: 3 })).toEqual({ uri, claimId: 'a1', version: 3 })
    expect(readInsert({ uri, at: 7, text: 'x', version: 3 })).toEqual({ uri, at: 7, text: 'x', version: 3 })
    expect(readRule('no-data')).toBe('no-data')
  })

  it('has the address as the editor writes it, by which documents are told apart', () => {
    expect(readClaim({ uri: 'file:///c:/my papers/é.md', claimId: 'a1' })?.uri).toBe(
      'file:///c%3A/my%20papers/%C3%A9.md',
    )
  })

  it('is none where a menu, a shortcut or a stranger passes something else', () => {
    const menu = URI.parse(uri)
    for (const argument of [undefined, null, 7, 'file:///w/draft.md', [], menu, { uri }, { uri: 7, claimId: 'a1' }]) {
      expect(readClaim(argument)).toBeNull()
      expect(readPlace(argument)).toBeNull()
    }
    expect(readClaim({ uri: 'no scheme:/x', claimId: 'a1' })).toBeNull()
    expect(readPlace({ uri, start, end: { line: -1, character: 0 } })).toBeNull()
    expect(readAccept({ uri, claimId: 'a1' })).toBeNull()
    expect(readInsert({ uri, at: 0.5, text: 'x', version: 3 })).toBeNull()
    expect(readRule({})).toBeNull()
  })
})
