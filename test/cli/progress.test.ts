import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Progress, progressLine } from '../../src/cli/progress.ts'

describe('the line of a long run', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  function terminal() {
    const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 90 })
    let text = ''
    stream.on('data', piece => {
      text += String(piece)
    })
    return { stream, text: () => text }
  }

  it('comes after a second, tells counts and what is read, and is gone at the end', async () => {
    const { stream, text } = terminal()
    const progress = new Progress(stream, () => Promise.resolve(1200))
    progress.done('a.md')
    await vi.advanceTimersByTimeAsync(900)
    progress.done('b.md')
    expect(text()).toBe('')
    await vi.advanceTimersByTimeAsync(200)
    progress.done('c.md')
    await vi.dynamicImportSettled()
    await vi.advanceTimersByTimeAsync(200)
    expect(text()).toContain('3 of 1,200 files  c.md')
    progress.reading('data/big.csv', 0.401)
    await vi.advanceTimersByTimeAsync(300)
    expect(text()).toContain('3 of 1,200 files  reading data/big.csv, 40 %')
    progress.stop()
    // Whether long lines are broken is the terminal's own affair.
    expect(text()).not.toContain('?7l')
    expect(text().endsWith('\u001B[2K')).toBe(true)
    const length = text().length
    await vi.advanceTimersByTimeAsync(2000)
    expect(text()).toHaveLength(length)
  })

  it('never comes where nobody waits, or after the end', async () => {
    const none = new Progress(null, () => Promise.reject(new Error('counted')))
    const { stream, text } = terminal()
    const late = new Progress(stream, () => Promise.resolve(3))
    await vi.advanceTimersByTimeAsync(2000)
    none.done('a.md')
    late.done('a.md')
    late.stop()
    await vi.dynamicImportSettled()
    await vi.advanceTimersByTimeAsync(2000)
    expect(text()).toBe('')
  })
})

describe('what it says', () => {
  const at = { share: 0.5, done: 600, files: 1200, current: 'notes/2024/a-rather-long-name.md' }

  it.each([40, 55, 60, 80, 200])('stays within %d letters', width => {
    const line = progressLine(at, width)
    expect(line.length).toBeLessThan(width)
    expect(line).toContain('600 of 1,200 files')
  })

  it('keeps the end of a long path and shows no control letters', () => {
    expect(progressLine(at, 70)).toBe('████████████░░░░░░░░░░░░  600 of 1,200 files  …/a-rather-long-name.md')
    expect(progressLine({ ...at, current: 'a\u001B[2J\nb.md' }, 100)).toContain('a?[2J?b.md')
  })
})
