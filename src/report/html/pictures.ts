import { describePicture } from '../../plot/describe.ts'
import type { Pair } from '../../plot/pair.ts'
import type { Picture } from '../../plot/picture.ts'
import { drawPlainly } from '../../plot/plain/draw.ts'
import { type PictureOptions, pictureSpec } from '../../plot/spec.ts'
import { escapeHtml } from '../escape.ts'
import { PAGE_THEME } from './theme.ts'

/** Size of one plot between its axes: two stand side by side on a page and on a sheet of A4, one on a telephone. */
const SIZE = { width: 330, height: 200 }

/**
 * The view as claimed and the one beside it, drawn into the page: two pictures that stand level side by side, or one below the
 * other where there is little room. One legend speaks for both.
 */
export async function pairHtml({ claimed, deciding }: Pair): Promise<string> {
  if (deciding === null) return `<figure>${await pictureHtml(claimed, {})}</figure>`
  const both = [claimed, deciding].map(picture => ({ picture, yScale: 'linear' }) as const)
  const left = await pictureHtml(claimed, { beside: deciding, legendFor: both })
  const right = await pictureHtml(deciding, { beside: claimed, legendFor: [] })
  return `<figure>${left}${right}</figure>`
}

async function pictureHtml(picture: Picture, options: PictureOptions): Promise<string> {
  const spec = pictureSpec(picture, PAGE_THEME, SIZE, options)
  const svg = drawPlainly(spec) ?? (await (await import('../../plot/svg.ts')).svgOf(spec))
  return labelled(svg, describePicture(picture))
}

/** A drawing as part of a page: with words for those who do not see it, and without what the page says once for all. */
export function labelled(svg: string, alternative: string): string {
  return sparing(svg).replace(/^<svg xmlns="[^"]*"/, () => `<svg role="img" aria-label="${escapeHtml(alternative)}"`)
}

/** The same drawing in fewer characters: type from the page, tenths of a pixel, lines of one look as one path. */
function sparing(svg: string): string {
  return svg
    .replaceAll(/<[^>]+>/g, tag =>
      tag
        .replaceAll(/ (?:font-family="[^"]*"|font-weight="400"|text-anchor="start"|stroke-miterlimit="4")/g, '')
        .replaceAll(/\d+\.\d{2,}/g, number =>
          tag.includes('opacity="0.') ? number : String(Math.round(Number(number) * 10) / 10),
        ),
    )
    .replaceAll(/(<g [^>]*stroke="[^>]*>)((?:<path d="M[\d.,L-]+"\/>){2,})/g, (whole, open: string, paths: string) =>
      open.includes('fill=') || open.includes('opacity') ? whole : `${open}${paths.replaceAll('"/><path d="', '')}`,
    )
}
