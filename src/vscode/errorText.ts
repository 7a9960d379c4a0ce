/** What went wrong, for the log: with the way there where it is known. */
export function errorText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
