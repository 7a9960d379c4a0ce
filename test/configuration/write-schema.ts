// Writes media/configuration.schema.json anew: npm run schema
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { configurationSchema } from './json-schema.ts'

const file = join(import.meta.dirname, '../../media/configuration.schema.json')
writeFileSync(file, `${JSON.stringify(configurationSchema(), null, 2)}\n`)
