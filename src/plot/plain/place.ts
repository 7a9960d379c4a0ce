import type { PlainChannel, PlainSecond, ScaledChannel } from './shape.ts'

/** A row of a layer's data. */
export type Datum = Readonly<Record<string, unknown>>

/** Along which edge of the plot a channel runs, and how long that is in pixels. */
export type Edge = { readonly along: 'x' | 'y'; readonly length: number }

/** Pixels from the plot's left or top edge to where a row stands; not a number where the row does not tell. */
export function placeOf(channel: PlainChannel, datum: Datum, edge: Edge): number {
  if ('value' in channel) return channel.value
  const value = numberIn(datum, channel.field)
  return channel.scale === null ? value : onScale(channel.scale, value, edge)
}

/** The same for the other end of a mark, on the scale of the first. */
export function secondPlace(second: PlainSecond, first: PlainChannel, datum: Datum, edge: Edge): number {
  if ('value' in second) return second.value
  const value = numberIn(datum, second.field)
  return 'value' in first || first.scale === null ? value : onScale(first.scale, value, edge)
}

/** Pixels to a value of a scale. */
export function onScale({ type, domain, reverse }: ScaledChannel['scale'], value: number, edge: Edge): number {
  const at = type === 'log' ? Math.log : (given: number): number => given
  const [from, to] = domain
  const share = (at(value) - at(from)) / (at(to) - at(from))
  const upward = edge.along === 'y'
  return (reverse === upward ? share : 1 - share) * edge.length
}

function numberIn(datum: Datum, field: string): number {
  const value = datum[field]
  return typeof value === 'number' ? value : Number.NaN
}
