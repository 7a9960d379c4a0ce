import { describe, expect, it } from 'vitest'
import { Analyzer } from '../../src/analyze.ts'
import { auditFiles } from '../../src/audit/audit.ts'
import { DEFAULT_SETTINGS } from '../../src/settings.ts'
import { MemoryWorkspace } from '../../src/workspace.ts'

const CLAIM = 'In language models, arithmetic suddenly emerges at 13B parameters.\n'

describe('an audit', () => {
  it('stops at a cancel, keeps what was done and reads nothing more', async () => {
    const workspace = new MemoryWorkspace({ 'a.md': CLAIM, 'b.md': CLAIM, 'c.md': CLAIM })
    const abort = new AbortController()
    const analyzer = new Analyzer(workspace, DEFAULT_SETTINGS)
    const audit = await auditFiles(['a.md', 'b.md', 'c.md'], workspace, analyzer, abort.signal, ({ done, total }) => {
      expect(total).toBe(3)
      if (done === 2) abort.abort()
    })
    expect(audit.complete).toBe(false)
    expect(audit.files.map(({ path }) => path)).toEqual(['a.md', 'b.md'])
    expect(audit.summary.claims).toBe(2)
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
})
