import { expect, test } from 'vitest'
import { describePicture } from '../../src/plot/describe.ts'
import { frameOf } from '../../src/plot/frame.ts'
import { shownJump } from '../../src/plot/shown.ts'
import { ADDITION, GPT3_PARAMS, pictureOf } from './pictures.ts'

const SPEEDS_UP = pictureOf(GPT3_PARAMS, ADDITION, {
  share: { estimate: 0.75, low: 0.5, high: 1 },
  reading: 'jump',
  jump: { from: 2.65e9, to: 6.66e9, accelerates: true },
})

test('a change that speeds up is marked from there to the last point, and not called a jump', () => {
  const frame = frameOf(SPEEDS_UP, { width: 300, height: 120 }, 'linear', null)
  expect(shownJump(SPEEDS_UP, frame)).toEqual({
    from: 2.65e9,
    to: 174.6e9,
    label: 'faster from 2.7B',
    accelerates: true,
    open: false,
  })
  expect(describePicture(SPEEDS_UP)).toContain('the rise speeds up from 2.65B on: 75 % (50–100 %) of the rise')
  expect(describePicture(SPEEDS_UP)).not.toContain('jump remains')
})

test('a step is marked between its two points; a flat or smooth view marks none', () => {
  const step = { ...SPEEDS_UP, jump: { from: 6.66e9, to: 12.85e9 } }
  const frame = frameOf(step, { width: 300, height: 120 }, 'linear', null)
  expect(shownJump(step, frame)?.label).toBe('jump 75 %')
  expect(shownJump({ ...step, reading: 'open' }, frame)?.label).toBe('jump? 75 %')
  for (const reading of ['flat', 'smooth', 'unjudged'] as const)
    expect(shownJump({ ...step, reading }, frame)).toBeNull()
})
