import MarkdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import type { ReportOptions } from '../../src/report/report.ts'
import { auditOf, BARE, GONE, knowing, reported, SILENCE, TABLE } from './audited.ts'

const PAPER = `${GONE}\n\n${TABLE}`
const link: ReportOptions['link'] = (path, { start }) => `https://forge.example/${path}#L${start.line + 1}`

/** The report as a forge shows it. */
function shown(markdown: string): string {
  return new MarkdownIt({ html: true }).render(markdown)
}

describe('the Markdown report', () => {
  it('tells nothing found from nothing wrong', async () => {
    const nothing = await reported('markdown', await auditOf({ 'a.md': 'Fine.\n' }))
    expect(nothing).toContain('**0 claims found in 1 paragraph of 1 file: nothing was checked.**\n')
    expect(nothing).not.toMatch(/warning|\|/)
    const bare = await reported('markdown', await auditOf({ 'a.md': BARE }))
    expect(bare).toContain(
      '**1 claim found in 1 paragraph of 1 file.** No data could be used for it: nothing was checked. No warnings.',
    )
  })

  it('shows first what goes away, with both shares and a link to its place', async () => {
    const markdown = await reported('markdown', await auditOf({ 'a.md': BARE, 'b.md': PAPER }), { link })
    const [, first = ''] = markdown.split('## To look at first')
    const [rows = ''] = first.split('## Claims')
    const html = shown(rows)
    expect(html.match(/<tr>/g)).toHaveLength(2)
    const cells = [...html.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell]) => cell)
    expect(cells).toEqual([
      '▲',
      GONE,
      'Goes away under another metric',
      '75 % → 38 % (38–50 %), per-token scale (derived), log axis',
      '<a href="https://forge.example/b.md#L1">b.md:1</a>',
    ])
    expect(markdown).toContain('\nOf 1 claim with data, 1 is a jump as claimed and mostly smooth as re-plotted.\n')
  })

  it('folds each claim with its reasons, and lists indices and files that failed', async () => {
    const html = shown(await reported('markdown', await auditOf({ 'a.md': PAPER }, ['a.md', 'gone.md'])))
    expect(html).toContain(`<summary>▲ <b>Goes away under another metric</b> · line 1 · ${GONE}</summary>`)
    expect(html).toContain('<li>Data: The sentence names Table 1. Series: Multiplication against Params.</li>')
    expect(html).toMatch(/<td>a\.md:5<\/td>|<td style="text-align:left">a\.md:5<\/td>/)
    expect(html).toContain('>19.89</td>')
    expect(html).toContain('<strong>gone.md</strong>: The file is not there.')
    expect(html).toContain('<strong>1 file could not be audited.</strong>')
    expect(html.match(/<details>/g)?.length).toBe(html.match(/<\/details>/g)?.length)
  })

  it('marks what is known and what is silenced', async () => {
    const audit = await auditOf({ 'a.md': PAPER, 'b.md': `${SILENCE}\n${PAPER}` })
    const markdown = await reported('markdown', audit, { baseline: knowing(audit, 'a.md') })
    expect(markdown).toContain('1 warning, known; 1 more is silenced by a comment.')
    expect(markdown).toContain('| Goes away under another metric (known) |')
    expect(markdown).toContain('warning: metric\\-dependent (known)')
    expect(markdown).toContain('- Silenced by a comment: metric\\-dependent – discussed in appendix B')
  })

  it('lets no word of a document become markup, a mention or an issue', async () => {
    const evil =
      'Two-digit multiplication of language models suddenly emerges at 175B </summary></details><img src=x> | `x` **y** @someone #12 parameters (Table 1).'
    const path = 'notes/[x](y) <b>|#3 @team.md'
    const markdown = await reported('markdown', await auditOf({ [path]: `${evil}\n\n${TABLE}` }), { link })
    const html = shown(markdown)
    expect(html).not.toMatch(/<img|<em>|<b>\|/)
    expect(html.match(/<details>/g)).toHaveLength(1)
    expect(html.match(/<\/details>/g)).toHaveLength(1)
    const visible = html
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    expect(visible).toMatch(/@\u2060someone #\u206012/)
    expect(visible).not.toMatch(/@(?=\w)|#(?=\d)/)
    // Every row of every table has as many cells as its head.
    for (const table of html.matchAll(/<table>([\s\S]*?)<\/table>/g)) {
      const counts = [...(table[1] ?? '').matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(
        ([, row = '']) => row.match(/<t[dh]/g)?.length,
      )
      expect(new Set(counts).size).toBe(1)
    }
    const hrefs = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)
    expect(new Set(hrefs.map(href => href?.startsWith('https://forge.example/')))).toEqual(new Set([true]))
  })

  it('shows the first thirty claims at the top and counts the others', async () => {
    const files = Object.fromEntries(Array.from({ length: 32 }, (_, at) => [`p${at}.md`, PAPER]))
    const markdown = await reported('markdown', await auditOf(files))
    const [top = ''] = markdown.split('\n## Claims')
    expect(top.match(/^\| ▲ \| Two/gm)).toHaveLength(30)
    expect(top).toContain('\n2 claims more of this kind below.\n')
    expect(markdown.match(/<details>/g)).toHaveLength(32)
  })
})
