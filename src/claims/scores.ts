import { matchAt, readNumber } from '../text/number.ts'
import { findQuantities, type Quantity } from '../text/quantity.ts'
import type { Span } from '../text/range.ts'
import type { StatedValue } from './claim.ts'

/** A number in a sentence that states a score, before it is tied to a scale. */
export type StatedScore = Pick<StatedValue, 'text' | 'span' | 'value' | 'halfWidth' | 'written' | 'relation' | 'role'>

/** Characters looked at before and after a number. */
const NEAR = 64

const POINTS = /[ -]?(?:(?:absolute|accuracy|percentage|%)[ -])?(?:points?|pp|pts)\b/iy
const PLUS_MINUS = /^ ?\$?(?:±|\\pm|\+\/-) ?(\d{1,3}(?:\.\d{1,4})?)/
const LOW_END = /(?<![\p{L}\d.])(\d{1,3}(?:\.\d{1,4})?) ?(-|–|—|--|and|to) ?$/u

// What a percentage counts when it is no score; after the number and before it.
const COUNTS_OTHER =
  /^ ?-?(?:(?:accuracy|absolute|performance|average|mean|median|bootstrap) )?(?:confidence|credible|CI\b|significance|level|quantile|percentile|threshold|criterion|mark\b|cut-?off|more|less|fewer|higher|lower|larger|smaller|bigger|faster|slower|better|worse|greater|longer|shorter|increase|decrease|improvement|gain|gap|jump|rise|leap|drop|fall|boost|growth|reduction|relative|error bars?|sparsity|sparse|dropout|noise|of\b|into|through|(?:training|train)(?! acc)|data|tokens?|compute|cost|parameters|weights|agreement|overlap|discount|per|extra|additional)\b/i
const OTHER_BEFORE =
  /\b(?:confidence|significance|sparsity|dropout|noise|fraction|ratio|mask\w{0,4}|budget|split|utili[sz]ation|compression|discount|cost|price|margin|tolerance|within|top|first|last|remaining|other|bottom|extra|another|additional|human|humans|experts?|raters?|baseline|state[- ]of[- ]the[- ]art|SOTA|previous(?:ly)?|prior|predict\w{0,5}|expect\w{0,5}|extrapolat\w{0,5}|forecast\w{0,3}|project\w{0,3}|would|might|could|if|target|goal|threshold|criterion|trained on|training on|data|tokens?|compute|FLOPs?|p-?value|quantile|percentile|temperature|exponent|slope|correlat\w{0,5}|coefficients?|learning rate|weight decay|entropy|perplexity|loss(?:es)?|variance|deviation|distance|version|sections?|figures?|fig|tables?|width|weights?|fit|agreement|CI|(?:un)?likely|probabilit(?:y|ies)|odds|growth|grow[ns]?|grew|increas\w{0,3}|improv\w{0,3}|decreas\w{0,3}|by)(?: (?:rate|rates|level|score|scores|performance|accuracy|an|a|the|intervals?|of|is|was|at|to be|only|about|around|roughly|approximately|another|over|in|for|on|reach|scale|than|models?))*(?: [=(])? {0,2}$/i
/** Words of a guess or a norm earlier in the clause: "smaller models predict a score of 20%". */
const CLAUSE_OTHER =
  /\b(?:humans?|raters?|predict\w{0,5}|extrapolat\w{0,5}|forecast\w{0,3}|would|might have|were to|suppose|imagine)\b[^,;:.()]{0,40}$/i
const SYMBOL_BEFORE = /([\p{L}²\d)}]{1,12}) ?(?:[=<>≤≥≈~]|\\leq?|\\geq?|\\approx) ?$/u
/** A symbol before a sign of comparison: the p of "p < 0.05". */
const SHORT_NAME = /(?:^|[^\p{L}\d])((?!(?:to|at|of|is|in|or|by|an|a|and) ?$)[\p{L}²\d]{1,3}) ?$/u
const SCORE_WORD =
  /\b(?:acc(?:urac(?:y|ies))?|exact[- ](?:string[- ])?match|EM|(?:success|solve|pass) rates?|pass@\d{1,3}|scor(?:es?|ed|ing)|F1|performance|correct(?:ly|ness)?)\b/i
const FRACTION_LEAD =
  /(?:\b(?:from|to|at|of|is|was|reach(?:es|ed|ing)?|scor(?:es?|ed|ing)|gets?|got|hits?|attain(?:s|ed)?|achiev(?:es|ed|ing)|only|just|about|around|roughly|nearly|almost|over|above|below|under|than|stays?|remains?|accuracy|acc|match|score)|[(:≈~=<>≤≥→]) ?$/i
const SOLVED_BEFORE =
  /\b(?:solv(?:es?|ed|ing)|answer(?:s|ed|ing)?|gets?|got|succeed(?:s|ed|ing)?|correct(?:ly)?|right|passes|passed)\b[^,;:.]{0,24}$/i
const SOLVED_ITEMS =
  /^ of (?:all |the |its |test )*(?:time|problems?|questions?|items?|answers?|cases|sums|instances|prompts)\b/i

const CHANCE_BEFORE =
  /\b(?:chance|random(?:[- ]guess(?:ing)?)?|guess(?:ing)?)(?:[- ](?:level|accuracy|performance|baseline|rate|score))?(?: (?:of|is|was|i\.e\.)|,| ?[=:(])? ?(?:about |around |roughly |~|≈)?$/i
const CHANCE_AFTER = /^,? ?\(?(?:random|chance|guessing)\b/i

// Linking words directly before a number.
const ABOUT =
  /(?:(?:\b(?:about|around|roughly|approximately|approx\.?|circa|ca\.|some|nearly|almost|close to|near|near-?perfect|virtually|essentially)|\b(?:just|a little|slightly|barely|well)(?: (?:over|under|above|below|beyond|shy of|short of)))(?: an?)?|~|≈|∼|≃|\\sim|\\approx) ?$/i
const CLEARLY = /\bwell (?:over|under|above|below|beyond) ?$/i
const ABOVE =
  /(?:\b(?:over|above|more than|exceed(?:s|ing|ed)?|at least|beyond|upwards of|greater than|higher than|better than|surpass(?:es|ed|ing)?|topp(?:ing|ed))|(?<![-–=])>=?|≥|\\geq?) ?$/i
const BELOW = /(?:\b(?:under|below|less than|at most|up to|no (?:more|higher|better) than|lower than)|<=?|≤|\\leq?) ?$/i
const NEVER_ABOVE =
  /(?:\b(?:not|never|nor|cannot|no (?:smaller )?models?|none|fail(?:s|ed|ing)? to)|n't)\b[^,;:.]{0,24}(?:\b(?:exceed(?:s|ed|ing)?|reach(?:es|ed|ing)?|above|over|past|beyond|surpass(?:es|ed)?|pass(?:es|ed)?|more than|better than|beat)) ?$/i
const NEGATED =
  /(?:\b(?:not|never|nor|neither|cannot|without|rather than|instead of|fail(?:s|ed|ing)? to)|n't)\b[^,;:.()]{0,30}$/i
const FROM = /\bfrom(?: (?:an?|the|its|only|just|a mere|accuracy of|an accuracy of|scores? of))? ?$/i
const TO = /(?:\bto(?: (?:an?|only|just|a full|accuracy of|an accuracy of|scores? of))?|→|->|⟶|\\to) ?$/i
const BY = /\bby(?: (?:an?|as much as|up to|more than|over|only|some))? ?$/i
const ROSE =
  /\b(?:gain(?:s|ed|ing)?|improv(?:es?|ed|ing)|ris(?:es?|ing)|rose|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|leap(?:s|t)?|add(?:s|ed)?) ?$/i
const RISE_AFTER =
  /^[ -](?:\w{3,12} )?(?:jump|gain|increase|improvement|rise|leap|difference|drop|fall|discontinuity)\b/i

/** The scores that a sentence states, in their order. White space is single blanks, as in a flattened sentence. */
export function findScores(sentence: string, quantities = findQuantities(sentence)): readonly StatedScore[] {
  const found: StatedScore[] = []
  let free = 0
  for (const { start, end, written } of candidates(sentence, quantities)) {
    if (start < free) continue
    const scores = read(sentence, start, end, written)
    found.push(...scores)
    free = end
  }
  return joinPairs(sentence, found)
}

type Candidate = Span & { readonly written: StatedScore['written'] }

/** Percentages as the text room finds them; numbers before "points"; numbers from 0 to 1 with a decimal point. */
function candidates(sentence: string, quantities: readonly Quantity[]): readonly Candidate[] {
  const result: Candidate[] = []
  for (const { form, span, text } of quantities) {
    if (form !== 'percent') continue
    result.push({ ...span, written: /points?$/i.test(text) ? 'points' : 'percent' })
  }
  let next = 0
  // Digits and quantities both come in the order of the text, so one walk over each will do.
  const taken = (at: number) => {
    while ((quantities[next]?.span.end ?? Number.POSITIVE_INFINITY) <= at) next += 1
    return (quantities[next]?.span.start ?? Number.POSITIVE_INFINITY) <= at
  }
  const digit = /\d/g
  for (let hit = digit.exec(sentence); hit !== null; hit = digit.exec(sentence)) {
    const start =
      sentence[hit.index - 1] === '.' && !/\d/.test(sentence[hit.index - 2] ?? '') ? hit.index - 1 : hit.index
    const number = readNumber(sentence, start)
    if (number === null) continue
    digit.lastIndex = Math.max(number.end, hit.index + 1)
    if (taken(start) || number.scientific || number.grouped || /[\p{L}\d_./-]/u.test(sentence[start - 1] ?? ''))
      continue
    const points = matchAt(POINTS, sentence, number.end)
    if (points !== null) result.push({ start, end: number.end + points[0].length, written: 'points' })
    else if (isFraction(sentence, start, number.end)) result.push({ start, end: number.end, written: 'fraction' })
  }
  return result.sort((a, b) => a.start - b.start)
}

/** ".45" and "0.804" are scores only beside a word of scores, and never behind another quantity's symbol or name. */
function isFraction(sentence: string, start: number, end: number): boolean {
  if (!/^(?:0?\.\d{1,4}|1\.0{1,3})$/.test(sentence.slice(start, end))) return false
  if (/^[\p{L}\d]|^\.\d|^ ?(?:[×x*]|nats|bits|loss|seconds?|hours?)/u.test(sentence.slice(end, end + 12))) return false
  const before = sentence.slice(Math.max(0, start - NEAR), start)
  if (!FRACTION_LEAD.test(bare(before))) return false
  return SCORE_WORD.test(before) || SCORE_WORD.test(sentence.slice(end, end + 20))
}

function read(sentence: string, start: number, end: number, written: StatedScore['written']): readonly StatedScore[] {
  const number = readNumber(sentence, start)
  if (number === null || number.scientific || number.grouped) return []
  const before = bare(sentence.slice(Math.max(0, start - NEAR), start))
  const after = bare(sentence.slice(end, end + NEAR))
  const unit = written === 'fraction' ? 1 : 0.01
  const value = number.value * unit
  if (value > 1) return []
  const rounding = roundingOf(sentence.slice(start, number.end)) * unit
  const text = sentence.slice(start, end)
  const base = { text, span: { start, end }, value, halfWidth: rounding, written }
  if (written === 'points') {
    const isRise = BY.test(before) || ROSE.test(before) || RISE_AFTER.test(after)
    return isRise && !NEGATED.test(before) ? [{ ...base, relation: 'equal', role: 'rise' }] : []
  }
  if (CHANCE_BEFORE.test(before) || CHANCE_AFTER.test(after)) return [{ ...base, relation: 'equal', role: 'chance' }]
  const negated = NEVER_ABOVE.test(before)
  if (negated) return [{ ...base, relation: 'below', role: 'at' }]
  const { relation, lead } = relationOf(before)
  if (isOther(lead, after, /[<>≤≥≈]/.test(before.slice(lead.length)))) return []
  const error = PLUS_MINUS.exec(after)?.[1]
  const width = error === undefined ? rounding : Math.max(rounding, Number(error) * unit)
  const role = FROM.test(lead) ? 'from' : TO.test(lead) ? 'to' : 'at'
  const score: StatedScore = {
    ...base,
    halfWidth: relation === 'about' ? width + looseness(value) : width,
    relation,
    role,
  }
  return withLowEnd(sentence, score, unit)
}

/** "from 3 to 45%" states two scores, "40–50%" and "between 3 and 5%" one that lies between. */
function withLowEnd(sentence: string, score: StatedScore, unit: number): readonly StatedScore[] {
  const { start, end } = score.span
  const low = LOW_END.exec(sentence.slice(Math.max(0, start - 16), start))
  const [whole = '', digits = '', joint = ''] = low ?? []
  const value = Number(digits) * unit
  if (low === null || !(value < score.value)) return [score]
  const at = start - whole.length
  const lead = sentence.slice(Math.max(0, at - 24), at)
  const halfWidth = roundingOf(digits) * unit
  if (joint === 'to') {
    if (!FROM.test(relationOf(lead).lead)) return [score]
    const span = { start: at, end: at + digits.length }
    return [
      { ...score, text: digits, span, value, halfWidth, relation: 'equal', role: 'from' },
      { ...score, role: 'to' },
    ]
  }
  if (joint === 'and' && !/\bbetween ?$/i.test(lead)) return [score]
  return [rangeOf(sentence, { ...score, value, halfWidth, span: { start: at, end } }, score)]
}

/** One score that lies between two. */
function rangeOf(sentence: string, low: StatedScore, high: StatedScore): StatedScore {
  const span = { start: low.span.start, end: high.span.end }
  const halfWidth = (high.value - low.value) / 2 + Math.max(low.halfWidth, high.halfWidth)
  return {
    ...low,
    text: sentence.slice(span.start, span.end),
    span,
    value: (low.value + high.value) / 2,
    halfWidth,
    relation: 'equal',
    role: 'at',
  }
}

/** Two scores that belong together: "between 3% and 5%" is one range, "8% to 80%" a rise whose "from" is left out. */
function joinPairs(sentence: string, scores: readonly StatedScore[]): readonly StatedScore[] {
  const result: StatedScore[] = []
  for (const score of scores) {
    const last = result.at(-1)
    const gap = last === undefined ? '' : sentence.slice(last.span.end, score.span.start)
    if (last === undefined || gap.length > NEAR) result.push(score)
    else if (
      /^ and $/.test(gap) &&
      /\bbetween $/i.test(sentence.slice(Math.max(0, last.span.start - NEAR), last.span.start)) &&
      last.value < score.value
    ) {
      result[result.length - 1] = rangeOf(sentence, last, score)
    } else if (/^[*$ ]{0,3}(?:-|–|—)[*$ ]{0,3}$/.test(gap) && last.value < score.value) {
      result[result.length - 1] = { ...rangeOf(sentence, last, score), role: last.role }
    } else if (
      score.role === 'to' &&
      last.role === 'at' &&
      /^[*$]{0,3}(?: ?\([^()]{1,40}\))?[,*$]{0,3} (?:to|→|->) /.test(`${gap} `)
    ) {
      result[result.length - 1] = { ...last, role: 'from' }
      result.push(score)
    } else result.push(score)
  }
  return result.map((score, at) =>
    score.role === 'from' && !result.slice(at + 1, at + 3).some(({ role }) => role === 'to')
      ? { ...score, role: 'at' }
      : score,
  )
}

/** What the words directly before a number make of it, and the text before those words. */
function relationOf(before: string): { readonly relation: StatedScore['relation']; readonly lead: string } {
  const kinds = [
    ...(CLEARLY.test(before) ? [] : [['about', ABOUT] as const]),
    ['above', ABOVE] as const,
    ['below', BELOW] as const,
  ]
  for (const [relation, pattern] of kinds) {
    const hit = pattern.exec(before)
    if (hit !== null) return { relation, lead: before.slice(0, hit.index) }
  }
  return { relation: 'equal', lead: before }
}

/** True for a number that is no score of the models spoken of. `compared`: a sign such as "<" stands before it. */
function isOther(lead: string, after: string, compared: boolean): boolean {
  if (SOLVED_ITEMS.test(after)) {
    if (!SOLVED_BEFORE.test(lead)) return true
  } else if (COUNTS_OTHER.test(after)) return true
  if (/\[[^\]]{0,12}$/.test(lead) && /^,?[^[]{0,12}\]/.test(after)) return true
  if (/(?:±|\\pm|\+\/-|[-−]) ?$/.test(lead)) return true
  const symbol = (compared ? SHORT_NAME : SYMBOL_BEFORE).exec(lead)?.[1]
  if (symbol !== undefined && !SCORE_WORD.test(symbol) && !/\d[BMKk]$/.test(symbol)) return true
  return OTHER_BEFORE.test(lead) || CLAUSE_OTHER.test(lead) || NEGATED.test(lead)
}

/** "About" widens by a quarter of the value, by at least 1 and at most 5 points. */
function looseness(value: number): number {
  return Math.min(0.05, Math.max(0.01, value / 4))
}

/** Half a unit of the last digit written. */
function roundingOf(digits: string): number {
  return 0.5 * 10 ** -(/\.(\d+)/.exec(digits)?.[1]?.length ?? 0)
}

/** Without the marks of mathematics and emphasis; the length changes. */
function bare(text: string): string {
  return text.replace(/[$*_{}]/g, '')
}
