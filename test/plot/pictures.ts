import type { Companion, Picture, PicturePoint } from '../../src/plot/picture.ts'

/** GPT-3's sizes, and two of its few-shot arithmetic scores (Brown et al. 2020, table H.1; 2000 problems each). */
export const GPT3_PARAMS = [125e6, 356e6, 760e6, 1.32e9, 2.65e9, 6.66e9, 12.85e9, 174.6e9]
export const GPT3_FLOPS = [2.25e20, 6.41e20, 1.37e21, 2.38e21, 4.77e21, 1.2e22, 2.31e22, 3.14e23]
export const ADDITION = [0.02, 0.041, 0.035, 0.045, 0.089, 0.119, 0.555, 1]
export const MULTIPLICATION = [0.0135, 0.029, 0.027, 0.0285, 0.0425, 0.061, 0.0705, 0.292]

/** A plain picture of scores that are fractions, to be changed by a test where it matters. */
export function pictureOf(x: readonly number[], y: readonly number[], changes: Partial<Picture> = {}): Picture {
  return {
    id: 'em:raw|params|log',
    metricLabel: 'exact match',
    axis: 'params',
    xTitle: 'Parameters',
    xScale: 'log',
    yTitle: 'Exact match (%)',
    percent: true,
    basis: 'claimed',
    assumption: null,
    share: null,
    reading: 'unjudged',
    points: x.map((value, row): PicturePoint => {
      const score = y[row] ?? Number.NaN
      const half = 1.96 * Math.sqrt((score * (1 - score)) / 2000)
      return { x: value, y: score, low: score - half, high: score + half, bound: false, row, cells: [] }
    }),
    smooth: null,
    jump: null,
    predicted: null,
    chance: null,
    floor: null,
    companions: [],
    ...changes,
  }
}

/** Everything a picture can hold, as claimed. */
export const CLAIMED = pictureOf(GPT3_PARAMS, ADDITION, {
  share: { estimate: 1, low: 0.75, high: 1 },
  reading: 'jump',
  smooth: GPT3_PARAMS.map((x, at) => ({ x, y: 0.01 + at * 0.12, low: at * 0.12, high: 0.03 + at * 0.12 })),
  jump: { from: 6.66e9, to: 12.85e9 },
  predicted: {
    x: 12.85e9,
    low: 0.12,
    high: 0.3,
    curve: [
      { x: 125e6, y: 0.02 },
      { x: 12.85e9, y: 0.2 },
    ],
  },
  chance: 0.1,
  floor: 1 / 2000,
})

/** The same per token, with a bound, as derived. */
export const DERIVED = pictureOf(
  GPT3_PARAMS,
  ADDITION.map(score => score ** (1 / 3)),
  {
    id: 'em:per-token|params|log',
    metricLabel: 'per-token accuracy (derived)',
    yTitle: 'Per-token accuracy (%)',
    basis: 'derived',
    assumption: 'Assumes 3 independent, equally hard tokens per answer: p = score^(1/3).',
    smooth: GPT3_PARAMS.map((x, at) => ({ x, y: 0.2 + at * 0.1, low: 0.19 + at * 0.1, high: 0.21 + at * 0.1 })),
    share: { estimate: 0.25, low: 0, high: 0.5 },
    reading: 'smooth',
    floor: (1 / 2000) ** (1 / 3),
  },
)

/** The first points of a picture turned into zeros of which only the upper end is known. */
export function withBounds(picture: Picture, count: number): Picture {
  return {
    ...picture,
    points: picture.points.map((point, at) =>
      at < count ? { ...point, y: 0.1, low: 0.1, high: 0.1, bound: true } : point,
    ),
  }
}

/** Other curves of the table beside a picture's own, each a little higher than the one before. */
export function companionsOf(
  x: readonly number[],
  kind: Companion['kind'],
  names: readonly string[],
): readonly Companion[] {
  return names.map((name, place) => ({
    name,
    kind,
    points: x.map((value, row) => ({ x: value, y: (0.1 * (place + 1) * (row + 1)) / x.length, row })),
  }))
}
