import type { Reading } from '../src/check/assessment.ts'
import { changeWord } from '../src/plot/describe.ts'
import type { Picture } from '../src/plot/picture.ts'
import { scaleLabel } from '../src/plot/ticks.ts'
import { element } from './element.ts'

/** What a view says by itself, as a sentence. */
export function readingSentence(picture: Picture): string {
  switch (picture.reading) {
    case 'jump':
      return picture.jump?.accelerates === true
        ? `On this view the ${changeWord(picture)} speeds up from ${scaleLabel(picture.jump.from, picture.axis)} on.`
        : 'On this view the jump remains.'
    case 'smooth':
      return `On this view the ${changeWord(picture)} is smooth.`
    case 'open':
      return 'This view cannot tell.'
    case 'flat':
      return 'On this view the score hardly changes.'
    case 'unjudged':
      return 'This view cannot be judged.'
  }
}

/** The same in a word or two, for captions. */
export function readingWord({ reading, jump }: Pick<Picture, 'reading' | 'jump'>): string {
  switch (reading) {
    case 'jump':
      return jump?.accelerates === true ? 'speeds up' : 'jump'
    case 'smooth':
      return 'smooth'
    case 'open':
      return 'cannot tell'
    case 'flat':
      return 'hardly changes'
    case 'unjudged':
      return 'not judged'
  }
}

const SHAPES: Readonly<Record<Reading, string>> = {
  jump: 'M1 10H8V2H15',
  smooth: 'M1 10C8 10 9 3 15 2',
  open: 'M1 10H4M7 10C9 9 10 8 11 6M13 3L15 2',
  flat: 'M1 6H15',
  unjudged: 'M4 6H12',
}

/** The sign of a reading: a step, a smooth rise, a broken one, a dash. It only repeats what the words say. */
export function readingMark(reading: Reading): SVGElement {
  const mark = svg('svg', {
    class: 'reading-mark',
    viewBox: '0 0 16 12',
    width: '16',
    height: '12',
    'aria-hidden': 'true',
  })
  mark.append(svg('path', { d: SHAPES[reading], fill: 'none', stroke: 'currentColor', 'stroke-width': '1.75' }))
  return mark
}

/** Sign and words of a reading together. */
export function readingTag(reading: Reading, words: string): HTMLElement {
  return element('span', { attributes: { class: 'reading', 'data-reading': reading } }, readingMark(reading), words)
}

function svg(tag: 'svg' | 'path', attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  return made
}
