import { escapeHtml } from './escape.ts'

/** Attributes of an element, in their order; null ones are left out. */
export type Attributes = Readonly<Record<string, string | number | null>>

/** What an element holds: other elements, or one text. */
type XmlContent = readonly string[] | { readonly text: string }

/** An XML element as text, its parts on lines of their own. */
export function element(name: string, attributes: Attributes, content: XmlContent = []): string {
  const words = Object.entries(attributes).flatMap(([key, value]) =>
    value === null ? [] : [` ${key}="${attributeText(String(value))}"`],
  )
  const head = `<${name}${words.join('')}`
  if ('text' in content) return `${head}>${xmlText(content.text)}</${name}>`
  return content.length === 0 ? `${head}/>` : `${head}>\n${content.join('\n')}\n</${name}>`
}

/** Text made safe for XML 1.0: characters that it forbids, even escaped, become U+FFFD. */
function xmlText(text: string): string {
  return escapeHtml(text.replaceAll(FORBIDDEN, '\uFFFD'))
}

/** White space of an attribute would be read as plain spaces. */
function attributeText(text: string): string {
  return xmlText(text).replaceAll('\t', '&#9;').replaceAll('\n', '&#10;').replaceAll('\r', '&#13;')
}

const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu
