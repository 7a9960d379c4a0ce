import { describe, expect, test } from 'vitest'
import { claimLabel } from '../../webview/claim-words.ts'
import { gridOf, gridStep } from '../../webview/grid.ts'
import { CLAIMED, DERIVED } from '../plot/pictures.ts'
import { COMPUTE, LINEAR, LOG_ODDS, PANEL } from './panel.ts'

const GRID = gridOf(PANEL.pictures)

/** The ids in a grid, holes as null. */
function idsOf({ rows }: typeof GRID): readonly (readonly (string | null)[])[] {
  return rows.map(({ cells }) => cells.map(picture => picture?.id ?? null))
}

describe('the grid', () => {
  test('has a row a metric and a column an axis with its scale, with holes', () => {
    expect(GRID.columns.map(({ label }) => label)).toEqual([
      'parameters, log',
      'parameters, linear',
      'training compute, log',
    ])
    expect(GRID.rows.map(({ label }) => label)).toEqual([
      'exact match (as claimed)',
      'per-token accuracy (derived)',
      'log-odds (derived)',
    ])
    expect(idsOf(GRID)).toEqual([
      [CLAIMED.id, LINEAR.id, COMPUTE.id],
      [DERIVED.id, null, null],
      [LOG_ODDS.id, null, null],
    ])
  })

  test('loses no view, also not two of the same name at one place', () => {
    const twin = { ...CLAIMED, id: 'twin', basis: 'measured' as const }
    expect(
      idsOf(gridOf([...PANEL.pictures, twin]))
        .flat()
        .filter(id => id !== null)
        .sort(),
    ).toEqual([...PANEL.pictures, twin].map(({ id }) => id).sort())
  })

  test('is empty without views', () => {
    expect(gridOf([])).toEqual({ columns: [], rows: [] })
  })

  test('is walked with the arrow keys, over holes', () => {
    const step = (from: string, key: string) => gridStep(GRID, from, key)?.id ?? null
    expect(step(CLAIMED.id, 'ArrowRight')).toBe(LINEAR.id)
    expect(step(COMPUTE.id, 'ArrowRight')).toBeNull()
    expect(step(LINEAR.id, 'ArrowLeft')).toBe(CLAIMED.id)
    expect(step(CLAIMED.id, 'ArrowDown')).toBe(DERIVED.id)
    expect(step(COMPUTE.id, 'ArrowDown')).toBe(DERIVED.id)
    expect(step(LOG_ODDS.id, 'ArrowUp')).toBe(DERIVED.id)
    expect(step(LOG_ODDS.id, 'ArrowDown')).toBeNull()
    expect(step(DERIVED.id, 'Home')).toBe(CLAIMED.id)
    expect(step(CLAIMED.id, 'End')).toBe(LOG_ODDS.id)
    expect(step(CLAIMED.id, 'Tab')).toBeNull()
    expect(step('nonsense', 'ArrowDown')).toBeNull()
  })
})

test('a claim stands in one line with its verdict’s mark and its line', () => {
  expect(claimLabel({ id: 'c', text: 'Arithmetic  emerges\nat 13B.', verdict: 'metric-dependent', line: 17 })).toBe(
    '▲ line 18: Arithmetic emerges at 13B.',
  )
  expect(claimLabel({ id: 'c', text: 'x'.repeat(120), verdict: 'holds', line: 0 })).toBe(
    `✓ line 1: ${'x'.repeat(100)}…`,
  )
})
