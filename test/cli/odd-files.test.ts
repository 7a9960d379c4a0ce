import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Analyzer, type PaperText } from '../../src/analyze.ts'
import { createIgnore } from '../../src/audit/files.ts'
import { walk } from '../../src/audit/walk.ts'
import { nodeFolders } from '../../src/cli/nodeFolders.ts'
import { NodeWorkspace } from '../../src/cli/nodeWorkspace.ts'
import { DEFAULT_SETTINGS } from '../../src/settings.ts'
import { auditFiles } from '../audit/audit-files.ts'

const CLAIM = 'In language models, arithmetic suddenly emerges at 13B parameters.\n'
const { signal } = new AbortController()
const isRoot = process.getuid?.() === 0

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'emergence-check-'))
  writeFileSync(join(root, 'paper.md'), CLAIM)
})
afterEach(() => {
  execFileSync('chmod', ['-R', 'u+rwx', root])
  rmSync(root, { recursive: true })
})

async function found(): Promise<readonly string[]> {
  const paths: string[] = []
  for await (const path of walk('', nodeFolders(root), createIgnore(), signal)) paths.push(path)
  return paths
}

/** Audits what a walk finds, or the files named; every file is told of, whatever the others are. */
async function audit(paths?: readonly string[]) {
  const workspace = new NodeWorkspace(root)
  const { files } = await auditFiles(
    paths ?? (await found()),
    workspace,
    new Analyzer(workspace, DEFAULT_SETTINGS),
    signal,
  )
  return files.map(file => [file.path, file.state === 'failed' ? file.problem : file.findings.length])
}

describe.skipIf(process.platform === 'win32')('odd files', () => {
  it('pipes and sockets are left out of walks, and refused at once where they are named', async () => {
    execFileSync('mkfifo', [join(root, 'pipe.md'), join(root, 'pipe.csv')])
    const server = createServer().listen(join(root, 'socket.md'))
    await new Promise(resolve => server.once('listening', resolve))
    expect(await audit()).toEqual([['paper.md', 1]])
    const refused = 'The file cannot be read: it is no regular file.'
    expect(await audit(['paper.md', 'pipe.md', 'socket.md'])).toEqual([
      ['paper.md', 1],
      ['pipe.md', refused],
      ['socket.md', refused],
    ])
    writeFileSync(join(root, 'pipes.md'), `${CLAIM}See [the scores](pipe.csv).\n`)
    expect(await audit(['pipes.md'])).toEqual([['pipes.md', 1]])
    await new Promise(resolve => server.close(resolve))
  })

  it('links are left out of walks; a broken one and a ring that are named are told', async () => {
    symlinkSync('nowhere.md', join(root, 'broken.md'))
    symlinkSync('ring.md', join(root, 'ring.md'))
    symlinkSync('.', join(root, 'again'))
    expect(await audit()).toEqual([['paper.md', 1]])
    expect(await audit(['broken.md', 'ring.md', 'paper.md'])).toEqual([
      ['broken.md', 'The file is not there.'],
      ['ring.md', 'The file cannot be read: its links lead in a circle.'],
      ['paper.md', 1],
    ])
  })

  it('a link that leads out of the folder is refused, also below a folder that is a link', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'emergence-check-'))
    writeFileSync(join(outside, 'secret.md'), CLAIM)
    symlinkSync(join(outside, 'secret.md'), join(root, 'link.md'))
    symlinkSync(outside, join(root, 'folder'))
    const refused =
      'The file cannot be read: it is a link that leads outside the workspace; copy what it leads to into the workspace.'
    expect(await audit(['folder/secret.md', 'link.md'])).toEqual([
      ['folder/secret.md', refused],
      ['link.md', refused],
    ])
    rmSync(outside, { recursive: true })
  })

  it('names with line breaks are read, and a name that is no UTF-8 is told', async () => {
    writeFileSync(join(root, 'two\nlines.md'), CLAIM)
    writeFileSync(Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xff, 0xfe]), Buffer.from('.md')]), CLAIM)
    expect(await audit()).toEqual([
      ['paper.md', 1],
      ['two\nlines.md', 1],
      ['\uFFFD\uFFFD.md', 'The file cannot be read: its name holds bytes that are no UTF-8; rename it.'],
    ])
  })

  it('a huge file is told and not read, and one that a folder stands for as well', async () => {
    writeFileSync(join(root, 'huge.md'), '')
    mkdirSync(join(root, 'folder.md'))
    for (const [bytes, told] of [
      [30e6, 30],
      [20e6 + 1, 21],
    ] as const) {
      truncateSync(join(root, 'huge.md'), bytes)
      expect(await audit()).toEqual([
        ['huge.md', `The file has ${told} MB and is not read; expected at most 20 MB. Split it, or exclude it.`],
        ['paper.md', 1],
      ])
    }
    expect(await audit(['folder.md'])).toEqual([['folder.md', 'The file cannot be read: it is a folder.']])
  })

  it('a long file is read as a whole, with and without a byte-order mark', async () => {
    const filler = 'Soup is best served hot. '.repeat(20_000)
    writeFileSync(join(root, 'long.md'), `\uFEFF${filler}\n\n${CLAIM}`)
    const read = await new NodeWorkspace(root).read('long.md')
    expect(read).toEqual({ state: 'read', text: `${filler}\n\n${CLAIM}` })
  })

  it.skipIf(isRoot)('what may not be opened is told', async () => {
    mkdirSync(join(root, 'private'))
    writeFileSync(join(root, 'shut.md'), CLAIM)
    chmodSync(join(root, 'private'), 0)
    chmodSync(join(root, 'shut.md'), 0)
    expect(await audit()).toEqual([
      ['paper.md', 1],
      ['private/', 'The folder may not be looked into by you; change its permissions, or exclude it.'],
      ['shut.md', 'The file cannot be read: it may not be opened by you; change its permissions.'],
    ])
  })

  it('a file that goes away during the walk is told, a folder that does is nothing', async () => {
    mkdirSync(join(root, 'going'))
    writeFileSync(join(root, 'going/a.md'), CLAIM)
    writeFileSync(join(root, 'b.md'), CLAIM)
    const folders = nodeFolders(root)
    const paths: string[] = []
    for await (const path of walk('', folders, createIgnore(), signal)) {
      paths.push(path)
      rmSync(join(root, 'going'), { recursive: true, force: true })
      rmSync(join(root, 'b.md'), { force: true })
    }
    expect(await audit(paths)).toEqual([
      ['b.md', 'The file is not there.'],
      ['paper.md', 1],
    ])
  })

  it('a file whose check breaks is told, and the rest goes on', async () => {
    class Breaking extends Analyzer {
      override glance(document: PaperText) {
        if (document.uri === 'b.md') throw new Error('something odd')
        return super.glance(document)
      }
    }
    writeFileSync(join(root, 'b.md'), CLAIM)
    const workspace = new NodeWorkspace(root)
    const { summary } = await auditFiles(await found(), workspace, new Breaking(workspace, DEFAULT_SETTINGS), signal)
    expect(summary).toMatchObject({ files: 2, failed: 1, claims: 1 })
  })
})
