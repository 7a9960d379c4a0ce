import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import manifest from '../package.json'
import { RULE_IDS } from '../src/rules/ids.ts'

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
    for (const file of ['dist/extension.js', 'dist/cli.js', 'dist/panel.js'])
      expect(existsSync(join(ROOT, file))).toBe(true)
  })

  it.each([
    ['the plotting library', 'Unrecognized scale'],
    ['the reader of Parquet', 'parquet file invalid'],
    ['the reader of YAML', 'Implicit keys'],
    ['the reader of LaTeX', 'DeclareMathOperator'],
    ['the readers of data files', 'UTF-16'],
  ])('loads %s on first use only', (_, words) => {
    const chunks = readdirSync(join(ROOT, 'dist/chunks')).map(name => source(`dist/chunks/${name}`))
    expect(chunks.some(code => code.includes(words))).toBe(true)
    for (const file of ['dist/extension.js', 'dist/cli.js']) expect(staticCode(file)).not.toContain(words)
  })

  it('loads less than a megabyte at once', () => {
    expect(staticCode('dist/cli.js').length).toBeLessThan(1_000_000)
  })

  it('loads the analysis with the first command that needs it, and little more than a megabyte then', () => {
    expect(staticCode('dist/cli.js').length).toBeLessThan(250_000)
    const audit = readdirSync(join(ROOT, 'dist/chunks')).find(name => /^auditCommand-.*\.js$/.test(name))
    expect(staticCode(`dist/chunks/${audit}`).length).toBeLessThan(1_030_000)
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
})

/** What an entry loads at once: itself and what it imports statically, not what it imports on demand. */
function staticCode(file: string, seen = new Set<string>()): string {
  if (seen.has(file)) return ''
  seen.add(file)
  const code = source(file)
  const folder = file.slice(0, file.lastIndexOf('/'))
  const imports = [...code.matchAll(/(?:from|import)\s*"(\.{1,2}\/[^"]+)"/g)].map(([, path = '']) => join(folder, path))
  return code + imports.map(path => staticCode(path, seen)).join('')
}
