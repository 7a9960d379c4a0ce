import type { Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

// Freezing once keeps the extensions from being rebuilt for every section.
const processor = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ['yaml', 'toml'])
  .use(remarkGfm)
  .use(remarkMath)
  .freeze()

/** Parses Markdown with tables, footnotes, math and front matter into a syntax tree. Every text has a tree. */
export function parseMarkdown(text: string): Root {
  return processor.parse(text)
}
