import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, deflateRawSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import manifest from '../package.json'
import { RULE_IDS } from '../src/rules/ids.ts'
import { parquetFile } from './tables/files/parquet-file.ts'

const ROOT = join(import.meta.dirname, '..')
const source = (path: string) => readFileSync(join(ROOT, path), 'utf8')

describe('the manifest', () => {
  it('offers only commands that the code knows, and knows every command of its menus', () => {
    const known = [...source('src/vscode/commands.ts').matchAll(/'(emergenceCheck\.[\w.]+)'/g)].map(([, id]) => id)
    const offered = manifest.contributes.commands.map(({ command }) => command)
    expect(known).toEqual(expect.arrayContaining(offered))
    const inMenus = Object.values(manifest.contributes.menus)
      .flat()
      .flatMap(entry => ('command' in entry ? [entry.command] : []))
    expect(offered).toEqual(expect.arrayContaining(inMenus))
  })

  it('lets every rule be set', () => {
    const { properties } = manifest.contributes.configuration.properties['emergenceCheck.rules']
    expect(Object.keys(properties)).toEqual([...RULE_IDS])
  })
})

describe('the bundle', () => {
  it('is there: npm test builds it first', () => {
    for (const file of ['dist/extension.js', 'dist/cli.js', 'dist/panel.js', 'dist/plotting.js'])
      expect(existsSync(join(ROOT, file))).toBe(true)
  })

  it.each([
    ['the plotting library', 'Unrecognized scale'],
    ['the reader of Parquet', 'parquet file invalid'],
    ['the reader of YAML', 'Implicit keys'],
    ['the reader of LaTeX', 'DeclareMathOperator'],
    ['the readers of data files', 'UTF-16'],
  ])('loads %s on first use only', (_, words) => {
    for (const file of ['dist/extension.js', 'dist/cli.js']) {
      expect([...loadedBy(file)].some(part => source(part).includes(words))).toBe(true)
      expect(staticCode(file)).not.toContain(words)
    }
  })

  it('holds the plotting library once, for the programs and the page', () => {
    const files = readdirSync(join(ROOT, 'dist'), { recursive: true, encoding: 'utf8' })
    const scripts = files.filter(file => file.endsWith('.js'))
    expect(scripts.filter(file => source(`dist/${file}`).includes('Unrecognized scale'))).toEqual(['plotting.js'])
    expect([...loadedBy('dist/panel.js')]).toEqual(['dist/panel.js', 'dist/plotting.js'])
    expect(staticCode('dist/panel.js').length).toBeLessThan(260_000)
    expect(source('dist/plotting.js').length).toBeLessThan(700_000)
  })

  it('loads less than a megabyte at once', () => {
    expect(staticCode('dist/cli.js').length).toBeLessThan(1_000_000)
  })

  it('loads the analysis with the first command that needs it, and little more than a megabyte then', () => {
    expect(staticCode('dist/cli.js').length).toBeLessThan(250_000)
    const audit = readdirSync(join(ROOT, 'dist/cli')).find(name => /^auditCommand-.*\.js$/.test(name))
    expect(staticCode(`dist/cli/${audit}`).length).toBeLessThan(1_030_000)
  })

  it('loads the analysis with the first document, so that an editor without papers hardly loads anything', () => {
    expect(staticCode('dist/extension.js').length).toBeLessThan(250_000)
  })

  it('leaves React out of the panel', () => {
    expect(source('dist/panel.js')).not.toMatch(/react(?:-dom)?\.(?:production|development)/)
    expect(source('dist/panel.js')).not.toContain('__SECRET_INTERNALS')
  })

  it('runs as a command line', () => {
    const out = execFileSync(process.execPath, [join(ROOT, 'dist/cli.js'), '--version'], { encoding: 'utf8' })
    expect(out.trim()).toBe(manifest.version)
  })

  it('reads a table that is packed by Brotli, which Node and not the bundle knows', () => {
    const folder = mkdtempSync(join(tmpdir(), 'emergence-packed-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const params = [1e8, 3e8, 1e9, 3e9, 1e10, 3e10]
    const scores = parquetFile(
      [
        { name: 'params', kind: 'int64', values: params },
        { name: 'spelling exact match', kind: 'double', values: [0.01, 0.01, 0.02, 0.02, 0.6, 0.9] },
      ],
      params.length,
      { codec: 4, pack: page => brotliCompressSync(page) },
    )
    writeFileSync(join(folder, 'scores.parquet'), scores)
    const claim = 'Spelling suddenly emerges at 10B parameters ([scores](scores.parquet)).'
    writeFileSync(join(folder, 'paper.md'), `# Paper\n\n${claim}\n`)
    const flags = ['audit', '--format', 'json', '--no-cache']
    const cli = join(ROOT, 'dist/cli.js')
    const out = execFileSync(process.execPath, [cli, ...flags], { cwd: folder, encoding: 'utf8' })
    expect(JSON.parse(out).files[0].claims[0].link.table.path).toBe('scores.parquet')
  })

  const onPosix = it.skipIf(process.platform === 'win32')
  onPosix.each([
    [['audit', '--config', 'first', '--baseline', 'pipe', '--no-cache'], '{}'],
    [['merge', 'pipe', '--baseline', 'first'], '{"tool": {"name": "emergence-check"}, "files": []}'],
  ])('ends with the second Ctrl-C while it waits for a pipe that nobody writes to: %j', async (args, text) => {
    const folder = mkdtempSync(join(tmpdir(), 'emergence-check-'))
    execFileSync('mkfifo', ['first', 'pipe'], { cwd: folder })
    const child = spawn(process.execPath, [join(ROOT, 'dist/cli.js'), ...args], { cwd: folder, stdio: 'ignore' })
    const ended = new Promise(resolve => child.once('exit', (_, signal) => resolve(signal)))
    // Once this is read the program runs, and the other pipe is what it comes to next.
    await writeFile(join(folder, 'first'), text)
    const keys = setInterval(() => child.kill('SIGINT'), 300)
    onTestFinished(() => {
      clearInterval(keys)
      child.kill('SIGKILL')
      rmSync(folder, { recursive: true })
    })
    expect(await ended).toBe('SIGINT')
  })
})

describe('what is packed', () => {
  const run = (command: string, ...flags: string[]) => execFileSync(command, flags, { cwd: ROOT, encoding: 'utf8' })
  const scriptsOf = (files: readonly string[]) => files.filter(file => /^dist\/.*\.js$/.test(file)).toSorted()
  const extension = run(process.execPath, 'node_modules/@vscode/vsce/vsce', 'ls', '--no-dependencies')
    .trim()
    .split('\n')

  it('is, for the editor, all that the extension and its panel load, and nothing else that is built', () => {
    const loaded = new Set([...loadedBy('dist/extension.js'), ...loadedBy('dist/panel.js')])
    expect(scriptsOf(extension)).toEqual([...loaded].toSorted())
  })

  it('is less than a megabyte for the editor, pictures apart', () => {
    const files = extension.filter(file => !/^media\/(?:screenshots|walkthrough)\/.*\.png$/.test(file))
    // Each file is told twice in an archive, by its name and 38 bytes.
    const sizes = files.map(
      file => deflateRawSync(readFileSync(join(ROOT, file))).length + 2 * ('extension/'.length + file.length + 38),
    )
    expect(files.length).toBeGreaterThan(50)
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(1_000_000)
  })

  it('is, for the command line, all that it loads, and nothing else that is built', () => {
    const [{ files }] = JSON.parse(run('npm', 'pack', '--dry-run', '--json', '--ignore-scripts'))
    const packed = files.map(({ path }: { readonly path: string }) => path)
    expect(scriptsOf(packed)).toEqual([...loadedBy('dist/cli.js')].toSorted())
  })
})

const AT_ONCE = /(?:from|import)\s*"(\.{1,2}\/[^"]+)"/g
const ON_DEMAND = /import\("(\.{1,2}\/[^"]+)"\)/g

/** The files that one imports in the ways given. */
function importsOf(file: string, ...ways: readonly RegExp[]): readonly string[] {
  const folder = file.slice(0, file.lastIndexOf('/'))
  const code = source(file)
  return ways.flatMap(way => [...code.matchAll(way)].map(([, path = '']) => join(folder, path)))
}

/** What an entry loads at once: itself and what it imports statically, not what it imports on demand. */
function staticCode(file: string): string {
  return [...reached(file, AT_ONCE)].map(source).join('')
}

/** The files of all that an entry ever loads, itself first. */
function loadedBy(file: string): ReadonlySet<string> {
  return reached(file, AT_ONCE, ON_DEMAND)
}

function reached(file: string, ...ways: readonly RegExp[]): ReadonlySet<string> {
  // A set that grows while it is gone through.
  const files = new Set([file])
  for (const one of files) for (const other of importsOf(one, ...ways)) files.add(other)
  return files
}
