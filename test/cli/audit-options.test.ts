import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { Progress } from '../../src/cli/progress.ts'
import { FORMATS } from '../../src/report/report.ts'
import { CLAIM, DATA, linked, PAPER, pathsIn, testFolder } from './command-line.ts'

const folder = testFolder()
const { write, path } = folder
const audit = (...args: readonly string[]) => folder.run(['audit', ...args])
const read = (name: string) => readFileSync(path(name), 'utf8')

describe('which files', () => {
  const files = async (...args: readonly string[]) => pathsIn((await audit('--format', 'json', ...args)).out)

  it('come in the order of their paths and once, however they are named', async () => {
    write({ 'b/x.md': PAPER, 'a.md': PAPER, 'b.md': PAPER, 'b-a.md': PAPER, 'b/a/y.md': PAPER, 'c/z.md': PAPER })
    const all = ['a.md', 'b-a.md', 'b.md', 'b/a/y.md', 'b/x.md', 'c/z.md']
    expect(await files()).toEqual(all)
    expect(await files('c', 'b/a', 'b', 'b/x.md', './a.md', 'b.md', 'b-a.md', 'a.md')).toEqual(all)
    expect(await files('c', 'b/a')).toEqual(['b/a/y.md', 'c/z.md'])
  })

  it('that are named outright are taken against .gitignore and not against exclude', async () => {
    write({
      '.gitignore': 'out/\n',
      'out/a.md': PAPER,
      'node_modules/b.md': PAPER,
      'drafts/c.md': PAPER,
      'd.md': PAPER,
    })
    expect(await files('out/a.md', 'node_modules/b.md')).toEqual(['node_modules/b.md', 'out/a.md'])
    const { err, out, code } = await audit('drafts/c.md', 'd.md', '--exclude', 'drafts/', '--format', 'json')
    expect([pathsIn(out), err, code]).toEqual([
      ['d.md'],
      'drafts/c.md is left out, as the pattern "drafts/" of exclude says.\n',
      1,
    ])
    expect(await files('.', '--exclude', 'drafts/', '--exclude', '/d.md')).toEqual([])
  })

  it.each([
    ['build/ is left out, as line 2 of .gitignore says ("build/")', ['.', 'build']],
    ['build/deep/ is left out, as line 2 of .gitignore says ("build/")', ['notes', 'build/deep']],
    ['notes/old/ is left out, as the pattern "old" of exclude says', ['.', 'notes/old', '--exclude', 'old']],
    ['build/node_modules/ is left out, as line 2 of .gitignore says ("build/")', ['notes', 'build/node_modules']],
    ["notes/.venv/ is left out: documents in .venv are nobody's papers", ['notes/.venv', 'notes']],
  ])('are told where they are folders that are left out: %s', async (told, args) => {
    const others = { 'build/node_modules/d.md': PAPER, 'notes/.venv/e.md': PAPER, '.gitignore': 'x\nbuild/\n' }
    write({ 'notes/a.md': PAPER, 'notes/old/b.md': PAPER, 'build/deep/c.md': PAPER, ...others })
    const { out, err } = await audit(...args, '--format', 'json')
    expect(err).toBe(
      `${told}${args.includes('--exclude') ? '' : '; name its files to have them audited all the same'}.\n`,
    )
    expect(pathsIn(out)).toEqual(['notes/a.md', ...(args.includes('--exclude') ? [] : ['notes/old/b.md'])])
  })

  it('are excluded from the working folder, also where the audit reaches above it', async () => {
    write({ 'top.md': PAPER, 'work/x/a.md': PAPER, 'work/b.md': PAPER })
    const workingFolder = path('work')
    const run = await folder.run(['audit', '..', '--exclude', '/x/', '--format', 'json'], { workingFolder })
    expect(pathsIn(run.out)).toEqual(['top.md', 'work/b.md'])
  })

  it('are listed in a file or on standard input, by lines or by NUL; one that is missing costs only itself', async () => {
    write({ 'a.md': PAPER, 'b c.md': PAPER, 'd/e.md': PAPER, list: 'b c.md\r\n\nmissing.md\nd\n' })
    const { out, code } = await audit('--files-from', 'list', '--format', 'json')
    expect(pathsIn(out)).toEqual(['b c.md', 'd/e.md', 'missing.md'])
    expect([code, JSON.parse(out).files[2].problem]).toEqual([2, 'The file is not there.'])
    const readInput = () => Promise.resolve('a.md\0b c.md\0')
    const piped = await folder.run(['audit', '--files-from', '-', '--format', 'json'], { readInput })
    expect(pathsIn(piped.out)).toEqual(['a.md', 'b c.md'])
    const empty = await folder.run(['audit', '--files-from', '-'])
    expect([empty.code, empty.err]).toEqual([0, 'No Markdown files in the list.\n'])
    expect((await audit('--files-from', 'nowhere')).err).toContain('The list of files "nowhere" cannot be read')
  })

  it('are told to be none', async () => {
    write({ 'data/x.csv': DATA })
    const { code, err, out } = await audit('data')
    expect([code, err]).toEqual([
      0,
      'No Markdown files below data (.gitignore and exclude are heeded, and node_modules and the like are not looked into).\n',
    ])
    expect(out).toContain('0 claims found in 0 paragraphs of 0 files')
  })

  it('are not the reports of the run itself', async () => {
    write({ 'a.md': PAPER })
    await audit('--output', 'audit.md', '--fail-on', 'never')
    await audit('--output', 'audit.md', '--output', 'audit.json', '--fail-on', 'never')
    expect(pathsIn(read('audit.json'))).toEqual(['a.md'])
  })
})

