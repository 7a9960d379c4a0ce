import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import manifest from '../package.json'
import { SAMPLE_FILES, SAMPLE_PAPER } from '../src/sample.ts'
import { GRAVEST_FIRST } from '../src/verdicts.ts'

const ROOT = join(import.meta.dirname, '..')
const source = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const { colors, commands, walkthroughs } = manifest.contributes
const packed = source('.vscodeignore')

describe('marks in the manifest', () => {
  it('have a picture for each tone, for light and for dark, that is packed', () => {
    for (const tone of GRAVEST_FIRST)
      for (const kind of ['light', 'dark'])
        expect(source(`media/marks/${tone}-${kind}.svg`)).toMatch(/^<svg [^>]*width="16" height="16"/)
    expect(packed).toContain('!media/marks/**')
  })

  it('offer the colours that the code uses, each for all four kinds of theme', () => {
    const used = [...source('src/vscode/claimMarks.ts').matchAll(/'(emergenceCheck\.\w+Foreground)'/g)].map(
      ([, id]) => id,
    )
    expect(colors.map(({ id }) => id).toSorted()).toEqual(used.toSorted())
    for (const { defaults } of colors)
      expect(Object.keys(defaults)).toEqual(['light', 'dark', 'highContrast', 'highContrastLight'])
  })
})

describe('the walkthrough', () => {
  const steps = walkthroughs.flatMap(walkthrough => walkthrough.steps)

  it('has three steps', () => {
    expect(walkthroughs.map(({ id }) => id)).toEqual(['emergenceCheck.start'])
    expect(steps.map(({ id }) => id)).toEqual(['open', 'hover', 'replot'])
  })

  it('has a picture for every kind of theme, packed and not heavy', () => {
    for (const { media } of steps) {
      expect(media.altText).not.toBe('')
      expect(Object.keys(media.image)).toEqual(['light', 'dark', 'hc', 'hcLight'])
      for (const path of Object.values(media.image)) expect(statSync(join(ROOT, path)).size).toBeLessThan(140_000)
    }
    expect(packed).toContain('!media/walkthrough/**')
  })

  it('runs and waits for commands that the palette has', () => {
    const known: readonly string[] = commands.map(({ command }) => command)
    const run = steps.flatMap(({ description }) =>
      [...description.matchAll(/\(command:([\w.]+)\)/g)].map(([, id]) => id),
    )
    const awaited = steps.flatMap(({ completionEvents }) =>
      completionEvents.filter(event => event.startsWith('onCommand:')).map(event => event.slice('onCommand:'.length)),
    )
    expect(run.length).toBeGreaterThan(3)
    expect(known).toEqual(expect.arrayContaining([...run, ...awaited]))
  })

  it('waits for a hover that the code tells of', () => {
    const contexts = steps
      .flatMap(({ completionEvents }) => completionEvents)
      .filter(event => event.startsWith('onContext:'))
    expect(contexts).toEqual(['onContext:emergenceCheck.hovered'])
    expect(source('src/vscode/firstHover.ts')).toContain("'setContext', 'emergenceCheck.hovered'")
    expect(source('src/vscode/hover.ts')).toContain('tellFirstHover()')
  })
})

describe('the sample workspace', () => {
  it('is copied whole', () => {
    const folder = join(ROOT, 'media/examples')
    const there = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map(name => name.replaceAll('\\', '/'))
      .filter(name => statSync(join(folder, name)).isFile())
    expect(SAMPLE_FILES.toSorted()).toEqual(there.toSorted())
    expect(existsSync(join(folder, SAMPLE_PAPER))).toBe(true)
    expect(packed).toContain('!media/examples/**')
  })
})
