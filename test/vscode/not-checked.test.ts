import { describe, expect, it, vi } from 'vitest'
import { FakeEditor } from './fake-editor.ts'

vi.mock('vscode', () => new FakeEditor().module())

const { Uri } = await import('vscode')
const { notCheckedWords } = await import('../../src/vscode/notChecked.ts')

describe('what is said of a paper that is left alone', () => {
  it('names the line of .gitignore, and a click opens it there', () => {
    const uri = Uri.parse('file:///w/papers/.gitignore')
    const why = { kind: 'gitignore', uri, file: 'papers/.gitignore', line: 2, pattern: 'old/' } as const
    const { short, long, open } = notCheckedWords(why)
    expect(short).toBe('left out by .gitignore')
    expect(long).toContain('The pattern “old/” in papers/.gitignore, line 3, leaves this document out')
    expect(open?.arguments).toMatchObject([uri, { selection: { start: { line: 2 } } }])
  })

  it('names the configuration file, or the setting', () => {
    const from = { uri: Uri.parse('file:///w/.emergence-check.yaml'), file: '.emergence-check.yaml' }
    expect(notCheckedWords({ kind: 'exclude', pattern: 'x', from }).short).toBe('left out by .emergence-check.yaml')
    const { short, open } = notCheckedWords({ kind: 'exclude', pattern: 'x', from: null })
    expect([short, open?.arguments]).toEqual(['left out by your settings', ['emergenceCheck.exclude']])
  })

  it('names a folder of tools, or that the file lies outside, with nothing to open', () => {
    expect(notCheckedWords({ kind: 'never', folder: 'node_modules' })).toMatchObject({
      short: 'left out, in node_modules',
      open: undefined,
    })
    expect(notCheckedWords({ kind: 'outside' })).toMatchObject({ short: 'outside the workspace', open: undefined })
  })
})
