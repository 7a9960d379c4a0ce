// Writes the controls to the sample workspace: `node test/controls/write.ts` (Node 24).
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { allControls } from './all.ts'
import { csvOf } from './control.ts'

for (const control of allControls()) {
  writeFileSync(join(import.meta.dirname, '../../media/examples/controls', control.file), csvOf(control))
}
