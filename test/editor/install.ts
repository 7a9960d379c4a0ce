import { spawn } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'

/** The code-server release that the tests drive; it carries VS Code 1.139.1. */
export const codeServerVersion = '4.139.1'

/** The major version of Node that this code-server runs and compiles its addons on. */
const nodeMajor = 24

/** Something that a person has to install first; the message is one sentence that says what. */
export class MissingError extends Error {
  override readonly name = 'MissingError'
}

/** Where an installed code-server lies, and the Node to run it with. */
export type CodeServer = { readonly node: string; readonly entry: string }

/** The folder that keeps installed editors, outside the work tree, so that every clone shares it. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env.EMERGENCE_EDITOR_CACHE) return env.EMERGENCE_EDITOR_CACHE
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'emergence-check')
}

/**
 * Finds code-server in the cache folder, or installs it there (about two minutes and 800 MB, once).
 * `say` hears what is being done, one line at a time.
 */
export async function codeServer(say: (line: string) => void = console.error): Promise<CodeServer> {
  const folder = join(cacheFolder(), `code-server-${codeServerVersion}`)
  if (!existsSync(folder)) {
    requireBuildTools()
    say(`Installing code-server ${codeServerVersion} into ${folder} (once; about two minutes and 800 MB) …`)
    await installInto(folder)
    say('Installed.')
  }
  return layout(folder)
}

/** Finds a Chromium or Chrome: `$CHROME_PATH`, then the PATH, then the usual places of each system. */
export function chromium(env: NodeJS.ProcessEnv = process.env): string {
  const named = env.CHROME_PATH
  if (named) {
    if (isExecutable(named)) return named
    throw new MissingError(`CHROME_PATH names ${named}, which is not a program that can be run.`)
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
  const places = [
    '/usr/bin/chromium',
    ...names.map(name => onPath(name, env) ?? ''),
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ...[env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].map(root =>
      root ? join(root, 'Google', 'Chrome', 'Application', 'chrome.exe') : '',
    ),
  ]
  const found = places.find(place => place !== '' && isExecutable(place))
  if (found) return found
  throw new MissingError(
    `No Chromium or Chrome found: ${advice('chromium', 'brew install --cask chromium', 'install Google Chrome')}, or set CHROME_PATH to one.`,
  )
}

function layout(folder: string): CodeServer {
  const modules = join(folder, 'node_modules')
  return {
    node: join(modules, nodePackage(), 'bin', 'node'),
    entry: join(modules, 'code-server', 'out', 'node', 'entry.js'),
  }
}

/** The package that holds a whole Node for this platform, with the headers that addons are compiled against. */
function nodePackage(): string {
  const { platform, arch } = process
  const known = (platform === 'linux' || platform === 'darwin') && (arch === 'x64' || arch === 'arm64')
  if (!known) {
    throw new MissingError(`code-server does not run on ${platform} ${arch}: use Linux, macOS or WSL on x64 or arm64.`)
  }
  return `${platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node'}-${platform}-${arch}`
}

function requireBuildTools(): void {
  nodePackage()
  const missing = []
  if (!npmCommand()) throw new MissingError('npm is missing: install Node.js together with npm.')
  if (!onPath('python3')) missing.push('python3')
  if (!onPath('make')) missing.push('make')
  if (!onPath('g++') && !onPath('c++') && !onPath('clang++')) missing.push('g++')
  const kerberos = onPath('krb5-config') || existsSync('/usr/include/gssapi/gssapi.h')
  if (process.platform === 'linux' && !kerberos) missing.push('libkrb5-dev')
  if (missing.length === 0) return
  throw new MissingError(
    `Installing code-server compiles an addon that needs ${missing.join(', ')}: ${advice(missing.join(' '), 'xcode-select --install')}.`,
  )
}

function advice(packages: string, onMac: string, onWindows = 'use WSL'): string {
  if (process.platform === 'darwin') return `run \`${onMac}\``
  if (process.platform === 'win32') return onWindows
  return onPath('apt-get')
    ? `run \`sudo apt-get install ${packages}\``
    : `install ${packages} with your package manager (names as in Debian)`
}

/**
 * Installs beside the wanted folder and renames when complete, so that the wanted folder is whole whenever it is there.
 */
async function installInto(folder: string): Promise<void> {
  await sweep(folder)
  const draft = `${folder}.installing-${process.pid}`
  const node = nodePackage()
  await mkdir(draft, { recursive: true })
  try {
    const allowScripts = { 'code-server': true, argon2: true }
    await writeFile(join(draft, 'package.json'), `${JSON.stringify({ private: true, allowScripts }, null, 2)}\n`)
    const env = cleanEnvironment()
    await npm(draft, env, ['install', `${node}@${nodeMajor}`])
    const nodeFolder = join(draft, 'node_modules', node)
    env.PATH = [join(nodeFolder, 'bin'), env.PATH ?? ''].join(delimiter)
    env.npm_config_nodedir = nodeFolder
    await npm(draft, env, ['install', `code-server@${codeServerVersion}`])
    const { entry } = layout(draft)
    if (!existsSync(entry)) throw new Error(`npm reported success, but ${entry} is not there.`)
    await rename(draft, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error // otherwise someone else was faster, and theirs will do
    })
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

/** Removes what an interrupted install left behind. */
async function sweep(folder: string): Promise<void> {
  const parent = dirname(folder)
  for (const name of await readdir(parent).catch(() => [])) {
    const pid = /^code-server-.*\.installing-(\d+)$/.exec(name)?.[1]
    if (pid && !isRunning(Number(pid))) await rm(join(parent, name), { recursive: true, force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/**
 * The environment without what an enclosing npm script, test runner or VS Code terminal adds to it: a nested npm would
 * take our package for its own, and code-server takes `VSCODE_…` for orders.
 */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const foreign = [
    /^npm_(package|lifecycle|command|execpath|node_execpath)/,
    /^npm_config_((local_)?prefix|user_agent)$/, // npm says in its user agent which Node it runs on
    /^(INIT_CWD|NODE|NODE_ENV|NODE_OPTIONS|TEST|PROD|DEV)$/,
    /^(VITEST|VSCODE_)/,
  ]
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.some(each => each.test(name))))
}

/** How to start npm: the one that runs us, if one does, otherwise the one on the PATH; either way on the PATH's Node. */
function npmCommand(): readonly [string, ...string[]] | undefined {
  const running = process.env.npm_execpath
  if (running && /npm-cli\.[cm]?js$/.test(running)) return ['node', running]
  const found = onPath('npm')
  return found ? [found] : undefined
}

async function npm(cwd: string, env: NodeJS.ProcessEnv, args: readonly string[]): Promise<void> {
  const [program, ...first] = npmCommand() ?? ['npm']
  const flags = ['--no-audit', '--no-fund', '--loglevel=error']
  const child = spawn(program, [...first, ...args, ...flags], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-20_000)
    })
  }
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve))
  if (code !== 0) throw new Error(`\`npm ${args.join(' ')}\` failed with code ${code}:\n${output}`)
}

function onPath(name: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : ['']
  return (env.PATH ?? '')
    .split(delimiter)
    .filter(folder => folder !== '')
    .flatMap(folder => endings.map(ending => join(folder, name + ending)))
    .find(isExecutable)
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
