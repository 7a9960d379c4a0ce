import { describe, expect, it } from 'vitest'
import { createIgnore, isMarkdown, type LeftOut } from '../../src/audit/files.ts'

type Files = Readonly<Record<string, string>>

function rulesOf(files: Files, exclude: readonly string[] = []) {
  const rules = createIgnore(exclude)
  for (const [folder, text] of Object.entries(files)) rules.add(folder, text)
  return rules
}

describe('files that .gitignore leaves out, as git has it', () => {
  // Each was asked of `git check-ignore --no-index -v`, git 2.
  it.each<[Files, string, string | null]>([
    [{ '': 'drafts/' }, 'drafts/', '.gitignore:0'],
    [{ '': 'drafts/' }, 'drafts/a.md', '.gitignore:0'],
    [{ '': 'drafts/' }, 'papers/drafts/old/a.md', '.gitignore:0'],
    [{ '': 'drafts/' }, 'drafts', null],
    [{ '': '/a.md' }, 'a.md', '.gitignore:0'],
    [{ '': '/a.md' }, 'papers/a.md', null],
    [{ '': '*.md\n!keep.md' }, 'papers/keep.md', null],
    [{ '': '*.md\n!keep.md' }, 'papers/a.md', '.gitignore:0'],
    [{ '': '# a.md\n\n a.md \r\n\\#b.md\r\n' }, '#b.md', '.gitignore:3'],
    [{ '': '# a.md\n' }, '# a.md', null],
    // What lies in a folder that is left out cannot be brought back.
    [{ '': 'drafts/\n!drafts/keep.md' }, 'drafts/keep.md', '.gitignore:0'],
    [{ '': 'drafts/*\n!drafts/keep.md' }, 'drafts/keep.md', null],
    [{ '': 'drafts/', drafts: '!keep.md' }, 'drafts/keep.md', '.gitignore:0'],
    // Files of deeper folders come after those above.
    [{ '': '*.md', papers: '!a.md' }, 'papers/a.md', null],
    [{ '': '*.md', papers: '!a.md' }, 'papers/old/a.md', null],
    [{ '': '*.md', papers: '!/a.md' }, 'papers/old/a.md', '.gitignore:0'],
    [{ '': '*.md', papers: '!a.md' }, 'notes/a.md', '.gitignore:0'],
    [{ '': '!a.md', papers: 'a.md' }, 'papers/a.md', 'papers/.gitignore:0'],
    [{ '': 'build/', papers: '!build/' }, 'papers/build/a.md', null],
    [{ '': 'build/', papers: '!build/' }, 'papers/build/build/a.md', null],
    [{ '': 'build/', papers: '!/build/' }, 'papers/build/build/a.md', '.gitignore:0'],
    [{ papers: 'old/a.md' }, 'papers/old/a.md', 'papers/.gitignore:0'],
    [{ papers: 'old/a.md' }, 'papers/x/old/a.md', null],
    [{ papers: '**/a.md' }, 'papers/x/old/a.md', 'papers/.gitignore:0'],
    [{ papers: '/*' }, 'a.md', null],
    [{ papers: '*' }, 'papers/', null],
    [{ papers: '/\n!\n' }, 'papers/a.md', null],
    // Names that a pattern would read as its own signs.
    [{ 'd[1]': 'a.md' }, 'd[1]/a.md', 'd[1]/.gitignore:0'],
    [{ 'd[1]': 'a.md' }, 'd1/a.md', null],
    [{ 'x*': '/a.md' }, 'xy/a.md', null],
    [{ '': '\uFEFFa.md' }, 'a.md', '.gitignore:0'],
    [{ '': 'readme.md' }, 'README.md', null],
    [{ '': '*.md' }, 'README.MD', null],
  ])('%j: %s → %s', (files, path, expected) => {
    const rules = rulesOf(files)
    const reason = rules.reasonFor(path)
    expect(reason?.kind === 'gitignore' ? `${reason.file}:${reason.line}` : null).toBe(expected)
    expect(rules.excludes(path)).toBe(expected !== null)
  })

  it('are the same in whatever order the files come', () => {
    const files: [string, string][] = [
      ['papers/old', 'b.md'],
      ['', '*.md'],
      ['papers', '!a.md\n!b.md'],
    ]
    for (const order of [files, files.toReversed(), [...files.slice(1), ...files.slice(0, 1)]]) {
      const rules = createIgnore()
      const paths = ['papers/a.md', 'papers/old/a.md', 'papers/old/b.md', 'c.md']
      for (const [folder, text] of order) {
        rules.add(folder, text)
        // Asked meanwhile, as a walk does.
        rules.excludes('papers/old/b.md')
      }
      expect(paths.map(path => rules.excludes(path))).toEqual([false, false, true, true])
    }
  })

  it('are told with the line that a person finds there', () => {
    expect(rulesOf({ 'a/b': '# first\n\n  x.md  \n!y.md\n' }).reasonFor('a/b/  x.md')).toEqual<LeftOut>({
      kind: 'gitignore',
      file: 'a/b/.gitignore',
      line: 2,
      pattern: 'x.md',
    })
  })

  it('are still known after very many questions', () => {
    const rules = rulesOf({ '': 'drafts/', papers: '!drafts/' }, ['old/'])
    for (let at = 0; at < 50_000; at++) rules.excludes(`papers/${at}.md`)
    expect(['drafts/a.md', 'papers/drafts/a.md', 'old/a.md'].map(path => rules.reasonFor(path)?.kind)).toEqual([
      'gitignore',
      undefined,
      'exclude',
    ])
  })
})

