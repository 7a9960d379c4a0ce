// Builds dist/: the extension and the command line share chunks, so that vega is loaded on first use only; the panel's
// page is one script of its own.
import { createHash } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { build } from 'esbuild'

const shared = { bundle: true, minify: true, sourcemap: false, logLevel: 'warning', legalComments: 'linked' } as const

/** A digest of all that goes into the program: another one is another program, though its version may be the same. */
async function buildDigest(): Promise<string> {
  const hash = createHash('sha256')
  const sources = (await readdir('src', { recursive: true })).filter(name => name.endsWith('.ts'))
  const paths = sources.map(name => `src/${name.replaceAll('\\', '/')}`).sort()
  for (const path of ['build.ts', 'package.json', 'package-lock.json', ...paths]) {
    hash.update(path).update(await readFile(path))
  }
  return hash.digest('hex').slice(0, 12)
}

await rm('dist', { recursive: true, force: true })
await Promise.all([
  build({
    ...shared,
    entryPoints: { extension: 'src/vscode/extension.ts', cli: 'src/cli/main.ts' },
    outdir: 'dist',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    external: ['vscode'],
    define: { EMERGENCE_CHECK_BUILD: JSON.stringify(await buildDigest()) },
    // The browser file draws without the optional native canvas, which is not shipped.
    alias: {
      'vega-canvas': './node_modules/vega-canvas/build/vega-canvas.browser.js',
      // Its main file is a UMD module whose parts a bundler cannot see.
      // Its index brings a document tree and a second table of entities along.
      htmlparser2: './node_modules/htmlparser2/dist/esm/Parser.js',
      'jsonc-parser': './node_modules/jsonc-parser/lib/esm/main.js',
    },
    // Some libraries are CommonJS and ask for Node's own modules by require.
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
  }),
  build({
    ...shared,
    entryPoints: { panel: 'webview/main.ts' },
    outdir: 'dist',
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
  }),
])
