import { expect, test } from 'vitest'
import { NO_TRIAL } from '../../src/trial.ts'
import { offeredNames } from '../../webview/trials.ts'

const NOTHING = { applied: NO_TRIAL, curves: ['addition'], targetLength: null, chance: null, asLinked: null }

test('what can be tried is named, and nothing else', () => {
  const given = { given: null }
  expect(offeredNames(NOTHING)).toBeNull()
  expect(offeredNames({ ...NOTHING, chance: given })).toBe('chance level')
  expect(offeredNames({ ...NOTHING, curves: ['addition', 'words'], targetLength: given })).toBe(
    'series or answer length',
  )
  expect(offeredNames({ ...NOTHING, curves: ['addition', 'words'], targetLength: given, chance: given })).toBe(
    'series, answer length or chance level',
  )
})
