import type { Prose, ProseForm, Section } from '../../src/paper/paper.ts'

/** Prose made by hand: its text stands in the source as it is, from `source` on. */
export function prose(text: string, form: ProseForm = 'paragraph', source = 0, section = 0): Prose {
  return {
    form,
    text,
    stretches: [{ at: 0, source, length: text.length }],
    span: { start: source, end: source + text.length },
    section,
  }
}

/** A section with nothing but a heading. */
export function section(heading: string): Section {
  return { heading, depth: 2, span: { start: 0, end: 0 } }
}

/** A paragraph that tells the reader that the document is about language models, and claims nothing. */
export const PAPER = prose(
  'We evaluate a family of transformer language models on question answering benchmarks. All models share a tokenizer, and results are averages over three seeds of pretraining.',
)

/** A paragraph of a document about something else. */
export const OTHER = prose(
  'Thank you for visiting our pages. Opening hours and prices are listed below, and all rooms can be booked by telephone.',
)
