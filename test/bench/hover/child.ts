// Draws pictures of claims in a process of its own, and tells as JSON how long that took. Arguments: way, pictures after the
// first. Everything up to the findings is done before the clock starts, as in an editor, where the hover comes last.
import { Analyzer } from '../../../src/analyze.ts'
import type { Finding } from '../../../src/finding.ts'
import { pairOf } from '../../../src/plot/pair.ts'
import { DEFAULT_SETTINGS } from '../../../src/settings.ts'
import { MemoryWorkspace } from '../../../src/workspace.ts'
import { paper } from './paper.ts'
import type { Drawing, Told, Way } from './told.ts'

const [way = 'hover', more = '0'] = process.argv.slice(2)
const findings = await findingsOf(Number(more) + 1)
const before = performance.now()
const draw = await drawing(way)
const first = await draw(findings[0])
const cold = performance.now() - before
const warm: number[] = []
for (const finding of findings.slice(1)) warm.push(await timed(() => draw(finding)))
const again: number[] = []
for (const finding of findings.slice(1)) again.push(await timed(() => draw(finding)))
const equal: number[] = []
// The same claims analysed anew: other objects of the same content.
for (const finding of structuredClone(findings.slice(1))) equal.push(await timed(() => draw(finding)))
const told: Told = { cold, warm, again, equal, characters: first.length }
console.log(JSON.stringify(told))

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

async function drawing(wanted: string): Promise<Drawing> {
  const ways: Readonly<Record<Way, () => Promise<Drawing>>> = {
    hover: hoverDrawing,
    vega: vegaDrawing,
    yardstick: yardstickDrawing,
  }
  const found = Object.entries(ways).find(([name]) => name === wanted)
  if (found === undefined) throw new Error(`There is no way "${wanted}"; expected ${Object.keys(ways).join(', ')}.`)
  return found[1]()
}

/** As the hover does it. */
async function hoverDrawing(): Promise<Drawing> {
  const { ClaimPictures } = await import('../../../src/vscode/claimPictures.ts')
  const pictures = new ClaimPictures(problem => {
    throw new Error(problem)
  })
  return async finding => {
    const uri = await pictures.pictureOf(finding, 'light')
    if (uri === null) throw new Error('There is no picture.')
    return uri
  }
}

/** The same specification, drawn by Vega-Lite and Vega. */
async function vegaDrawing(): Promise<Drawing> {
  const { pairSpec } = await import('../../../src/plot/spec.ts')
  const { dataUri } = await import('../../../src/plot/data-uri.ts')
  const { svgOf } = await import('../../../src/plot/svg.ts')
  return async finding => {
    const pair = pairOf(finding)
    if (pair === null) throw new Error('There is no picture.')
    return dataUri(await svgOf(pairSpec(pair.claimed, pair.deciding, 'light', { width: 230, height: 72 })))
  }
}

/** The same points and intervals as anyone would draw them: two plots of Vega-Lite with its own axes, and nothing else. */
async function yardstickDrawing(): Promise<Drawing> {
  const [{ parse, View }, { compile }] = await Promise.all([import('vega'), import('vega-lite')])
  return async finding => {
    const pair = pairOf(finding)
    const both = [pair?.claimed, pair?.deciding].flatMap(picture =>
      picture === null || picture === undefined ? [] : [picture],
    )
    const hconcat = both.map(({ points, xScale }) => {
      const x = { field: 'x', type: 'quantitative' as const, scale: { type: xScale } }
      return {
        width: 230,
        height: 72,
        data: { values: points.map(({ x: at, y, low, high }) => ({ x: at, y, low, high })) },
        layer: [
          {
            mark: 'rule' as const,
            encoding: { x, y: { field: 'low', type: 'quantitative' as const }, y2: { field: 'high' } },
          },
          { mark: 'point' as const, encoding: { x, y: { field: 'y', type: 'quantitative' as const } } },
        ],
      }
    })
    const view = new View(parse(compile({ hconcat }).spec), { renderer: 'none' })
    const svg = await view.toSVG()
    view.finalize()
    return `data:image/svg+xml;base64,${btoa(unescape(encodeURIComponent(svg)))}`
  }
}

async function findingsOf(count: number): Promise<readonly [Finding, ...Finding[]]> {
  const analyzer = new Analyzer(new MemoryWorkspace({}), DEFAULT_SETTINGS)
  const found: Finding[] = []
  for (let at = 0; at < count; at++) {
    const analysis = await analyzer.analyze({ uri: `${at}.md`, text: paper(at) }, new AbortController().signal)
    found.push(...(analysis?.findings ?? []).filter(finding => pairOf(finding)?.deciding != null).slice(0, 1))
  }
  const [one, ...others] = found
  if (one === undefined || found.length !== count)
    throw new Error(`${found.length} of ${count} papers have a pair of plots.`)
  return [one, ...others]
}
