/** Our extension's id, which is also the name of its folder in a stack. */
const EXTENSION = 'emergence-check.emergence-check'

/**
 * Errors of the extension host's log that speak of our extension, each with its stack. Other extensions' own troubles, such
 * as a language server that a reload of the window interrupts, are not ours to answer for.
 */
export function ourErrors(log: string): string[] {
  const entries = log.split(/\n(?=\d{4}-\d{2}-\d{2} \d{2}:)/)
  return entries.filter(entry => entry.includes('[error]') && entry.includes(EXTENSION))
}

/** The errors of the extension host log, stack and all, without those of the extensions that VS Code brings along. */
export function errorsIn(log: string): string[] {
  const entries = log.split(/^(?=\d{4}-\d\d-\d\d [\d:.]+ \[)/m)
  const builtIn = /\[vscode\.[\w-]+\]|\/lib\/vscode\/extensions\//
  return entries.filter(entry => /^\S+ \S+ \[error\]/.test(entry) && !builtIn.test(entry)).map(entry => entry.trim())
}
