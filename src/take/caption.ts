import { version } from '../../package.json'
import type { AxisScale } from '../check/assessment.ts'
import type { Finding } from '../finding.ts'
import { describePicture } from '../plot/describe.ts'
import { isBound } from '../plot/frame.ts'
import type { Picture, PicturePoint } from '../plot/picture.ts'
import { scaleLabel, scoreLabel } from '../plot/ticks.ts'
import { basisName, pictureAxisName, pictureTitle } from '../plot/words.ts'
import { cut } from '../text/cut.ts'
import { ended } from '../text/ended.ts'
import { NO_TRIAL, type Trial } from '../trial.ts'
import { columnWords, type NameOf, tableName, trialWords } from './data-words.ts'
import { escapeForPaper, markdownPath } from './markdown.ts'
import type { PictureWords } from './svg-file.ts'
import { type ChosenView, drawnPictures } from './view.ts'

/** What is taken along, and what was tried on it. */
export type Taken = { readonly finding: Finding; readonly view: ChosenView; readonly trial?: Trial }

/** Name of the program and its version, as a source names it. */
export const CHECKED_WITH = `Emergence Check ${version}`

/**
 * What the plots are, in a sentence or two: "2-digit multiplication as claimed (exact match, log axis of parameters) beside the
 * same as per-token scale (derived, log axis of parameters). Assumes …".
 */
export function captionWords({ finding, view }: Taken): string {
  const { claimed, chosen, yScale } = view
  const right = viewWords(chosen, yScale)
  const subject = subjectOf(finding)
  const first =
    claimed === null
      ? `${subject} ${chosen.basis === 'claimed' ? 'as claimed' : 're-plotted'} (${right}).`
      : `${subject} as claimed (${viewWords(claimed, 'linear')}) beside the same re-plotted (${right}).`
  const assumption = chosen.assumption ?? ''
  return assumption === '' ? first : `${first} ${ended(assumption)}`
}

/** Which table the points are from, what was tried, and with what it was checked. */
export function sourceWords({ finding: { link }, trial }: Taken, nameOf: NameOf): string {
  const tried = trialWords(trial ?? NO_TRIAL)
  const sentences = [
    ...(link.state === 'linked' ? [`Data: ${tableName(link.series.table, nameOf)}, ${columnWords(link.series)}.`] : []),
    ...(tried === null ? [] : [`Tried with ${tried}.`]),
    `Checked with ${CHECKED_WITH}.`,
  ]
  return sentences.join(' ')
}

/** Title and description of the picture for readers who do not see it. */
export function pictureWords(taken: Taken, nameOf: NameOf): PictureWords {
  const description = drawnPictures(taken.view).map(describePicture).join(' ')
  return { title: captionWords(taken), description: `${description} ${sourceWords(taken, nameOf)}` }
}

/**
 * Picture, caption and source as they go into a Markdown document. The alternative text says what stands in the plots without
 * judging it; `plainer` says of them no more than that they are there.
 */
export function pictureMarkdown(taken: Taken, path: string, nameOf: NameOf, plainer = false): string {
  const alt = plainer ? 'Re-plot' : drawnPictures(taken.view).map(shownWords).join(' ')
  return [
    `![${escapeForPaper(alt)}](${markdownPath(path)})`,
    '',
    `*${escapeForPaper(captionWords(taken))}*`,
    escapeForPaper(sourceWords(taken, nameOf)),
  ].join('\n')
}

/** What stands in the plot: its axes and ends, and the span that is marked; no judgement, which a reader might take for a claim. */
function shownWords(picture: Picture): string {
  const { jump, axis, xScale, points, reading } = picture
  const ordered = points.toSorted((a, b) => (axis === 'loss' ? b.x - a.x : a.x - b.x))
  const [first, last] = [ordered[0], ordered.at(-1)]
  const ends =
    first === undefined || last === undefined
      ? 'no points'
      : `${points.length} points from ${pointWords(picture, first)} to ${pointWords(picture, last)}`
  const isMarked = jump !== null && (reading === 'jump' || reading === 'open')
  const to = jump?.accelerates === true ? (last?.x ?? jump.to) : jump?.to
  const marked =
    isMarked && to !== undefined ? ` Shaded: ${scaleLabel(jump.from, axis, 4)} to ${scaleLabel(to, axis, 4)}.` : ''
  return `${pictureTitle(picture)}, ${xScale} axis of ${pictureAxisName(picture)}, ${ends}.${marked}`
}

function pointWords(picture: Picture, point: PicturePoint): string {
  const bound = isBound(picture, point, 'linear')
  const score = scoreLabel(bound ? point.high : point.y, picture.percent)
  return `${bound ? 'at most ' : ''}${score} at ${scaleLabel(point.x, picture.axis, 4)}`
}

function subjectOf({ claim, link }: Finding): string {
  const named = link.state === 'linked' ? link.series.name || link.series.y.column : claim.task
  const words = cut(named ?? '')
  return words === '' ? 'The score' : words.charAt(0).toUpperCase() + words.slice(1)
}

function viewWords(picture: Picture, yScale: AxisScale): string {
  const { metricLabel, basis, xScale } = picture
  const told = ` (${basisName(basis)})`
  const name = metricLabel.endsWith(told) ? metricLabel.slice(0, -told.length) : metricLabel
  const parts = [
    name,
    ...(basis === 'claimed' ? [] : [basisName(basis)]),
    `${xScale} axis of ${pictureAxisName(picture)}`,
    ...(yScale === 'log' ? ['log score axis'] : []),
  ]
  return parts.join(', ')
}
