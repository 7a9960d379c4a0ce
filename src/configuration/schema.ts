import * as v from 'valibot'
import type { ClaimKind } from '../claims/claim.ts'
import { kindNamed } from '../claims/kinds.ts'
import { SENSITIVITIES } from '../claims/options.ts'
import { SEVERITIES } from '../finding.ts'
import { RULE_IDS, type RuleId } from '../rules/ids.ts'

/** Levels of a rule, the gravest first. */
export const LEVELS = [...SEVERITIES, 'off'] as const

/** The severity of a rule. */
export const ruleLevel = v.picklist(LEVELS)

/** How sure a sentence must be a claim. */
export const sensitivity = v.pipe(
  v.picklist(SENSITIVITIES),
  v.description(
    'How sure a sentence must be a claim before it is marked: strict marks what few would doubt, broad whatever might be one; each marks all that the one before it marks.',
  ),
  v.examples(['broad']),
)

/** A word or more, less the blanks around it. */
export const words = v.pipe(v.string(), v.regex(/\S/), v.trim())

/** A path from the configuration's folder, less the blanks around it. */
export const path = words

/** A pattern as in .gitignore; what it would take for a comment is none, and one that has "", "." or ".." for a folder would match nothing. */
export const pattern = v.pipe(v.string(), v.regex(/^(?!#|!?(?:[\s\S]*\/)?\.{1,2}(?:\/|$)|[\s\S]*\/\/)[\s\S]*\S/))

/** The kind of claim that a term makes, by any name that people use for it. */
export const kind = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }): ClaimKind => {
    const named = kindNamed(dataset.value)
    if (named !== null) return named
    addIssue()
    return NEVER
  }),
)

/** A data file, or several. */
export const paths = v.union([path, v.array(path)])

const rules = v.pipe(
  v.strictObject(
    v.entriesFromList<readonly RuleId[], v.OptionalSchema<typeof ruleLevel, undefined>>(
      RULE_IDS,
      v.optional(ruleLevel),
    ),
  ),
  v.description('The severity of each rule, or off. A claim that is only reported or supposed is one step milder.'),
  v.examples([{ 'no-data': 'hint', 'stated-number': 'off' }]),
)

const claims = v.pipe(
  v.strictObject({
    sensitivity: v.optional(sensitivity),
    addTerms: v.optional(
      v.pipe(
        v.record(words, kind),
        v.description(
          'Words that make a sentence about models a claim, each with the kind of claim. They are found as whole words, in upper or lower case.',
        ),
        v.examples([{ 'ignition point': 'phase-transition' }]),
      ),
    ),
    ignoreTerms: v.optional(
      v.pipe(
        v.array(words),
        v.description(
          'Words that are read over as if they were not there. What else the sentence says can still make it a claim.',
        ),
        v.examples([['emergent misalignment']]),
      ),
    ),
    fencedProse: v.optional(
      v.pipe(
        v.boolean(),
        v.description(
          'Read fenced blocks that name no programming language – none at all, or text, markdown, latex, quote and the like – as prose.',
        ),
        v.examples([true]),
      ),
    ),
  }),
  v.description('How claims are found.'),
  v.examples([{ sensitivity: 'broad' }]),
)

const data = v.pipe(
  v.record(pattern, paths),
  v.description(
    'Data files for claims that name none: patterns of documents, as in .gitignore, each with a path or a list of paths. Patterns and paths are from the folder of this file.',
  ),
  v.examples([{ 'notes/*.md': 'data/results.csv' }]),
)

const exclude = v.pipe(
  v.array(pattern),
  v.description(
    'Documents that nobody checks, besides what .gitignore leaves out: patterns as in .gitignore, from the folder of this file.',
  ),
  v.examples([['drafts/', 'CHANGELOG.md']]),
)

/** The whole of a configuration file. The reader takes it part by part, so that one mistake does not cost the rest. */
export const configuration = v.pipe(
  v.strictObject({
    $schema: v.optional(v.pipe(v.string(), v.description('Where this schema lies, for editors that do not know it.'))),
    rules: v.optional(rules),
    claims: v.optional(claims),
    data: v.optional(data),
    exclude: v.optional(exclude),
  }),
  v.title('Emergence Check'),
  v.description(
    'What Emergence Check looks at in this folder, and how. It counts for the editor and the command line.',
  ),
  v.examples([{ rules: { 'no-data': 'hint' }, claims: { sensitivity: 'strict' }, exclude: ['drafts/'] }]),
)
