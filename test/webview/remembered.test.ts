import { expect, test } from 'vitest'
import { nothingChosen, type Remembered, readRemembered } from '../../webview/remembered.ts'

const FULL: Remembered = {
  documentUri: 'file:///p.md',
  claimId: 'c',
  picture: 'em:raw|params|log',
  xScale: 'linear',
  yScale: 'log',
  trial: { curve: '3-digit addition', targetLength: 4, chance: 0.25 },
  curves: true,
  pair: true,
  trials: true,
  every: 'table',
}

test('all that is remembered comes back, also through JSON', () => {
  expect(readRemembered(FULL)).toEqual(FULL)
  expect(readRemembered(JSON.parse(JSON.stringify(FULL)))).toEqual(FULL)
  const nothing = nothingChosen('file:///p.md', 'c')
  expect(readRemembered(JSON.parse(JSON.stringify(nothing)))).toEqual(nothing)
})

test('a page that remembered less is read as one on which the rest was not chosen', () => {
  const before = { documentUri: 'file:///p.md', claimId: 'c', picture: 'x', yScale: 'log' } as const
  expect(readRemembered(before)).toEqual({ ...nothingChosen('file:///p.md', 'c'), picture: 'x', yScale: 'log' })
})

test.each([
  [undefined],
  [null],
  [1],
  ['x'],
  [{}],
  [{ ...FULL, yScale: 'square' }],
  [{ ...FULL, xScale: 'square' }],
  [{ ...FULL, picture: 3 }],
  [{ ...FULL, trial: { ...FULL.trial, chance: 1 } }],
  [{ ...FULL, trial: { ...FULL.trial, targetLength: 0 } }],
  [{ ...FULL, curves: 'yes' }],
])('%j is nothing of ours', value => {
  expect(readRemembered(value)).toBeNull()
})
