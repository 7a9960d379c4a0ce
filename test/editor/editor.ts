import { type ChildProcess, spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type CodeServer, cleanEnvironment, codeServer, MissingError } from './install.ts'

/** The four kinds of theme that VS Code knows. */
export type Theme = 'light' | 'dark' | 'high-contrast' | 'high-contrast-light'

/** For each kind of theme: the setting that asks for it, and the class that the workbench then wears. */
export const themes: Readonly<Record<Theme, { readonly setting: string; readonly className: string }>> = {
  light: { setting: 'Light Modern', className: 'vs' },
  dark: { setting: 'Dark Modern', className: 'vs-dark' },
  'high-contrast': { setting: 'Default High Contrast', className: 'hc-black' },
  'high-contrast-light': { setting: 'Default High Contrast Light', className: 'hc-light' },
}

export type Settings = Readonly<Record<string, unknown>>

export type EditorOptions = {
  /** The workspace folder. The editor gets a copy of it, so that nothing a test types reaches the original. */
  readonly folder: string
  /** A file in the folder, `….code-workspace`, that says which folders the window shows; the folder itself unless told. */
  readonly workspaceFile?: string
  /** A packed extension (`.vsix`) or the folder of an unpacked one. */
  readonly extension?: string
  /** The theme at the start; light unless told. */
  readonly theme?: Theme
  /** User settings over and above the quiet ones that every test starts with. */
  readonly settings?: Settings
  /** Stays up though no browser has been there for five minutes. */
  readonly lasting?: boolean
  /** Hears about a first installation of code-server. */
  readonly say?: (line: string) => void
}

/** A VS Code that is running, for a browser to open. */
export type Editor = {
  /** The address that shows the workspace. */
  readonly url: string
  /** The copy of the workspace that the editor shows. */
  readonly folder: string
  readonly theme: Theme
  /** What the extension host has logged so far: activation, failures, calls that went wrong. */
  logs(): Promise<string>
  /** What the output channels of extensions hold, by the name of the channel. */
  outputs(): Promise<ReadonlyMap<string, string>>
  /** Changes settings while the editor runs; `undefined` goes back to how one was at the start. */
  changeSettings(changes: Settings): Promise<void>
  /** Ends the editor and removes all it wrote. */
  stop(): Promise<void>
}

/** Nothing that asks, greets, phones home, blinks, covers a line or completes what a test types. */
const quiet: Settings = {
  'chat.disableAIFeatures': true,
  'editor.autoClosingBrackets': 'never',
  'editor.autoClosingQuotes': 'never',
  'editor.cursorBlinking': 'solid',
  'editor.find.seedSearchStringFromSelection': 'never',
  'editor.hover.delay': 100,
  'editor.minimap.enabled': false,
  'editor.quickSuggestions': { comments: 'off', other: 'off', strings: 'off' },
  'editor.stickyScroll.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.autoDetectColorScheme': false,
  'window.autoDetectHighContrast': false,
  'workbench.enableExperiments': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.tree.enableStickyScroll': false,
}

/** Starts a VS Code of its own for one workspace, with one extension, and waits until it answers. */
export async function openEditor(options: EditorOptions): Promise<Editor> {
  const installed = await codeServer(options.say)
  const home = await mkdtemp(join(tmpdir(), 'ec-editor-'))
  const data = join(home, 'data')
  const extensions = join(home, 'extensions')
  const folder = join(home, basename(options.folder))
  const theme = options.theme ?? 'light'
  let server: Server | undefined
  try {
    await cp(options.folder, folder, { recursive: true })
    await mkdir(extensions, { recursive: true })
    await writeFile(join(home, 'config.yaml'), 'auth: none\n')
    const settings = { ...quiet, 'workbench.colorTheme': themes[theme].setting, ...options.settings }
    await write(join(data, 'User', 'settings.json'), settings)
    // The server watches this file and not the user's, and it wins over the user's: changes go here.
    let changed: Settings = {}
    const machineSettings = join(data, 'Machine', 'settings.json')
    await write(machineSettings, changed)
    const folders = ['--user-data-dir', data, '--extensions-dir', extensions, '--config', join(home, 'config.yaml')]
    if (options.extension) await install(options.extension, extensions, installed, folders, home)
    const running = await start(installed, folders, home, options.lasting ?? false)
    server = running
    return {
      url: `${running.address}/?${new URLSearchParams(
        options.workspaceFile === undefined ? { folder } : { workspace: join(folder, options.workspaceFile) },
      )}`,
      folder,
      theme,
      logs: async () => (await readAll(join(data, 'logs'), /remoteexthost\.log$/)).map(file => file.text).join(''),
      outputs: async () =>
        new Map((await readAll(join(data, 'logs'), channel)).map(({ path, text }) => [channelName(path), text])),
      changeSettings: async changes => {
        const all = Object.entries({ ...changed, ...changes })
        changed = Object.fromEntries(all.filter(([, value]) => value !== undefined))
        await write(machineSettings, changed)
      },
      stop: async () => {
        await running.stop()
        await remove(home)
      },
    }
  } catch (error) {
    await server?.stop()
    await remove(home)
    throw error
  }
}

