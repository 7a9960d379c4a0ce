import type { Diagnostic, QuickFix, RelatedPlace, Silenced } from '../finding.ts'
import { graver } from './rule.ts'

/** The diagnostics of a document, by claim and of its own comments. */
export type Diagnosed = {
  readonly findings: readonly { readonly diagnostics: readonly Diagnostic[] }[]
  readonly comments: readonly Diagnostic[]
}

const TABLE_RULE = 'table-problem'
/** So many remarks on a table's rows are told at one place. */
const MOST_AT_ONE_PLACE = 3
/** So many related places help; more hide each other. */
const MOST_RELATED = 20

/**
 * Every diagnostic of a document, in the order of its text. What several claims have in common – a data file that is not
 * there, a row that cannot be used – is told once at its place, as severely as for the gravest of them, with the related places
 * of all, and with the fixes that help them all.
 */
export function toldOnce({ findings, comments }: Diagnosed): readonly Diagnostic[] {
  const told = eachOnce([...findings.flatMap(({ diagnostics }) => diagnostics), ...comments])
  return inOrder(fewerAtOnePlace(told))
}

/**
 * What comments silence in a document, once each and in the order of its text. What is told of one claim all the same is not
 * silenced, though a comment above another claim names it.
 */
export function silencedOnce(document: {
  readonly findings: readonly { readonly diagnostics: readonly Diagnostic[]; readonly silenced: readonly Silenced[] }[]
}): readonly Silenced[] {
  const silenced = document.findings.flatMap(finding => finding.silenced)
  if (silenced.length === 0) return []
  const told = new Set(document.findings.flatMap(({ diagnostics }) => diagnostics).map(keyOf))
  return inOrder(fewerAtOnePlace(eachOnce(silenced.filter(one => !told.has(keyOf(one))))))
}

function eachOnce<One extends Diagnostic>(diagnostics: readonly One[]): readonly One[] {
  const told = new Map<string, One>()
  for (const diagnostic of diagnostics) {
    const key = keyOf(diagnostic)
    const before = told.get(key)
    told.set(key, before === undefined ? diagnostic : merged(before, diagnostic))
  }
  return [...told.values()]
}

function keyOf({ rule, range, message }: Diagnostic): string {
  return JSON.stringify([rule, range.start.offset, range.end.offset, message])
}

function inOrder<One extends Diagnostic>(diagnostics: readonly One[]): readonly One[] {
  return diagnostics.toSorted((a, b) => a.range.start.offset - b.range.start.offset)
}

/** Claims on many columns of one bad table have each their own to say of it: the first few are told, the others counted. */
function fewerAtOnePlace<One extends Diagnostic>(diagnostics: readonly One[]): readonly One[] {
  const places = new Map<number, One[]>()
  for (const diagnostic of diagnostics.filter(({ rule }) => rule === TABLE_RULE)) {
    const at = diagnostic.range.start.offset
    places.set(at, [...(places.get(at) ?? []), diagnostic])
  }
  const tables = [...places.values()].flatMap(all => {
    const others = all.slice(MOST_AT_ONE_PLACE)
    const [first] = others
    if (first === undefined || others.length === 1) return all
    const message = `${others.length} more remarks on rows of this table; the first of them: ${first.message}`
    const related = distinct(others.flatMap(other => other.related)).slice(0, MOST_RELATED)
    return [...all.slice(0, MOST_AT_ONE_PLACE), { ...first, message, related }]
  })
  return [...diagnostics.filter(({ rule }) => rule !== TABLE_RULE), ...tables]
}

function merged<One extends Diagnostic>(a: One, b: One): One {
  return {
    ...a,
    severity: graver(a.severity, b.severity),
    related: distinct([...a.related, ...b.related]).slice(0, MOST_RELATED),
    fixes: a.fixes.filter(fix => b.fixes.some(other => isSame(fix, other))),
  }
}

function distinct(places: readonly RelatedPlace[]): readonly RelatedPlace[] {
  const seen = new Set<string>()
  return places.filter(({ uri, range, message }) => {
    const key = JSON.stringify([uri, range.start.offset, message])
    return seen.has(key) ? false : seen.add(key)
  })
}

function isSame(a: QuickFix, b: QuickFix): boolean {
  return a.title === b.title && a.insert.at === b.insert.at && a.insert.text === b.insert.text
}
