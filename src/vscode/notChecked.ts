import type * as vscode from 'vscode'

/** Why an open paper is left alone. `file`: the name of a file from the workspace folder; lines count from 0. */
export type NotChecked =
  | { readonly kind: 'outside' }
  | { readonly kind: 'never'; readonly folder: string }
  | {
      readonly kind: 'gitignore'
      readonly uri: vscode.Uri
      readonly file: string
      readonly line: number
      readonly pattern: string
    }
  /** `from`: the configuration file that holds the pattern; null where the editor's settings do. */
  | {
      readonly kind: 'exclude'
      readonly pattern: string
      readonly from: { readonly uri: vscode.Uri; readonly file: string } | null
    }

/** What is said of it: a few words, whole sentences, and what to open to change it. */
export type NotCheckedWords = {
  readonly short: string
  readonly long: string
  readonly open: vscode.Command | undefined
}

/** What a reader is told of a paper that is left alone. */
export function notCheckedWords(why: NotChecked): NotCheckedWords {
  switch (why.kind) {
    case 'outside':
      return {
        short: 'outside the workspace',
        long: 'This document lies outside the workspace, so that its claims are not checked. Open its folder, or add it to the workspace.',
        open: undefined,
      }
    case 'never':
      return {
        short: `left out, in ${why.folder}`,
        long: `Documents in ${why.folder} are nobody's papers, so that their claims are not checked.`,
        open: undefined,
      }
    case 'gitignore':
      return {
        short: 'left out by .gitignore',
        long: leftOut(why.pattern, `${why.file}, line ${why.line + 1},`),
        open: opening(why.uri, why.line),
      }
    case 'exclude':
      return why.from === null
        ? {
            short: 'left out by your settings',
            long: leftOut(why.pattern, 'the setting emergenceCheck.exclude'),
            open: openingSettings(),
          }
        : {
            short: `left out by ${why.from.file}`,
            long: leftOut(why.pattern, `“exclude” of ${why.from.file}`),
            open: opening(why.from.uri, 0),
          }
  }
}

function leftOut(pattern: string, where: string): string {
  return `The pattern “${pattern}” in ${where} leaves this document out; audits and the command line leave it out too. Click to open it there.`
}

function opening(uri: vscode.Uri, line: number): vscode.Command {
  const place = { start: { line, character: 0 }, end: { line, character: 0 } }
  return { command: 'vscode.open', title: 'Open', arguments: [uri, { selection: place }] }
}

function openingSettings(): vscode.Command {
  return { command: 'workbench.action.openSettings', title: 'Open Settings', arguments: ['emergenceCheck.exclude'] }
}
