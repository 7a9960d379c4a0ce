import { STRONG_WORDS } from '../../../src/claims/field.ts'

/**
 * The words without which the tool reads no document, as a pattern for ripgrep. Whoever has one of them is nearly always let
 * through by the rest of the prefilter as well, whose words are common ones: to search those too would only slow ripgrep down,
 * and what is measured against it look better.
 *
 * Letters are taken as they are written, as the tool takes them. Word boundaries and digits are ASCII's, as in JavaScript;
 * ripgrep would otherwise leave its fast engine at the first letter beyond it. What must not stand before a size is left out, for that
 * engine does not look back.
 */
export function cuePattern(): string {
  const forward = STRONG_WORDS.source.replaceAll(/\(\?<![^)]*\)/g, '')
  return forward.replaceAll('\\b', '(?-u:\\b)').replaceAll('\\d', '[0-9]').replaceAll('\\s', '\\s\\x{FEFF}')
}
