import type { ConsoleMessage } from 'playwright-core'

/** Something that went wrong in the browser, and where it came from. */
export type ConsoleError = { readonly text: string; readonly url: string }

/**
 * Errors that code-server's own workbench logs with no extension at all: two files of a signing module that only
 * Microsoft's build carries, its farewells when a window is reloaded, its accounts where no account is to be had, and a save
 * that it asks every extension host about, whether any extension listens or not, and that a busy machine answers late.
 */
const editorsOwn: readonly { readonly text: RegExp; readonly url: RegExp }[] = [
  { text: /status of 404/, url: /\/node_modules\/vsda\/rust\/web\/vsda(\.js|_bg\.wasm)$/ },
  ...[
    /\[lifecycle\] Long running operations during shutdown are unsupported in the web/,
    /Unable to write file 'vscode-log:.*IndexedDB database 'vscode-web-db' is closed/,
    /Timed out waiting for authentication provider 'github' to register/,
    /Aborted onWillSaveTextDocument-event after \d+ms/,
  ].map(text => ({ text, url: /\/workbench\/workbench\.js$/ })),
]

/** Whether a message of the console has nothing to do with any extension. */
export function isTheEditorsOwn(message: ConsoleMessage): boolean {
  return editorsOwn.some(({ text, url }) => text.test(message.text()) && url.test(message.location().url))
}
