import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { CLAIMED, DERIVED } from './pictures.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

test('draws where code from strings is forbidden, as on an editor’s page', async () => {
  const bundled = await build({
    stdin: {
      contents: `
        import { pairSpec } from './src/plot/spec.ts'
        import { svgOf } from './src/plot/svg.ts'
        const [claimed, deciding] = ${JSON.stringify([CLAIMED, DERIVED])}
        svgOf(pairSpec(claimed, deciding, 'dark', { width: 230, height: 160 })).then(svg => console.log(svg))
      `,
      resolveDir: ROOT,
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    alias: { 'vega-canvas': join(ROOT, 'node_modules/vega-canvas/build/vega-canvas.browser.js') },
  })
  const folder = await mkdtemp(join(tmpdir(), 'plot-'))
  try {
    const script = join(folder, 'draw.mjs')
    await writeFile(script, bundled.outputFiles[0]?.text ?? '')
    const forbid = '--disallow-code-generation-from-strings'
    const { stdout } = await promisify(execFile)(process.execPath, [forbid, script], { maxBuffer: 1e7 })
    expect(stdout).toMatch(/^<svg /)
    expect(stdout).toContain('As claimed: exact match')
  } finally {
    await rm(folder, { recursive: true })
  }
})
