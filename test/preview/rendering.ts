import MarkdownIt from 'markdown-it'
import { analyze } from '../../src/analyze.ts'
import type { Finding } from '../../src/finding.ts'
import { type CardPicture, markHtml } from '../../src/preview/card.ts'
import { markClaims } from '../../src/preview/plugin.ts'
import { DEFAULT_SETTINGS } from '../../src/settings.ts'
import { MemoryWorkspace } from '../../src/workspace.ts'

type Plugin = (md: MarkdownIt) => void

export const URI = 'file:///paper.md'
export const PICTURE: CardPicture = { state: 'drawn', uri: 'data:image/svg+xml;base64,PHN2Zy8+' }

/** The claims of a text as the analysis finds them. */
export async function findingsOf(text: string): Promise<readonly Finding[]> {
  const signal = new AbortController().signal
  const analysis = await analyze({ uri: 'paper.md', text }, new MemoryWorkspace({}), DEFAULT_SETTINGS, signal)
  if (analysis === null) throw new Error('The analysis was stopped.')
  return analysis.findings
}

/** A renderer set up as the built-in preview sets up its own. */
export function preview(...plugins: readonly Plugin[]): MarkdownIt {
  const md = MarkdownIt({ html: true, linkify: true, typographer: true })
  for (const plugin of [frontMatter, math, ...plugins]) md.use(plugin)
  return md.use(sourceLines)
}

export type Rendering = {
  readonly html: string
  readonly plain: string
  /** Claims that have no place. */
  readonly lost: number
  readonly errors: readonly unknown[]
}

/** A text rendered with its claims marked and without. */
export function render(
  text: string,
  findings: readonly Finding[],
  options: { readonly current?: boolean; readonly picture?: CardPicture } = {},
): Rendering {
  let lost = 0
  const errors: unknown[] = []
  const marks = findings.map((finding, at) => ({ finding, html: markHtml(finding, options.picture ?? PICTURE, at) }))
  const md = preview(one =>
    markClaims(one, {
      marksOf: () => ({ marks, current: options.current ?? true }),
      rendered: (_, places) => {
        lost = places.filter(place => place === '').length
      },
      failed: error => errors.push(error),
    }),
  )
  const plain = preview()
  return {
    html: md.renderer.render(md.parse(text, {}), md.options, { currentDocument: URI }),
    plain: plain.renderer.render(plain.parse(text, {}), plain.options, { currentDocument: URI }),
    lost,
    errors,
  }
}

/** The page without our marks. */
export function withoutMarks(html: string): string {
  const behind = html.replaceAll(/<p class="emergence-behind">.*<\/p>\n/g, '')
  return unwrapped(cutOut(behind, '<span class="emergence-mark', false), '<span class="emergence-words')
}

/** What a reader reads before each mark, to the beginning of the page. */
export function wordsBefore(html: string): readonly string[] {
  return [...html.matchAll(/<span class="emergence-mark/g)].map(({ index }) =>
    withoutMarks(html.slice(0, index))
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  )
}

/** The underlined words, piece by piece. */
export function underlined(html: string): readonly string[] {
  return [...html.matchAll(/<span class="emergence-words [^"]*">(.*?)<\/span>/gs)].map(([, words = '']) =>
    words.replaceAll(/<[^>]*>/g, ''),
  )
}

function unwrapped(html: string, opening: string): string {
  return cutOut(html, opening, true)
}

/** Takes out every span that begins so, with what it holds or without. */
function cutOut(html: string, opening: string, keepsContent: boolean): string {
  let rest = html
  for (let at = rest.indexOf(opening); at >= 0; at = rest.indexOf(opening)) {
    const start = rest.indexOf('>', at) + 1
    let depth = 1
    let end = start
    for (const { 0: tag, index } of rest.slice(start).matchAll(/<\/?span\b/g)) {
      depth += tag === '</span' ? -1 : 1
      end = start + index
      if (depth === 0) break
    }
    const content = depth === 0 ? rest.slice(start, end) : rest.slice(start)
    const behind = depth === 0 ? rest.slice(end + '</span>'.length) : ''
    rest = rest.slice(0, at) + (keepsContent ? content : '') + behind
  }
  return rest
}

/** The preview's own plugin that ties the page to the source's lines. */
function sourceLines(md: MarkdownIt): void {
  md.core.ruler.push('source_map_data_attribute', state => {
    for (const token of state.tokens) {
      if (token.map === null || token.type === 'inline') continue
      token.attrSet('data-line', String(token.map[0]))
      token.attrJoin('class', 'code-line')
      token.attrJoin('dir', 'auto')
    }
  })
  const block = md.renderer.rules.html_block
  if (block === undefined) return
  md.renderer.rules.html_block = (tokens, at, options, env, self) => {
    const token = tokens[at]
    const lines = token === undefined ? '' : self.renderAttrs(token)
    return `<div ${lines} ></div>\n${block(tokens, at, options, env, self)}`
  }
}

/** Front matter is one block, which the preview shows as a table. */
function frontMatter(md: MarkdownIt): void {
  md.block.ruler.before('hr', 'front_matter', (state, line, endLine) => {
    const text = (at: number) => state.getLines(at, at + 1, 0, false)
    if (line !== 0 || text(0) !== '---') return false
    for (let end = 1; end < endLine; end++) {
      if (text(end) !== '---') continue
      state.push('front_matter', 'table', 0).map = [0, end + 1]
      state.line = end + 1
      return true
    }
    return false
  })
}

/** Math stands in tokens of its own, which show something else than they hold. */
function math(md: MarkdownIt): void {
  md.inline.ruler.after('escape', 'math_inline', (state, silent) => {
    const found = /^\$(?!\s)([^$\n]+?)(?<!\s)\$/.exec(state.src.slice(state.pos))
    if (found === null) return false
    if (!silent) state.push('math_inline', 'math', 0).content = found[1] ?? ''
    state.pos += found[0].length
    return true
  })
  md.renderer.rules.math_inline = () => '<span class="katex"><span>∑</span></span>'
}
