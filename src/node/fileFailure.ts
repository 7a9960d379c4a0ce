import type { ReadResult } from '../workspace.ts'

/** What is told of a file of this machine's disk that could not be read. `name`: its address, as it was listed. */
export function failureOf(error: unknown, name: string): Exclude<ReadResult, { readonly state: 'read' }> {
  if (!isGone(error)) return { state: 'unreadable', problem: problemOf(error) }
  // What is no UTF-8 in a name is lost when a folder is listed; the file is there all the same.
  if (name.includes('\uFFFD'))
    return { state: 'unreadable', problem: 'its name holds bytes that are no UTF-8; rename it.' }
  return { state: 'missing' }
}

/** Why a file or folder could not be opened, as the end of a sentence. */
export function problemOf(error: unknown): string {
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
      return 'it may not be opened by you; change its permissions.'
    case 'ELOOP':
      return 'its links lead in a circle.'
    case 'ENAMETOOLONG':
      return 'its path is longer than the system allows.'
    case 'ENXIO':
      return 'it is no regular file.'
    default:
      return error instanceof Error ? error.message : String(error)
  }
}

/** Whether a file or folder is not there, or not any more. */
export function isGone(error: unknown): boolean {
  const code = codeOf(error)
  return code === 'ENOENT' || code === 'ENOTDIR'
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null
}
