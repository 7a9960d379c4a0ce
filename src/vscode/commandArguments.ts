import * as v from 'valibot'
import * as vscode from 'vscode'

// Commands can be run from a link, a menu, a keyboard shortcut or another extension, with anything at all as their argument.

/** A place by its document's URI and UTF-16 positions, as it goes through a command link. */
export type PlaceArgument = {
  readonly uri: string
  readonly start: { readonly line: number; readonly character: number }
  readonly end: { readonly line: number; readonly character: number }
}

/** A claim by its document's URI and its id. */
export type ClaimArgument = { readonly uri: string; readonly claimId: string }

/** A claim of one version of a document, as it goes through a command link of a hover. */
export type AcceptArgument = ClaimArgument & { readonly version: number }

/** A piece of text to insert into a document, as it goes through a command link of a hover. */
export type InsertArgument = {
  readonly uri: string
  readonly at: number
  readonly text: string
  readonly version: number
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
// A link may have decoded what the editor writes encoded ("%20", "c%3A"); addresses are compared as texts.
const uri = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    try {
      return vscode.Uri.parse(dataset.value).toString()
    } catch {
      // A scheme with signs that no scheme has.
      addIssue()
      return NEVER
    }
  }),
)
const position = v.object({ line: count, character: count })
const claim = v.object({ uri, claimId: v.string() })
const place = v.object({ uri, start: position, end: position })
const acceptance = v.object({ uri, claimId: v.string(), version: count })
const insertion = v.object({ uri, at: count, text: v.string(), version: count })

/** The claim that a command is to be run on; null where its argument names none, as from a menu. */
export function readClaim(argument: unknown): ClaimArgument | null {
  return read(claim, argument)
}

/** The place that a command is to show; null where its argument is none. */
export function readPlace(argument: unknown): PlaceArgument | null {
  return read(place, argument)
}

/** The claim that is to be accepted; null where the argument names none. */
export function readAccept(argument: unknown): AcceptArgument | null {
  return read(acceptance, argument)
}

/** The id of the rule whose page is to be opened; null where the argument is none. */
export function readRule(argument: unknown): string | null {
  return read(v.string(), argument)
}

/** What is to be inserted; null where the argument does not say. */
export function readInsert(argument: unknown): InsertArgument | null {
  return read(insertion, argument)
}

function read<T>(schema: v.GenericSchema<unknown, T>, argument: unknown): T | null {
  const found = v.safeParse(schema, argument)
  return found.success ? found.output : null
}
