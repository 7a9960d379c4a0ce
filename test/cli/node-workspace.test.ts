import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NodeWorkspace } from '../../src/cli/nodeWorkspace.ts'
import { selectFiles } from '../../src/cli/selection.ts'
import { DataFiles } from '../../src/tables/files/data-files.ts'

const ROWS = 'params,acc\n1e8,0.1\n1e9,0.2\n'
const { signal } = new AbortController()

let top = ''
let root = ''

beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'emergence-check-'))
  root = join(top, 'workspace')
  mkdirSync(join(root, 'data'), { recursive: true })
  mkdirSync(join(top, 'outside'))
  writeFileSync(join(root, 'data/scores.csv'), ROWS)
  writeFileSync(join(top, 'outside/secret.csv'), ROWS)
  writeFileSync(join(top, 'outside/paper.md'), 'A paper.\n')
})
afterEach(() => rmSync(top, { recursive: true }))

describe('links on disk', () => {
  it('that lead out of the workspace are not followed, and said not to be', async () => {
    symlinkSync(join(top, 'outside/secret.csv'), join(root, 'link.csv'))
    const workspace = new NodeWorkspace(root)
    const problem = 'it is a link that leads outside the workspace; copy what it leads to into the workspace.'
    expect(await workspace.read('link.csv')).toEqual({ state: 'unreadable', problem })
    expect(await workspace.readBytes('link.csv')).toEqual({ state: 'unreadable', problem })
    const pieces = async () => {
      for await (const piece of workspace.stream('link.csv', signal)) throw new Error(`read ${piece}`)
    }
    await expect(pieces()).rejects.toThrow(problem)
    expect(await new DataFiles(workspace).open('link.csv', 'link.csv', signal)).toMatchObject({
      state: 'unreadable',
      problem: `"link.csv": The file cannot be read: ${problem}`,
    })
  })

  it('to folders outside the workspace show nothing of them', async () => {
    symlinkSync(join(top, 'outside'), join(root, 'results'))
    const workspace = new NodeWorkspace(root)
    expect(await workspace.list('results')).toEqual([])
    expect((await workspace.stat('results')).state).not.toBe('folder')
    expect((await workspace.read('results/secret.csv')).state).toBe('unreadable')
  })

  it('within the workspace are followed', async () => {
    symlinkSync(join(root, 'data/scores.csv'), join(root, 'link.csv'))
    expect(await new NodeWorkspace(root).read('link.csv')).toEqual({ state: 'read', text: ROWS })
  })

  it('that lead in a circle do no harm', async () => {
    symlinkSync(root, join(root, 'data/again'))
    symlinkSync(join(root, 'ring.csv'), join(root, 'ring.csv'))
    const files = new DataFiles(new NodeWorkspace(root))
    expect(await files.open('data', 'data', signal)).toMatchObject({ state: 'read', table: { problems: [] } })
    expect((await files.open('ring.csv', 'ring.csv', signal)).state).toBe('unreadable')
  })

  it('by which a workspace itself is reached are followed', async () => {
    symlinkSync(root, join(top, 'shortcut'))
    expect(await new NodeWorkspace(join(top, 'shortcut')).read('data/scores.csv')).toEqual({
      state: 'read',
      text: ROWS,
    })
  })

  it('that the command line names stand for what they lead to', async () => {
    symlinkSync(join(top, 'outside'), join(root, 'papers'))
    const selection = selectFiles({ paths: ['papers'], listed: [], exclude: [], shard: null, reports: [] }, root)
    if (selection.state === 'missing') throw new Error('The folder is not found.')
    const files: string[] = []
    for await (const path of selection.addresses(signal)) files.push(path)
    expect(files).toEqual(['paper.md'])
    const workspace = new NodeWorkspace(selection.root)
    expect(await workspace.read('paper.md')).toEqual({ state: 'read', text: 'A paper.\n' })
  })
})
