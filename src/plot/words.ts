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

/** What stands under the title: the axis, and how much of the rise is a jump. */
export function pictureSubtitle(picture: Picture, yScale: AxisScale): string {
  const axis = `${picture.xScale} axis of ${axisName(picture.axis)}${yScale === 'log' ? ', log score axis' : ''}`
  return picture.share === null ? axis : `${axis} · jump ${shareText(picture.share)}`
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
