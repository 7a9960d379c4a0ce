import { describe, expect, it } from 'vitest'
import { fileName, numberedName } from '../../src/take/file-name.ts'
import { CLAIMED, DERIVED } from '../plot/pictures.ts'

describe('the name of a file', () => {
  it('tells claim, metric and axis', () => {
    expect(fileName('Two-digit multiplication, too, suddenly emerges at 175B.', CLAIMED, 'svg')).toBe(
      'replot-two-digit-multiplication-too-suddenly-exact-match-params-log.svg',
    )
    expect(fileName('Addition jumps.', { ...DERIVED, xScale: 'linear' }, 'csv')).toBe(
      'replot-addition-jumps-per-token-accuracy-derived-params-linear.csv',
    )
    expect(fileName('Addition jumps.', CLAIMED, 'vega-lite')).toMatch(/\.vl\.json$/)
  })

  it.each([
    ['../../etc/passwd: "jump"?', 'replot-etc-passwd-jump-exact-match-params-log.svg'],
    ['Größe springt — plötzlich!', 'replot-gro-e-springt-plotzlich-exact-match-params-log.svg'],
    ['能力在规模上突然涌现。', 'replot-claim-exact-match-params-log.svg'],
    ['x'.repeat(300), `replot-${'x'.repeat(40)}-exact-match-params-log.svg`],
    ['a:b*c?d<e>f|g\\h\u0000i', 'replot-a-b-c-d-e-f-g-h-i-exact-match-params-log.svg'],
  ])('is safe on every system: %s', (claim, name) => {
    expect(fileName(claim, CLAIMED, 'svg')).toBe(name)
    expect(name.length).toBeLessThan(128)
    expect(name).toMatch(/^[a-z0-9-]+\.svg$/)
  })

  it('counts from 2 before its ending', () => {
    expect([1, 2, 11].map(number => numberedName('replot-a.svg', number))).toEqual([
      'replot-a.svg',
      'replot-a-2.svg',
      'replot-a-11.svg',
    ])
    expect(numberedName('replot-a.vl.json', 2)).toBe('replot-a-2.vl.json')
  })
})
