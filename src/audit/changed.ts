import { CONFIGURATION_FILES } from '../configuration/configuration.ts'
import { restsOn } from '../rests-on.ts'
import type { AuditedFile } from './audit.ts'

/** A file, or a folder that is known as a whole only, that differs from an earlier state. `path`: from the root of the audit. */
export type Change = { readonly path: string; readonly how: 'changed' | 'came-or-went' }

/** What differs from an earlier state, and which documents that concerns. */
export class Changes {
  readonly #changes: readonly Change[]
  readonly #paths: ReadonlySet<string>
  /** True where the configuration differs: then every document may be judged otherwise. */
  readonly configuration: boolean

  /** `configurationFiles`: the paths, from the root of the audit, at which its configuration stands or would stand. */
  constructor(changes: readonly Change[], configurationFiles: readonly string[] = CONFIGURATION_FILES) {
    this.#changes = changes
    this.#paths = new Set(changes.map(({ path }) => path))
    this.configuration = configurationFiles.some(path => this.#holds(path))
  }

  /** True where nothing differs: then no document need be looked at. */
  get none(): boolean {
    return this.#changes.length === 0
  }

  /** Whether a document, or data that its findings rest on, differ. */
  concerns(file: AuditedFile): boolean {
    if (this.configuration || this.#holds(file.path)) return true
    if (file.state === 'failed' || file.dataFiles.length === 0) return false
    return this.#changes.some(({ path, how }) => restsOn(file.dataFiles, path, how))
  }

  #holds(path: string): boolean {
    if (this.#paths.has(path)) return true
    for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      if (this.#paths.has(path.slice(0, slash))) return true
    }
    return false
  }
}
