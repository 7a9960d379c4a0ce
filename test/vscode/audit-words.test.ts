import { describe, expect, it } from 'vitest'
import type { AuditCounts } from '../../src/vscode/auditResults.ts'
import { type AuditAside, badgeWords, messageOf } from '../../src/vscode/auditWords.ts'

const COUNTS: AuditCounts = {
  files: 3,
  failed: 0,
  paragraphs: 40,
  claims: 15,
  withoutData: 0,
  errors: 0,
  warnings: 0,
  remarks: 0,
}
const ASIDE: AuditAside = { kindOfFiles: '', where: '', outdated: null, pending: 0, filter: '', shown: 0 }
const done = (counts: Partial<AuditCounts>, aside: Partial<AuditAside> = {}) =>
  messageOf({ kind: 'done', cancelled: null }, { ...COUNTS, ...counts }, { ...ASIDE, ...aside })

describe('the line above the tree', () => {
  it('tells what was found from what is fine', () => {
    expect(done({})).toBe('15 claims in 40 paragraphs of 3 files: nothing to complain of')
    expect(done({ withoutData: 4 })).toBe(
      '15 claims in 40 paragraphs of 3 files: nothing to complain of, but 4 without data',
    )
    expect(done({ errors: 1, warnings: 5, remarks: 2 })).toBe('15 claims in 40 paragraphs of 3 files · 6 to look at')
    expect(done({ remarks: 1 })).toBe('15 claims in 40 paragraphs of 3 files: no warnings, 1 remark')
    expect(done({ claims: 0 })).toBe('0 claims found in 40 paragraphs of 3 files: nothing was checked')
    expect(done({ claims: 0, warnings: 1 })).toBe('0 claims in 40 paragraphs of 3 files · 1 to look at')
    expect(done({ claims: 1, withoutData: 1, paragraphs: 1, files: 1 })).toBe(
      '1 claim in 1 paragraph of 1 file, none of them with data: nothing was checked',
    )
  })

  it('says what it does, how far it was when it was cancelled, and whether it still holds', () => {
    expect(messageOf({ kind: 'none' }, COUNTS, ASIDE)).toBeUndefined()
    const running = { kind: 'running', done: 123, total: 2000, found: 2000 } as const
    expect(messageOf(running, COUNTS, ASIDE)).toBe('Checking 123 of 2,000 files …')
    expect(messageOf({ ...running, total: null }, COUNTS, ASIDE)).toBe('Looking for documents: 2,000 so far …')
    const cancelled = { kind: 'done', cancelled: { done: 3, total: 2000 } } as const
    expect(messageOf(cancelled, { ...COUNTS, warnings: 1 }, ASIDE)).toBe(
      '15 claims in 40 paragraphs of 3 files · 1 to look at · cancelled at 3 of 2,000 files',
    )
    expect(done({ warnings: 1 }, { pending: 12 })).toMatch(/ · 12 files being checked again$/)
    expect(done({ failed: 2, warnings: 1 })).toMatch(/ · 2 files could not be audited$/)
    expect(done({ warnings: 1 }, { filter: 'add', shown: 3 })).toMatch(/ · “add” leaves 3$/)
    expect(done({ files: 0 }, { kindOfFiles: 'changed ' })).toBe('There is no changed Markdown file to audit.')
    expect(done({ files: 0 }, { where: ' in notes' })).toBe('There is no Markdown file to audit in notes.')
  })

  it('says in words what the badge counts', () => {
    expect(badgeWords({ ...COUNTS, warnings: 5 })).toBe('5 warnings on 15 claims')
    expect(badgeWords({ ...COUNTS, errors: 1, warnings: 1, claims: 1 })).toBe('1 error and 1 warning on 1 claim')
  })
})
