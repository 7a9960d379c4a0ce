import { mergeConfig } from 'vitest/config'
import specs from './vitest.config.ts'

/** What is photographed to be looked at by a person before a release: every surface, in every theme. */
export default mergeConfig(
  { ...specs, test: { ...specs.test, include: [] } },
  { test: { include: ['test/editor/**/*.pictures.ts'] } },
)
