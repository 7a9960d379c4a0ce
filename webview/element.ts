/** What an element is made with: attributes, and what happens on events. No styles: the page's policy refuses them. */
export type Setup = {
  readonly attributes?: Readonly<Record<string, string>>
  readonly on?: Readonly<Record<string, (event: Event) => void>>
}

/** Makes an element with its contents; strings become text, never markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  setup: Setup = {},
  ...contents: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(setup.attributes ?? {})) made.setAttribute(name, value)
  for (const [name, listener] of Object.entries(setup.on ?? {})) made.addEventListener(name, listener)
  made.append(...contents)
  return made
}

/** Shows or hides an element. */
export function show(target: HTMLElement, visible: boolean): void {
  target.hidden = !visible
}

/** Sets a text only when it differs, so that a live region speaks of changes alone. */
export function say(target: HTMLElement, text: string): void {
  if (target.textContent !== text) target.textContent = text
}
