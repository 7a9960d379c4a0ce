/** A folder of a window, by the name that the editor shows: its own, or the one that a workspace file gives it. */
export type NamedFolder = {
  readonly name: string
  readonly uri: { readonly path: string; toString(): string }
}

/** A folder with the parts of the path above it, of which so many are told before its name. */
type Named = { readonly folder: NamedFolder; readonly above: readonly string[]; readonly told: number }

/**
 * What stands before the paths of files, for each folder of a window, so that no two files share one path: the folder's name; where it
 * leaves a doubt, as much of the path above as ends it (`a/notes` and `b/notes`); at worst, for one path in two file systems, the
 * whole address.
 */
export function distinctNames(folders: readonly NamedFolder[]): readonly string[] {
  let named: readonly Named[] = folders.map(folder => ({ folder, above: partsAbove(folder), told: 0 }))
  for (;;) {
    const doubtful = named.filter(one => named.some(other => one !== other && isDoubtful(one, other)))
    // One that stands at the top already need not be told further while others can be.
    const below = doubtful.filter(({ above, told }) => told < above.length)
    const longer = below.length > 0 ? below : doubtful.filter(({ above, told }) => told === above.length)
    if (longer.length === 0) return named.map(nameOf)
    named = named.map(one => (longer.includes(one) ? { ...one, told: one.told + 1 } : one))
  }
}

function nameOf({ folder, above, told }: Named): string {
  return told > above.length ? folder.uri.toString() : [...above.slice(above.length - told), folder.name].join('/')
}

/** With a name of its own the folder is told apart by what it is called on disk, too. */
function partsAbove({ name, uri }: NamedFolder): readonly string[] {
  const parts = partsOf(uri.path)
  return parts.at(-1) === name ? parts.slice(0, -1) : parts
}

/** Whether a path can begin with both names. */
function isDoubtful(one: Named, other: Named): boolean {
  return nameOf(one) === nameOf(other) || isDoubtfullyIn(one, other) || isDoubtfullyIn(other, one)
}

/** Whether one name stands below another where the folder itself does not. */
function isDoubtfullyIn(inner: Named, outer: Named): boolean {
  const way = `${nameOf(outer)}/`
  if (!nameOf(inner).startsWith(way)) return false
  const there = `${outer.folder.uri.path}/${nameOf(inner).slice(way.length)}`
  // Of one file system, too.
  const isBelow = inner.folder.uri.toString().startsWith(outer.folder.uri.toString())
  return !(isBelow && inner.folder.uri.path === there)
}

function partsOf(path: string): readonly string[] {
  return path.split('/').filter(part => part !== '')
}
