import type { AuditedFile } from '../audit/audit.ts'

/** The name by which a reader knows an address that a file of an audit speaks of. */
export type NameOf = (uri: string) => string

/**
 * Names addresses as the audit names its file: by their path from its root, with forward slashes. An address outside that root is
 * named by its last part alone, so that no report tells how a machine's folders are called.
 */
export function namesBeside({ uri, path }: Pick<AuditedFile, 'uri' | 'path'>): NameOf {
  if (uri === path) return other => other
  const address = decoded(uri).split('/')
  const names = path.split('/')
  // Of several roots the path begins with the root's name, which the address need not hold.
  let shared = 0
  while (shared < names.length && names.at(-1 - shared) === address.at(-1 - shared)) shared++
  const root = `${address.slice(0, address.length - shared).join('/')}/`
  const before = names.slice(0, names.length - shared).map(name => `${name}/`)
  return other => {
    const whole = decoded(other)
    return shared > 0 && whole.startsWith(root)
      ? `${before.join('')}${whole.slice(root.length)}`
      : (whole.split('/').at(-1) ?? whole)
  }
}

/** A path as an address relative to its root: percent-encoded, its slashes as they are. */
export function encodedPath(path: string): string {
  // Half of a surrogate pair, which a file's name on Windows may hold, cannot be encoded.
  return path
    .split('/')
    .map(part => encodeURIComponent(part.replaceAll(LONE_SURROGATE, '\uFFFD')))
    .join('/')
}

const LONE_SURROGATE = /\p{Surrogate}/gu

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri)
  } catch {
    // A lone percent sign is part of the name.
    return uri
  }
}
