import { describe, expect, test } from 'vitest'
import { type Theme, themeOf } from '../../src/plot/theme.ts'
import type { ThemeKind } from '../../src/protocol.ts'

const KINDS: readonly ThemeKind[] = ['light', 'dark', 'high-contrast', 'high-contrast-light']

type Rgb = readonly [number, number, number]

function rgbOf(hex: string): Rgb {
  const part = (from: number): number => Number.parseInt(hex.slice(from, from + 2), 16) / 255
  return [part(1), part(3), part(5)]
}

function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
}

function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map(linear)
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0)
}

/** Contrast ratio as WCAG 2.2 defines it. */
function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((one, other) => other - one)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

/** A colour laid over another. */
function over(top: Rgb, opacity: number, ground: Rgb): Rgb {
  const mixed = (at: 0 | 1 | 2): number => top[at] * opacity + ground[at] * (1 - opacity)
  return [mixed(0), mixed(1), mixed(2)]
}

/** How dichromats see linear light (Machado, Oliveira and Fernandes 2009, severity 1). */
const SIGHT = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
} as const

/** CIE L*a*b* under D65 of a colour as someone sees it. */
function seenLab(hex: string, sight: keyof typeof SIGHT): Rgb {
  const light = rgbOf(hex).map(linear)
  const [red = 0, green = 0, blue = 0] = SIGHT[sight].map(row =>
    Math.min(1, Math.max(0, row[0] * (light[0] ?? 0) + row[1] * (light[1] ?? 0) + row[2] * (light[2] ?? 0))),
  )
  const bend = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116)
  const x = bend((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047)
  const y = bend(0.2126 * red + 0.7152 * green + 0.0722 * blue)
  const z = bend((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

/** Distance of two colours (CIE 1976) to the eye that tells them apart worst. */
function apart(a: string, b: string): number {
  const distances = (['full', 'protanopia', 'deuteranopia'] as const).map(sight => {
    const [one, other] = [seenLab(a, sight), seenLab(b, sight)]
    return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2])
  })
  return Math.min(...distances)
}

/** Grounds on which words and marks stand: nothing, the derived ground, the floor, the jump, the band. */
function groundsOf(theme: Theme): Readonly<Record<string, Rgb>> {
  const bare = rgbOf(theme.background)
  return {
    bare,
    ...(theme.derivedGround === null ? {} : { derived: over(rgbOf(theme.derivedGround), 0.07, bare) }),
    floor: rgbOf(theme.floorFill),
  }
}

describe.each(KINDS)('%s', kind => {
  const theme = themeOf(kind)
  const bare = rgbOf(theme.background)

  test('words have a contrast of 4.5 or more', () => {
    for (const colour of [theme.foreground, theme.muted])
      for (const [ground, rgb] of Object.entries(groundsOf(theme)))
        expect([ground, colour, contrast(rgbOf(colour), rgb) >= 4.5]).toEqual([ground, colour, true])
    for (const colour of [theme.jumpText, ...theme.companions])
      expect([colour, contrast(rgbOf(colour), bare) >= 4.5]).toEqual([colour, true])
    // The words of the tag of a measured view.
    expect(contrast(bare, rgbOf(theme.mark))).toBeGreaterThanOrEqual(4.5)
  })

  test('marks have a contrast of 3 or more, on the shaded jump too', () => {
    const jump = over(rgbOf(theme.jumpFill), theme.jumpOpacity, bare)
    for (const colour of [theme.mark, theme.smooth, theme.predicted, theme.jumpText])
      for (const [ground, rgb] of Object.entries({ ...groundsOf(theme), jump }))
        expect([ground, colour, contrast(rgbOf(colour), rgb) >= 3]).toEqual([ground, colour, true])
  })

  test('the claimed series is told from every other with each common colour blindness', () => {
    for (const colour of theme.companions) expect([colour, apart(theme.mark, colour) >= 14]).toEqual([colour, true])
    expect(apart(theme.mark, theme.predicted)).toBeGreaterThanOrEqual(12)
  })

  test('companions are told from each other and from the prediction; their signs differ, too', () => {
    const all = [...theme.companions, theme.predicted]
    for (const [at, colour] of all.entries())
      for (const other of all.slice(at + 1))
        expect([colour, other, apart(colour, other) >= 11]).toEqual([colour, other, true])
  })
})
