import ignore, { type Ignore } from 'ignore'

/** So many paths a matcher remembers before it begins anew: an audit of millions of files must not hold them all. */
const REMEMBERED = 2_000
/** So many matchers of folders are kept at once. */
const KEPT_MATCHERS = 500

/** A pattern as in .gitignore, from the root, and a word by which it is told. */
export type MarkedPattern = { readonly pattern: string; readonly mark: string }

/** Patterns of which the last that matches decides; what lies in a folder that is left out cannot be brought back. */
export class PatternRules {
  readonly isEmpty: boolean
  #matcher: Ignore
  #asked = 0

  /** `above`: rules that come before these. */
  constructor(patterns: readonly MarkedPattern[], above?: PatternRules) {
    this.#matcher = newMatcher(above === undefined ? [] : [above.#matcher]).add(patterns)
    this.isEmpty = patterns.length === 0 && (above?.isEmpty ?? true)
  }

  /** The mark of the pattern that leaves out a path, or a folder above it; null where none does. */
  matching(path: string): string | null {
    if (this.isEmpty) return null
    this.#asked += 1
    if (this.#asked % REMEMBERED === 0) this.#matcher = newMatcher([this.#matcher])
    return this.#matcher.test(path).rule?.mark ?? null
  }
}

function newMatcher(rules: readonly Ignore[]): Ignore {
  return ignore({ ignorecase: false }).add(rules)
}

/** A line of a .gitignore, from 0, and the pattern that stands there; `file` is its path from the root. */
export type GitignoreLine = { readonly file: string; readonly line: number; readonly pattern: string }

/** All the .gitignore files of a folder, as git has them: those of deeper folders come after those above. */
export class GitignoreRules {
  readonly #lines: GitignoreLine[] = []
  /** Patterns by the folder of their file, already from the root. */
  readonly #patterns = new Map<string, readonly MarkedPattern[]>()
  readonly #rules = new Map<string, PatternRules>()

  /** Takes the text of a folder's .gitignore; the folder's path has no slash at its end. */
  add(folder: string, text: string): void {
    const file = folder === '' ? '.gitignore' : `${folder}/.gitignore`
    const patterns = text
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/)
      .flatMap((pattern, line): readonly MarkedPattern[] => {
        const rooted = fromRoot(folder, pattern.replace(/\r$/, ''))
        if (rooted === null) return []
        this.#lines.push({ file, line, pattern: pattern.trim() })
        return [{ pattern: rooted, mark: String(this.#lines.length - 1) }]
      })
    if (patterns.length === 0) return
    this.#patterns.set(folder, patterns)
    for (const other of this.#rules.keys())
      if (folder === '' || other === folder || other.startsWith(`${folder}/`)) this.#rules.delete(other)
  }

  /** The line that leaves out a path, or a folder above it; null where none does. */
  matching(path: string): GitignoreLine | null {
    if (this.#patterns.size === 0) return null
    const mark = this.#rulesOf(folderOf(path.replace(/\/$/, '')))?.matching(path) ?? null
    return mark === null ? null : (this.#lines[Number(mark)] ?? null)
  }

  /** The rules of the files in a folder and above it. */
  #rulesOf(folder: string): PatternRules | undefined {
    const known = this.#rules.get(folder)
    if (known !== undefined) return known
    const above = folder === '' ? undefined : this.#rulesOf(folderOf(folder))
    const own = this.#patterns.get(folder)
    // A folder without a file of its own has the rules of the one above it.
    if (own === undefined) return above
    if (this.#rules.size >= KEPT_MATCHERS) this.#rules.clear()
    const rules = new PatternRules(own, above)
    this.#rules.set(folder, rules)
    return rules
  }
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0))
}

/** A pattern of a folder's .gitignore as the root's would have it; null for comments and for what matches nothing. */
function fromRoot(folder: string, line: string): string | null {
  const [, sign = '', body = ''] = /^(!?)(.*)$/s.exec(line.startsWith('#') ? '' : line) ?? []
  if (/^[\s/]*$/.test(body)) return null
  if (folder === '') return line
  const prefix = `/${folder.replace(/[\\*?[\]]/g, '\\$&')}`
  // A slash anywhere but at the end ties a pattern to its folder.
  const isTied = /\/.*[^\s/]|\/\S*\/\s*$/.test(body)
  return `${sign}${prefix}/${isTied ? body.replace(/^\//, '') : `**/${body}`}`
}
