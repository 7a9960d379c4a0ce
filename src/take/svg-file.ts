import { escapeHtml } from '../report/escape.ts'

/** What a picture is called and what it shows, for readers who do not see it. */
export type PictureWords = { readonly title: string; readonly description: string }

/** A drawn picture as a file of its own, which tells its title and what it shows. */
export function svgFile(svg: string, { title, description }: PictureWords): string {
  const words = `<title id="title">${plain(title)}</title><desc id="desc">${plain(description)}</desc>`
  return `${svg.replace(/^<svg\b([^>]*)>/, (_, attributes) => `<svg${attributes} role="img" aria-labelledby="title desc">${words}`)}\n`
}

/** Control characters have no place in XML, escaped or not. */
function plain(text: string): string {
  return escapeHtml(text.replaceAll(/\p{Cc}+/gu, ' '))
}
