import * as v from 'valibot'
import { SettingsReader } from './settings-reader.ts'

/** What is marked in the text: lines under claims and signs beside them, the signs alone, or nothing. */
export type Marks = 'all' | 'gutter' | 'off'

/** What an editor shows in the text and in its preview; no verdict hangs on it. */
export type SurfaceSettings = { readonly marks: Marks; readonly codeLens: boolean; readonly preview: boolean }

/** What is shown without a word from the reader. */
export const DEFAULT_SURFACES: SurfaceSettings = { marks: 'all', codeLens: false, preview: true }

const marks = v.picklist(['all', 'gutter', 'off'])

/** Settings of the editor read from outside, with a sentence for each that is not understood; it stays at its default. */
export function readSurfaceSettings(found: { readonly [name in keyof SurfaceSettings]: unknown }): {
  readonly settings: SurfaceSettings
  readonly problems: readonly string[]
} {
  const reader = new SettingsReader()
  const settings = {
    marks: reader.read(['marks'], found.marks, marks, 'all, gutter or off') ?? DEFAULT_SURFACES.marks,
    codeLens: reader.read(['codeLens'], found.codeLens, v.boolean(), 'true or false') ?? DEFAULT_SURFACES.codeLens,
    preview: reader.read(['preview'], found.preview, v.boolean(), 'true or false') ?? DEFAULT_SURFACES.preview,
  }
  return { settings, problems: reader.problems.map(({ message }) => message) }
}
