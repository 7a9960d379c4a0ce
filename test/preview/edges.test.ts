import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/finding.ts'
import { markHtml } from '../../src/preview/card.ts'
import type { DocumentMarks } from '../../src/preview/marks.ts'
import { markClaims } from '../../src/preview/plugin.ts'
import { CLAIMED, DERIVED } from '../plot/pictures.ts'
import { findingsOf, PICTURE, preview, render, URI, underlined, withoutMarks, wordsBefore } from './rendering.ts'

const S = 'Addition of language models suddenly emerges at 13B parameters.'
const [FINDING] = await findingsOf(S)
if (FINDING === undefined) throw new Error('The sentence is no claim.')
const finding: Finding = FINDING

/** The finding as if it stood on another line with other words. */
function elsewhere(line: number, text = finding.claim.text, character = 0): Finding {
  const place = (at: number) => ({ line, character: at, offset: 0 })
  return {
    ...finding,
    claim: { ...finding.claim, text },
    range: { start: place(character), end: place(character + 9) },
  }
}

function checked(text: string, findings: readonly Finding[], current = true) {
  const rendering = render(text, findings, { current })
  expect(rendering.errors).toEqual([])
  expect(withoutMarks(rendering.html)).toBe(rendering.plain)
  return rendering
}

describe('a claim whose place is not plain', () => {
  it('has its mark at the end of its block where its words are not there', () => {
    const { html, lost } = checked('Quite other words here, *and more*.\n\nLast.', [elsewhere(0)])
    expect(wordsBefore(html)).toEqual(['Quite other words here, and more.'])
    expect(underlined(html)).toEqual([])
    expect(lost).toBe(0)
  })

  it('has it behind the block above where the page shows nothing of its line', () => {
    expect(wordsBefore(checked('First.\n\n[^1]: word\n\nLast.', [elsewhere(2)]).html)).toEqual(['First.'])
  })

  it('has none where the findings are of an older text, and is told to have none', () => {
    const { html, lost } = checked('Quite other words here.', [elsewhere(0)], false)
    expect(html).not.toContain('emergence')
    expect(lost).toBe(1)
    expect(wordsBefore(checked(`Words.\n\n${S}`, [elsewhere(2)], false).html)).toEqual([`Words. ${S}`])
  })

  it('is found where an edit above has moved it', () => {
    const moved = `One.\n\nTwo.\n\n> ${S} Words.\n`
    expect(wordsBefore(checked(moved, [elsewhere(0)], false).html)).toEqual([`One. Two. ${S}`])
  })

  it('is found though some of its words were changed on the way', () => {
    const text = 'Addition (c) of our language models most suddenly emerges at 13B parameters, we find.'
    expect(wordsBefore(checked(text, [elsewhere(0)]).html)).toEqual([
      'Addition © of our language models most suddenly emerges at 13B parameters,',
    ])
  })

  it('is the second of two equal sentences where the second is meant', () => {
    const twice = `${S} ${S} Words.`
    expect(wordsBefore(checked(twice, [elsewhere(0, S, S.length + 1)]).html)).toEqual([`${S} ${S}`])
    expect(wordsBefore(checked(twice, [elsewhere(0, S, 0)]).html)).toEqual([S])
    const lines = `${S}\n${S}\n${S}\nWords.`
    expect(wordsBefore(checked(lines, [elsewhere(1)]).html)).toEqual([`${S} ${S}`])
  })

  it('shares its words with another claim', () => {
    const { html } = checked(`${S} Words.`, [elsewhere(0), { ...elsewhere(0), claim: { ...finding.claim, id: 'b' } }])
    expect(wordsBefore(html)).toEqual([S, S])
    expect(underlined(html)).toEqual([S])
  })

  it('stands in several cells of a row', () => {
    const table = '| Task | Emerges at |\n| --- | --- |\n| Addition | 13B |\n| Products | 175B |\n'
    const { html } = checked(table, [elsewhere(3, 'Products | 175B')])
    expect(underlined(html)).toEqual(['Products', '175B'])
    expect(wordsBefore(html).map(words => words.slice(-4))).toEqual(['175B'])
  })

  it('stands in the words of a picture', () => {
    const { html } = checked(`Before ![${S}](a.png) behind.`, [elsewhere(0)])
    expect(html).toMatch(/<img [^>]*><span class="emergence-mark/)
  })

  it('stands in a fence, behind which its mark follows with its words', () => {
    const { html } = checked(`\`\`\`text\n${S}\n\`\`\`\n\nWords.`, [elsewhere(1)])
    expect(html).toMatch(/<\/pre>\n<p class="emergence-behind"><span class="emergence-mark.*> Addition of language/)
  })

  it.each([
    `<div>\n<svg><text>${S}</text></svg>\n</div>\n`,
    `<div>\n<textarea>${S}</textarea>\n</div>\n`,
    `<div>\n<a title="never closed>${S}</a>\n</div>\n`,
  ])('stands behind HTML in which no mark can stand: %s', text => {
    const { html } = checked(text, [elsewhere(1)])
    expect(html.indexOf('emergence-mark')).toBeGreaterThan(html.indexOf('</div>', html.indexOf(S)))
  })

  it('stands at the end of a paragraph that holds such HTML', () => {
    const { html } = checked(`A <svg><text>${S}</text></svg> B.`, [elsewhere(0)])
    expect(html).toMatch(/B\.<span class="emergence-mark/)
    expect(underlined(html)).toEqual([])
  })

  it('is nowhere in a page without words', () => {
    expect(checked('', [elsewhere(0)]).lost).toBe(1)
    expect(checked('<!-- nothing -->', [elsewhere(0)]).html).toContain('emergence-behind')
  })
})

describe('the mark', () => {
  it('takes the focus, is named by the verdict, and is described by the evidence', () => {
    const html = markHtml({ ...finding, pictures: [CLAIMED, DERIVED], deciding: DERIVED.id }, PICTURE, 1)
    const id = /aria-describedby="([^"]+)"/.exec(html)?.[1]
    expect(html).toContain(`tabindex="0" role="button" aria-label="Emergence claim: ${finding.headline}"`)
    expect(html).toContain(`id="${id}"`)
    expect(html).toMatch(/<img class="emergence-picture" alt="[^"]*Exact match[^"]*per-token[^"]*" src="data:image/i)
    expect(html.match(/class="emergence-reason"/g)?.length ?? 0).toBeLessThanOrEqual(2)
  })

  it('keeps its card hidden where the page has no style for it', () => {
    expect(markHtml(finding, PICTURE, 1)).toMatch(/<span class="emergence-card" [^>]*\bhidden>/)
  })

  it.each([
    ['awaited', 'is being drawn'],
    ['left-out', 'hover over the claim in the editor'],
  ] as const)('says of a picture that is %s what there is to do', (state, words) => {
    expect(markHtml({ ...finding, pictures: [CLAIMED] }, { state }, 1)).toContain(words)
  })

  it('shows no picture but one drawn here', () => {
    for (const uri of ['https://a.example/x.svg', 'data:text/html,<b>', 'data:image/svg+xml;base64,"><script>'])
      expect(markHtml({ ...finding, pictures: [CLAIMED] }, { state: 'drawn', uri }, 1)).not.toMatch(/<img|<script/)
  })

  it.each(['<img src=x onerror="alert(1)">', '"><script>alert(1)</script>', "' onfocus='alert(1)", '`--></span><b>'])(
    'lets nothing of a document become HTML: %s',
    words => {
      const hostile: Finding = {
        ...finding,
        claim: { ...finding.claim, id: words, text: words },
        headline: words,
        reasons: [words, words],
        pictures: [{ ...CLAIMED, metricLabel: words, assumption: words }],
      }
      const html = markHtml(hostile, PICTURE, 1)
      expect(html.replaceAll(/<\/?(?:span|img)(?: [a-z-]+(?:="[^"<>']*")?)*>/g, '')).not.toMatch(/[<>"']/)
      expect([...html.matchAll(/<(\w+)/g)].every(([, tag]) => tag === 'span' || tag === 'img')).toBe(true)
      const { html: page } = checked('```\nx\n```', [{ ...hostile, range: elsewhere(1).range }])
      expect(page).toContain('emergence-behind')
      expect(page).not.toMatch(/<(?:script|b)>|<img src=x/)
    },
  )
})

describe('the plugin', () => {
  const marks = { marks: [{ finding, html: markHtml(finding, PICTURE, 1) }], current: true }
  const host = { marksOf: () => marks, rendered: () => undefined, failed: () => undefined }

  it('leaves the parsed text as it is, since the preview renders it again', () => {
    const md = preview(one => markClaims(one, host))
    const tokens = md.parse(`${S} Words.`, {})
    const before = JSON.stringify(tokens)
    const render = () => md.renderer.render(tokens, md.options, { currentDocument: URI })
    expect(render()).toBe(render())
    expect(JSON.stringify(tokens)).toBe(before)
  })

  it('marks nothing in a mere string, in a document that is none of ours, or in a piece of a page', () => {
    const asked: string[] = []
    const md = preview(one =>
      markClaims(one, {
        ...host,
        marksOf: document => {
          asked.push(document)
          return document === URI ? marks : null
        },
      }),
    )
    expect(md.render(S)).not.toContain('emergence')
    expect(md.render(S, { currentDocument: undefined })).not.toContain('emergence')
    expect(asked).toEqual([])
    expect(md.render(S, { currentDocument: 'file:///other.md' })).not.toContain('emergence')
    md.renderer.rules.fence = (tokens, at, _, env) => md.render(tokens[at]?.content ?? '', env)
    const page = md.render(`${S}\n\n\`\`\`\n${S}\n\`\`\`\n`, { currentDocument: URI })
    expect(page.match(/class="emergence-mark/g)).toHaveLength(1)
    expect(asked).toEqual(['file:///other.md', URI])
  })

  it('tells whether the same page with other marks would be another', () => {
    const told: { places: readonly string[]; placesOf: (marks: DocumentMarks) => readonly string[] }[] = []
    const md = preview(one =>
      markClaims(one, { ...host, rendered: (_, places, placesOf) => told.push({ places, placesOf }) }),
    )
    md.render(`${S} Words.`, { currentDocument: URI })
    const [page] = told
    if (page === undefined) throw new Error('Nothing was told.')
    const html = marks.marks[0]?.html ?? ''
    const placesOf = (one: Finding, mark = html) =>
      page.placesOf({ marks: [{ finding: one, html: mark }], current: true })
    expect(placesOf(finding)).toEqual(page.places)
    // The line of a claim may change without the page; its mark or its words may not.
    expect(placesOf(elsewhere(0, S, 40))).toEqual(page.places)
    expect(placesOf(finding, 'other')).not.toEqual(page.places)
    expect(placesOf(elsewhere(0, 'Words.'))).not.toEqual(page.places)
  })

  it('shows the page without marks where something goes wrong, and tells', () => {
    const errors: unknown[] = []
    const broken = (): never => {
      throw new Error('no findings')
    }
    const md = preview(one => markClaims(one, { ...host, marksOf: broken, failed: error => errors.push(error) }))
    expect(md.render(S, { currentDocument: URI })).toBe(preview().render(S))
    expect(errors).toHaveLength(1)
  })

  it('looks only at the blocks of its claims, however long the document', () => {
    const paragraphs = Array.from({ length: 1_000 }, (_, at) =>
      at % 17 === 3 ? `${S} It was run ${at}.` : `Words ${at}.`,
    )
    const findings = paragraphs.flatMap((text, at) => (text.startsWith(S) ? [elsewhere(2 * at)] : []))
    expect(findings).toHaveLength(59)
    let looks = 0
    const md = preview(one =>
      markClaims(one, {
        ...host,
        marksOf: () => ({ ...marks, marks: findings.map(one => ({ finding: one, html: '' })) }),
      }),
    )
    const tokens = md.parse(paragraphs.join('\n\n'), {})
    for (const token of tokens.filter(({ type }) => type === 'inline')) {
      const { children } = token
      Object.defineProperty(token, 'children', {
        get: () => {
          looks++
          return children
        },
        // A copy has children of its own.
        set(this: object, value: unknown) {
          Object.defineProperty(this, 'children', { value })
        },
      })
    }
    preview().renderer.render(tokens, md.options, {})
    const plain = looks
    looks = 0
    expect(underlined(md.renderer.render(tokens, md.options, { currentDocument: URI }))).toHaveLength(59)
    expect(plain).toBe(1_000)
    expect(looks - plain).toBeLessThanOrEqual(4 * findings.length)
  })
})
