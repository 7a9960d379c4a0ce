import { describe, expect, it } from 'vitest'
import { isCandidate } from '../../../src/claims/evidence/candidate.ts'
import { stemsOf } from '../../../src/claims/evidence/concepts.ts'
import { gather } from '../../../src/claims/evidence/evidence.ts'
import { PLACED_TRIGGERS, TRIGGERS } from '../../../src/claims/evidence/triggers.ts'
import { readCorpus } from '../training/corpus.ts'

const candidate = (sentence: string) => isCandidate(gather(sentence, 'paragraph', ''))

describe('sentences that are looked at closer', () => {
  it.each([
    ['a cue', 'Accuracy emerges at 13B parameters.', 'Accuracy is printed at the end.'],
    ['one idea alone', 'The curve has a kink.', 'The curve has a label.'],
    ['a bound idea with an amount', 'Below 7B parameters nothing is there.', 'In the box nothing is there.'],
    ['a bound idea with a region', 'In larger models it is missing.', 'In larger boxes it is missing.'],
    ['a bound with an outcome', 'Beyond 7B parameters the network scores well.', 'Beyond 7B parameters it is dear.'],
    ['a forecast with a scale', 'One can infer the loss from the scale of it.', 'One can infer it from the weather.'],
    ['a delay with a test', 'Late on, the test error falls.', 'Late on, the rain falls.'],
    ['small beside big', 'Tiny ones have no clue; big ones do.', 'Tiny ones have a clue; big ones do.'],
    ['enough of a model', 'A network with enough layers will do it.', 'A kettle with enough water will do it.'],
  ])('%s', (_, yes, no) => {
    expect(candidate(yes), yes).toBe(true)
    expect(candidate(no), no).toBe(false)
  })

  it.each(TRIGGERS)('any word of the idea "%s" is enough', concept => {
    for (const word of stemsOf(concept)) expect(candidate(`The ${word} of it.`), word).toBe(true)
  })

  it.each(PLACED_TRIGGERS)('a word of the idea "%s" needs a place', concept => {
    for (const word of stemsOf(concept).filter(stem => /^[a-z]+$/.test(stem))) {
      expect(candidate(`It is ${word} at 7B parameters.`), word).toBe(true)
    }
  })
})

describe('candidates of the labelled corpus', () => {
  it('are the greater part of its claims and a small part of the rest', () => {
    const units = readCorpus().map(unit => ({
      ...unit,
      taken: isCandidate(gather(unit.text, unit.form, unit.heading)),
    }))
    const claims = units.filter(({ kind }) => kind !== null)
    const others = units.filter(({ kind }) => kind === null)
    const [found, looked] = [claims, others].map(part => part.filter(({ taken }) => taken).length)
    console.log(`candidates: ${found}/${claims.length} of the claims, ${looked}/${others.length} of the other units`)
    expect((found ?? 0) / claims.length).toBeGreaterThan(0.62)
    expect((looked ?? 0) / others.length).toBeLessThan(0.26)
  })
})
