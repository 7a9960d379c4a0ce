import { describe, expect, it } from 'vitest'
import {
  claimOfPassage,
  detectClaims,
  mayHoldClaim,
  maySpeakOfModels,
  newReadingCache,
} from '../../src/claims/detect.ts'
import { sourceSpan } from '../../src/claims/locate.ts'
import { DEFAULT_OPTIONS } from '../../src/claims/options.ts'
import type { Prose } from '../../src/paper/paper.ts'
import { PAPER, prose, section } from './prose.ts'
import { SENTENCES } from './sentences.ts'

const CLAIM = 'Addition emerges at 13B parameters.'

describe('places', () => {
  it('maps a sentence in the middle of a paragraph', () => {
    const text = `Setup is as before. ${CLAIM} More follows.`
    const [claim] = detectClaims([PAPER, prose(text, 'paragraph', 1000)])
    const start = 1000 + text.indexOf(CLAIM)
    expect(claim?.span).toEqual({ start, end: start + CLAIM.length })
    expect(claim?.text).toBe(CLAIM)
  })

  it('maps through stretches with markup between them', () => {
    // Source: "*Addition* emerges at **13B** parameters." from offset 300 on.
    const source = '*Addition* emerges at **13B** parameters.'
    const piece: Prose = {
      form: 'paragraph',
      text: CLAIM,
      stretches: [
        { at: 0, source: 301, length: 8 },
        { at: 8, source: 310, length: 12 },
        { at: 20, source: 324, length: 3 },
        { at: 23, source: 329, length: 12 },
      ],
      span: { start: 300, end: 300 + source.length },
      section: 0,
    }
    const [claim] = detectClaims([PAPER, piece])
    expect(claim?.span).toEqual({ start: 301, end: 341 })
    expect(source.slice(1, 41)).toBe('Addition* emerges at **13B** parameters.')
  })

  it('keeps wrapped lines together and folds them in the text', () => {
    const text = 'Addition emerges\nat 13B\nparameters.'
    const [claim] = detectClaims([PAPER, prose(text, 'paragraph', 50)])
    expect(claim?.span).toEqual({ start: 50, end: 50 + text.length })
    expect(claim?.text).toBe(CLAIM)
  })

  it('skips characters that came from nowhere at both ends', () => {
    const piece: Prose = { ...prose('ab cd'), stretches: [{ at: 1, source: 11, length: 3 }] }
    expect(sourceSpan(piece, { start: 0, end: 5 })).toEqual({ start: 11, end: 14 })
    expect(sourceSpan(piece, { start: 4, end: 5 })).toBeNull()
  })
})

describe('identifiers', () => {
  const idOf = (text: string) => detectClaims([PAPER, prose(text, 'paragraph', 700)]).map(claim => claim.id)

  it('stay when text is added before and around', () => {
    expect(idOf(`We ran it twice. ${CLAIM}`)).toEqual(idOf(CLAIM))
    expect(idOf(CLAIM.replace(' at ', '\n  at '))).toEqual(idOf(CLAIM))
  })

  it('differ for other words', () => {
    expect(idOf(CLAIM.replace('13B', '7B'))).not.toEqual(idOf(CLAIM))
  })

  it('number equal sentences in order', () => {
    const [first, second] = idOf(`${CLAIM} ${CLAIM}`)
    expect(idOf(CLAIM)).toEqual([first])
    expect(second).toBe(`${first}-2`)
  })
})

describe('prefilter', () => {
  it.each(SENTENCES.filter(row => row.kind !== null).map(row => row.text))('lets pass: %s', text => {
    expect(mayHoldClaim(text)).toBe(true)
    expect(mayHoldClaim(`> **${text.replaceAll(' ', '\n> ')}**`)).toBe(true)
  })

  it('stops ordinary documentation', () => {
    const readme = 'Install the package with npm. Call the function with a callback, and pass options as an object.'
    expect(mayHoldClaim(readme)).toBe(false)
    expect(maySpeakOfModels(readme)).toBe(false)
  })

  it('takes no escape of an address and no code point for the size of a model', () => {
    expect(maySpeakOfModels('It emerges at 7B, at 1.3B, from 70B+7B and at ~13B.')).toBe(true)
    expect(maySpeakOfModels('See <https://a.example/?a=%7B%22b%22%3B> and U+002B.')).toBe(false)
    expect(maySpeakOfModels('See <https://a.example/?a=%7B> at 7B.')).toBe(true)
  })

  it('knows the field through emphasis and line breaks', () => {
    expect(maySpeakOfModels('We train **language**\n> models on it.')).toBe(true)
  })
})

