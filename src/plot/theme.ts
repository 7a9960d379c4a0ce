import type { ThemeKind } from '../protocol.ts'

/** Colours and type of a picture. Hues are from the Okabe–Ito set, told apart with every common colour blindness. */
export type Theme = {
  readonly kind: ThemeKind
  /** What hollow marks are filled with; pictures themselves are transparent. */
  readonly background: string
  readonly foreground: string
  readonly muted: string
  readonly grid: string
  readonly axis: string
  /** Points and their error bars, and the tag of a measured view. */
  readonly mark: string
  /** The best curve without a jump. */
  readonly smooth: string
  /** How strongly the band of that curve is laid on. */
  readonly bandOpacity: number
  /** What the points before the rise predict. */
  readonly predicted: string
  readonly jumpFill: string
  readonly jumpOpacity: number
  readonly jumpText: string
  /** Edge of shaded areas; only high contrast draws one, since faint fills do not carry there. */
  readonly edge: string | null
  readonly floorFill: string
  /** Ground of a derived plot, laid on thinly; null where the dashed frame alone has to tell it. */
  readonly derivedGround: string | null
  /** Companions in their order, each as legible as words. */
  readonly companions: readonly string[]
  readonly font: string
}

const FONT = 'system-ui, sans-serif'

const THEMES: Readonly<Record<ThemeKind, Theme>> = {
  light: {
    kind: 'light',
    background: '#ffffff',
    foreground: '#3b3b3b',
    muted: '#616161',
    grid: '#ececec',
    axis: '#a0a0a0',
    mark: '#0072b2',
    smooth: '#6e6e6e',
    bandOpacity: 0.18,
    predicted: '#a8417f',
    jumpFill: '#e69f00',
    jumpOpacity: 0.26,
    jumpText: '#8a5300',
    edge: null,
    floorFill: '#e4e6e9',
    derivedGround: '#6f5bb5',
    companions: ['#00795a', '#b84f00', '#1a1a1a', '#7a2e00', '#004d40', '#3d2b00'],
    font: FONT,
  },
  dark: {
    kind: 'dark',
    background: '#1f1f1f',
    foreground: '#cccccc',
    muted: '#a0a0a0',
    grid: '#313131',
    axis: '#6e6e6e',
    mark: '#56b4e9',
    smooth: '#a3a3a3',
    bandOpacity: 0.18,
    predicted: '#e08fc0',
    jumpFill: '#e69f00',
    jumpOpacity: 0.24,
    jumpText: '#e5b04b',
    edge: null,
    floorFill: '#35373b',
    derivedGround: '#b7a6ff',
    companions: ['#f0e442', '#009e73', '#ff7f3f', '#ffffff', '#8f7bff', '#e69f00'],
    font: FONT,
  },
  'high-contrast': {
    kind: 'high-contrast',
    background: '#000000',
    foreground: '#ffffff',
    muted: '#ffffff',
    grid: '#3a3a3a',
    axis: '#ffffff',
    mark: '#5cc8ff',
    smooth: '#ffffff',
    bandOpacity: 0.18,
    predicted: '#ff9fd6',
    jumpFill: '#e69f00',
    jumpOpacity: 0.28,
    jumpText: '#ffcf66',
    edge: '#8f8f8f',
    floorFill: '#2b2b2b',
    derivedGround: null,
    companions: ['#f0e442', '#009e73', '#ff7f3f', '#ffffff', '#8f7bff', '#e69f00'],
    font: FONT,
  },
  'high-contrast-light': {
    kind: 'high-contrast-light',
    background: '#ffffff',
    foreground: '#292929',
    muted: '#292929',
    grid: '#d5d5d5',
    axis: '#292929',
    mark: '#0f4a85',
    smooth: '#292929',
    bandOpacity: 0.18,
    predicted: '#8a1f63',
    jumpFill: '#e69f00',
    jumpOpacity: 0.26,
    jumpText: '#6b3f00',
    edge: '#757575',
    floorFill: '#e2e2e2',
    derivedGround: null,
    companions: ['#00795a', '#b84f00', '#1a1a1a', '#7a2e00', '#00563f', '#3d2b00'],
    font: FONT,
  },
}

/** Colours for a kind of theme, as VS Code's own themes of that kind have them. */
export function themeOf(kind: ThemeKind): Theme {
  return THEMES[kind]
}
