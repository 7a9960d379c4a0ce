import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')

type Import = { readonly file: string; readonly target: string }

function importsBelow(folder: string): readonly Import[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .flatMap(name => {
      const file = join(folder, name).replaceAll('\\', '/')
      const source = readFileSync(join(ROOT, file), 'utf8')
      const found = source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)
      return [...found].map(([, target = '']) => ({ file, target: settle(file, target) }))
    })
}

/** Relative targets become paths from the root. */
function settle(file: string, target: string): string {
  return target.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(file), target)).replaceAll('\\', '/') : target
}

const ALL = [...importsBelow('src'), ...importsBelow('webview')]
const offenders = (is: (entry: Import) => boolean) =>
  ALL.filter(is).map(({ file, target }) => `${file} imports ${target}`)

describe('the walls of the house', () => {
  it('reads imports at all', () => {
    expect(ALL.length).toBeGreaterThan(200)
  })

  it('keeps vscode in src/vscode', () => {
    expect(offenders(({ file, target }) => target === 'vscode' && !file.startsWith('src/vscode/'))).toEqual([])
  })

  it('keeps Node in src/cli and src/node, which the hosts alone know', () => {
    const mayUseNode = (file: string) => /^src\/(?:cli|node)\//.test(file)
    expect(offenders(({ file, target }) => target.startsWith('node:') && !mayUseNode(file))).toEqual([])
    const mayKnowNode = (file: string) => /^src\/(?:cli|node|vscode)\//.test(file)
    expect(offenders(({ file, target }) => target.startsWith('src/node/') && !mayKnowNode(file))).toEqual([])
  })

  it('loads vega in plot/svg alone', () => {
    const isVega = (target: string) => ['vega', 'vega-interpreter', 'vega-lite'].includes(target)
    expect(offenders(({ file, target }) => isVega(target) && file !== 'src/plot/svg.ts')).toEqual([])
  })

  it('keeps the toolkit in webview/controls', () => {
    const isToolkit = (target: string) => target.startsWith('@vscode/webview-ui-toolkit')
    expect(offenders(({ file, target }) => isToolkit(target) && file !== 'webview/controls.ts')).toEqual([])
  })

  it('keeps hosts out of the core and of each other', () => {
    const isHost = (path: string) => /^src\/(?:vscode|cli)\//.test(path)
    const room = (path: string) => path.split('/').slice(0, 2).join('/')
    expect(offenders(({ file, target }) => isHost(target) && room(file) !== room(target))).toEqual([])
  })

  it('keeps the preview to what every surface shows', () => {
    const allowed = [
      ...['src/finding.ts', 'src/verdicts.ts', 'src/text/range.ts', 'src/claims/shown-text.ts', 'src/plot/describe.ts'],
      'src/plot/pair.ts',
      ...['src/report/escape.ts', 'src/report/mark-words.ts', 'markdown-it'],
    ]
    expect(
      offenders(
        ({ file, target }) =>
          file.startsWith('src/preview/') && !target.startsWith('src/preview/') && !allowed.includes(target),
      ),
    ).toEqual([])
  })

  it('keeps what is taken along between the core and the surfaces that hand it out', () => {
    const take = offenders(
      ({ file, target }) => target.startsWith('src/take/') && !/^(?:src\/(?:take|vscode)|webview)\//.test(file),
    )
    expect(take).toEqual([])
    const strangers = /^src\/(?:audit|cli|node|rules|vscode)\//
    expect(offenders(({ file, target }) => file.startsWith('src/take/') && strangers.test(target))).toEqual([])
  })

  const order = ['text', 'paper', 'claims', 'tables', 'metrics', 'check', 'link', 'rules']
  const mayKnow: Readonly<Record<string, readonly string[]>> = {
    text: [],
    paper: ['text'],
    claims: ['text', 'paper'],
    metrics: ['text'],
    tables: ['text', 'paper', 'claims', 'metrics'],
    check: ['text', 'claims', 'metrics', 'tables'],
    link: ['text', 'paper', 'claims', 'tables', 'metrics', 'check'],
    rules: ['text', 'paper', 'claims', 'tables', 'check', 'link'],
  }

  it.each(order)('lets src/%s know only what stands to its left', name => {
    const known = [name, ...(mayKnow[name] ?? [])].map(other => `src/${other}/`)
    const rooms = order.map(other => `src/${other}/`)
    const strays = offenders(
      ({ file, target }) =>
        file.startsWith(`src/${name}/`) &&
        rooms.some(other => target.startsWith(other)) &&
        !known.some(other => target.startsWith(other)),
    )
    expect(strays).toEqual([])
  })
})