describe('--changed', () => {
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
      cwd: path(),
      stdio: 'pipe',
    })
  const changed = async (...args: readonly string[]) =>
    pathsIn((await audit('--format', 'json', '--changed', ...args)).out)

  function commit(): void {
    write({ 'a.md': PAPER, 'b.md': linked(), 'c.md': PAPER, 'sub/d.md': PAPER, 'data/scores.csv': DATA })
    git('init', '-q', '-b', 'main')
    git('add', '.')
    git('commit', '-q', '-m', 'one')
  }

  it('audits documents that differ, and those whose data differ', async () => {
    commit()
    const { err, out, code } = await audit('--changed')
    expect([err, code]).toEqual(['No changed Markdown files below the working folder.\n', 0])
    expect(out).toContain('0 files')
    write({ 'a.md': `${PAPER}\nMore.\n`, 'new.md': PAPER })
    expect(await changed()).toEqual(['a.md', 'new.md'])
    write({ 'data/scores.csv': DATA.replace('29.2', '30.2') })
    expect(await changed()).toEqual(['a.md', 'b.md', 'new.md'])
    expect(await changed('HEAD', 'b.md', 'c.md')).toEqual(['b.md'])
    git('add', '.')
    git('commit', '-q', '-m', 'two')
    expect(await changed()).toEqual([])
    expect(await changed('HEAD~1')).toEqual(['a.md', 'b.md', 'new.md'])
  })

  it('audits what came back when its data went', async () => {
    commit()
    git('rm', '-q', '-r', 'data')
    expect(await changed()).toEqual(['b.md'])
  })

  it('audits all when the configuration differs, and says so', async () => {
    commit()
    write({ '.emergence-check.json': '{}' })
    const { err, out } = await audit('--changed', '--format', 'json')
    expect(pathsIn(out)).toEqual(['a.md', 'b.md', 'c.md', 'sub/d.md'])
    expect(err).toBe('The configuration file has changed as well, so that all documents count as changed.\n')
  })

  it('audits all when the file that --config names differs, and not when that of the root does, which nobody reads then', async () => {
    write({ 'ci/audit.yaml': '{}', 'sub/conf.json': '{}', '.emergence-check.json': '{}' })
    symlinkSync('audit.yaml', path('ci/link.yaml'))
    commit()
    write({ '.emergence-check.json': '{ "exclude": [] }' })
    expect(await changed('HEAD', '--config', 'ci/audit.yaml')).toEqual([])
    const all = ['a.md', 'b.md', 'c.md', 'sub/d.md']
    expect(await changed()).toEqual(all)
    git('commit', '-q', '-a', '-m', 'two')
    write({ 'ci/audit.yaml': 'exclude: []\n' })
    expect(await changed()).toEqual([])
    expect(await changed('HEAD', '--config', 'sub/conf.json')).toEqual([])
    expect(await changed('HEAD', '--config', 'ci/audit.yaml')).toEqual(all)
    expect(await changed('HEAD', '--config', 'ci/link.yaml')).toEqual(all)
    expect(await changed('HEAD', '--config', path('ci/audit.yaml'), 'b.md')).toEqual(['b.md'])
    git('commit', '-q', '-a', '-m', 'three')
    expect(await changed('HEAD', '--config', 'ci/audit.yaml')).toEqual([])
    expect(await changed('HEAD~1', '--config', 'ci/audit.yaml')).toEqual(all)
  })

  it('audits all when what the configuration leads to as a link differs', async () => {
    write({ 'shared/conf.yaml': '{}' })
    symlinkSync('shared/conf.yaml', path('.emergence-check.yaml'))
    commit()
    expect(await changed()).toEqual([])
    write({ 'shared/conf.yaml': 'exclude: [b.md]\n' })
    expect(await changed()).toEqual(['a.md', 'c.md', 'sub/d.md'])
  })

  it('knows the configuration where it lies outside of what is audited', async () => {
    write({ 'tools/conf.json': '{}', 'tools/.emergence-check.json': '{}', 'papers/a.md': PAPER, 'papers/b.md': PAPER })
    commit()
    const within = async (...args: readonly string[]) => {
      const around = { workingFolder: path('tools') }
      const { out, err } = await folder.run(['audit', '../papers', '--changed', '--format', 'json', ...args], around)
      return [pathsIn(out), err.includes('The configuration file has changed as well')]
    }
    expect(await within()).toEqual([[], false])
    write({ 'tools/conf.json': '{ "exclude": [] }' })
    expect(await within()).toEqual([[], false])
    expect(await within('--config', 'conf.json')).toEqual([['a.md', 'b.md'], true])
    write({ 'tools/.emergence-check.json': '{ "exclude": [] }' })
    expect(await within()).toEqual([['a.md', 'b.md'], true])
    // Nobody reads the one in the folder of the papers.
    git('commit', '-q', '-a', '-m', 'two')
    write({ 'papers/.emergence-check.json': '{}' })
    expect(await within()).toEqual([[], false])
    // What lies in no repository has nothing to differ from.
    const elsewhere = mkdtempSync(join(tmpdir(), 'emergence-check-'))
    writeFileSync(join(elsewhere, 'conf.json'), '{}')
    expect(await within('--config', join(elsewhere, 'conf.json'))).toEqual([[], false])
    rmSync(elsewhere, { recursive: true })
  })

  it('audits what rests on data that --data names', async () => {
    write({ 'bare.md': `${CLAIM.replace(' (Table 1)', '')}\n`, 'all.csv': DATA })
    commit()
    expect(await changed('HEAD', '--data', 'all.csv')).toEqual([])
    write({ 'all.csv': DATA.replace('29.2', '30.2') })
    expect(await changed('HEAD', '--data', 'all.csv')).toEqual(['bare.md'])
    expect(await changed('HEAD', '--data', 'data/scores.csv')).toEqual([])
    git('rm', '-q', '--force', 'all.csv')
    expect(await changed('HEAD', '--data', 'all.csv')).toEqual(['bare.md'])
  })

  it('refuses what is no revision, with the way out where a folder was meant', async () => {
    commit()
    const { err, code } = await audit('--changed', 'sub')
    expect(code).toBe(2)
    expect(err).toContain('git knows no revision "sub" here')
    expect(err).toContain('write: --changed=HEAD sub')
  })

  it('refuses a folder without git', async () => {
    write({ 'a.md': PAPER })
    const { err, code } = await audit('--changed')
    expect([code, err]).toEqual([2, expect.stringContaining('is in no git work tree')])
  })
})

