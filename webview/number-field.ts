import type { Adjustable } from '../src/adjustables.ts'
import { textField, withLabel } from './controls.ts'
import { show } from './element.ts'
import type { Typed } from './numbers.ts'

/** A field for a number that the table gives and the reader may change. */
export type NumberField = {
  readonly root: HTMLElement
  /** Hides itself where the number cannot be adjusted (null). `applied` is what is tried now, null: as given. */
  readonly update: (adjustable: Adjustable | null, applied: number | null) => void
}

/** How numbers are read, shown and spoken of. */
export type NumberWords = {
  readonly label: string
  readonly read: (text: string) => Typed
  readonly write: (value: number) => string
  /** How a number is understood, where the text leaves doubt; null where it does not. */
  readonly understood: (text: string, value: number) => string | null
}

/** Makes the field. What cannot be read is said beside it and changes nothing. */
export function createNumberField(words: NumberWords, chose: (value: number | null) => void): NumberField {
  let given: number | null = null
  let current: number | null = null
  const field = textField(words.label, text => {
    const value = judge(text)
    if (value !== undefined && value !== current) {
      current = value
      chose(value)
    }
  })
  /** The number typed, null for as given; undefined where it cannot be read. */
  const judge = (text: string): number | null | undefined => {
    const typed = words.read(text)
    if (typed.read === 'problem') {
      field.remark(typed.problem, null)
      return undefined
    }
    field.remark(null, typed.value === null ? null : words.understood(text, typed.value))
    return typed.value === given ? null : typed.value
  }
  const root = withLabel(words.label, field.root)
  root.classList.add('number')
  const update = (adjustable: Adjustable | null, applied: number | null): void => {
    show(root, adjustable !== null)
    given = adjustable?.given ?? null
    field.placeholder(given === null ? 'not given' : words.write(given))
    // What the reader typed stays as typed, also what cannot be read, until something else is tried.
    if (applied === current) return
    current = applied
    const typed = words.read(field.text())
    const says = typed.read === 'number' && (typed.value === given ? null : typed.value) === applied
    if (!says) {
      field.put(applied === null ? '' : words.write(applied))
      field.remark(null, null)
    }
  }
  return { root, update }
}
