/** The compiler of this repository knows no DOM, so here is the little that is used inside the page. */
export type PageElement = {
  readonly id: string
  readonly innerText: string
  readonly textContent: string
  readonly classList: { contains(name: string): boolean }
  readonly style: { readonly top: string }
  readonly childNodes: Iterable<PageElement> & { readonly length: number }
  getAttribute(name: string): string | null
  querySelector(selector: string): PageElement | null
  getBoundingClientRect(): { readonly top: number }
}
