import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { CLAIM, DATA, linked, PAPER, pathsIn, testFolder } from './command-line.ts'

const folder = testFolder()
const { write, path } = folder
const audit = (...args: readonly string[]) => folder.run(['audit', ...args])
const read = (name: string) => readFileSync(path(name), 'utf8')

describe('a report', () => {
  it('in Markdown is no paper to the next audit, though it repeats the claims', async () => {
    write({ 'paper.md': PAPER })
    await audit('--output', 'report.md')
    const { out } = await audit('--fail-on', 'never')
    expect(out).toContain('1 claim found')
    expect(out).toContain('of 2 files')
  })

  it.each([
    ['draft.md', '--output', 'draft.md'],
    ['.', '--output', 'draft.md'],
    ['.', '--format', 'html', '--output', './draft.md'],
  ])('never replaces a document: audit %s %s %s', async (...args) => {
    write({ 'draft.md': PAPER })
    const { code, err } = await audit(...args)
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('draft.md, which is a document and no report of this tool'),
    ])
    expect(read('draft.md')).toBe(PAPER)
  })

  it('replaces an earlier one, an empty file, and one that is named with the documents', async () => {
    write({ 'draft.md': PAPER, 'report.md': '' })
    for (let times = 0; times < 2; times++) {
      expect(await audit('draft.md', 'report.md', '--output', 'report.md')).toMatchObject({ code: 1, err: '' })
      expect(read('report.md')).toContain('1 claim found in 3 paragraphs of 1 file.')
    }
  })

  it('of the sample is made wherever the tool lies, also in what the own rules leave out', async () => {
    write({
      '.gitignore': 'node_modules\n',
      'node_modules/tool/examples/paper.md': linked('scores.csv'),
      'node_modules/tool/examples/scores.csv': DATA,
    })
    const { code, out } = await folder.run(['report'], { examples: path('node_modules/tool/examples') })
    expect(out).toContain('1 claim found in 1 paragraph of 1 file.')
    expect(code).toBe(0)
    expect(read('emergence-report.html')).toContain('href="node_modules/tool/examples/paper.md#L1"')
  })
})

describe('what is printed', () => {
  it.skipIf(process.platform === 'win32')('moves no cursor, whatever files and claims are called', async () => {
    write({ 'a\u001B[31m\nb\u202E.md': PAPER.replace('Two-digit', 'Two-digit\u0007') })
    const { out } = await audit()
    expect(out).toContain('a␛[31m␊b\uFFFD.md:1:1')
    expect(out).toContain('“Two-digit␇ multiplication')
    expect([...out].filter(letter => letter < ' ' && letter !== '\n')).toEqual([])
    const { err } = await audit('no\u001B[31m.md')
    expect(err).toBe('There is no "no␛[31m.md"; expected a Markdown file or a folder.\n')
  })
})

