import { beforeEach, describe, expect, it, vi } from 'vitest'
import { URI, Utils } from 'vscode-uri'

class FileSystemError extends Error {
  readonly code: string
  constructor(code: string, message = code) {
    super(message)
    this.code = code
  }
}

const files = new Map<string, Uint8Array>()
const folders: string[] = []
let failure: FileSystemError | null = null
const fs = {
  createDirectory: async (uri: URI) => folders.push(uri.toString()),
  readFile: async (uri: URI) => {
    if (failure !== null) throw failure
    const bytes = files.get(uri.toString())
    if (bytes === undefined) throw new FileSystemError('FileNotFound')
    return bytes
  },
  writeFile: async (uri: URI, bytes: Uint8Array) => files.set(uri.toString(), bytes),
}
vi.mock('vscode', () => ({ FileSystemError, Uri: { joinPath: Utils.joinPath }, workspace: { fs } }))
const vscode = await import('vscode')
const { failureWords, writeBeside } = await import('../../src/vscode/takenFiles.ts')

const FOLDER = vscode.Uri.joinPath(URI.parse('file:///papers'), 'figures')
const write = (content: string) => writeBeside(FOLDER, 'replot-claim.svg', content)
const held = () =>
  [...files].map(([uri, bytes]) => [uri.slice(uri.lastIndexOf('/') + 1), new TextDecoder().decode(bytes)])

beforeEach(() => {
  files.clear()
  folders.length = 0
  failure = null
})

describe('a file beside the document', () => {
  it('is written into a folder that is made, under the name it was given', async () => {
    expect(await write('<svg/>')).toBe('replot-claim.svg')
    expect(folders).toEqual(['file:///papers/figures'])
    expect(held()).toEqual([['replot-claim.svg', '<svg/>']])
  })

  it('never takes the place of another: it gets a number, and the same content the file that is there', async () => {
    const names = [await write('one'), await write('two'), await write('one'), await write('two'), await write('three')]
    expect(names).toEqual([
      'replot-claim.svg',
      'replot-claim-2.svg',
      'replot-claim.svg',
      'replot-claim-2.svg',
      'replot-claim-3.svg',
    ])
    expect(held().map(([, content]) => content)).toEqual(['one', 'two', 'three'])
  })

  it('is not written where it cannot be known what stands there', async () => {
    failure = new FileSystemError('NoPermissions')
    await expect(write('one')).rejects.toBe(failure)
    expect(files.size).toBe(0)
  })

  it.each([
    [
      new FileSystemError('NoPermissions'),
      'nothing may be written there; choose another folder, or change its permissions.',
    ],
    [new FileSystemError('FileNotADirectory'), 'a file stands where the folder should be.'],
    [new FileSystemError('Unknown', 'the disk is full'), 'the disk is full.'],
    [new Error('It is broken!'), 'It is broken!'],
    ['no error at all', 'no error at all.'],
  ])('fails in words that a reader understands: %s', (error, words) => {
    expect(failureWords(error)).toBe(words)
  })
})
