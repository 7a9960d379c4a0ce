import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Audit, AuditedFile } from '../../src/audit/audit.ts'
import { Tally } from '../../src/audit/summary.ts'
import { htmlReport } from '../../src/report/html/page.ts'
import { overviewSentence } from '../../src/report/overview-words.ts'
import { PLAIN_REPORT } from '../../src/report/report.ts'
import { auditOf, BARE, GONE, knowing, reported, SILENCE, TABLE } from './audited.ts'

const PAPERS = {
  'a.md': BARE,
  'b/two.md': `# Multiplication\n\n${GONE}\n\n${TABLE}`,
  'c.md': `${GONE}\n\n${TABLE}`,
}
const PATHS = ['a.md', 'b/two.md', 'c.md']

/** The same audit with other words in its claims: no sentence is read that is as long as a claim may be that is marked by hand. */
function withClaims(audit: Audit, change: (text: string) => string): Audit {
  const files = [...audit.files].map((file): AuditedFile => {
    if (file.state === 'failed') return file
    const findings = file.findings.map(one => ({ ...one, claim: { ...one.claim, text: change(one.claim.text) } }))
    return { ...file, findings }
  })
  return { ...audit, files }
}

function captures(html: string, pattern: RegExp): readonly string[] {
  return [...html.matchAll(pattern)].map(([, found = '']) => found)
}

