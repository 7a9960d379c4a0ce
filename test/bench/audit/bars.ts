/** What takes turns in the benchmark. */
export const WAYS = ['ripgrep', 'no-cache', 'filling', 'warm', 'eighth', 'half', 'markdownlint', 'remark'] as const
export type Way = (typeof WAYS)[number]

/** Time by the clock and of the processor in milliseconds, and peak of memory, of each round. */
export type Rounds = readonly {
  readonly milliseconds: number
  readonly processor: number | null
  readonly megabytes: number | null
}[]
export type Figures = ReadonlyMap<Way, Rounds>

/** A limit, and what is held against it. */
export type Bar = {
  readonly name: string
  /** Null where a way that it needs was not measured. */
  readonly of: (figures: Figures) => number | null
  readonly unit: 'times' | 'megabytes'
  readonly most: number
  /** Where one would like to be; null where nothing is said. */
  readonly stretch: number | null
}

export type Held = {
  readonly bar: Bar
  readonly got: number | null
  readonly verdict: 'met' | 'missed' | 'not measured'
}

/** The bars for a folder as one finds it. */
export const FOLDER_BARS: readonly Bar[] = [
  { name: 'cold, no cache / ripgrep', of: times('no-cache', 'ripgrep'), unit: 'times', most: 12, stretch: 8 },
  {
    name: 'cold, no cache / markdownlint-cli2',
    of: times('no-cache', 'markdownlint'),
    unit: 'times',
    most: 0.03,
    stretch: 0.015,
  },
  { name: 'warm cache / ripgrep', of: times('warm', 'ripgrep'), unit: 'times', most: 4, stretch: null },
  {
    name: 'peak of memory, cold, no cache',
    of: figures => peakOf(figures.get('no-cache')),
    unit: 'megabytes',
    most: 300,
    stretch: null,
  },
  {
    name: 'peak of memory, all the files / half of them',
    of: peaks('no-cache', 'half'),
    unit: 'times',
    most: 1.25,
    stretch: null,
  },
]

/** The bars for a folder in which every file has a claim. */
export const CLAIMS_BARS: readonly Bar[] = [
  {
    name: 'cold, no cache / markdownlint-cli2',
    of: times('no-cache', 'markdownlint'),
    unit: 'times',
    most: 0.5,
    stretch: 0.2,
  },
]

/** Holds what was measured against a bar. */
export function hold(bar: Bar, figures: Figures): Held {
  const got = bar.of(figures)
  if (got === null) return { bar, got, verdict: 'not measured' }
  return { bar, got, verdict: got <= bar.most ? 'met' : 'missed' }
}

/** The median time in milliseconds; null where nothing was measured. */
export function timeOf(rounds: Rounds | undefined): number | null {
  return medianOf((rounds ?? []).map(({ milliseconds }) => milliseconds))
}

/** The median time of processor in milliseconds, which says more on a busy machine; null where it is not known. */
export function processorOf(rounds: Rounds | undefined): number | null {
  return medianOf((rounds ?? []).flatMap(({ processor }) => processor ?? []))
}

function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2
}

/** The highest peak of any round in megabytes; null where none is known. */
export function peakOf(rounds: Rounds | undefined): number | null {
  const known = (rounds ?? []).flatMap(({ megabytes }) => megabytes ?? [])
  return known.length === 0 ? null : Math.max(...known)
}

function times(way: Way, other: Way): Bar['of'] {
  return figures => quotient(timeOf(figures.get(way)), timeOf(figures.get(other)))
}

function peaks(way: Way, other: Way): Bar['of'] {
  return figures => quotient(peakOf(figures.get(way)), peakOf(figures.get(other)))
}

function quotient(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a / b
}
