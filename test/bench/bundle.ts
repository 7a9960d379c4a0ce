import { join } from 'node:path'
import { type BuildOptions, build } from 'esbuild'

const MODULES = join(import.meta.dirname, '../../node_modules')

/** Bundles what a benchmark starts as it ships: minified, with what is loaded later in chunks of its own. */
export async function bundleAsShipped(
  entryPoints: NonNullable<BuildOptions['entryPoints']>,
  folder: string,
  alias: Readonly<Record<string, string>> = {},
): Promise<void> {
  await build({
    entryPoints,
    bundle: true,
    minify: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    alias: {
      'vega-canvas': join(MODULES, 'vega-canvas/build/vega-canvas.browser.js'),
      htmlparser2: join(MODULES, 'htmlparser2/dist/esm/Parser.js'),
      'jsonc-parser': join(MODULES, 'jsonc-parser/lib/esm/main.js'),
      ...alias,
    },
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
    logLevel: 'error',
  })
}
