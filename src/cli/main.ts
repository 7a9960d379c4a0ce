#!/usr/bin/env node
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { run } from './run.ts'

const abort = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // The first asks for an end and gets a report of what was done; the second does not wait.
    if (abort.signal.aborted) endBy(signal)
    abort.abort()
  })
}
// A reader that has gone (`| head`) is told to who prints; here it is nobody's error.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

process.exitCode = await run(process.argv.slice(2), {
  workingFolder: process.cwd(),
  examples: fileURLToPath(new URL('../media/examples', import.meta.url)),
  print,
  complain: words => process.stderr.write(words),
  readInput: () => {
    // Nobody may ever write there; an end must not wait for it.
    abort.signal.addEventListener('abort', () => process.stdin.destroy())
    return text(process.stdin)
  },
  terminal: process.stderr.isTTY ? process.stderr : null,
  printsToTerminal: process.stdout.isTTY,
  environment: process.env,
  signal: abort.signal,
})

/** Ends at once, files begun swept away. Left to itself Node would wait on, for a pipe that is opened and has no writer. */
function endBy(signal: NodeJS.Signals): never {
  process.once('exit', () => {
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
  process.exit(2)
}

/** Anything but a reader that has gone – a full disk behind the output – is for the reader to hear of. */
function print(words: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    process.stdout.write(words, error => {
      if (error === null || error === undefined) resolve(true)
      else if ('code' in error && error.code === 'EPIPE') resolve(false)
      else reject(error)
    })
  })
}
