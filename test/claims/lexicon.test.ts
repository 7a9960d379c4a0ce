import { describe, expect, it } from 'vitest'
import { findCues } from '../../src/claims/cue-search.ts'
import { LEXICON } from '../../src/claims/lexicon.ts'
import { mayHoldClaim } from '../../src/claims/prefilter.ts'
import { findScalePhrases } from '../../src/claims/scale.ts'

describe('lexicon', () => {
  it('names every cue once', () => {
    expect(new Set(LEXICON.map(({ id }) => id)).size).toBe(LEXICON.length)
  })

  for (const cue of LEXICON) {
    describe(cue.id, () => {
      it.each(cue.examples)('is found in: %s', sentence => {
        const hits = findCues(sentence, findScalePhrases(sentence), true)
        expect(hits.map(hit => hit.cue.id)).toContain(cue.id)
      })

      it.each(cue.examples)('has a stem in each match: %s', sentence => {
        const matches = [...sentence.matchAll(cue.pattern)].map(match => match[0].toLowerCase())
        expect(matches.length).toBeGreaterThan(0)
        for (const match of matches) {
          expect(cue.stems.some(stem => match.replaceAll('-', ' ').includes(stem.replaceAll('-', ' ')))).toBe(true)
        }
      })

      it.each(cue.examples)('passes the prefilter: %s', sentence => expect(mayHoldClaim(sentence)).toBe(true))

      it('has examples, and searches the whole text without regard to case', () => {
        expect(cue.examples.length).toBeGreaterThan(0)
        expect(cue.pattern.global).toBe(true)
        expect(cue.stems.length).toBeGreaterThan(0)
      })
    })
  }
})
