import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

test('the page’s script and its plotting hold no React, nothing of the editor’s or Node’s, and stay near a megabyte', async () => {
  const { metafile, outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../../webview/main.ts', import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'silent',
  })
  const inputs = Object.keys(metafile.inputs)
  expect(inputs.filter(path => /node_modules\/(react|vega-canvas\/build\/vega-canvas\.node)/.test(path))).toEqual([])
  expect(inputs.filter(path => path.startsWith('src/vscode/') || path.startsWith('src/cli/'))).toEqual([])
  expect(outputFiles[0]?.contents.length).toBeLessThan(1_100_000)
})
