/** Words by which a claim speaks of getting worse: inverse scaling, a collapse, a sudden drop. */
const FALL =
  /\b(?:drop|fall|fell|declin|decreas|collaps|degrad|deteriorat|worsen|plummet|plung|shrink|shrank|diminish|vanish|disappear)(?:s|es|ed|ing|en|e|ped|ping)?\b|\b(?:inverse scaling|gets? worse|goes down|went down|loss of|lower (?:accuracy|performance|scores?))\b/i

/** Whether a claim's words say that something gets worse with scale ("accuracy collapses at 10B"). */
export function speaksOfFall(text: string): boolean {
  return FALL.test(text)
}

const LOWER_BETTER =
  '(?:loss(?:es)?|error(?: rate)?s?|perplexity|cross[- ]entropy|bits per (?:byte|character)|edit distance|MSE|RMSE|WER)'
const HIGHER_BETTER =
  '(?:accurac(?:y|ies)|performance|scores?|exact match|F1|BLEU|success rate|solve rate|pass@\\d+|pass rate|abilit(?:y|ies)|capabilit(?:y|ies))'
const GO_DOWN = '(?:drop|fall|fell|declin|decreas|collaps|plummet|plung|shrink|shrank|diminish)\\w{0,4}'
const GO_BAD = '(?:degrad|deteriorat|worsen)\\w{0,4}'
const LITTLE_BETWEEN =
  "(?:\\s+(?!for\\b|in\\b|on\\b|with\\b|of smaller\\b|and\\b|but\\b|while\\b|as\\b)[\\w'-]{1,20}){0,4}\\s+"
const OF = '\\s+(?:in|of)(?:\\s+[\\w-]{1,20}){0,3}?\\s+'
const NOUN = '(?:drop|fall|decline|decrease|collapse|plunge)'
const BAD_NOUN = '(?:degradation|deterioration|worsening)'

const WORSENS = [
  `\\b${HIGHER_BETTER}${LITTLE_BETWEEN}(?:${GO_DOWN}|${GO_BAD})\\b`,
  `\\b${LOWER_BETTER}${LITTLE_BETWEEN}${GO_BAD}\\b`,
  `\\b(?:${NOUN}|${BAD_NOUN})${OF}${HIGHER_BETTER}\\b`,
  '\\binverse scaling\\b',
].map(pattern => new RegExp(pattern, 'i'))
const IMPROVES = [`\\b${LOWER_BETTER}${LITTLE_BETWEEN}${GO_DOWN}\\b`, `\\b${NOUN}${OF}${LOWER_BETTER}\\b`].map(
  pattern => new RegExp(pattern, 'i'),
)

/** A fall that is not one with scale: towards smaller models, or for want of something else. */
const NOT_WITH_SCALE =
  /\b(?:below|under|smaller|fewer|less|without|remov\w{1,4}|ablat\w{1,4}|digits?|lengths?|longer|harder|difficult\w{0,2}|distribution|distractors?)\b/i

/**
 * Which way a claim says that things go with scale, where it says so of a named quantity: a falling accuracy gets worse, a
 * falling loss gets better. Null where it does not say, says both, or speaks of a fall towards smaller models.
 */
export function claimedDirection(text: string): 'improves' | 'worsens' | null {
  const [worse, better] = [WORSENS, IMPROVES].map(patterns => patterns.some(pattern => pattern.test(text)))
  if (worse === better || (worse === true && NOT_WITH_SCALE.test(text))) return null
  return worse === true ? 'worsens' : 'improves'
}
