import { dataUri } from '../src/plot/data-uri.ts'
import type { Picture } from '../src/plot/picture.ts'
import { drawPlainly } from '../src/plot/plain/draw.ts'
import type { PlotSize } from '../src/plot/spec.ts'
import type { Theme } from '../src/plot/theme.ts'
import { thumbnailSize, thumbnailSpec } from '../src/plot/thumbnail.ts'
import { shareText } from '../src/plot/words.ts'
import { element } from './element.ts'
import { readingSentence, readingTag, readingWord } from './reading.ts'

/** A view in small, with its caption. */
export type Thumbnail = {
  readonly root: HTMLElement
  /** Takes what is to be drawn; true where that differs from what is seen. */
  readonly set: (picture: Picture, axisLabel: string, theme: Theme) => boolean
  readonly draw: () => Promise<void>
}

/** Size of the plot of a thumbnail in pixels. */
const SIZE: PlotSize = { width: 120, height: 74 }
const OUTER = thumbnailSize(SIZE)

/** Makes a thumbnail without its plot, which is drawn when it comes into view. */
export function createThumbnail(): Thumbnail {
  const image = element('img', { attributes: { alt: '', width: String(OUTER.width), height: String(OUTER.height) } })
  const problem = element('span', { attributes: { class: 'problem' } }, 'This plot could not be drawn.')
  const axis = element('span', { attributes: { class: 'thumb-axis' } })
  const share = element('span', { attributes: { class: 'thumb-share' } })
  const root = element(
    'div',
    { attributes: { class: 'thumb', role: 'gridcell', tabindex: '-1' } },
    axis,
    image,
    problem,
    element('span', { attributes: { class: 'thumb-says' } }, share),
  )
  problem.hidden = true
  let wanted: { readonly picture: Picture; readonly theme: Theme } | null = null
  let key = ''
  let drawn = ''
  let captioned = ''
  const set = (picture: Picture, axisLabel: string, theme: Theme): boolean => {
    wanted = { picture, theme }
    key = JSON.stringify(wanted)
    const shareWords = picture.share === null ? '' : ` Jump share ${shareText(picture.share)}.`
    const caption = `${picture.metricLabel}, ${axisLabel} axis. ${readingSentence(picture)}${shareWords}`
    if (caption !== captioned) {
      captioned = caption
      axis.textContent = axisLabel
      share.textContent = shareText(picture.share).replaceAll(' ', '\u00a0')
      share.parentElement?.replaceChildren(readingTag(picture.reading, readingWord(picture)), ' ', share)
      root.setAttribute('aria-label', caption)
    }
    return key !== drawn
  }
  const draw = async (): Promise<void> => {
    if (wanted === null || key === drawn) return
    const drawing = key
    drawn = key
    // A picture of its own weighs less on the page than the hundreds of elements it is made of.
    try {
      const spec = thumbnailSpec(wanted.picture, wanted.theme, SIZE)
      const uri = dataUri(drawPlainly(spec) ?? (await (await import('../src/plot/svg.ts')).svgOf(spec)))
      if (drawing === key) image.src = uri
      problem.hidden = true
    } catch (error) {
      problem.hidden = false
      throw error
    }
  }
  return { root, set, draw }
}
