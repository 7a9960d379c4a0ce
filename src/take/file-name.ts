import { shownText } from '../claims/shown-text.ts'
import type { Picture } from '../plot/picture.ts'
import type { TakenForm } from '../protocol.ts'

const LONGEST_CLAIM = 40
const LONGEST_METRIC = 30

/**
 * Name of the file that a view is taken along in: "replot-two-digit-multiplication-exact-match-params-log.svg". Small letters
 * of ASCII, digits and hyphens alone, so that every system and every link can hold it.
 */
export function fileName(
  claim: string,
  picture: Pick<Picture, 'metricLabel' | 'axis' | 'xScale'>,
  form: TakenForm,
): string {
  const parts = [
    'replot',
    slug(shownText(claim), LONGEST_CLAIM) || 'claim',
    slug(picture.metricLabel, LONGEST_METRIC) || 'score',
    picture.axis,
    picture.xScale,
  ]
  return `${parts.join('-')}${ENDINGS[form]}`
}

/** The same name with a number, for a place where another file has it: "replot-….svg", "replot-…-2.svg". */
export function numberedName(name: string, number: number): string {
  return number < 2 ? name : name.replace(/(\.[a-z.]+)?$/, `-${number}$1`)
}

const ENDINGS: Readonly<Record<TakenForm, string>> = {
  svg: '.svg',
  png: '.png',
  'vega-lite': '.vl.json',
  csv: '.csv',
}

/** Whole words as far as they fit; a first word that is too long is cut. */
function slug(text: string, longest: number): string {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  if (plain.length <= longest) return plain
  const words = plain.slice(0, longest + 1).replace(/-[^-]*$/, '')
  return words.slice(0, longest)
}
