import { formatOf } from './tables/files/format.ts'

/**
 * Whether a change of a file or folder concerns an analysis that uses the given addresses: one of them, what stands above them (a
 * folder comes and goes as a whole), or data within a folder that is used.
 */
export function restsOn(uses: readonly string[], changed: string, how: 'changed' | 'came-or-went'): boolean {
  const whole = how === 'came-or-went'
  return uses.some(
    used =>
      used === changed ||
      (whole && used.startsWith(`${changed}/`)) ||
      (changed.startsWith(`${used}/`) && (whole || formatOf(changed) !== null)),
  )
}
