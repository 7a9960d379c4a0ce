import { type Figures, type Held, peakOf, processorOf, timeOf, WAYS, type Way } from './bars.ts'

const NAMES: Readonly<Record<Way, string>> = {
  ripgrep: 'ripgrep on the cue words',
  'no-cache': 'audit, cold, no cache',
  filling: 'audit, cold, filling a cache',
  warm: 'audit, warm cache',
  eighth: 'audit of every eighth file, no cache',
  half: 'audit of every second file, no cache',
  markdownlint: 'markdownlint-cli2',
  remark: 'remark-lint',
}

/** The figures of all ways as lines of a table. */
export function figureLines(figures: Figures): readonly string[] {
  const floor = timeOf(figures.get('ripgrep'))
  const linter = timeOf(figures.get('markdownlint'))
  return [
    line('', ['median', 'min–max of rounds', 'processor', '× ripgrep', '× markdownlint', 'peak']),
    ...WAYS.flatMap(way => {
      const rounds = figures.get(way)
      const time = timeOf(rounds)
      if (rounds === undefined || time === null) return []
      const all = rounds.map(({ milliseconds }) => milliseconds)
      const peak = peakOf(rounds)
      const processor = processorOf(rounds)
      return line(NAMES[way], [
        seconds(time),
        all.length === 1 ? 'one round' : `${seconds(Math.min(...all))} – ${seconds(Math.max(...all))}`,
        processor === null ? '–' : seconds(processor),
        floor === null ? '–' : digits(time / floor),
        linter === null ? '–' : digits(time / linter),
        peak === null ? '–' : `${peak.toFixed(0)} MB`,
      ])
    }),
  ]
}

/** What the bars ask for and what was got, as lines of a table. */
export function barLines(held: readonly Held[]): readonly string[] {
  return [
    barLine('', ['bar', 'stretch', 'got', '']),
    ...held.map(({ bar, got, verdict }) => {
      const written = (value: number | null) => (value === null ? '–' : `${digits(value)} ${UNITS[bar.unit]}`)
      return barLine(bar.name, [`≤ ${written(bar.most)}`, written(bar.stretch), written(got), verdict])
    }),
  ]
}

const UNITS = { times: '×', megabytes: 'MB' } as const

function line(name: string, cells: readonly string[]): string {
  const widths = [10, 22, 11, 11, 16, 9]
  return name.padEnd(38) + cells.map((cell, at) => cell.padStart(widths[at] ?? 0)).join('')
}

function barLine(name: string, cells: readonly string[]): string {
  return (name.padEnd(46) + cells.map(cell => cell.padStart(14)).join('')).trimEnd()
}

function seconds(milliseconds: number): string {
  return `${digits(milliseconds / 1e3)} s`
}

/** Three digits that count, and no fewer than stand before the point. */
function digits(value: number): string {
  if (value >= 100) return value.toFixed(0)
  return value === 0 ? '0' : String(Number(value.toPrecision(3)))
}
