import type MarkdownIt from 'markdown-it'
import { type DocumentMarks, MARK_TYPE, markedTokens } from './marks.ts'

/** Where the plugin asks for the marks of a document, and tells what became of them. */
export type PreviewHost = {
  /** The marks of the document with this URI; null for one that is none of ours. Must answer at once. */
  marksOf(document: string): DocumentMarks | null
  /** Hears where a document's marks stand now, and may ask where others would stand in the same page. */
  rendered(document: string, places: readonly string[], placesOf: (marks: DocumentMarks) => readonly string[]): void
  /** Hears of what went wrong; the page is then shown without marks. */
  failed(error: unknown): void
}

/**
 * Puts marks behind claims. It works when the page is rendered, not when the text is parsed: only then does the preview tell
 * which document it is, and it keeps parsed tokens from one rendering to the next.
 */
export function markClaims(md: MarkdownIt, host: PreviewHost): MarkdownIt {
  const { renderer } = md
  const render = renderer.render.bind(renderer)
  const rendering = new WeakSet<object>()
  renderer.rules[MARK_TYPE] = (tokens, at) => tokens[at]?.content ?? ''
  renderer.render = (tokens, options, env: unknown) => {
    const document = documentOf(env)
    // A plugin may render pieces of a page on the way; their lines are not the document's.
    if (document === null || typeof env !== 'object' || env === null || rendering.has(env)) {
      return render(tokens, options, env)
    }
    rendering.add(env)
    try {
      return render(marked(tokens, document, md, host), options, env)
    } finally {
      rendering.delete(env)
    }
  }
  return md
}

type Tokens = ReturnType<MarkdownIt['parse']>

function marked(tokens: Tokens, document: string, md: MarkdownIt, host: PreviewHost): Tokens {
  try {
    const marks = host.marksOf(document)
    const result = marks === null ? { tokens, places: [] } : markedTokens(tokens, marks, md)
    host.rendered(document, result.places, others => markedTokens(tokens, others, md).places)
    return result.tokens
  } catch (error) {
    host.failed(error)
    return tokens
  }
}

/** The URI that the preview tells in its environment; null where it renders a mere string. */
function documentOf(env: unknown): string | null {
  if (typeof env !== 'object' || env === null || !('currentDocument' in env)) return null
  const { currentDocument } = env
  if (currentDocument === undefined || currentDocument === null) return null
  return String(currentDocument)
}
