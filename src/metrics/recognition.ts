import type { Metric } from './metric.ts'

type Spelling = { readonly words: string; readonly metric: Metric }

/** Phrases that hold the name of a metric and are none. */
const NO_METRIC =
  /\b(?:standard|std|sampling|rounding|measurement) errors?\b|\berror (?:bars?|analys[ie]s|estimates?|corrections?)\b|\bmargins? of error\b|\bloss(?:es)? (?:of|in) (?:accuracy|performance|quality|information|generality)\b/g

/** A function that finds the metric of the longest spelling that a text holds; a plain word only where no other tells. */
export function recogniser(metrics: readonly Metric[]): (words: string) => Metric | null {
  const spellings = once((): readonly Spelling[] =>
    metrics
      .flatMap(metric => metric.aliases.map(alias => ({ words: ` ${normalise(alias)} `, metric })))
      // Longest first, so that "exact match accuracy" is not taken for an accuracy of unknown kind.
      .sort((a, b) => Number(isPlain(a)) - Number(isPlain(b)) || b.words.length - a.words.length),
  )
  return words => {
    const text = ` ${normalise(words)} `
    return spellings().find(spelling => text.includes(spelling.words))?.metric ?? null
  }
}

/** A function that finds the metric of which a text is a spelling and holds nothing beside; null for any other text. */
export function speller(metrics: readonly Metric[]): (words: string) => Metric | null {
  const spellings = once(
    () => new Map(metrics.flatMap(metric => metric.aliases.map(alias => [normalise(alias), metric] as const))),
  )
  return words => spellings().get(normalise(words)) ?? null
}

/** Made when it is first asked for: most runs over documents meet no metric. */
function once<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** Words of everyday use, which name a metric only when nothing more exact is said. */
function isPlain({ words, metric }: Spelling): boolean {
  return metric.id === 'score' || words === ' error ' || words === ' err '
}

/** Lower case, one space between words, `pass@8` and its like as `pass@k`, "1 − accuracy" in words. */
function normalise(words: string): string {
  const text = words
    .toLowerCase()
    // Only where it opens the text or a bracket: "Task 1 – accuracy" is an accuracy.
    .replace(/(?<=^\s*|[(=,:[]\s*)1[\s_]*[-−–][\s_]*(?=acc)/g, 'one minus ')
    .replace(/\b(pass|maj|cons)(?:@|[_ ]at[_ ])(?:\d+|k)\b/g, '$1@k')
    .replace(/\bpass\^(?:\d+|k)/g, 'pass^k')
    .replace(/%(?=\s*correct)/g, ' % ')
  const kept = text.replace(/[_\-–—()[\]{}:;/|.*`"'’↑↓?!=+]+/g, ' ')
  // A comma parts words, save in the evaluation harness's "acc,none".
  return kept
    .replace(/,(?!none\b)/g, ' ')
    .replace(/(?<!acc|acc norm),none\b/g, ' ')
    .replace(/(?<!\s)%(?!\s*correct)|%(?!\s*correct)/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(NO_METRIC, '')
    .replace(/ {2,}/g, ' ')
    .trim()
}
