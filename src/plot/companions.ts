import type { Companion, Picture } from './picture.ts'
import type { Theme } from './theme.ts'

/** More curves than this in one plot can no longer be told apart. */
export const MOST_COMPANIONS = 6

/** Signs of companions, in their order; the circle is the picture's own. */
const SHAPES = ['square', 'triangle-up', 'diamond', 'cross', 'triangle-down', 'triangle-right'] as const

/** How a companion is told from the others. */
export type Look = { readonly colour: string; readonly shape: (typeof SHAPES)[number] }

/** The companions of a picture that are wanted, training and runs first. `curves`: the other curves of the table, too. */
export function wantedCompanions(picture: Picture, curves: boolean): readonly Companion[] {
  return [
    ...picture.companions.filter(({ kind }) => kind === 'training'),
    ...picture.companions.filter(({ kind }) => kind === 'run'),
    ...(curves ? picture.companions.filter(({ kind }) => kind === 'curve') : []),
  ]
}

/** Those of them that are drawn. */
export function shownCompanions(picture: Picture, curves: boolean): readonly Companion[] {
  return wantedCompanions(picture, curves).slice(0, MOST_COMPANIONS)
}

/** Colour and sign of a companion by its place among those shown. */
export function lookOf(place: number, theme: Theme): Look {
  const at = place % MOST_COMPANIONS
  return { colour: theme.companions[at] ?? theme.muted, shape: SHAPES[at] ?? 'square' }
}