describe('a slip', () => {
  it.each([
    [['--exclude', ''], 'Expected a pattern as in .gitignore'],
    [['--exclude', '#drafts'], 'Expected a pattern as in .gitignore'],
    [['--exclude', './drafts/'], 'write "/drafts/" for a folder there'],
    [['--exclude', '../notes.md'], 'patterns are from the working folder'],
    [['--exclude', '.'], 'patterns are from the working folder'],
    [['--exclude', 'notes//a.md'], 'without ".", ".." or nothing for a folder'],
    [['--cache-dir', ''], 'Expected the path of a folder'],
    [['--data', ''], 'Expected the path of a data file'],
    [['--link-base', ''], 'Expected an address'],
    [[''], 'There is no ""; expected a Markdown file or a folder.'],
    [['--format', 'csv', '--format', 'json', '--output', 'a.csv'], '1 output and 2 formats are given; name one'],
    [['--baseline', 'nowhere.json'], 'The baseline "nowhere.json" cannot be read: it is not there; expected a report'],
    [['--config', 'notes'], 'The configuration "notes" cannot be read: it is a folder; expected a JSON or YAML file.'],
    [['--files-from', 'notes'], 'The list of files "notes" cannot be read: it is a folder; expected'],
  ])('is told and ends the run: %j', async (args, words) => {
    write({ 'a.md': PAPER, 'notes/b.md': PAPER })
    const { code, err, out } = await audit(...args)
    expect([code, out, err]).toEqual([2, '', expect.stringContaining(words)])
  })

  it.skipIf(process.platform === 'win32')('is a folder for temporary files that is not there', async () => {
    write({ 'a.md': PAPER })
    vi.stubEnv('TMPDIR', path('nowhere'))
    const { code, err } = await audit()
    vi.unstubAllEnvs()
    expect([code, err]).toEqual([
      2,
      `The audit needs a temporary file in ${path('nowhere')} and cannot write it: a folder above it is not there; to use another folder, set TMPDIR.\n`,
    ])
  })

  it('of a shell that writes UTF-16 is none', async () => {
    write({ 'a.md': PAPER, 'b.md': PAPER })
    const { out } = await audit('--format', 'json')
    writeFileSync(path('baseline.json'), `\uFEFF${out}`, 'utf16le')
    writeFileSync(path('list'), '\uFEFFa.md\r\n', 'utf16le')
    expect((await audit('--baseline', 'baseline.json')).code).toBe(0)
    expect(pathsIn((await audit('--files-from', 'list', '--format', 'json')).out)).toEqual(['a.md'])
  })

  it.skipIf(process.platform === 'win32')('is a path that may not be looked at, and costs only itself', async () => {
    symlinkSync(path('ring.md'), path('ring.md'))
    const long = `${'x'.repeat(300)}.md`
    write({ 'a.md': PAPER, list: `ring.md\na.md\n${long}\na.md/b.md\n` })
    const { code, err, out } = await audit('--files-from', 'list', '--format', 'json')
    expect([code, err]).toEqual([2, ''])
    const files: readonly { path: string; problem?: string; claims: readonly unknown[] }[] = JSON.parse(out).files
    expect(files.map(file => [file.path, file.problem ?? file.claims.length])).toEqual([
      ['a.md', 1],
      ['a.md/b.md', 'The file is not there.'],
      ['ring.md', 'The file cannot be read: its links lead in a circle.'],
      [long, 'The file cannot be read: its path is longer than the system allows.'],
    ])
    expect(await audit('ring.md', 'a.md', '--format', 'records')).toMatchObject({ code: 2, err: '' })
  })

  it.skipIf(process.platform === 'win32')('is a configuration that is a link to nowhere', async () => {
    write({ 'a.md': PAPER })
    symlinkSync(path('nowhere.json'), path('.emergence-check.json'))
    const { code, err } = await audit()
    expect([code, err]).toEqual([2, expect.stringContaining('The file is not there: it is a link that leads nowhere')])
  })

  it('is an end while nobody writes the list of files', async () => {
    const abort = new AbortController()
    const readInput = () => {
      abort.abort()
      return Promise.reject(new Error('closed'))
    }
    const { code, err } = await folder.run(['audit', '--files-from', '-'], { readInput, signal: abort.signal })
    expect([code, err]).toEqual([2, expect.stringContaining('Interrupted')])
  })
})

describe('parts of an audit', () => {
  it.skipIf(process.platform === 'win32')('that cannot be read are told by name', async () => {
    write({ 'a.md': PAPER })
    symlinkSync(path('ring.jsonl'), path('ring.jsonl'))
    await audit('--shard', '1/2', '--output', '1.jsonl')
    const { code, err } = await folder.run(['merge', '1.jsonl', 'ring.jsonl'])
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('The part "ring.jsonl" cannot be read: its links lead in a circle;'),
    ])
    expect((await folder.run(['merge', '1.jsonl', 'a.md/2.jsonl'])).err).toContain('There is no part "a.md/2.jsonl"')
  })

  it('may be many, and may begin with a byte-order mark', async () => {
    const count = 300
    for (let at = 1; at <= count; at++) {
      const file = { state: 'failed', path: `${at}.md`, uri: `${at}.md`, problem: 'The file is not there. '.repeat(99) }
      const lines = [
        { record: 'audit', version: await buildOf(), configuration: null, shard: { index: at, of: count } },
        { record: 'file', file },
        { record: 'end', files: 1, complete: true },
      ]
      const mark = at === 7 ? '\uFEFF' : ''
      write({ [`parts/${at}.jsonl`]: `${mark}${lines.map(line => `${JSON.stringify(line)}\n`).join('')}` })
    }
    const parts = Array.from({ length: count }, (_, at) => `parts/${at + 1}.jsonl`)
    const { err, out } = await folder.run(['merge', ...parts, '--format', 'json'])
    expect([err, JSON.parse(out).summary.failed]).toEqual(['', count])
  })

  it('that no report could be made of are left out, and told', async () => {
    write({ 'a.md': PAPER, 'b.md': CLAIM })
    await audit('--output', 'part.jsonl')
    const [head = '', first = '', ...others] = read('part.jsonl').split('\n')
    const record = JSON.parse(first)
    record.file.findings[0].link.series = null
    write({ 'part.jsonl': [head, JSON.stringify(record), ...others].join('\n') })
    const { code, err } = await folder.run(['merge', 'part.jsonl', '--output', 'r.html'])
    expect([code, err]).toEqual([2, expect.stringContaining('"part.jsonl", line 2: it has no usable "file"')])
    expect(existsSync(path('r.html'))).toBe(true)
  })
})

/** The version that parts of this build name. */
async function buildOf(): Promise<string> {
  mkdirSync(path('none'), { recursive: true })
  const { out } = await audit('none', '--format', 'records')
  return JSON.parse(out.split('\n')[0] ?? '').version
}
