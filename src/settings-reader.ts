import * as v from 'valibot'

type Entries = Readonly<Record<string, unknown>>

/** The way to a setting: names of groups and settings, the reader's own words, numbers in lists (from 0). */
export type SettingPath = readonly (string | number)[]

/** A setting that is not understood: a whole sentence, and the setting that it is about. */
export type SettingProblem = {
  readonly message: string
  readonly path: SettingPath
  /** What is wrong: the value that is set, or that there is such a key at all. */
  readonly about: 'key' | 'value'
}

/** Groups whose keys are words of the reader's own; they are quoted. */
const OWN_WORDS = ['addTerms', 'data']

const entries = v.custom<Entries>(found => typeof found === 'object' && found !== null && !Array.isArray(found))

/** Reads settings one by one and keeps a sentence for each that is not understood. */
export class SettingsReader {
  readonly problems: SettingProblem[] = []
  readonly #whole: string

  /** `whole`: how a sentence begins that complains of all the settings together. */
  constructor(whole = 'The setting emergenceCheck') {
    this.#whole = whole
  }

  /** The setting as the schema has it; undefined where it is not set or not understood. `expected` ends the sentence. */
  read<T>(path: SettingPath, found: unknown, schema: v.GenericSchema<unknown, T>, expected: string): T | undefined {
    if (found === undefined) return undefined
    const read = v.safeParse(schema, found)
    if (read.success) return read.output
    const subject = path.length === 0 ? this.#whole : `The setting ${nameOf(path)}`
    const message = `${subject} is ${JSON.stringify(found)}; expected ${expected}.`
    this.problems.push({ message, path, about: 'value' })
    return undefined
  }

  /** The entries of a setting that is an object, none where it is something else. */
  readEntries(path: SettingPath, found: unknown, expected: string): Entries {
    return this.read(path, found, entries, expected) ?? {}
  }

  /** Complains of settings in a group that are not among the known ones. */
  expectOnly(known: readonly string[], group: SettingPath, found: Entries): void {
    for (const name of Object.keys(found).filter(one => !known.includes(one))) {
      const path = [...group, name]
      const message = `There is no setting ${nameOf(path)}; expected one of ${known.join(', ')}.`
      this.problems.push({ message, path, about: 'key' })
    }
  }

  /** Complains of a key that is the reader's own word. */
  refuseKey(path: SettingPath, message: string): void {
    this.problems.push({ message, path, about: 'key' })
  }
}

/** A setting as people write it: `rules.no-data`, `claims.addTerms["ignition point"]`, `exclude[1]`. */
function nameOf(path: SettingPath): string {
  return path
    .map((step, at) => {
      if (typeof step === 'number') return `[${step}]`
      if (OWN_WORDS.includes(String(path[at - 1]))) return `[${JSON.stringify(step)}]`
      return at === 0 ? step : `.${step}`
    })
    .join('')
}
