import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema'
import { CLAIM_KINDS, SHORT_NAMES } from '../../src/claims/kinds.ts'
import { configuration, kind, LEVELS, ruleLevel } from '../../src/configuration/schema.ts'
import { RULES } from '../../src/rules/registry.ts'

/** What each kind of claim says, for the list that an editor offers. */
const KINDS_EXPLAINED: Readonly<Record<string, string>> = {
  jump: 'A sudden change.',
  threshold: 'Absent below a scale, there above it.',
  unpredictability: 'Cannot be extrapolated from smaller scales.',
  'phase-transition': 'A phase transition, critical point or change of regime.',
  grokking: 'Generalisation long after the training set is fitted.',
  smoothness: 'A smooth, gradual or predictable improvement.',
}

/** The schema of configuration files for editors, made from the one that reads them. */
export function configurationSchema(): JsonSchema {
  return toJsonSchema(configuration, {
    typeMode: 'input',
    target: 'draft-07',
    // That blanks around words are dropped changes nothing in what is accepted; patterns say the rest.
    errorMode: 'ignore',
    overrideSchema: ({ valibotSchema, jsonSchema }) => {
      if ('value' in valibotSchema && valibotSchema.value === kind)
        return { ...jsonSchema, additionalProperties: kinds() }
      if ('entries' in valibotSchema && Object.values(valibotSchema.entries ?? {}).some(isLevel))
        return { ...jsonSchema, properties: rules() }
      return jsonSchema
    },
  })
}

function isLevel(entry: unknown): boolean {
  return typeof entry === 'object' && entry !== null && 'wrapped' in entry && entry.wrapped === ruleLevel
}

function rules(): Record<string, JsonSchema> {
  return Object.fromEntries(
    RULES.map(({ id, title, severity }) => [id, { enum: [...LEVELS], default: severity, description: title }]),
  )
}

function kinds(): JsonSchema {
  const proper = { enum: [...CLAIM_KINDS], enumDescriptions: CLAIM_KINDS.map(name => KINDS_EXPLAINED[name] ?? '') }
  return { anyOf: [proper, { type: 'string', pattern: anyNameOfAKind() }] }
}

/** The names that are understood, in upper or lower case, with a blank, a hyphen or an underscore between their words. */
function anyNameOfAKind(): string {
  const names = [...CLAIM_KINDS, ...SHORT_NAMES].map(name =>
    [...name].map(letter => (letter === '-' ? '[-_ ]' : `[${letter}${letter.toUpperCase()}]`)).join(''),
  )
  return `^\\s*(?:${names.join('|')})\\s*$`
}
