import { describe, expect, it } from 'vitest'
import { compiled, svgOf } from '../../src/plot/svg.ts'
import { pictureWords } from '../../src/take/caption.ts'
import { vegaLiteFile, viewSpec } from '../../src/take/drawing.ts'
import { pngFile } from '../../src/take/png-file.ts'
import { svgFile } from '../../src/take/svg-file.ts'
import { chosenView, firstView } from '../../src/take/view.ts'
import { CLAIMED, DERIVED } from '../plot/pictures.ts'
import { sampleFinding } from './findings.ts'

const PAIR = { picture: DERIVED.id, xScale: 'log', yScale: 'linear', curves: false, pair: true } as const

describe('a view', () => {
  it('is the picture on its scales, beside the one as claimed', () => {
    const view = chosenView([CLAIMED, DERIVED], { ...PAIR, xScale: 'linear', yScale: 'log' })
    expect(view).toMatchObject({ chosen: { id: DERIVED.id, xScale: 'linear' }, claimed: CLAIMED, yScale: 'log' })
    expect(chosenView([CLAIMED, DERIVED], { ...PAIR, pair: false })?.claimed).toBeNull()
  })

  it('is not set beside itself, but beside itself on another scale', () => {
    const own = { ...PAIR, picture: CLAIMED.id }
    expect(chosenView([CLAIMED], own)?.claimed).toBeNull()
    expect(chosenView([CLAIMED], { ...own, xScale: 'linear' })?.claimed).toBe(CLAIMED)
    expect(chosenView([CLAIMED], { ...own, yScale: 'log' })?.claimed).toBe(CLAIMED)
  })

  it('is nothing where the picture is gone', () => {
    expect(chosenView([CLAIMED], PAIR)).toBeNull()
    expect(firstView([], null)).toBeNull()
  })
})

describe('a specification to take along', () => {
  it.each([true, false])('stands by itself: $schema, description, data, white ground (pair: %s)', async pair => {
    const finding = await sampleFinding('draft.md', 'Two-digit multiplication')
    const wanted = firstView(finding.pictures, finding.deciding)
    const view = wanted === null ? null : chosenView(finding.pictures, { ...wanted, pair })
    if (view === null) throw new Error('no view')
    const text = vegaLiteFile(view, 'What it shows.')
    const spec = JSON.parse(text)
    expect(Object.keys(spec).slice(0, 2)).toEqual(['$schema', 'description'])
    expect(spec).toMatchObject({
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      description: 'What it shows.',
      config: { background: '#ffffff' },
    })
    expect(text).not.toMatch(/"url"|"signal"/)
    expect(compiled(spec).warnings).toEqual([])
    expect(await svgOf(spec)).toBe(await svgOf(viewSpec(view)))
  })
})

describe('an SVG to take along', () => {
  it('tells its size, its title and what it shows, on opaque white', async () => {
    const finding = await sampleFinding('draft.md', 'Two-digit multiplication')
    const wanted = firstView(finding.pictures, finding.deciding)
    const view = wanted === null ? null : chosenView(finding.pictures, wanted)
    if (view === null) throw new Error('no view')
    const svg = svgFile(
      await svgOf(viewSpec(view)),
      pictureWords({ finding, view }, uri => uri),
    )
    expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
    expect(svg).toMatch(/^<svg [^>]*width="824" height="\d+" viewBox="0 0 824 \d+"/)
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="title desc">/)
    expect(svg).toMatch(/<rect width="824" height="\d+" fill="#ffffff"/)
    expect(svg).toContain('<title id="title">2-digit multiplication as claimed (exact match, log axis of parameters)')
    expect(svg).toMatch(/<desc id="desc">As claimed: exact match\b.* Data: Table 1 of draft\.md/)
    expect(svg.endsWith('</svg>\n')).toBe(true)
  })

  it('escapes the words and drops what XML forbids', () => {
    const svg = svgFile('<svg width="1"><g/></svg>', { title: 'a < b & "$1 $&"', description: 'x\u0007y\u0000' })
    expect(svg).toBe(
      '<svg width="1" role="img" aria-labelledby="title desc"><title id="title">a &lt; b &amp; &quot;$1 $&amp;&quot;' +
        '</title><desc id="desc">x y </desc><g/></svg>\n',
    )
  })
})

describe('a PNG of the page', () => {
  const one =
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

  it('is its bytes', () => {
    const bytes = pngFile(one)
    expect(Buffer.from(bytes ?? []).toString('base64')).toBe(one.split(',')[1])
  })

  it.each([['data:image/png;base64,SGVsbG8='], ['data:image/png;base64,!!!'], ['data:text/html;base64,PGI+'], ['']])(
    'is nothing else: %s',
    uri => {
      expect(pngFile(uri)).toBeNull()
    },
  )
})
