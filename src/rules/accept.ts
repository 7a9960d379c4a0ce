import type { Finding, QuickFix } from '../finding.ts'
import { silencingComment } from './fixes.ts'

/** What accepting a claim as it stands comes to. */
export type Acceptance = {
  /** Rules that speak of the claim, and will no longer. */
  readonly rules: readonly string[]
  /** The comment that says so, with the reviewer's reason (may be empty), as a change of the document. */
  readonly insert: (reason: string) => QuickFix['insert']
}

/**
 * How a reader can accept what the rules say of a claim: one comment that silences them all, where the quick fix for the
 * first of them would put it. Null where no rule speaks of the claim, and in a row of a table, where no comment can stand.
 */
export function acceptanceOf({ diagnostics, range }: Finding): Acceptance | null {
  const silencing = diagnostics.flatMap(diagnostic =>
    diagnostic.fixes.flatMap(({ silences, insert }) =>
      silences === undefined ? [] : [{ rule: silences, insert, line: diagnostic.range.start.line }],
    ),
  )
  // Above the claim's own line a comment silences whatever is said of the claim, wherever that stands.
  const place = silencing.find(({ line }) => line === range.start.line) ?? silencing[0]
  if (place === undefined) return null
  const rules = [...new Set(silencing.map(({ rule }) => rule))]
  return {
    rules,
    insert: reason => {
      const told = reason.trim()
      const comment = silencingComment(rules, told === '' ? 'accepted' : `accepted: ${told}`)
      const { at, text } = place.insert
      return { at, text: text.replace(silencingComment([place.rule], 'reason'), () => comment) }
    },
  }
}
