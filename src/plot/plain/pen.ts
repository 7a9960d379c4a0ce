import { escapeHtml } from '../../report/escape.ts'

/** What an attribute may hold; one without a value is left out. */
type Attributes = Readonly<Record<string, string | number | readonly number[] | undefined>>

/** Writes SVG, and remembers when it was asked to write a number that is none. */
export class Pen {
  #sound = true

  /** Whether every number written so far was one. */
  get sound(): boolean {
    return this.#sound
  }

  /** A number to a thousandth of a pixel. */
  number(value: number): string {
    if (!Number.isFinite(value)) this.#sound = false
    return String(Math.round(value * 1000) / 1000)
  }

  /** Numbers parted by commas. */
  numbers(...values: readonly number[]): string {
    return values.map(value => this.number(value)).join(',')
  }

  /** An element with what it holds. */
  element(name: string, attributes: Attributes, content = ''): string {
    let open = `<${name}`
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== undefined) open += ` ${key}="${this.#written(value)}"`
    }
    return content === '' ? `${open}/>` : `${open}>${content}</${name}>`
  }

  /** A text with the signs of SVG written out. */
  text(words: string): string {
    return escapeHtml(words)
  }

  #written(value: string | number | readonly number[]): string {
    if (typeof value === 'string') return escapeHtml(value)
    return typeof value === 'number' ? this.number(value) : this.numbers(...value)
  }
}