describe('reports', () => {
  it('go where endings say, several at once, beside what is printed', async () => {
    write({ 'a.md': PAPER })
    const names = ['r.txt', 'r.json', 'r.md', 'r.csv', 'r.html', 'r.sarif', 'r.xml', 'r.jsonl']
    const { out, code } = await audit('--output', '-', ...names.flatMap(name => ['--output', `new/folder/${name}`]))
    expect(code).toBe(1)
    expect(read('new/folder/r.txt')).toBe(out)
    for (const [at, format] of FORMATS.filter(one => one !== 'text').entries()) {
      const { out: printed } = await audit('a.md', '--format', format)
      // Links of pages hang on the place where they stand.
      if (!['html', 'markdown'].includes(format)) expect(read(`new/folder/${names[at + 1]}`), format).toBe(printed)
    }
    expect(readdirSync(path('new/folder')).toSorted()).toEqual(names.toSorted())
  })

  it.each([
    [['--output', 'x.foo'], 'The ending of "x.foo" tells no format; add --format with one of text,'],
    [['--format', 'json', '--format', 'csv'], '2 formats need 2 outputs'],
    [['--format', 'json', '--output', 'a.json', '--output', 'b.csv'], '2 outputs and 1 format are given;'],
    [['--output', 'a.json', '--output', './a.json'], 'Two reports go to'],
    [['--output', 'folder.json'], 'it is a folder; expected the path of a file.'],
    [['--output', 'a.md/x.json'], 'a file stands where a folder above it should be.'],
    [['--shard', '3/2'], 'Expected a part and the number of parts, such as 1/4 … 4/4.'],
    [['--baseline', 'nowhere.json'], 'The baseline "nowhere.json" cannot be read'],
    [['--baseline', 'a.md'], 'The baseline "a.md" is no JSON'],
    [['--config', 'nowhere.json'], 'The configuration "nowhere.json" cannot be read'],
  ])('are refused before any work is done: %j', async (args, words) => {
    write({ 'a.md': PAPER, 'folder.json/x': '' })
    const { code, err, out } = await audit(...args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(words)
  })

  it('replace the old one as a whole, through a link, and write into what is no file', async () => {
    write({ 'a.md': PAPER, 'real/r.json': 'old' })
    symlinkSync(path('real/r.json'), path('link.json'))
    await audit('--output', 'link.json')
    expect(JSON.parse(read('real/r.json')).files).toHaveLength(1)
    expect(readdirSync(path('real'))).toEqual(['r.json'])
    expect((await audit('--output', '/dev/null', '--format', 'json')).code).toBe(1)
    expect(existsSync('/dev/null')).toBe(true)
  })

  it.skipIf(!existsSync('/dev/full'))('that cannot be written are told, and the others are written', async () => {
    write({ 'a.md': PAPER })
    const { code, err } = await audit(
      '--format',
      'json',
      '--output',
      '/dev/full',
      '--format',
      'csv',
      '--output',
      'r.csv',
    )
    expect([code, err]).toEqual([2, 'The report cannot be written to /dev/full: the disk is full.\n'])
    expect(read('r.csv')).toContain('a.md')
  })

  it('link to files from where they stand, or below an address', async () => {
    write({ 'my notes/a.md': PAPER })
    await audit('--output', 'out/r.md')
    expect(read('out/r.md')).toContain('(<../my%20notes/a.md#L1>)')
    await audit('--output', 'out/r.html', '--link-base', 'https://example.org/blob/main/')
    expect(read('out/r.html')).toContain('https://example.org/blob/main/my%20notes/a.md#L1"')
    await audit('--output', 'r.md', '--link-base', 'https://example.org/{path}?plain=1#L{line}')
    expect(read('r.md')).toContain('https://example.org/my%20notes/a.md?plain=1#L1')
    const { out } = await audit('--format', 'markdown')
    expect(out).not.toContain('](')
  })

  it('are coloured where that is wanted', async () => {
    write({ 'a.md': PAPER })
    const colours = async (args: readonly string[], printsToTerminal: boolean, environment = {}) =>
      (await folder.run(['audit', ...args], { printsToTerminal, environment })).out.includes('\u001B[')
    expect(await colours([], true)).toBe(true)
    expect(await colours([], false)).toBe(false)
    expect(await colours([], true, { NO_COLOR: '1' })).toBe(false)
    expect(await colours([], true, { NO_COLOR: '' })).toBe(true)
    expect(await colours([], true, { TERM: 'dumb' })).toBe(false)
    expect(await colours([], false, { FORCE_COLOR: '1' })).toBe(true)
    expect(await colours([], true, { FORCE_COLOR: '0' })).toBe(false)
    expect(await colours(['--color', 'always'], false, { NO_COLOR: '1' })).toBe(true)
    expect(await colours(['--color', 'never'], true, { FORCE_COLOR: '1' })).toBe(false)
    expect(await colours(['--format', 'json'], true)).toBe(false)
  })

  it('end quietly when their reader has gone, with the code that they have', async () => {
    write(Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`${at}.md`, PAPER])))
    let printed = 0
    const print = () => Promise.resolve(++printed < 1)
    const { code, err } = await folder.run(['audit', '--format', 'records'], { print })
    expect([code, err, printed]).toEqual([1, '', 1])
  })
})

