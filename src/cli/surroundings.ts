import type { Terminal } from './progress.ts'

/** What the command line needs of the world around it. */
export type Surroundings = {
  readonly workingFolder: string
  /** The sample workspace that ships with the tool. */
  readonly examples: string
  /** Prints; false when nobody reads on (`| head`). Rejects where printing fails otherwise. */
  readonly print: (text: string) => Promise<boolean>
  readonly complain: (text: string) => void
  /** All that stands on standard input. Rejects when the reader wants an end before it is there. */
  readonly readInput: () => Promise<string>
  /** A terminal at which someone waits, if there is one. */
  readonly terminal: Terminal | null
  /** Whether what is printed is read at a terminal. */
  readonly printsToTerminal: boolean
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Fires when the reader wants an end (Ctrl-C). */
  readonly signal: AbortSignal
}

/** So long, in milliseconds, Ctrl-C and the terminal are kept waiting. */
export const TURN_MS = 40

/**
 * 0: done, nothing at or above the chosen severity. 1: findings there. 2: the audit could not be made, or not as a whole.
 */
export type ExitCode = 0 | 1 | 2

/** Why a command cannot go on: a whole sentence for the reader. */
export class Refusal extends Error {}
