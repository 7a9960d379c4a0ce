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
 *
 * A browser that runs scripts reads a `noscript` as mere text, ten times as fast as it reads pictures; the page's script draws them,
 * those in sight first. Every other browser draws them at once.
 */
export async function pairHtml(pair: Pair): Promise<string> {
  return `<figure><noscript>${await picturesHtml(pair)}</noscript></figure>`
}

async function picturesHtml({ claimed, deciding }: Pair): Promise<string> {
  if (deciding === null) return pictureHtml(claimed, {})
  const both = [claimed, deciding].map(picture => ({ picture, yScale: 'linear' }) as const)
  const left = await pictureHtml(claimed, { beside: deciding, legendFor: both })
  const right = await pictureHtml(deciding, { beside: claimed, legendFor: [] })
  return `${left}${right}`
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

/**
 * The same drawing in fewer characters and elements: type from the page, tenths of a pixel, lines of one look as one path, no groups
 * of one, and nothing said that goes without saying.
 */
function sparing(svg: string): string {
  return svg
    .replaceAll(/<[^>]+>/g, tag =>
      tag
        .replaceAll(
          / (?:font-family="[^"]*"|font-weight="400"|text-anchor="start"|stroke-miterlimit="4"|stroke-width="1")/g,
          '',
        )
        .replaceAll(/\d+\.\d{2,}/g, number =>
          tag.includes('opacity="0.') ? number : String(Math.round(Number(number) * 10) / 10),
        ),
    )
    .replaceAll(/(<g [^>]*stroke="[^>]*>)((?:<path d="M[\d.,L-]+"\/>){2,})/g, (whole, open: string, paths: string) =>
      open.includes('fill=') || open.includes('opacity') ? whole : `${open}${paths.replaceAll('"/><path d="', '')}`,
    )
    .replaceAll(GROUP_OF_ONE, (whole, look: string, name: string, own: string, rest: string) =>
      hasSameAttribute(look, own) ? whole : `<${name}${look}${own}${rest}`,
    )
}

/** A group that holds a single shape, or a single line of words. */
const GROUP_OF_ONE = /<g((?: [\w-]+="[^"]*")+)><(path|rect|circle|text)((?: [\w-]+="[^"]*")*)(\/>|>[^<]*<\/\2>)<\/g>/g

function hasSameAttribute(one: string, other: string): boolean {
  return [...one.matchAll(/ [\w-]+=/g)].some(([name]) => other.includes(name))
}
