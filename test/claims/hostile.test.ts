import { describe, expect, it } from 'vitest'
import { ABILITY } from '../../src/claims/cue.ts'
import { detectClaims, mayHoldClaim, maySpeakOfModels } from '../../src/claims/detect.ts'
import { LEXICON } from '../../src/claims/lexicon.ts'
import { findScalePhrases } from '../../src/claims/scale.ts'
import { findQuantities, parseScale, parseScore } from '../../src/text/quantity.ts'
import { sentences } from '../../src/text/sentences.ts'
import { PAPER, prose } from './prose.ts'

/** Least time of three runs, in milliseconds. */
function timeOf(work: () => void): number {
  let least = Number.POSITIVE_INFINITY
  for (let run = 0; run < 3; run++) {
    const start = performance.now()
    work()
    least = Math.min(least, performance.now() - start)
  }
  return least
}

/** Twice the input may take some times as long, but not four times and more as quadratic work does; short work is fine. */
function expectLinear(unit: string, work: (line: string) => void): void {
  const line = (size: number) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size)
  const half = line(50_000)
  const whole = line(100_000)
  const [short, long] = [timeOf(() => work(half)), timeOf(() => work(whole))]
  expect(long < 150 || long < 3.5 * short, `50 kB took ${short} ms, 100 kB ${long} ms`).toBe(true)
  expect(long).toBeLessThan(5000)
}

function search(line: string, pattern: RegExp): void {
  for (const _ of line.matchAll(pattern));
}

describe('long lines', () => {
  for (const cue of LEXICON) {
    const units = [...cue.stems.map(stem => `${stem} `), ...cue.examples.map(example => example.replace(/[.;]/g, ','))]
    it(`${cue.id}: the pattern is linear`, () => {
      for (const unit of units) expectLinear(unit, line => search(line, cue.pattern))
    })
  }

  it('detection is linear on a paragraph of cues, in one sentence and in many', () => {
    const examples = LEXICON.flatMap(cue => cue.examples)
    expectLinear(examples.join(' ').replace(/[.;]/g, ','), line => detectClaims([PAPER, prose(line)]))
    expectLinear(`${examples.join(' ')} `, line => detectClaims([PAPER, prose(line)]))
  })

  const units = [
    'a',
    '1',
    '1,000,',
    '10^',
    '1.',
    '. A',
    'e.g. ',
    '(',
    '"',
    'of the ',
    'larger ',
    'training ',
    '- ',
    '13B ',
    '\u00d7 10',
    ', and',
    ' ',
    'x-',
    'loss of ',
    'et al. (2020) ',
  ]
  it.each(units)('everything is linear on %j', unit => {
    expectLinear(unit, line => {
      mayHoldClaim(line)
      maySpeakOfModels(line)
      findQuantities(line)
      parseScale(line)
      parseScore(line)
      sentences(line)
      search(line.slice(0, 2000), new RegExp(ABILITY.source, 'gi'))
      findScalePhrases(line.slice(0, 2000))
      detectClaims([PAPER, prose(`Language models: ${line} emerges at scale.`)])
    })
  })
})
