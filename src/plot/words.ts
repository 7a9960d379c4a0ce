import type { AxisScale, Basis, JumpShare } from '../check/assessment.ts'
import type { ScaleAxis } from '../claims/claim.ts'
import type { Picture } from './picture.ts'

const AXES: Readonly<Record<ScaleAxis, string>> = {
  params: 'parameters',
  compute: 'training compute',
  data: 'training data',
  steps: 'training steps',
  loss: 'pre-training loss',
}

/** Name of a scale axis inside a sentence. */
export function axisName(axis: ScaleAxis): string {
  return AXES[axis]
}

/** How a view came about, in one word a reader sees. */
export function basisName(basis: Basis): string {
  switch (basis) {
    case 'claimed':
      return 'as claimed'
    case 'measured':
      return 'measured'
    case 'derived':
      return 'derived'
  }
}

/** Title of a picture: "As claimed: exact match", "Re-plotted: per-token accuracy (derived)". */
export function pictureTitle(picture: Picture): string {
  if (picture.basis === 'claimed') return `As claimed: ${picture.metricLabel}`
  const basis = ` (${basisName(picture.basis)})`
  return `Re-plotted: ${picture.metricLabel}${picture.metricLabel.endsWith(basis) ? '' : basis}`
}

/** The title as drawn: what a re-plot rests on stands behind it in a tag. */
export function drawnTitle(picture: Picture): { readonly text: string; readonly tag: string | null } {
  const text = pictureTitle(picture)
  if (picture.basis === 'claimed') return { text, tag: null }
  const tag = basisName(picture.basis)
  return { text: text.slice(0, -` (${tag})`.length), tag }
}

/** What a picture's own scale axis counts, inside a sentence: "parameters", "training compute", "layers". */
export function pictureAxisName({ xTitle }: Pick<Picture, 'xTitle'>): string {
  const name = xTitle.replace(/ \([^()]*\)$/, '')
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name
}

/** What stands under the title: what the view says, how much of the rise is a jump, and the axis; shorter where it must be. */
export function pictureSubtitle(picture: Picture, yScale: AxisScale, width = Number.POSITIVE_INFINITY): string {
  const logScore = yScale === 'log' ? ['log score axis'] : []
  const judged = picture.judgedOn === undefined ? [] : [`judged on the ${picture.judgedOn} axis`]
  const parts = (share: string | null, axis: string): string =>
    [...(share === null ? [] : [share]), axis, ...logScore, ...judged].join(' · ')
  const short = `${picture.xScale} axis`
  const estimate = readingText(picture, shareEstimate(picture.share))
  const said = readingText(picture, shareText(picture.share))
  const choices = [
    parts(said, `${short} of ${pictureAxisName(picture)}`),
    parts(said, short),
    parts(estimate, short),
    [
      ...(estimate === null ? [] : [estimate]),
      ...(yScale === 'log' ? [`${picture.xScale} x, log y`] : [short]),
      ...judged,
    ].join(' · '),
  ]
  const fitting = choices.find(choice => textWidth(choice, 10.5) <= width)
  return fitting ?? shortened(choices.at(-1) ?? '', width, 10.5)
}

function readingText({ reading, share }: Picture, amount: string): string | null {
  if (share === null) return null
  switch (reading) {
    case 'jump':
      return `jump: share ${amount}`
    case 'smooth':
      return `smooth: jump share ${amount}`
    case 'open':
      return `undecided: jump share ${amount}`
    case 'flat':
      return 'hardly changes'
    case 'unjudged':
      return `jump share ${amount}`
  }
}

/** A share without its interval: "75 %"; a dash when there is none. */
export function shareEstimate(share: JumpShare | null): string {
  return share === null ? '—' : `${Math.round(share.estimate * 100)} %`
}

/** A share with its interval: "75 % (50–100 %)"; a dash when there is none. */
export function shareText(share: JumpShare | null): string {
  if (share === null) return '—'
  const [estimate, low, high] = [share.estimate, share.low, share.high].map(part => String(Math.round(part * 100)))
  return low === high ? `${estimate} %` : `${estimate} % (${low}–${high} %)`
}

const NARROW = /[iljtfrI.,:;|'!()[\]{} ·]/
const WIDE = /[mwMW%@—]/
const UPPER = /[A-Z]/

/**
 * Width of a text in pixels, a little on the generous side. Pictures are laid out with this guess alone, since a picture
 * drawn without a browser has nothing to measure with.
 */
export function textWidth(text: string, fontSize: number): number {
  let em = 0
  for (const char of text) em += NARROW.test(char) ? 0.37 : WIDE.test(char) ? 0.95 : UPPER.test(char) ? 0.7 : 0.61
  return em * fontSize
}

/** Breaks a text into lines no wider than asked; a word that is wider by itself gets a line of its own. */
export function wrap(text: string, width: number, fontSize: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter(part => part !== '')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && textWidth(longer, fontSize) > width) {
      lines.push(line)
      line = word
    } else {
      line = longer
    }
  }
  return line === '' ? lines : [...lines, line]
}

/** A text cut to a width, with an ellipsis where something was cut. */
export function shortened(text: string, width: number, fontSize: number): string {
  if (textWidth(text, fontSize) <= width) return text
  let kept = text
  while (kept !== '' && textWidth(`${kept}…`, fontSize) > width) kept = kept.slice(0, -1)
  return `${kept.trimEnd()}…`
}
