import { hashText } from '../claims/identity.ts'

/** One of several even parts of an audit; `index` counts from 1. */
export type Shard = { readonly index: number; readonly of: number }

/** More parts than files help nobody; a larger number is a slip. */
const MOST = 1_000_000

/** A shard as it is written on a command line, "2/8"; null where it is not understood. */
export function readShard(written: string): Shard | null {
  const match = /^(\d{1,7})\/(\d{1,7})$/.exec(written.trim())
  const index = Number(match?.[1])
  const of = Number(match?.[2])
  return index >= 1 && index <= of && of <= MOST ? { index, of } : null
}

/** Whether a file falls to a shard. It hangs on the path alone, so that machines agree that know nothing of each other. */
export function fallsTo(path: string, { index, of }: Shard): boolean {
  // A file system may hand out a letter and its accent apart or as one.
  return spread(path.normalize('NFC')) % of === index - 1
}

/** A shard as people write it. */
export function shardName({ index, of }: Shard): string {
  return `${index}/${of}`
}

/** The hash of a path as a number below 2^32. Its low bits, of which few parts hang, are mixed with the high ones (MurmurHash3). */
function spread(path: string): number {
  const hash = hashText(path)
  let bits = Number.parseInt(hash.slice(0, 6), 36) ^ Number.parseInt(hash.slice(6), 36)
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}