describe('--baseline', () => {
  it('lets only what is new fail, and marks what was known', async () => {
    write({ 'a.md': PAPER })
    await audit('--fail-on', 'never', '--output', 'baseline.json')
    const known = await audit('--baseline', 'baseline.json')
    expect([known.code, known.err]).toEqual([0, ''])
    expect(known.out).toContain('known')
    write({ 'b.md': PAPER })
    expect((await audit('--baseline', 'baseline.json')).code).toBe(1)
    expect((await audit('--baseline', 'baseline.json', '--fail-on', 'error')).code).toBe(0)
  })
})

describe('the configuration', () => {
  it('of the working folder counts, options win over it, and --config names another', async () => {
    write({
      'a.md': PAPER,
      'old/b.md': PAPER,
      '.emergence-check.json': '{"rules": {"metric-dependent": "information"}, "exclude": ["old/"]}',
      'other.yaml': 'rules:\n  metric-dependent: error\n',
    })
    const report = async (...args: readonly string[]) => {
      const { code, out } = await audit('--format', 'json', ...args)
      return [code, pathsIn(out)]
    }
    expect(await report()).toEqual([0, ['a.md']])
    expect(await report('--fail-on', 'information')).toEqual([1, ['a.md']])
    // Reports of such a run end in "No warnings.".
    const { err } = await audit('--fail-on', 'hint', '--output', 'part.jsonl')
    expect(err).toBe('The run fails, as --fail-on hint asks: 1 finding of severity information.\n')
    expect(await folder.run(['merge', 'part.jsonl', '--fail-on', 'hint'])).toMatchObject({ code: 1, err })
    expect((await audit('--config', 'other.yaml', '--fail-on', 'hint')).err).toBe('')
    expect(await report('--exclude', 'a.md')).toEqual([0, []])
    expect(await report('--config', 'other.yaml', '--fail-on', 'error')).toEqual([1, ['a.md', 'old/b.md']])
  })

  it('that is not understood ends the run, with its place', async () => {
    write({ 'a.md': PAPER, '.emergence-check.json': '{\n  "rules": {"metric-dependant": "off"}\n}' })
    const { code, err } = await audit()
    expect(code).toBe(2)
    expect(err).toMatch(
      /^The configuration is not understood:\n {2}\.emergence-check\.json:2:\d+ {2}.*metric-dependant/,
    )
  })
})