describe('the HTML report', () => {
  it('lists claims in the order of files and texts, each row with the article that it leads to', async () => {
    const html = await reported('html', await auditOf(PAPERS, PATHS))
    const rows = captures(html, /<th role="rowheader" scope="row"><a href="#(claim-[^"]+)">/g)
    expect(captures(html, /<article id="([^"]+)"/g)).toEqual(rows)
    expect(rows).toHaveLength(3)
    expect(new Set(rows).size).toBe(3)
    expect(captures(html, /<td role="cell" class="place"><bdi>(.*?)<\/bdi>/g)).toEqual([
      'a.md<wbr>:1',
      'b/<wbr>two.md<wbr>:3',
      'c.md<wbr>:1',
    ])
    expect(captures(html, /<tr[^>]* data-v="([^"]+)"/g)).toEqual(['no-data', 'metric-dependent', 'metric-dependent'])
    // Of the same words in two files each has its own anchor, and it stays when the other file goes.
    const alone = await reported('html', await auditOf(PAPERS, ['c.md']))
    expect(captures(alone, /<article id="([^"]+)"/g)).toEqual(rows.slice(2))
  })

  it('tells the shares of each claim in numbers by which the columns can be sorted', async () => {
    const html = await reported('html', await auditOf(PAPERS, PATHS))
    const cells = [
      ...html.matchAll(
        /<td role="cell" class="n" data-s="([^"]*)">([^<]*)<\/td><td role="cell" class="n" data-s="([^"]*)">([^<]*)<\/td><td role="cell" class="more">/g,
      ),
    ]
    const told = cells.slice(0, 2).map(([, ...found]) => found)
    expect(told).toEqual([
      ['', '–', '', '–'],
      ['0.7500', '75 %', '0.3750', '38 %'],
    ])
  })

  it('counts in a sentence, in a bar and by verdict', async () => {
    const html = await reported('html', await auditOf(PAPERS, PATHS))
    expect(html).toContain('3 claims found in')
    expect(html).toContain('2 go away and 1 has no data.')
    expect(html).toContain('<li data-v="metric-dependent"><span class="t gone" aria-hidden="true">▲</span> <b>2</b> ')
    expect(captures(html, /<rect class="\w+" x="([^"]+)" width="[^"]+" height="1"\/>/g)).toEqual(['0', '66.67'])
  })

  it('says in words what the overview shows', async () => {
    const html = await reported('html', await auditOf(PAPERS, PATHS))
    expect(html).toContain('<p>Of 2 claims with data, 2 are a jump as claimed and mostly smooth as re-plotted.</p>')
    const counts = { fell: 1, stayed: 1204, 'cannot-tell': 2, 'no-second-view': 0, 'small-as-claimed': 1 }
    expect(overviewSentence(counts)).toBe(
      'Of 1,208 claims with data, 1 is a jump as claimed and mostly smooth as re-plotted, 1,204 are a jump in both views, 2 are left open by one of the two views and 1 is less than half a jump even as claimed.',
    )
  })

  it('leads from a point of the overview to its claim, and from a mark for several to their rows', async () => {
    const one = await reported('html', await auditOf(PAPERS, ['b/two.md']))
    const [anchor] = captures(one, /<article id="([^"]+)"/g)
    expect(captures(one, /<a href="#([^"]+)"><title>/g)).toEqual([anchor])
    const two = await reported('html', await auditOf(PAPERS, PATHS))
    expect(captures(two, /<a href="#([^"]+)"><title>/g)).toEqual(['p=1'])
    // Without the script the link leads to the first of the rows.
    expect(two.match(/<tr role="row" id="p=1"/g)).toHaveLength(1)
    expect(two.match(/data-p="p=1"/g)).toHaveLength(2)
  })

  it('lets in its own script and style by their hashes and nothing else', async () => {
    const html = await reported('html', await auditOf(PAPERS, PATHS))
    const [policy = ''] = captures(html, /http-equiv="Content-Security-Policy" content="([^"]+)"/g)
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
    const [script = ''] = captures(html, /<script>([\s\S]*?)<\/script>/g)
    const [style = ''] = captures(html, /<style>([\s\S]*?)<\/style>/g)
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `script-src ${hash(script)}`,
      `style-src ${hash(style)}`,
      "base-uri 'none'",
      "form-action 'none'",
    ])
    expect(html).not.toMatch(/ style="| on\w+="|<img|<link|src=/)
  })

  it('shows what documents say as words, whatever they say', async () => {
    const hostile = [
      'Addition of language models suddenly emerges at 13B parameters </script><script>alert(1)</script>.',
      'Subtraction of language models suddenly emerges at 13B parameters &lt;img src=x onerror=alert(2)> "quoted" \'so\'.',
      'Division of language models suddenly emerges at 13B parameters \u202Eקפיצה.',
      'Multiplication of language models suddenly emerges at 13B parameters.',
    ]
    const path = 'a"><img src=x onerror=alert(3)>.md'
    const audit = await auditOf({ [path]: hostile.join('\n\n') })
    const html = await reported(
      'html',
      withClaims(audit, text => (/Multi/.test(text) ? 'x'.repeat(10_000) : text)),
      {
        link: () => 'javascript:alert(4)',
      },
    )
    expect(captures(html, /<article id="([^"]+)"/g).length).toBeGreaterThanOrEqual(3)
    expect(html.match(/<script/g)).toHaveLength(1)
    expect(html).not.toMatch(/<img|href="javascript/)
    expect(html).toContain('a&quot;&gt;&lt;img src=x onerror=alert(3)&gt;.md')
    // Text of another direction keeps to its own place; a long claim is cut in the table, not in its article.
    expect(captures(html, /<bdi>([^<]*קפיצה[^<]*)<\/bdi>/g).length).toBeGreaterThan(0)
    expect(html).toMatch(/<blockquote dir="auto">[^<]{10000,}<\/blockquote>/)
    const longest = Math.max(...captures(html, /<a href="#claim-[^"]+"><bdi>([^<]*)</g).map(({ length }) => length))
    expect(longest).toBeLessThan(200)
  })

  it('holds the pictures of claims as a browser with a script reads text, and one without it pictures', async () => {
    const html = await reported('html', await auditOf(PAPERS, PATHS))
    const figures = captures(html, /<article[\s\S]*?<figure>([\s\S]*?)<\/figure>/g)
    expect(figures).toHaveLength(2)
    for (const figure of figures) expect(figure).toMatch(/^<noscript><svg role="img" [\s\S]*<\/svg><\/noscript>$/)
    // No group around a single shape, and each shape with the look that its group gave it.
    expect(html).not.toMatch(/<g [^>]*><(?:path|rect|circle|text)[^>]*(?:\/>|>[^<]*<\/text>)<\/g>/)
    expect(figures[0]).toMatch(
      /<text font-size="12px" font-weight="600" fill="var\(--fg\)" x="-64" y="-40">As claimed: /,
    )
  })

  it('parts its rows into bodies of a hundred, and guesses the length of what is not laid out by the number of claims', async () => {
    const [one] = (await auditOf(PAPERS, ['b/two.md'])).files
    const files = Array.from({ length: 230 }, (_, at): AuditedFile => {
      if (one === undefined) throw new Error('no file')
      return { ...one, path: `${at}.md` }
    })
    const tally = new Tally()
    for (const file of files) tally.add(file)
    const html = await reported('html', { files, summary: tally.summary, complete: true })
    const bodies = captures(html.slice(0, html.indexOf('id="each"')), /(<tbody[\s\S]*?)<\/tbody>/g)
    expect(bodies.map(body => body.match(/<tr /g)?.length)).toEqual([100, 100, 30])
    expect(bodies.map(body => body.startsWith('<tbody role="rowgroup" class="full">'))).toEqual([true, true, false])
    expect(html).toContain('#each-claim{contain-intrinsic-block-size:auto 10350rem}')
  })

  it('links places by the address that it is told', async () => {
    const audit = await auditOf(PAPERS, PATHS)
    const html = await reported('html', audit, { link: (path, { start }) => `../${path}#L${start.line + 1}` })
    expect(html).toContain(
      '<td role="cell" class="place"><a href="../b/two.md#L3"><bdi>b/<wbr>two.md<wbr>:3</bdi></a></td>',
    )
    expect(html).toContain('<p class="place"><a href="../c.md#L1">')
  })

  it('marks what was known before', async () => {
    const audit = await auditOf(PAPERS, PATHS)
    const html = await reported('html', audit, { baseline: knowing(audit, 'b/two.md') })
    expect(captures(html, /<tr[^>]* data-v="[^"]+"( data-k="[^"]+")?/g)).toEqual([
      '',
      ' data-k="known"',
      ' data-k="new"',
    ])
    expect(html.match(/known before<\/p>/g)).toHaveLength(1)
    expect(await reported('html', audit)).not.toMatch(/data-k=/)
  })

  it('tells rules, and what comments silence with their reason', async () => {
    const html = await reported('html', await auditOf({ 'a.md': `${SILENCE}\n${GONE}\n\n${TABLE}` }))
    expect(html).toMatch(/silenced<\/span> <code>metric-dependent<\/code>.*discussed in appendix B/)
    expect(await reported('html', await auditOf(PAPERS, PATHS))).toContain(
      '<span class="severity warning">warning</span> <code>metric-dependent</code>',
    )
  })

  it('sets “0 claims found” apart from “fine”', async () => {
    const html = await reported('html', await auditOf({ 'a.md': 'Nothing of the sort.\n\nAnd more.\n' }))
    expect(html).toContain('<p class="lead nothing">0 claims found in 2 paragraphs of 1 file.')
    expect(html).toContain('that is not the same as fine')
    expect(html).not.toMatch(/id="overview"|id="claims"|id="each"|id="indices"|class="bar"/)
    expect(await reported('html', await auditOf({}))).toContain('No Markdown file was found, so nothing was read.')
  })

  it('says on top what is missing, and lists what failed', async () => {
    const audit = await auditOf(PAPERS, ['b/two.md', 'gone.md'])
    const html = await reported('html', { ...audit, complete: false })
    const top = html.slice(0, html.indexOf('class="lead'))
    expect(top).toContain('This audit is not complete.')
    expect(top).toContain('<a href="#not-audited"><strong>1 file</strong> could not be audited</a>')
    expect(html).toContain('<li><code><bdi>gone.md</bdi></code> The file is not there.</li>')
    expect(html).toMatch(/1 claim found in \d+ paragraphs of 1 file\./)
  })

  it('gives the indices of each curve once, beside what a straight line gives', async () => {
    const html = await reported('html', await auditOf(PAPERS, PATHS))
    const indices = html.slice(html.indexOf('id="indices"'))
    expect(captures(indices, /<td role="cell" class="n" data-s="[^"]*">([^<]*)<\/td>/g)).toEqual([
      ...['8', '19.89', '3.297', '7'],
      ...['8', '19.89', '3.297', '7'],
    ])
    expect(indices).toContain('<strong>no verdict uses them</strong>')
  })

  it('is the same to the byte for the same audit, and names no machine and no hour', async () => {
    const [first, second] = [await auditOf(PAPERS, PATHS), await auditOf(PAPERS, PATHS)]
    const html = await reported('html', first)
    expect(await reported('html', second)).toBe(html)
    expect(html).not.toMatch(/\d{2}:\d{2}:\d{2}|\/home\/|\/tmp\//)
  })

  it('comes in pieces that do not grow with the audit', async () => {
    const [one] = (await auditOf(PAPERS, ['b/two.md'])).files
    if (one === undefined) throw new Error('no file')
    const largest = async (count: number) => {
      let gone = 0
      const files: Iterable<AuditedFile> = {
        *[Symbol.iterator]() {
          gone += 1
          for (let at = 0; at < count; at++) yield { ...one, path: `${at}.md` }
        },
      }
      const tally = new Tally()
      for (const file of files) tally.add(file)
      let most = 0
      for await (const piece of htmlReport({ files, summary: tally.summary, complete: true }, PLAIN_REPORT))
        most = Math.max(most, piece.length)
      // Once to count them, here, and five times for the page.
      expect(gone).toBe(6)
      return most
    }
    expect(await largest(40)).toBeLessThan(1.1 * (await largest(4)))
  })
})
