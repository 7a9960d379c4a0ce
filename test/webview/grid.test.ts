import { describe, expect, test } from 'vitest'
import { claimLabel } from '../../webview/claim-words.ts'
import { gridOf, viewStep } from '../../webview/grid.ts'
import { CLAIMED, DERIVED } from '../plot/pictures.ts'
import { COMPUTE, LINEAR, LOG_ODDS, PANEL } from './panel.ts'

const GRID = gridOf(PANEL.pictures)

/** The ids in a grid, metric by metric. */
function idsOf(rows: typeof GRID): readonly (readonly string[])[] {
  return rows.map(({ cells }) => cells.map(({ picture }) => picture.id))
}

describe('the grid', () => {
  test('has the views of each metric below its name, in the order of axes and scales, and no holes', () => {
    expect(GRID.map(({ label }) => label)).toEqual([
      'exact match (as claimed)',
      'per-token accuracy (derived)',
      'log-odds (derived)',
    ])
    expect(idsOf(gridOf([LINEAR, CLAIMED, COMPUTE]))).toEqual([[CLAIMED.id, LINEAR.id, COMPUTE.id]])
    expect(idsOf(GRID)).toEqual([[CLAIMED.id, LINEAR.id, COMPUTE.id], [DERIVED.id], [LOG_ODDS.id]])
    expect(GRID[0]?.cells.map(({ axisLabel }) => axisLabel)).toEqual([
      'parameters, log',
      'parameters, linear',
      'training compute, log',
    ])
  })

  test('loses no view, also not two of the same name at one place', () => {
    const twin = { ...CLAIMED, id: 'twin', basis: 'measured' as const }
    expect(
      idsOf(gridOf([...PANEL.pictures, twin]))
        .flat()
        .sort(),
    ).toEqual([...PANEL.pictures, twin].map(({ id }) => id).sort())
  })

  test('is empty without views', () => {
    expect(gridOf([])).toEqual([])
  })

  test('is walked with the arrow keys, along the lines and from line to line as it stands on the page', () => {
    const places = [
      { id: 'a', left: 0, top: 0 },
      { id: 'b', left: 100, top: 0 },
      { id: 'c', left: 200, top: 0 },
      { id: 'd', left: 0, top: 90 },
      { id: 'e', left: 100, top: 180 },
    ]
    const step = (from: string, key: string) => viewStep(places, from, key)
    expect(step('a', 'ArrowRight')).toBe('b')
    expect(step('c', 'ArrowRight')).toBe('d')
    expect(step('e', 'ArrowRight')).toBeNull()
    expect(step('d', 'ArrowLeft')).toBe('c')
    expect(step('a', 'ArrowLeft')).toBeNull()
    expect(step('b', 'ArrowDown')).toBe('d')
    expect(step('d', 'ArrowDown')).toBe('e')
    expect(step('e', 'ArrowDown')).toBeNull()
    expect(step('e', 'ArrowUp')).toBe('d')
    expect(step('d', 'ArrowUp')).toBe('a')
    expect(step('c', 'Home')).toBe('a')
    expect(step('a', 'End')).toBe('e')
    expect(step('a', 'Tab')).toBeNull()
    expect(step('nonsense', 'ArrowDown')).toBeNull()
  })
})

test('a claim stands in one line with its verdict’s mark and its line', () => {
  expect(claimLabel({ id: 'c', text: 'Arithmetic  emerges\nat 13B.', verdict: 'metric-dependent', line: 17 })).toBe(
    '▲ line 18: Arithmetic emerges at 13B.',
  )
  expect(claimLabel({ id: 'c', text: 'x'.repeat(120), verdict: 'holds', line: 0 })).toBe(
    `● line 1: ${'x'.repeat(100)}…`,
  )
})
