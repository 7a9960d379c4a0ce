// Builds dist/: two programs, the extension and the command line, the page of the panel, and the plotting that all three
// load on first use. The extension shares nothing else with the command line, which is not packed with it.
import { createHash } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { build, type Plugin } from 'esbuild'

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

const PLOTTING = 'src/plot/svg.ts'

/** Has Vega loaded from `address` rather than bundled: a quarter of what is packed, it is there once for all. */
const plottingFrom = (address: string): Plugin => ({
  name: 'plotting',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/svg\.ts$/ }, ({ path, resolveDir }) =>
      resolve(resolveDir, path) === resolve(PLOTTING) ? { path: address, external: true } : null,
    ),
})

/** Leaves packages empty of which nothing is ever called. */
const without = (packages: readonly string[]): Plugin => ({
  name: 'without',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: new RegExp(`^(?:${packages.join('|')})$`) }, ({ path }) => ({ path, namespace: 'without' }))
    onLoad({ filter: /.*/, namespace: 'without' }, () => ({ contents: 'module.exports = {}' }))
  },
})

/** Vega's transforms that no plot of ours asks for: maps, forces, trees, words, regressions, filters. */
const UNUSED_OF_VEGA = [
  ...['vega-crossfilter', 'vega-force', 'vega-geo', 'vega-hierarchy', 'vega-label', 'vega-projection'],
  ...['vega-regression', 'vega-voronoi', 'vega-wordcloud', 'd3-geo', 'topojson-client'],
]

/** Node has Brotli of its own. */
const brotliOfNode: Plugin = {
  name: 'brotli-of-node',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\.\/brotli\.js$/ }, ({ importer }) =>
      importer.includes('hyparquet-compressors') ? { path: resolve('src/node/brotli.ts') } : null,
    ),
}

const digest = await buildDigest()

/** Builds a program for Node; what it loads on first use comes to lie in a folder of its own. */
const program = (name: string, entry: string, folder: string): Promise<unknown> =>
  build({
    ...shared,
    entryPoints: { [name]: entry },
    outdir: 'dist',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    splitting: true,
    chunkNames: `${folder}/[name]-[hash]`,
    external: ['vscode'],
    define: { EMERGENCE_CHECK_BUILD: JSON.stringify(digest) },
    // Whatever draws is loaded on first use, so it lies in the folder.
    plugins: [plottingFrom('../plotting.js'), brotliOfNode],
    alias: {
      // Its index brings a document tree and a second table of entities along.
      htmlparser2: './node_modules/htmlparser2/dist/esm/Parser.js',
      // Its main file is a UMD module whose parts a bundler cannot see.
      'jsonc-parser': './node_modules/jsonc-parser/lib/esm/main.js',
    },
    // Some libraries are CommonJS and ask for Node's own modules by require.
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
  })

/** Builds a file that a browser's page can load. */
const forPages = (name: string, entry: string, plugins: Plugin[]): Promise<unknown> =>
  build({
    ...shared,
    entryPoints: { [name]: entry },
    outdir: 'dist',
    platform: 'browser',
    target: 'es2022',
    format: 'esm',
    plugins,
  })

await rm('dist', { recursive: true, force: true })
await Promise.all([
  program('extension', 'src/vscode/extension.ts', 'chunks'),
  program('cli', 'src/cli/main.ts', 'cli'),
  forPages('panel', 'webview/main.ts', [plottingFrom('./plotting.js')]),
  // Nothing of it needs a browser: the programs load it too.
  forPages('plotting', PLOTTING, [without(UNUSED_OF_VEGA)]),
])
