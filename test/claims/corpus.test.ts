import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ClaimKind, ScaleAxis, Stance } from '../../src/claims/claim.ts'
import { isSure } from '../../src/claims/evidence/confidence.ts'
import { gather } from '../../src/claims/evidence/evidence.ts'
import { SENSITIVITIES, type Sensitivity } from '../../src/claims/options.ts'
import { readSentence } from '../../src/claims/reading.ts'
import { Terms } from '../../src/claims/terms.ts'
import { readCorpus } from './training/corpus.ts'
import { judgeHeldOut, type Score, scoreOf } from './training/held-out.ts'

const KINDS: Readonly<Record<ClaimKind, true>> = {
  jump: true,
  threshold: true,
  unpredictability: true,
  'phase-transition': true,
  grokking: true,
  smoothness: true,
}
const STANCES: Readonly<Record<Stance, true>> = { asserted: true, negated: true, hedged: true, attributed: true }
const AXES: Readonly<Record<ScaleAxis, true>> = { params: true, compute: true, data: true, steps: true, loss: true }
const FORMS = ['paragraph', 'list-item', 'heading', 'caption', 'footnote', 'quote', 'table-row']
const FIELDS = ['doc', 'form', 'heading', 'text', 'kind', 'stance', 'axis', 'because', 'borderline']
const FOLDER = new URL('./corpus/', import.meta.url)

const units = readCorpus()
const named = (unit: (typeof units)[number]) => `${unit.file}: ${unit.text}`

describe('labelled corpus', () => {
  it('has many claims, of every kind and stance, and more that are none', () => {
    const claims = units.filter(({ kind }) => kind !== null)
    expect(claims.length).toBeGreaterThanOrEqual(2000)
    expect(units.length - claims.length).toBeGreaterThan(2 * claims.length)
    for (const kind of Object.keys(KINDS)) expect(claims.filter(unit => unit.kind === kind).length).toBeGreaterThan(100)
    for (const stance of Object.keys(STANCES)) {
      expect(claims.filter(unit => unit.stance === stance).length).toBeGreaterThan(100)
    }
  })

  it('knows every kind, stance, axis and form that it names', () => {
    for (const unit of units) {
      if (unit.kind !== null) expect(KINDS, named(unit)).toHaveProperty(unit.kind)
      if (unit.stance !== null) expect(STANCES, named(unit)).toHaveProperty(unit.stance)
      if (unit.axis !== null) expect(AXES, named(unit)).toHaveProperty(unit.axis)
      expect(FORMS, named(unit)).toContain(unit.form)
    }
  })

  it('writes its forms and fields as they are read', () => {
    for (const file of readdirSync(FOLDER)) {
      for (const line of readFileSync(new URL(file, FOLDER), 'utf8').trim().split('\n')) {
        const row: Readonly<Record<string, unknown>> = JSON.parse(line)
        expect(FORMS, `${file}: ${line}`).toContain(row.form)
        for (const field of Object.keys(row)) expect(FIELDS, `${file}: ${line}`).toContain(field)
      }
    }
  })

  it('gives a stance to claims alone, and a reason to others alone', () => {
    for (const unit of units) {
      expect(unit.stance === null, named(unit)).toBe(unit.kind === null)
      if (unit.kind === null) expect(unit.axis, named(unit)).toBeNull()
      else expect(unit.because, named(unit)).toBeNull()
    }
  })

  it('has words in every unit, and no sentence twice in a file', () => {
    const seen = new Set<string>()
    for (const unit of units) {
      expect(unit.text.trim(), named(unit)).not.toBe('')
      // Short labels, quoted lines, headings and rows do come again.
      if (['heading', 'table-row', 'quote'].includes(unit.form) || unit.text.split(' ').length < 6) continue
      expect(seen.has(named(unit)), named(unit)).toBe(false)
      seen.add(named(unit))
    }
  })
})

/** About a point under what is measured: the weights are the same everywhere, and a breakage shows. */
const LEAST: Readonly<Record<Sensitivity, Score>> = {
  strict: { precision: 0.84, recall: 0.315, f1: 0.46 },
  balanced: { precision: 0.755, recall: 0.45, f1: 0.565 },
  broad: { precision: 0.71, recall: 0.565, f1: 0.63 },
}

describe('units whose documents the weights have not seen', () => {
  const judged = judgeHeldOut(units)
  const clear = judged.filter(({ unit }) => !unit.borderline)

  it('are all judged', () => {
    expect(judged).toHaveLength(units.length)
  })

  it.each(SENSITIVITIES)('are told apart well enough when %s', sensitivity => {
    const score = scoreOf(judged, sensitivity)
    console.log(`${sensitivity}: ${inWords(score)}; without borderline ${inWords(scoreOf(clear, sensitivity))}`)
    expect(score.precision).toBeGreaterThan(LEAST[sensitivity].precision)
    expect(score.recall).toBeGreaterThan(LEAST[sensitivity].recall)
    expect(score.f1).toBeGreaterThan(LEAST[sensitivity].f1)
    expect(scoreOf(clear, sensitivity).recall).toBeGreaterThan(score.recall)
  })

  it('are found more of, and with more that are none, the broader', () => {
    const [strict, balanced, broad] = SENSITIVITIES.map(
      sensitivity =>
        new Set(judged.filter(({ confidence }) => isSure(confidence, sensitivity)).map(({ unit }) => unit)),
    )
    expectWithin(strict, balanced)
    expectWithin(balanced, broad)
  })
})

describe('sensitivities of the product', () => {
  it('find what the stricter ones find, and more', () => {
    const telling = units.filter(({ kind, because }) => kind !== null || because !== null)
    const setting = { document: 2, paragraph: 1, speaksOfScale: true }
    const terms = new Terms({ addTerms: {}, ignoreTerms: [] })
    const [strict, balanced, broad] = SENSITIVITIES.map(sensitivity => {
      const found = telling.filter(
        ({ text, form, heading }) =>
          readSentence(text, form, heading, setting, { sensitivity, terms, gather }) !== null,
      )
      return new Set(found)
    })
    expectWithin(strict, balanced)
    expectWithin(balanced, broad)
  })
})

function expectWithin<Item>(inner: ReadonlySet<Item> | undefined, outer: ReadonlySet<Item> | undefined): void {
  expect(inner?.size).toBeGreaterThan(0)
  expect(outer?.size).toBeGreaterThan(inner?.size ?? 0)
  for (const item of inner ?? []) expect(outer?.has(item)).toBe(true)
}

function inWords({ precision, recall, f1 }: Score): string {
  return `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, F1 ${f1.toFixed(3)}`
}