describe('setting', () => {
  it('finds nothing in a text that is not about trained models', () => {
    expect(detectClaims([prose('The plant emerges at scale, and suddenly the garden improves.')])).toEqual([])
  })

  it('takes headings as part of the setting', () => {
    const claims = detectClaims(
      [prose('Accuracy jumps abruptly.')],
      [section('Scaling language models to 100B parameters')],
    )
    expect(claims.map(claim => claim.kind)).toEqual(['jump'])
  })

  it('reads a quotation as somebody else’s words', () => {
    const [claim] = detectClaims([PAPER, prose(`"${CLAIM}"`, 'quote', 900)])
    expect(claim?.stance).toBe('attributed')
  })
})

describe('facets', () => {
  it('tells amount, task and metric', () => {
    const [claim] = detectClaims([
      PAPER,
      prose('On three-digit addition, exact match jumps abruptly at $10^{22}$ FLOPs.', 'paragraph', 900),
    ])
    expect(claim?.scale).toEqual({ text: '$10^{22}$ FLOPs', value: 1e22, axis: 'compute' })
    expect(claim?.task).toBe('three-digit addition')
    expect(claim?.metric).toBe('exact match')
    expect(claim?.cues).toContain('abruptly')
    expect(claim?.origin).toBe('detected')
  })

  it('takes billions beside a model for parameters', () => {
    const [claim] = detectClaims([PAPER, prose('Arithmetic emerges only in models above 62B.', 'paragraph', 900)])
    expect(claim?.scale).toEqual({ text: '62B', value: 62e9, axis: 'params' })
  })
})

describe('marked passages', () => {
  it('are claims whatever they say', () => {
    const claim = claimOfPassage(prose('The large one gets it right at 7B parameters.', 'paragraph', 40), {})
    expect(claim).toMatchObject({
      kind: 'jump',
      stance: 'asserted',
      origin: 'marked',
      axis: 'params',
      span: { start: 40, end: 85 },
    })
    expect(claim.scale?.value).toBe(7e9)
  })

  it('take kind and metric from the settings', () => {
    const claim = claimOfPassage(prose(CLAIM), { kind: 'phase transition', metric: 'Brier score' })
    expect(claim.kind).toBe('phase-transition')
    expect(claim.metric).toBe('Brier score')
  })

  it('take the kind from the words otherwise', () => {
    expect(claimOfPassage(prose(CLAIM), { kind: 'nonsense' }).kind).toBe('threshold')
    expect(claimOfPassage(prose('Accuracy improves smoothly with model size.'), {}).kind).toBe('smoothness')
  })

  it('can be a part of the prose', () => {
    const text = `First. ${CLAIM}`
    const claim = claimOfPassage(prose(text, 'paragraph', 10), {}, { start: 7, end: text.length })
    expect(claim.text).toBe(CLAIM)
    expect(claim.span).toEqual({ start: 17, end: 10 + text.length })
  })
})

describe('memory', () => {
  it('reads only what changed, and says the same', () => {
    const cache = newReadingCache()
    const before = [PAPER, prose(CLAIM, 'paragraph', 500), prose('Grokking occurs after 5k steps.', 'paragraph', 900)]
    const first = detectClaims(before, [], cache)
    const read = cache.read
    expect(detectClaims(before, [], cache)).toEqual(first)
    expect(cache.read).toBe(read)
    const edited = [...before.slice(0, 2), prose('Grokking occurs after 9k steps.', 'paragraph', 900)]
    expect(detectClaims(edited, [], cache)).toEqual(detectClaims(edited))
    expect(cache.read).toBe(read + 1)
  })

  it('forgets what was not asked for', () => {
    const cache = newReadingCache(DEFAULT_OPTIONS, 2)
    for (let at = 0; at < 20; at++) cache.traitsOf(`text ${at}`)
    detectClaims([PAPER, prose(CLAIM)], [], cache)
    expect(detectClaims([PAPER, prose(CLAIM)], [], cache)).toHaveLength(1)
  })
})
