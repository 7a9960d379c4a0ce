import { encodingOf, NUL_MATTERS } from './text/encoding.ts'
import type { ReadResult, Workspace } from './workspace.ts'

/**
 * The text of a paper, as an open editor shows it: UTF-16 too, which `read` of a workspace takes for a UTF-8 of odd letters. What the
 * editor would not show as text is unreadable. Data files are not read this way: they are told of. Never rejects.
 */
export async function readPaper(workspace: Pick<Workspace, 'read' | 'readBytes'>, uri: string): Promise<ReadResult> {
  const read = await workspace.read(uri)
  if (read.state !== 'read' || !isDoubtful(read.text)) return read
  const again = await workspace.readBytes(uri)
  if (again.state !== 'read') return again
  const encoding = encodingOf(again.bytes)
  switch (encoding) {
    case 'utf-8':
      // A letter of another encoding at its beginning; or a document as it stands unsaved in the editor.
      return read
    case 'utf-16le':
    case 'utf-16be':
      return { state: 'read', text: new TextDecoder(encoding).decode(again.bytes) }
    case 'binary':
      return {
        state: 'unreadable',
        problem: 'it holds NUL bytes, as no text in UTF-8 does; save it as UTF-8, or exclude it if it is no text.',
      }
  }
}

/** Whether a text may be none in UTF-8: a mark of UTF-16, or a NUL. This is asked of every file of an audit. */
function isDoubtful(text: string): boolean {
  return text.charCodeAt(0) === 0xfffd || text.slice(0, NUL_MATTERS).includes('\0')
}
