import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** A program as it is started. */
export type Command = {
  readonly program: string
  readonly args: readonly string[]
  readonly folder: string
  /** Most of V8's heap in megabytes, where the usual does not do. */
  readonly heap?: number
}

/** What one run of a program came to. */
export type Run = {
  readonly milliseconds: number
  /** Peak of memory and milliseconds of processor; null for a program that is not Node's. */
  readonly megabytes: number | null
  readonly processor: number | null
  /** Null for one that was ended by a signal. */
  readonly code: number | null
  readonly said: string
  readonly complained: string
}

const PEAK = join(import.meta.dirname, 'peak.cjs')

/** Runs a program to its end. What it says goes into files of `scratch`, which is as quick for all. */
export async function run(command: Command, scratch: string): Promise<Run> {
  const peak = join(scratch, 'peak')
  const said = join(scratch, 'said')
  const complained = join(scratch, 'complained')
  await rm(peak, { force: true })
  const outputs = [openSync(said, 'w'), openSync(complained, 'w')] as const
  const heap = command.heap === undefined ? '' : ` --max-old-space-size=${command.heap}`
  const env = { ...process.env, PEAK_FILE: peak, NODE_OPTIONS: `--require=${JSON.stringify(PEAK)}${heap}` }
  const started = performance.now()
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(command.program, command.args, { cwd: command.folder, env, stdio: ['ignore', ...outputs] })
    child.once('error', reject)
    child.once('exit', resolve)
  })
  const milliseconds = performance.now() - started
  for (const output of outputs) closeSync(output)
  return {
    milliseconds,
    ...usageOf(await readFile(peak, 'utf8').catch(() => '')),
    code,
    said: await readFile(said, 'utf8'),
    complained: await readFile(complained, 'utf8'),
  }
}

/** A program that starts others of Node's counts with all of them. */
function usageOf(told: string): Pick<Run, 'megabytes' | 'processor'> {
  const lines = told.split('\n').flatMap(line => (line === '' ? [] : [line.split(' ').map(Number)]))
  if (lines.length === 0) return { megabytes: null, processor: null }
  const sum = (column: number) => lines.reduce((total, line) => total + (line[column] ?? Number.NaN), 0)
  return { megabytes: sum(0) / 1e6, processor: sum(1) / 1e3 }
}