describe('files that the configuration excludes', () => {
  it.each([
    ['drafts/a.md', { kind: 'exclude', pattern: 'drafts/' }],
    ['drafts/', { kind: 'exclude', pattern: 'drafts/' }],
    ['papers/old.md', { kind: 'exclude', pattern: '/papers/*.md' }],
    ['papers/keep.md', null],
    ['Drafts/a.md', null],
  ])('%s: %j', (path, expected) => {
    expect(rulesOf({}, ['drafts/', '/papers/*.md', '!keep.md']).reasonFor(path)).toEqual(expected)
  })

  it('are told before .gitignore and the folders of tools, for that counts for files named outright', () => {
    const rules = rulesOf({ '': '*.md' }, ['a.md'])
    expect(rules.reasonFor('node_modules/a.md')?.kind).toBe('exclude')
    expect(rules.reasonFor('node_modules/b.md')?.kind).toBe('gitignore')
  })

  it('cannot bring back what .gitignore leaves out, nor the other way round', () => {
    expect(rulesOf({ '': '*.md' }, ['!a.md']).reasonFor('a.md')?.kind).toBe('gitignore')
    expect(rulesOf({ '': '!a.md' }, ['*.md']).reasonFor('a.md')?.kind).toBe('exclude')
  })
})

describe('folders of tools', () => {
  it.each([
    ['node_modules/', 'node_modules'],
    ['node_modules/x/README.md', 'node_modules'],
    ['papers/.venv/lib/a.md', '.venv'],
    ['.git/a.md', '.git'],
    ['.github/a.md', undefined],
    ['my_node_modules/a.md', undefined],
    ['node_modules', undefined],
  ])('%s: %s', (path, folder) => {
    const reason = rulesOf({ '': '!node_modules/' }).reasonFor(path)
    expect(reason).toEqual(folder === undefined ? null : { kind: 'never', folder })
  })

  it.each(['', '/etc/a.md', '../a.md', './a.md'])('say nothing of what is not in the folder: "%s"', path => {
    expect(rulesOf({ '': '*' }, ['*']).excludes(path)).toBe(false)
  })
})

describe('Markdown', () => {
  it.each([
    ['README.MD', true],
    ['a.md', true],
    ['a.Rmd', true],
    ['a.QMD', true],
    ['a.mdx', false],
    ['md', false],
  ])('%s: %s', (name, expected) => expect(isMarkdown(name)).toBe(expected))
})
