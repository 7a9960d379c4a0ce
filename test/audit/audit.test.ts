import { describe, expect, it } from 'vitest'
import { Analyzer } from '../../src/analyze.ts'
import { auditEach } from '../../src/audit/audit.ts'
import type { PassedFiles } from '../../src/audit/passed.ts'
import { DEFAULT_SETTINGS } from '../../src/settings.ts'
import { MemoryWorkspace } from '../../src/workspace.ts'
import { auditFiles } from './audit-files.ts'

const CLAIM = 'In language models, arithmetic suddenly emerges at 13B parameters.\n'

describe('an audit', () => {
  it('stops at a cancel, keeps what was done and reads nothing more', async () => {
    const workspace = new MemoryWorkspace({ 'a.md': CLAIM, 'b.md': CLAIM, 'c.md': CLAIM })
    const abort = new AbortController()
    const analyzer = new Analyzer(workspace, DEFAULT_SETTINGS)
    const done: string[] = []
    for await (const { path } of auditEach(['a.md', 'b.md', 'c.md'], workspace, analyzer, abort.signal)) {
      done.push(path)
      if (done.length === 2) abort.abort()
    }
    expect(done).toEqual(['a.md', 'b.md'])
    expect(workspace.reads).toEqual(['a.md', 'b.md'])
  })

  it('reports a file that fails and goes on', async () => {
    const workspace = new MemoryWorkspace({ 'b.md': CLAIM })
    const analyzer = new Analyzer(workspace, DEFAULT_SETTINGS)
    const audit = await auditFiles(['a.md', 'b.md'], workspace, analyzer, new AbortController().signal)
    expect(audit.complete).toBe(true)
    expect(audit.summary).toMatchObject({ files: 2, failed: 1, claims: 1, verdicts: { 'no-data': 1 } })
    expect(audit.files[0]).toMatchObject({ state: 'failed', path: 'a.md', problem: 'The file is not there.' })
  })

  it('goes on where the checking of a file breaks', async () => {
    class Breaking extends Analyzer {
      override async analyze(...[document, signal]: Parameters<Analyzer['analyze']>) {
        if (document.uri === 'a.md') throw new Error('something odd')
        return super.analyze(document, signal)
      }
    }
    const workspace = new MemoryWorkspace({ 'a.md': CLAIM, 'b.md': CLAIM })
    const analyzer = new Breaking(workspace, DEFAULT_SETTINGS)
    const audit = await auditFiles(['a.md', 'b.md'], workspace, analyzer, new AbortController().signal)
    expect(audit.summary).toMatchObject({ files: 2, failed: 1, claims: 1 })
    expect(audit.files[0]).toMatchObject({
      state: 'failed',
      problem: 'The file could not be checked: something odd. Please report this with the file.',
    })
  })

  it('reads no file that is known to hold nothing, and keeps those alone that do', async () => {
    const comment = `<!-- emergence-check-ignore -->\n\nSoup.\n`
    const workspace = new MemoryWorkspace({
      'a.md': 'Soup.\n',
      'b.md': CLAIM,
      'c.md': comment,
      'd.md': 'Soup.\n\nStew.\n',
    })
    const kept: (readonly [string, number])[] = []
    const passed: PassedFiles = {
      recall: path => (path === 'a.md' ? 12 : null),
      keep: (path, paragraphs) => void kept.push([path, paragraphs]),
    }
    const analyzer = new Analyzer(workspace, DEFAULT_SETTINGS)
    const uris = ['a.md', 'b.md', 'c.md', 'd.md', 'e.md']
    const told: unknown[] = []
    for await (const file of auditEach(uris, workspace, analyzer, new AbortController().signal, passed)) {
      told.push(file.state === 'failed' ? 'failed' : [file.paragraphs, file.findings.length, file.comments.length])
    }
    expect(told).toEqual([[12, 0, 0], [1, 1, 0], [2, 0, 1], [2, 0, 0], 'failed'])
    expect(workspace.reads).toEqual(['b.md', 'c.md', 'd.md', 'e.md'])
    expect(kept).toEqual([['d.md', 2]])
  })

  it('reads a notebook that is nested too deeply as one without cells', async () => {
    const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`
    const text = `{"cells": [{"cell_type": "markdown", "source": ${JSON.stringify(CLAIM)}}], "metadata": ${deep}}`
    const workspace = new MemoryWorkspace({ 'a.ipynb': text, 'b.md': CLAIM })
    const analyzer = new Analyzer(workspace, DEFAULT_SETTINGS)
    const audit = await auditFiles(['a.ipynb', 'b.md'], workspace, analyzer, new AbortController().signal)
    expect(audit.summary).toMatchObject({ files: 2, failed: 0, claims: 1 })
  })
})
