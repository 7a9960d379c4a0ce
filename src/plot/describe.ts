import { listed, measuredAlong } from '../check/words.ts'
import { ended } from '../text/ended.ts'
import { shownCompanions } from './companions.ts'
import { isBound } from './frame.ts'
import type { Picture, PicturePoint } from './picture.ts'
import { scaleLabel, scoreLabel } from './ticks.ts'
import { pictureAxisName, pictureTitle, shareText } from './words.ts'

/** Digits of an amount of scale in running text, where there is more room than at a tick. */
const SCALE_DIGITS = 4

/** What a picture shows, in sentences, for readers who do not see it; the first says what it comes to. */
export function describePicture(picture: Picture): string {
  return [
    `${pictureTitle(picture)}${sayingText(picture)}.`,
    `${pointsText(picture)} against ${pictureAxisName(picture)} (${axisText(picture)}).`,
    boundsText(picture),
    smoothText(picture),
    predictedText(picture),
    companionsText(picture),
    picture.chance === null ? null : `Chance level: ${scoreOf(picture, picture.chance)}.`,
    picture.floor === null ? null : `Scores below ${scoreOf(picture, picture.floor)} are not resolved by the test.`,
    sentence(picture.assumption),
  ]
    .filter(part => part !== null)
    .join(' ')
}

/** What the claimed picture and the one beside it show. */
export function describePair(claimed: Picture, deciding: Picture | null): string {
  return deciding === null ? describePicture(claimed) : `${describePicture(claimed)} ${describePicture(deciding)}`
}

/** One point in words: "12.85B: 55.5 % (95 % interval 53.3 % to 57.7 %)". */
export function describePoint(picture: Picture, point: PicturePoint): string {
  const place = scaleOf(picture, point.x)
  if (isBound(picture, point, 'linear'))
    return `${place}: at most ${scoreOf(picture, point.high)} (only an upper limit is known)`
  const score = `${place}: ${scoreOf(picture, point.y)}`
  if (!(point.high > point.low)) return score
  return `${score} (95 % interval ${scoreOf(picture, point.low)} to ${scoreOf(picture, point.high)})`
}

/** What the view says by itself, as the end of a first sentence. */
function sayingText(picture: Picture): string {
  const { reading, share, jump } = picture
  const way = changeWord(picture)
  const size = share === null ? null : `${shareText(share)} of the ${way}`
  switch (reading) {
    case 'jump':
      return jump?.accelerates === true
        ? ` – on this view the ${way} speeds up from ${scaleOf(picture, jump.from)} on${size === null ? '' : `: ${size}`}`
        : ` – on this view a jump remains${size === null ? '' : `: ${size},`}${jump === null ? '' : ` between ${scaleOf(picture, jump.from)} and ${scaleOf(picture, jump.to)}`}`
    case 'smooth':
      return ` – on this view the ${way} is smooth${size === null ? '' : ` (jump share ${shareText(share)})`}`
    case 'open':
      return ` – on this view it cannot be told whether the ${way} is a jump${size === null ? '' : ` (jump share ${shareText(share)})`}`
    case 'flat':
      return ' – on this view the score hardly changes'
    case 'unjudged':
      return size === null ? '' : ` – jump share: ${size}`
  }
}

function axisText({ xScale, judgedOn }: Picture): string {
  return judgedOn === undefined ? `${xScale} axis` : `${xScale} axis; judged on the ${judgedOn} axis`
}

function pointsText(picture: Picture): string {
  const ends = endsOf(picture)
  if (ends === null) return 'No points'
  const [from, to] = ends
  const count = picture.points.length
  return count === 1
    ? `One point, ${placed(picture, from)},`
    : `${count} points from ${placed(picture, from)} to ${placed(picture, to)}`
}

/** The curves beside the picture's own; those that are drawn on demand alone are not told. */
function companionsText(picture: Picture): string | null {
  const names = shownCompanions(picture, false).map(({ name }) => name)
  return names.length === 0 ? null : `Beside it: ${listed(names)}.`
}

function placed(picture: Picture, point: PicturePoint): string {
  const score = isBound(picture, point, 'linear')
    ? `at most ${scoreOf(picture, point.high)}`
    : scoreOf(picture, point.y)
  return `${score} at ${scaleOf(picture, point.x)}`
}

function boundsText(picture: Picture): string | null {
  const bounds = picture.points.filter(point => isBound(picture, point, 'linear')).length
  if (bounds === 0) return null
  return bounds === 1
    ? 'For one point only an upper limit is known.'
    : `For ${bounds} points only upper limits are known.`
}

/** Whether the scores as drawn rise or fall, in the way of growing scale. */
export function changeWord(picture: Picture): 'rise' | 'fall' {
  const ends = endsOf(picture)
  return ends !== null && ends[1].y < ends[0].y ? 'fall' : 'rise'
}

/** The first and the last point in the way of growing scale; a loss grows by falling. */
function endsOf(picture: Picture): readonly [PicturePoint, PicturePoint] | null {
  const points = [...picture.points].sort((a, b) => a.x - b.x)
  const [least] = points
  const most = points.at(-1)
  if (least === undefined || most === undefined) return null
  return picture.axis === 'loss' ? [most, least] : [least, most]
}

function smoothText(picture: Picture): string | null {
  const [first] = picture.smooth ?? []
  const last = picture.smooth?.at(-1)
  if (first === undefined || last === undefined) return null
  const widest = Math.max(...(picture.smooth ?? []).map(({ low, high }) => high - low))
  const band = widest > 0 ? `, its 95 % band at most ${spanOf(picture, widest)} wide` : ''
  return `The jump-free trend runs from ${scoreOf(picture, first.y)} to ${scoreOf(picture, last.y)}${band}.`
}

function predictedText(picture: Picture): string | null {
  const { predicted } = picture
  if (predicted === null) return null
  const range = `${predictedEnd(picture, predicted.low)} to ${predictedEnd(picture, predicted.high)}`
  const seen = picture.points.find(point => point.x === predicted.x && !isBound(picture, point, 'linear'))
  const measured =
    seen === undefined ? '' : `; ${picture.basis === 'derived' ? 'derived' : 'measured'}: ${scoreOf(picture, seen.y)}`
  return `${measuredAlong(picture.axis) === 'scale' ? 'The smaller models' : 'The earlier points'} predict ${range} at ${scaleOf(picture, predicted.x)}${measured}.`
}

/** No prediction is good to a thousandth of a percent: an end that near to 0 or 100 % reads as that. */
function predictedEnd(picture: Picture, y: number): string {
  const end = Math.round(y)
  return scoreOf(picture, picture.percent && Math.abs(y - end) < 1e-5 ? end : y)
}

function scaleOf(picture: Picture, x: number): string {
  return scaleLabel(x, picture.axis, SCALE_DIGITS)
}

function scoreOf(picture: Picture, y: number): string {
  return scoreLabel(y, picture.percent)
}

/** A difference of scores; of percent it is points. */
function spanOf(picture: Picture, span: number): string {
  return picture.percent ? `${scoreLabel(span * 100, false, 2)} points` : scoreLabel(span, false, 2)
}

function sentence(text: string | null): string | null {
  return text === null || text === '' ? null : ended(text)
}
