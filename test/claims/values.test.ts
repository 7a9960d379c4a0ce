import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StatedValue } from '../../src/claims/claim.ts'
import { claimOfPassage, detectClaims } from '../../src/claims/detect.ts'
import { statedValues } from '../../src/claims/values.ts'
import { PAPER, prose } from './prose.ts'

/** "from .03±.005 @13B": role where it is not "at", relation where it is not "equal", number, and scale with its reach. */
function short({ role, relation, value, halfWidth, scale, since }: StatedValue): string {
  const number = `${Number(value.toPrecision(6))}±${Number(halfWidth.toPrecision(6))}`
  const at = scale === null ? [] : [`${scale.reach === 'at' ? '@' : `${scale.reach} `}${scale.text}`]
  return [
    ...(role === 'at' ? [] : [role]),
    ...(relation === 'equal' ? [] : [relation]),
    number,
    ...(since === null ? [] : [`since ${since.text}`]),
    ...at,
  ].join(' ')
}

const read = (sentence: string) => statedValues(sentence).map(short)

describe('stated values', () => {
  it.each<[string, readonly string[]]>([
    ['Accuracy jumps from 3% at 13B to 45% at 62B.', ['from 0.03±0.005 @13B', 'to 0.45±0.005 @62B']],
    ['It rises from 2% to 80.4% between 13B and 175B.', ['from 0.02±0.005 @13B', 'to 0.804±0.0005 @175B']],
    [
      'It surges from 8.4 % to 80.4 % as models grow from 13B to 175B.',
      ['from 0.084±0.0005 @13B', 'to 0.804±0.0005 @175B'],
    ],
    ['Performance jumps from 3% → 45% (13B → 62B).', ['from 0.03±0.005 @13B', 'to 0.45±0.005 @62B']],
    ['It suddenly jumps to 80% at 175B.', ['to 0.8±0.005 @175B']],
    ['The score goes from 8.4% (13B) to 80.4% (175B).', ['from 0.084±0.0005 @13B', 'to 0.804±0.0005 @175B']],
    ['It leaps from 3 to 45% at 62B.', ['from 0.03±0.005', 'to 0.45±0.005 @62B']],
    ['13B (8.4%) and 175B (80.4%) differ.', ['0.084±0.0005 @13B', '0.804±0.0005 @175B']],
    ['The 13B model gets 8%, the 175B model 80%.', ['0.08±0.005 @13B model', '0.8±0.005 @175B model']],
    ['At 175B, accuracy is 80%.', ['0.8±0.005 @175B']],
    ['It scores 8.4% and 80.4% at 13B and 175B, respectively.', ['0.084±0.0005 @13B', '0.804±0.0005 @175B']],
    ['It solves 45% of the problems at 13B.', ['0.45±0.005 @13B']],
    ['It scores $80.4\\%$ at $10^{23}$ FLOPs.', ['0.804±0.0005 @$10^{23}$ FLOPs']],
    ['It scores 0.4 at 10^22 FLOPs.', ['0.4±0.05 @10^22 FLOPs']],
    ['Accuracy goes from .45 at 13B to 0.804 at 175B.', ['from 0.45±0.005 @13B', 'to 0.804±0.0005 @175B']],
    ['Accuracy is 45% ± 2% at 13B.', ['0.45±0.02 @13B']],
  ])('of "%s"', (sentence, values) => {
    expect(read(sentence)).toEqual(values)
  })

  it.each<[string, readonly string[]]>([
    ['It stays below 5% up to 6.7B.', ['below 0.05±0.005 up-to 6.7B']],
    ['The models never exceed 5% below 10B, then jump to 80%.', ['below 0.05±0.005 up-to 10B', 'to 0.8±0.005']],
    ['Accuracy does not reach 50% at 13B.', ['below 0.5±0.005 @13B']],
    ['Above 62B it scores more than 60%.', ['above 0.6±0.005 beyond 62B']],
    ['It is over 40% at 13B and above.', ['above 0.4±0.005 beyond 13B']],
    ['It is about 40% at 13B.', ['about 0.4±0.055 @13B']],
    ['It is ~2 % at 13B.', ['about 0.02±0.015 @13B']],
    ['It reaches nearly 100%.', ['about 1±0.055']],
    ['It is well above 50% at 13B.', ['above 0.5±0.005 @13B']],
    ['It scores 40–50% at 13B.', ['0.45±0.055 @13B']],
    ['It stays between 3% and 5% up to 6.7B.', ['0.04±0.015 up-to 6.7B']],
  ])('bounded or loose: "%s"', (sentence, values) => {
    expect(read(sentence)).toEqual(values)
  })

  it.each<[string, readonly string[]]>([
    ['It is at chance (25%) until 62B.', ['chance 0.25±0.005']],
    ['It stays at 25% chance.', ['chance 0.25±0.005']],
    ['It improves by 30 points between 13B and 175B.', ['rise 0.3±0.005 since 13B @175B']],
    ['It rises by 72.0 percentage points.', ['rise 0.72±0.0005']],
    ['There is a 30-point jump.', ['rise 0.3±0.005']],
  ])('that are a level of guessing or a rise: "%s"', (sentence, values) => {
    expect(read(sentence)).toEqual(values)
  })

  it.each([
    'The 95% confidence interval is wide at 13B.',
    'The interval (95% CI: [11%, 29%]) is wide.',
    'Accuracy differs at p < 0.05 for 13B.',
    'The fit of accuracy has R^2 = 0.92 at 13B.',
    'Emergence occurs in 50% of the tasks at 13B.',
    'It needs 10% more compute at 13B.',
    'With 40% training data it groks at 13B parameters.',
    'It improves by 30% at 13B.',
    'Smaller models predict 20% at 175B.',
    'Human raters reach 89% at 13B.',
    'Since 2022, 3-digit addition in 5 tasks emerges at 13B with 8 shots and 10x compute.',
    'The loss falls to 0.4 at 13B.',
    'Accuracy does not jump to 45% at 13B.',
    'The learning rate is 0.02 where accuracy jumps.',
    'GPT-3.5 suddenly jumps.',
  ])('are not seen in "%s"', sentence => {
    expect(read(sentence)).toEqual([])
  })

  it.each<[string, readonly string[]]>([
    ['It emerges at 13B and then jumps to 80%.', ['to 0.8±0.005']],
    ['It stays flat until 62B, then jumps to 80%.', ['to 0.8±0.005']],
    ['Models between 777 and 973 parameters reach 100%.', ['1±0.005']],
  ])('are not tied to a scale that belongs to something else: "%s"', (sentence, values) => {
    expect(read(sentence)).toEqual(values)
  })

  it('carry metric, task and family of the model named beside them', () => {
    const [match, f1] = statedValues(
      'Exact match on addition is 3% at 13B, while F1 on subtraction is 60% for PaLM 62B.',
    )
    expect(match).toMatchObject({ metric: 'Exact match', task: 'addition', scale: { model: null } })
    expect(f1).toMatchObject({ metric: 'F1', task: 'subtraction', scale: { model: 'PaLM' } })
  })

  it('have spans that hold their text, whatever the words', () => {
    const words = [
      'from',
      'to',
      '3%',
      '45 %',
      '0.8',
      '.45',
      'accuracy',
      '13B',
      '(62B)',
      'at',
      'between',
      'and',
      'about',
      '30 points',
      '10^22 FLOPs',
      '[',
      '$',
      '±',
      '<',
      ',',
      'by',
      '–',
      'chance',
      '→',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 24 }), parts => {
        const sentence = parts.join(' ')
        for (const { span, text, value, halfWidth } of statedValues(sentence)) {
          expect(sentence.slice(span.start, span.end)).toBe(text)
          expect(value).toBeGreaterThanOrEqual(0)
          expect(value).toBeLessThanOrEqual(1)
          expect(halfWidth).toBeGreaterThan(0)
        }
      }),
    )
  })
})

describe('a claim', () => {
  it('carries its values with their places in the source', () => {
    const text = 'Setup as before. Accuracy suddenly jumps from 3% at 13B to 45% at 62B parameters.'
    const [claim] = detectClaims([PAPER, prose(text, 'paragraph', 1000)])
    expect(claim?.values.map(({ span }) => text.slice(span.start - 1000, span.end - 1000))).toEqual(['3%', '45%'])
  })

  it('carries them too where its author marked it', () => {
    const text = 'First. It gets 45% at 62B.'
    const claim = claimOfPassage(prose(text, 'paragraph', 10), {}, { start: 7, end: text.length })
    expect(claim.values.map(({ span }) => text.slice(span.start - 10, span.end - 10))).toEqual(['45%'])
  })
})