describe('an interrupted audit', () => {
  it('counts what was done', async () => {
    write({ 'a.md': PAPER, 'b.md': PAPER })
    const abort = new AbortController()
    const done = vi.spyOn(Progress.prototype, 'done').mockImplementation(() => abort.abort())
    const { err } = await folder.run(['audit'], { signal: abort.signal })
    done.mockRestore()
    expect(err).toBe('Interrupted: the report tells of the 1 file that was done and is not complete.\n')
  })

  it('reports what was done, says that this is not all, and exits 2', async () => {
    write({ 'a.md': PAPER, 'b.md': PAPER })
    const abort = new AbortController()
    abort.abort()
    const { code, err } = await folder.run(['audit', '--output', 'r.json'], { signal: abort.signal })
    expect(code).toBe(2)
    expect(err).toBe('Interrupted: the report tells of the 0 files that were done and is not complete.\n')
    expect(JSON.parse(read('r.json')).summary.complete).toBe(false)
  })
})

describe('shards and merge', () => {
  it('give the very report of the whole, and its exit code', async () => {
    for (let at = 0; at < 12; at++) write({ [`notes/${at}.md`]: at % 3 === 0 ? PAPER : 'The weather was fine.\n' })
    const whole = await audit('--format', 'json')
    for (const shard of [1, 2, 3]) await audit('--shard', `${shard}/3`, '--output', `parts/${shard}.jsonl`)
    const parts = [3, 1, 2].map(shard => `parts/${shard}.jsonl`)
    const merged = await folder.run(['merge', ...parts, '--format', 'json'])
    expect(merged).toEqual(whole)
    const missing = await folder.run(['merge', 'parts/1.jsonl', 'parts/3.jsonl', '--format', 'json'])
    expect([missing.code, missing.err]).toEqual([
      2,
      'Shard 2/3 is missing; its files are not in the result.\nThe result is not complete.\n',
    ])
    expect(JSON.parse(missing.out).summary.complete).toBe(false)
    write({ 'cut.jsonl': read('parts/1.jsonl').slice(0, -30) })
    const cut = await folder.run(['merge', 'cut.jsonl', 'parts/2.jsonl', 'parts/3.jsonl'])
    expect([cut.code, cut.err]).toEqual([2, expect.stringContaining('"cut.jsonl" ends without its last line')])
  })

  it('refuse parts of different configurations and what is no part', async () => {
    write({ 'a.md': PAPER })
    await audit('--shard', '1/2', '--output', '1.jsonl')
    await audit('--shard', '2/2', '--output', '2.jsonl', '--sensitivity', 'broad')
    const merge = async (...args: readonly string[]) => {
      const { code, err } = await folder.run(['merge', ...args])
      return [code, err]
    }
    expect(await merge('1.jsonl', '2.jsonl')).toEqual([2, expect.stringContaining('different configurations')])
    expect(await merge('1.jsonl', 'a.md')).toEqual([2, expect.stringContaining('"a.md" does not begin as records do')])
    expect(await merge('nowhere.jsonl')).toEqual([2, expect.stringContaining('There is no part "nowhere.jsonl"')])
    mkdirSync(path('folder'))
    expect(await merge('folder')).toEqual([2, expect.stringContaining('There is no part "folder"')])
    expect((await merge())[1]).toContain("missing required argument 'parts'")
  })
})

describe('the same report', () => {
  it('comes of a run in another place, with another clock', async () => {
    const files = { 'a.md': PAPER, 'b.md': linked(), 'data/scores.csv': DATA }
    write(
      Object.fromEntries(
        Object.entries(files).flatMap(([name, text]) => [
          [`one/${name}`, text],
          [`two/x/${name}`, text],
        ]),
      ),
    )
    for (const format of FORMATS) {
      const [one, two] = await Promise.all(
        ['one', 'two/x'].map(place => folder.run(['audit', '--format', format], { workingFolder: path(place) })),
      )
      expect(one, format).toEqual(two)
      expect(one?.out, format).not.toContain(path())
    }
  })
})
