import type { Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'

/** Without one of these, as written or as an entity, no address stands in a text. */
const BARE_LINK = /http|www|@|&(?:#|commat)/i
const BARE_LINK_CONSTRUCTS: ReadonlySet<string | undefined> = new Set([
  'emailAutolink',
  'protocolAutolink',
  'wwwAutolink',
])

const base = unified().use(remarkParse).use(remarkFrontmatter, ['yaml', 'toml']).use(remarkGfm).use(remarkMath)
// Freezing once keeps the extensions from being rebuilt for every section.
const whole = base().freeze()
const unlinked = base().use(withoutBareLinks).freeze()

/** Parses Markdown with tables, footnotes, math and front matter into a syntax tree. Every text has a tree. */
export function parseMarkdown(text: string): Root {
  return (BARE_LINK.test(text) ? whole : unlinked).parse(text)
}

/**
 * Leaves out the part that finds addresses in running text: it looks at every letter, which is a third of all work. The tree of a
 * text without addresses is the same.
 */
function withoutBareLinks(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions = (data.micromarkExtensions ?? []).map(extension => {
    const text = Object.entries(extension.text ?? {}).map(([code, constructs]) => {
      const all = [constructs ?? []].flat()
      return [code, all.filter(({ name }) => !BARE_LINK_CONSTRUCTS.has(name))] as const
    })
    return { ...extension, text: Object.fromEntries(text.filter(([, constructs]) => constructs.length > 0)) }
  })
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? []).map(extensions =>
    [extensions].flat().filter(({ enter }) => !('literalAutolink' in (enter ?? {}))),
  )
}
