import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AuditedFile } from '../../src/audit/audit.ts'
import { Changes } from '../../src/audit/changed.ts'
import { changesSince } from '../../src/node/git.ts'

describe('changes concern', () => {
  const document = (path: string, ...dataFiles: readonly string[]): AuditedFile => ({
    state: 'read',
    path,
    uri: path,
    findings: [],
    comments: [],
    paragraphs: 1,
    dataFiles,
  })
  const changed = (...paths: readonly string[]) => new Changes(paths.map(path => ({ path, how: 'changed' })))
  const cameOrWent = (...paths: readonly string[]) => new Changes(paths.map(path => ({ path, how: 'came-or-went' })))

  it.each([
    ['the document itself', changed('a.md'), document('a.md'), true],
    ['another document', changed('b.md'), document('a.md'), false],
    ['a document whose name only begins alike', changed('a'), document('a.md'), false],
    ['a file that it does not rest on', changed('data/b.csv'), document('a.md', 'data/a.csv'), false],
    ['a data file of it', changed('data/a.csv'), document('a.md', 'data/a.csv'), true],
    ['another document that holds its table', changed('b.md'), document('a.md', 'b.md'), true],
    ['a data file that was looked for and has come', cameOrWent('data/a.csv'), document('a.md', 'data/a.csv'), true],
    ['a file in a folder that it uses', changed('runs/1.json'), document('a.md', 'runs'), true],
    ['a picture in a folder that it uses', changed('runs/1.png'), document('a.md', 'runs'), false],
    ['a folder above its data that came or went', cameOrWent('data'), document('a.md', 'data/a.csv'), true],
    ['a folder above it that is known as a whole only', cameOrWent('sub/module'), document('sub/module/x/a.md'), true],
    ['the configuration', changed('.emergence-check.yaml'), document('a.md'), true],
    ['a configuration elsewhere', changed('sub/.emergence-check.yaml'), document('a.md'), false],
    ['nothing', changed(), document('a.md', 'data/a.csv'), false],
  ])('%s', (_, changes, file, concerned) => {
    expect(changes.concerns(file)).toBe(concerned)
  })

  it('every document where the configuration differs that was named, wherever it lies', () => {
    const named = (path: string, ...files: readonly string[]) => new Changes([{ path, how: 'changed' }], files)
    for (const path of ['ci/conf.yaml', '../conf.yaml']) expect(named(path, path).concerns(document('a.md'))).toBe(true)
    expect(named('.emergence-check.yaml', 'ci/conf.yaml').concerns(document('a.md'))).toBe(false)
  })

  it('files that failed, by their path alone', () => {
    const failed: AuditedFile = { state: 'failed', path: 'a.md', uri: 'a.md', problem: '' }
    expect([changed('a.md').concerns(failed), changed('b.md').concerns(failed)]).toEqual([true, false])
  })
})

describe('what git says', () => {
  let folder = ''
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
      cwd: folder,
      stdio: 'pipe',
    })
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  const changes = async (revision = 'HEAD', within = '') => {
    const since = await changesSince(revision, join(folder, within))
    if (since.state === 'unknown') throw new Error(since.problem)
    return since.changes.map(({ path, how }) => `${how} ${path}`).toSorted()
  }
  const problem = async (revision: string, place = folder) => {
    const since = await changesSince(revision, place)
    return since.state === 'unknown' ? since.problem : null
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'emergence-check-'))
    git('init', '-q', '-b', 'main')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('is every way in which a file can differ, names as they are', async () => {
    for (const name of ['same.md', 'edited.md', 'staged.md', 'old name.md', 'gone.md', 'sub/ünï "x".md'])
      write(name, `${name}\n`)
    write('.gitignore', 'ignored.md\n')
    git('add', '.')
    git('commit', '-q', '-m', 'one')
    write('edited.md', 'other\n')
    write('staged.md', 'other\n')
    git('add', 'staged.md')
    git('mv', 'old name.md', 'new\nname.md')
    rmSync(join(folder, 'gone.md'))
    write('sub/ünï "x".md', 'other\n')
    write('untracked/a.md', 'x\n')
    write('ignored.md', 'x\n')
    expect(await changes()).toEqual([
      'came-or-went gone.md',
      'came-or-went new\nname.md',
      'came-or-went old name.md',
      'came-or-went untracked/a.md',
      'changed edited.md',
      'changed staged.md',
      'changed sub/ünï "x".md',
    ])
    expect(await changes('HEAD', 'sub')).toEqual(['changed ünï "x".md'])
    expect(await changes('HEAD', 'untracked')).toEqual(['came-or-went a.md'])
  })

  it('is what differs from another revision too', async () => {
    write('a.md', 'a\n')
    git('add', '.')
    git('commit', '-q', '-m', 'one')
    git('checkout', '-q', '-b', 'work')
    write('b.md', 'b\n')
    git('add', '.')
    git('commit', '-q', '-m', 'two')
    renameSync(join(folder, 'a.md'), join(folder, 'c.md'))
    expect(await changes('main')).toEqual(['came-or-went a.md', 'came-or-went b.md', 'came-or-went c.md'])
    expect(await changes('HEAD')).toEqual(['came-or-went a.md', 'came-or-went c.md'])
  })

  it('is everything before the first commit', async () => {
    write('a.md', 'a\n')
    write('b.md', 'b\n')
    git('add', 'a.md')
    expect(await changes()).toEqual(['came-or-went a.md', 'came-or-went b.md'])
  })

  it('tells a repository within the repository as a folder', async () => {
    mkdirSync(join(folder, 'inner'))
    execFileSync('git', ['init', '-q'], { cwd: join(folder, 'inner') })
    write('inner/a.md', 'a\n')
    expect(await changes()).toEqual(['came-or-went inner'])
  })

  it('is found through a link to the folder', async () => {
    write('a.md', 'a\n')
    const link = `${folder}-link`
    symlinkSync(folder, link)
    const since = await changesSince('HEAD', link)
    rmSync(link)
    expect(since).toEqual({ state: 'known', changes: [{ path: 'a.md', how: 'came-or-went' }] })
  })

  it('is a sentence where nobody can know', async () => {
    write('a.md', 'a\n')
    expect(await problem('nowhere')).toBe(
      'git knows no revision "nowhere" here; expected a commit, a branch or a tag, such as HEAD or origin/main.',
    )
    expect(await problem('--output=x')).toContain('git knows no revision "--output=x"')
    const elsewhere = mkdtempSync(join(tmpdir(), 'emergence-check-'))
    expect(await problem('HEAD', elsewhere)).toBe(
      `The folder ${elsewhere} is in no git work tree, so that nobody knows what changed; leave --changed away.`,
    )
    rmSync(elsewhere, { recursive: true })
  })
})
