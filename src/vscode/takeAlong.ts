import type * as vscode from 'vscode'
import type { ClaimOptions } from '../claims/options.ts'
import type { Finding } from '../finding.ts'
import type { Picture } from '../plot/picture.ts'
import type { FromPanel, ToldVerdict } from '../protocol.ts'
import type { Trial } from '../trial.ts'
import type { ClaimWatch } from './claimWatch.ts'
import type { ClaimArgument } from './commandArguments.ts'
import type { Taking } from './taking.ts'

/** A wish of the panel's to take a view along. */
export type TakeMessage = Extract<FromPanel, { readonly type: 'take' }>

/** What is taken along: a finding as it is shown, its pictures, and what was tried on it. */
export type TakeSubject = {
  /** Address of the document that holds the claim. */
  readonly uri: string
  readonly finding: Finding
  readonly pictures: readonly Picture[]
  readonly trial?: Trial
  /** The verdict of the claim as it is linked, while something else is tried. */
  readonly asLinked?: ToldVerdict | null
}

/** Takes views and findings along. What that needs is loaded on first use, not with the extension. */
export class TakeAlong {
  readonly #load: () => Promise<Taking>

  /** `nameOf`: the name a reader knows a file by; `claimOptions`: how claims of a document are found at this moment. */
  constructor(
    watch: ClaimWatch,
    nameOf: (uri: string) => string,
    claimOptions: (uri: string) => Promise<ClaimOptions>,
    log: vscode.LogOutputChannel,
  ) {
    this.#load = async () => {
      const { Taking } = await import('./taking.ts')
      return new Taking(watch, nameOf, claimOptions, log)
    }
  }

  /** Does what the panel asks for, and gives the sentence that the reader is told. */
  async take(message: TakeMessage, subject: TakeSubject): Promise<string> {
    return (await this.#load()).take(message, subject)
  }

  /** Copies the finding as a paragraph for a review. */
  async copyFinding(subject: TakeSubject): Promise<string> {
    return (await this.#load()).copyFinding(subject)
  }

  /** The command: copies the finding of a claim of an open document. */
  async copyFindingOf(claim: ClaimArgument): Promise<string> {
    return (await this.#load()).copyFindingOf(claim)
  }

  /** The command: inserts the picture that a reader sees first of a claim of an open document. */
  async insertPictureOf(claim: ClaimArgument): Promise<string> {
    return (await this.#load()).insertPictureOf(claim)
  }
}
