import type { ThemeKind } from '../protocol.ts'
import type { Pair } from './pair.ts'
import { drawPlainly } from './plain/draw.ts'
import { type PlotSize, pairSpec } from './spec.ts'

/** A pair as SVG without waiting; null where it takes Vega to draw it. */
export function pairAtOnce({ claimed, deciding }: Pair, theme: ThemeKind, size: PlotSize): string | null {
  return drawPlainly(pairSpec(claimed, deciding, theme, size))
}

/** A pair as SVG. Vega is loaded for what cannot be drawn without it, and for nothing else. */
export async function drawnPair(pair: Pair, theme: ThemeKind, size: PlotSize): Promise<string> {
  const spec = pairSpec(pair.claimed, pair.deciding, theme, size)
  return drawPlainly(spec) ?? (await import('./svg.ts')).svgOf(spec)
}
