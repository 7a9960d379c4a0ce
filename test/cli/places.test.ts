import { mkdirSync, realpathSync, symlinkSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CLAIM, DATA, linked, PAPER, pathsIn, testFolder } from './command-line.ts'

const folder = testFolder()
const { write, path } = folder
const files = async (...args: readonly string[]) =>
  pathsIn((await folder.run(['audit', '--format', 'json', '--fail-on', 'never', ...args])).out)

// Elsewhere who makes a link needs a right of its own.
describe.skipIf(process.platform === 'win32')('a file that is reached in several ways is audited once', () => {
  /** `link` and `again` lead to `docs`, `alias.md` to a paper in it. */
  const lay = () => {
    write({ 'docs/a.md': PAPER, 'docs/deep/b.md': PAPER, 'c.md': PAPER })
    // Its name begins as another's does.
    mkdirSync(path('docs-too'))
    for (const link of ['link', 'again']) symlinkSync('docs', path(link))
    symlinkSync('docs/a.md', path('alias.md'))
  }

  it.each([
    [['docs', 'docs/a.md']],
    [['.', './docs', 'docs//deep']],
    [['docs', 'link']],
    [['link', 'docs', 'docs/deep']],
    [['docs', 'link/a.md', 'alias.md']],
    [['.', 'link', 'alias.md']],
    [['link/deep', 'alias.md', '.']],
    [['alias.md', 'docs', 'docs-too']],
  ])('audit %j, by its path without a link', async args => {
    lay()
    const all = ['c.md', 'docs/a.md', 'docs/deep/b.md']
    expect(await files(...args)).toEqual(args.includes('.') ? all : all.slice(1))
  })

  it.each([
    [
      ['link', 'again'],
      ['link/a.md', 'link/deep/b.md'],
    ],
    [['link'], ['link/a.md', 'link/deep/b.md']],
    [
      ['again/deep/b.md', 'link', 'docs/deep'],
      ['link/a.md', 'link/deep/b.md'],
    ],
    [
      ['link/deep', 'link/a.md', 'again/a.md'],
      ['link/a.md', 'link/deep/b.md'],
    ],
    [['alias.md', 'docs/a.md'], ['docs/a.md']],
    [['alias.md'], ['alias.md']],
  ])('audit %j, through links that are named alone by the outermost or the first: %j', async (args, expected) => {
    lay()
    expect(await files(...args)).toEqual(expected)
  })

  it('also out of a list, whose file that .gitignore leaves out is still audited', async () => {
    lay()
    write({ list: 'link/a.md\ndocs/a.md\nalias.md\nnone.md\n', '.gitignore': 'docs/deep/\n' })
    expect(await files('--files-from', 'list')).toEqual(['docs/a.md', 'none.md'])
    expect(await files('docs', 'link/deep/b.md')).toEqual(['docs/a.md', 'docs/deep/b.md'])
  })

  it('and not lost where a link below one folder leads to another', async () => {
    lay()
    mkdirSync(path('more'))
    symlinkSync('../docs/deep', path('more/inner'))
    write({ 'more/d.md': PAPER })
    expect(await files('more')).toEqual(['more/d.md'])
    expect(await files('more', 'more/inner')).toEqual(['more/d.md', 'more/inner/b.md'])
    expect(await files('more/inner', 'more', 'docs')).toEqual(['docs/a.md', 'docs/deep/b.md', 'more/d.md'])
  })

  it('beside one whose links lead in a circle, which costs only itself', async () => {
    lay()
    symlinkSync('ring.md', path('ring.md'))
    const { code, out } = await folder.run(['audit', 'ring.md', 'alias.md', 'docs/a.md', '--format', 'json'])
    const { files: told } = JSON.parse(out)
    expect([code, pathsIn(out)]).toEqual([2, ['docs/a.md', 'ring.md']])
    expect(told[1].problem).toBe('The file cannot be read: its links lead in a circle.')
  })

  it('with its data, and no report of the run among the documents', async () => {
    write({ 'docs/a.md': linked(), 'docs/data/scores.csv': DATA, 'docs/report.md': '' })
    symlinkSync('docs', path('link'))
    for (let times = 0; times < 2; times++) {
      await folder.run(['audit', 'link', '--output', 'docs/report.md', '--fail-on', 'never'])
      const { out } = await folder.run(['audit', 'link', 'link/a.md', '--output', 'docs/report.md', '--output', '-'])
      expect(out).toContain('of 1 file')
      expect(out).toContain(CLAIM.split(' (')[0])
      expect(out).toContain('link/a.md:1:1')
    }
  })

  it('by its path in the working folder, where a link from elsewhere leads back there', async () => {
    write({ 'work/docs/a.md': PAPER })
    symlinkSync(path('work'), path('shortcut'))
    const run = async (...args: readonly string[]) => {
      const around = { workingFolder: realpathSync(path('work')) }
      const { out } = await folder.run(['audit', '--format', 'json', '--fail-on', 'never', ...args], around)
      return pathsIn(out)
    }
    expect(await run(path('shortcut/docs'))).toEqual(['docs/a.md'])
    expect(await run(path('shortcut/docs/a.md'), 'docs')).toEqual(['docs/a.md'])
  })

  it('where two folders outside of the working folder are one', async () => {
    lay()
    mkdirSync(path('work'))
    const { out } = await folder.run(['audit', '../docs', '../link', '--format', 'json'], {
      workingFolder: path('work'),
    })
    expect(pathsIn(out)).toEqual(['a.md', 'deep/b.md'])
  })
})
