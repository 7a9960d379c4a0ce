import { type Theme, themeOf } from '../../plot/theme.ts'
import type { VerdictTone } from '../../verdicts.ts'

// The page's pictures stand in the page itself and take their colours from it, so that one drawing serves light, dark and paper.

type Colour = Exclude<keyof Theme, 'kind' | 'bandOpacity' | 'jumpOpacity' | 'edge' | 'companions' | 'font'>

/** Colours of a picture, and the properties by which the style sheet names them. */
const COLOURS: readonly (readonly [Colour, string])[] = [
  ['background', '--bg'],
  ['foreground', '--fg'],
  ['muted', '--mu'],
  ['grid', '--gr'],
  ['axis', '--ax'],
  ['mark', '--mk'],
  ['smooth', '--sm'],
  ['predicted', '--pr'],
  ['jumpFill', '--jf'],
  ['jumpText', '--jt'],
  ['floorFill', '--ff'],
  ['derivedGround', '--dg'],
]

const TONES: Readonly<Record<VerdictTone, { readonly light: string; readonly dark: string }>> = {
  gone: { light: '#a84300', dark: '#ff9f5a' },
  stands: { light: '#1a7030', dark: '#5cc878' },
  open: { light: '#0b5cb8', dark: '#7ab8ff' },
  none: { light: '#616161', dark: '#a8a8a8' },
}

/** Colours of the tones, as a style sheet names them. */
export const TONE_COLOURS: Readonly<Record<VerdictTone, string>> = {
  gone: 'var(--gone)',
  stands: 'var(--stands)',
  open: 'var(--open)',
  none: 'var(--none)',
}

const light = themeOf('light')

/** Pictures in the colours of the page. */
export const PAGE_THEME: Theme = {
  ...light,
  background: 'var(--bg)',
  foreground: 'var(--fg)',
  muted: 'var(--mu)',
  grid: 'var(--gr)',
  axis: 'var(--ax)',
  mark: 'var(--mk)',
  smooth: 'var(--sm)',
  predicted: 'var(--pr)',
  jumpFill: 'var(--jf)',
  jumpText: 'var(--jt)',
  floorFill: 'var(--ff)',
  derivedGround: 'var(--dg)',
  companions: light.companions.map((_, at) => `var(--c${at})`),
}

/** The page's colours as declarations of a style sheet. */
export function colourDeclarations(kind: 'light' | 'dark'): string {
  const theme = themeOf(kind)
  const own = COLOURS.map(([name, property]) => `${property}:${theme[name] ?? 'transparent'}`)
  const companions = theme.companions.map((colour, at) => `--c${at}:${colour}`)
  const tones = Object.entries(TONES).map(([tone, colours]) => `--${tone}:${colours[kind]}`)
  return [`color-scheme:${kind}`, ...own, ...companions, ...tones].join(';')
}