/** The packed extension of this repository, as `npm run package` leaves it. */
export async function packedExtension(): Promise<string> {
  const root = join(import.meta.dirname, '..', '..')
  const packed = join(root, 'emergence-check.vsix')
  if (await exists(packed)) return packed
  throw new MissingError(`${packed} is not there: run \`npm run build && npm run package\` first.`)
}

async function install(
  extension: string,
  extensions: string,
  { node, entry }: CodeServer,
  folders: readonly string[],
  home: string,
) {
  if (!extension.endsWith('.vsix')) {
    const { publisher, name, version } = await manifest(extension)
    const target = join(extensions, `${publisher}.${name}-${version}`.toLowerCase())
    await cp(extension, target, {
      recursive: true,
      filter: source => !/^(node_modules|\.git)$/.test(basename(source)),
    })
    return
  }
  const child = spawn(node, [entry, ...folders, '--install-extension', extension], {
    env: ownEnvironment(home),
  })
  const output = collect(child)
  const code = await exit(child)
  if (code !== 0) throw new Error(`Could not install ${extension} (code ${code}):\n${output()}`)
}

async function manifest(folder: string): Promise<{ publisher: string; name: string; version: string }> {
  const { publisher, name, version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  return { publisher, name, version }
}

/** The editor keeps to its own folder, and knows of no gallery that it could ask for extensions. */
function ownEnvironment(home: string): NodeJS.ProcessEnv {
  return {
    ...cleanEnvironment(),
    EXTENSIONS_GALLERY: '{}',
    XDG_CONFIG_HOME: join(home, 'xdg', 'config'),
    XDG_DATA_HOME: join(home, 'xdg', 'data'),
    XDG_CACHE_HOME: join(home, 'xdg', 'cache'),
  }
}

type Server = { readonly address: string; stop(): Promise<void> }

async function start(
  { node, entry }: CodeServer,
  folders: readonly string[],
  home: string,
  lasting: boolean,
): Promise<Server> {
  const address = `127.0.0.1:${await freePort()}`
  const flags = [
    ['--auth', 'none'],
    ['--bind-addr', address],
    ['--session-socket', join(home, 'session.sock')],
    lasting ? [] : ['--idle-timeout-seconds', '300'], // should the tests be killed, it ends by itself
    [
      '--disable-telemetry',
      '--disable-update-check',
      '--disable-workspace-trust',
      '--disable-getting-started-override',
    ],
  ].flat()
  // A process group of its own: extension hosts outlive the server when a window was reloaded, and have to go with it.
  const child = spawn(node, [entry, ...folders, ...flags], { env: ownEnvironment(home), detached: true })
  const output = collect(child)
  const ended = exit(child)
  const killAll = () => signal(child, 'SIGKILL')
  process.once('exit', killAll)
  const stop = async () => {
    signal(child, 'SIGTERM')
    const last = setTimeout(killAll, 5_000)
    await ended
    clearTimeout(last)
    killAll()
    process.off('exit', killAll)
  }
  try {
    for (const patience = Date.now() + 60_000; Date.now() < patience; await delay(100)) {
      if (child.exitCode !== null) throw new Error(`code-server ended with code ${child.exitCode}:\n${output()}`)
      const answer = await fetch(`http://${address}/healthz`).catch(() => undefined)
      if (answer?.ok) return { address: `http://${address}`, stop }
    }
    throw new Error(`code-server did not answer within a minute:\n${output()}`)
  } catch (error) {
    await stop()
    throw error
  }
}

/** A port of the loopback interface that nobody holds at this moment. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => server.on('error', reject).listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('No free port on 127.0.0.1.')
  return address.port
}

/** Signals a program and all that it has started. */
function signal(child: ChildProcess, name: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, name)
  } catch {
    // all of them have ended
  }
}

/** Keeps the end of what a program prints, and never lets its pipes fill up. */
function collect(child: ChildProcess): () => string {
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (part: string) => {
      text = (text + part).slice(-20_000)
    })
  }
  return () => text
}

function exit(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => child.on('error', reject).on('close', resolve))
}

/** Log channels lie in a folder named by their extension, plain output channels in a numbered folder. */
const channel = /exthost\d+\/(output_logging_[^/]+|[^/]+\.[^/]+)\/[^/]+\.log$/

function channelName(path: string): string {
  return basename(path, '.log').replace(/^\d+-/, '')
}

async function readAll(root: string, wanted: RegExp): Promise<{ readonly path: string; readonly text: string }[]> {
  const entries = await readdir(root, { recursive: true }).catch(() => [])
  const paths = entries.filter(entry => wanted.test(entry)).sort()
  return Promise.all(
    paths.map(async path => ({ path, text: await readFile(join(root, path), 'utf8').catch(() => '') })),
  )
}

async function write(file: string, settings: Settings): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, `${JSON.stringify(settings, null, 2)}\n`)
}

/** The editor's last writes may still be landing when it has ended, so removing is tried more than once. */
async function remove(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}
