import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** Specs that drive a real VS Code in a real browser, one after the other. */
export default defineConfig({
  test: {
    root: join(import.meta.dirname, '..', '..'),
    include: ['test/editor/**/*.editor.ts'],
    globalSetup: ['test/editor/prepare.ts'],
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: 90_000,
    expect: { poll: { timeout: 20_000, interval: 250 } },
    hookTimeout: 180_000,
    slowTestThreshold: 30_000,
  },
})
