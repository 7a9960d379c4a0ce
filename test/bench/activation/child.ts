// Loads and activates one extension in a process of its own, with nothing opened, and tells as JSON how long that took.
// Argument: the URL of its file.
import { told, Uri } from './editor.ts'
import type { Told } from './told.ts'

const home = Uri.parse('file:///home')
const context = { subscriptions: [], extensionUri: home, globalStorageUri: home }
const [, , file = ''] = process.argv
const before = performance.now()
const extension = await import(file)
const loaded = performance.now()
extension.activate(context)
const activated = performance.now()
const times: Told = { load: loaded - before, activate: activated - loaded, commands: told.commands }
console.log(JSON.stringify(times))
