import { matchesOf } from '../text/matches.ts'
import type { CueHit, CueMark } from './cue.ts'
import type { ScalePhrase } from './scale.ts'

/**
 * A threshold told without a word for it: something is missing below a place on a scale, or there above it. A frame is
 * found where a state ("fails", "works") and a bound place ("below 7B", "in larger models") stand in one clause.
 */
type Frame = CueMark & {
  /** A sentence in which it must be found, run by the tests. */
  readonly example: string
}

const frame = (id: string, strength: 1 | 2, example: string, settles = true): Frame => ({
  id,
  kind: 'threshold',
  form: 'verb',
  denies: false,
  settles,
  strength,
  scale: 'none',
  example,
})

const thereBelow = (id: string, example: string): Frame => ({ ...frame(id, 1, example), denies: true })

const FRAMES = {
  missingBelow: frame('missing-below', 2, 'Models under 3B were never able to close a bracket.'),
  missingInSmall: frame('missing-in-small', 1, 'The smaller models answer with gibberish here.', false),
  onlyAbove: frame('only-above', 2, 'The reward helps only the larger models.'),
  thereAbove: frame('there-above', 1, 'Beyond 2B parameters the model spells the words correctly.', false),
  missingAbove: frame('missing-above', 1, 'Even at 70B parameters the network fails on this test.'),
  missingAt: frame('missing-at', 1, 'At 1B parameters every answer is at chance.', false),
  contrast: frame('contrast', 2, 'The small networks fail at it; the large networks succeed.'),
  thereBelow: thereBelow('there-below', 'Planning works below 3B parameters, too.'),
  needs: frame('needs-amount', 1, 'Bracket matching needs about 12M parameters.'),
} as const

/** Every frame, for the tests. */
export const ALL_FRAMES: readonly Frame[] = Object.values(FRAMES)

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))
const MISSING = words(`
  absent missing lack lacks lacked lacking nothing nil useless nonexistent gibberish garbage noise nonsense chance coin
  coin-flip floor guess guessed salad guessing guesses guesser near-zero near-chance near-random fail fails failed failing failure unable
  incapable impossible stuck hopeless incoherent unusable cannot can't couldn't never flatline flatlines flatlined
  struggle struggles struggled worthless nowhere none hurts hurt harms harmful degrades ignore ignores ignored illogical
  unsolved blind random unreachable`)
const THERE = words(`
  can could able succeed succeeds succeeded success solve solves solved solving master masters mastered manage manages
  managed work works worked correct correctly right perfect perfectly reliable reliably fluent handle handles handled
  pass passes passed crack cracks cracked nail nails nailed benefit benefits benefited help helps helped emerge emerges
  emerged emerging appear appears appeared arise arises arose present possible useful usable effective competent capable
  exhibit exhibits show shows display displays learn learns learned acquire acquires acquired develop develops unlock
  unlocks unlocked improves improve gain gains gained outperform outperforms exceed exceeds generalise generalises
  generalize generalizes override follow follows pick produce produces demonstrate demonstrates begin begins start
  starts`)
/** One of these stands in every state, in lower case; for the prefilter. */
export const STATE_STEMS: readonly string[] = [...new Set([...MISSING, ...THERE].map(word => word.slice(0, 4)))]

const LOW =
  /\b(?:below|under|beneath|smaller|smallest|small|tiny|tiniest|up to|until|before|less than|fewer|short of|narrower|at most|no more than|without an?)\b|[<≤]/i
const HIGH =
  /\b(?:above|beyond|past|over|larger|largest|large|bigger|biggest|big|exceed\w{0,3}|surpass\w{0,3}|at least|sufficient\w{0,2}|enough|more than|upwards|north of|once|after|reach\w{0,3}|from|cross\w{0,3}|minimum)\b|[>≥≳]/i
const OR_LARGER =
  /^[^.;,]{0,24}?(?:\([^()]{0,30}\) ?)?(?: (?:or|and) (?:above|beyond|up|upwards|larger|bigger|more|higher)\b| onwards?\b| upwards?\b|\+)/i
const OR_SMALLER = /^[^.;,]{0,24}?(?:\([^()]{0,30}\) ?)?(?: (?:or|and) (?:below|under|smaller|less|fewer|lower))/i
const ANY_SIZE = /\b(?:all|any)\b[^.;]{0,20}\bsizes?\b|\bwhatever\b/i
const NEGATION = /^(?:no|not|never|nor|neither|without|cannot|hardly|barely|none)$|n't$/
const HARDLY_ANY = /^(?:hardly|barely|scarcely|no|none|nothing)$/
const TOO = /\b(?:too|also|already|as well)\b/i
const BEATING = /^(?:above|beat|beats|over|exceed|exceeds|exceeding|better)$/
const LEVEL = /^(?:chance|random|floor|noise)$/
const OTHER_RANDOM = /^random(?:ly)? (?:seeds?|init|search|sampl|baseline|label|project|subset|order|crop|walk)/i
const CLAUSE = /[;:]|, (?:while|whereas|but|and then|yet|then)\b|\b(?:while|whereas|but|although|though)\b/gi
const NEEDING = /\b(?:requir\w{1,4}|needs?|needed|necessary|necessitates?|minimum|thresholds?|takes)\b/i
const WORD = /[\p{L}][\p{L}'-]*/gu
const REACH = 90
/** Places and states that are looked at in one sentence: real sentences hold a few. */
const MOST = 16
const BEFORE_PLACE = 14

type State = { readonly missing: boolean; readonly start: number; readonly end: number }
type Place = { readonly bound: 'low' | 'high' | 'at'; readonly phrase: ScalePhrase }

/** The frames of a sentence, each once, where it stands first. */
export function findFrames(sentence: string, phrases: readonly ScalePhrase[]): readonly CueHit[] {
  const placed = phrases.filter(({ form, quantity }) => form === 'region' || quantity !== null)
  const places = placed.slice(0, MOST).map(placeIn(sentence))
  if (places.length === 0) return []
  const states = statesOf(sentence).slice(0, MOST)
  const cuts = matchesOf(CLAUSE, sentence).map(({ index }) => index)
  const only = /(?<!-)\b(?:only|solely|exclusively|not until)\b/i.test(sentence)
  const anySize = ANY_SIZE.test(sentence)
  const even = /\beven\b[^.;]{0,40}\b(?:largest|biggest|large)\b|\beven (?:at|with|for|in|after) [~≈$]?\d/i.test(
    sentence,
  )
  const too = TOO.test(sentence)
  const found = new Map<Frame, CueHit>()
  const add = (mark: Frame, start: number, end: number) => {
    if (!found.has(mark)) found.set(mark, { cue: mark, start, end, text: sentence.slice(start, end) })
  }
  for (const place of places) {
    const { start, end, quantity } = place.phrase
    for (const state of states) {
      if (Math.max(0, state.start - end, start - state.end) > REACH) continue
      if (cuts.some(cut => Math.min(start, state.start) < cut && cut <= Math.max(start, state.start))) continue
      const bound =
        place.bound === 'at' && !even && !anySize && isLowerOf(place.phrase, places, sentence) ? 'low' : place.bound
      const mark = frameOf({ ...place, bound }, state, { only, even, too })
      if (mark !== null) add(mark, Math.min(start, state.start), Math.max(end, state.end))
    }
    if (quantity !== null && place.bound !== 'low' && NEEDING.test(sentence.slice(Math.max(0, start - 40), start))) {
      add(FRAMES.needs, Math.max(0, start - 40), end)
    }
  }
  const below = places.find(({ bound }) => bound === 'low')
  const above = places.find(({ bound }) => bound === 'high')
  if (below !== undefined && above !== undefined && contrasts(states)) {
    add(FRAMES.contrast, below.phrase.start, below.phrase.end)
  }
  const lower = contrastingPlace(sentence, places, states, cuts)
  if (lower !== null) add(FRAMES.contrast, lower.start, lower.end)
  return [...found.values()]
}

/** True for a text of any length in which some sentence may hold a frame: a place, and a state or a need somewhere. */
export function mayHoldFrame(text: string, phrases: readonly ScalePhrase[]): boolean {
  const placed = phrases.some(({ form, quantity }) => form === 'region' || quantity !== null)
  return placed && (statesOf(text).length > 0 || NEEDING.test(text))
}

function frameOf(
  { bound, phrase: { quantity } }: Place,
  { missing }: State,
  { only, even, too }: { readonly only: boolean; readonly even: boolean; readonly too: boolean },
): Frame | null {
  if (bound === 'low') {
    if (!missing) return too && quantity !== null ? FRAMES.thereBelow : null
    return quantity === null ? FRAMES.missingInSmall : FRAMES.missingBelow
  }
  if (missing) {
    if (even || (bound === 'high' && quantity !== null)) return FRAMES.missingAbove
    return quantity === null ? null : FRAMES.missingAt
  }
  if (only && bound === 'high') return FRAMES.onlyAbove
  return quantity !== null && bound === 'high' ? FRAMES.thereAbove : null
}

/** An amount beside a larger one of its axis, or that a state lasts for ("for 10k steps"), is the lower end. */
function isLowerOf({ start, axis, quantity }: ScalePhrase, places: readonly Place[], sentence: string): boolean {
  if (quantity === null) return false
  if (axis === 'steps' && /\b(?:for|in|within|the first)\b/i.test(sentence.slice(Math.max(0, start - 6), start + 12)))
    return true
  return places.some(({ phrase }) => phrase.axis === axis && (phrase.quantity?.value ?? 0) > quantity.value)
}

function contrasts(states: readonly State[]): boolean {
  return states.some(({ missing }) => missing) && states.some(({ missing }) => !missing)
}

/** What a clause says: something is there, or missing; null where it does not tell. */
type Clause = { readonly missing: boolean | null; readonly amounts: readonly ScalePhrase[] }

/**
 * The lower of two amounts told apart by clauses: "the 300M model fails, whereas the 12B model succeeds". A clause with
 * nothing but "not" says the opposite of the one before: "works for 540B but not for 62B".
 */
function contrastingPlace(
  sentence: string,
  places: readonly Place[],
  states: readonly State[],
  cuts: readonly number[],
): ScalePhrase | null {
  const edges = [0, ...cuts, sentence.length]
  const clauses: Clause[] = []
  for (const [at, start] of edges.slice(0, -1).entries()) {
    const end = edges[at + 1] ?? sentence.length
    const inside = (place: { readonly start: number }) => place.start >= start && place.start < end
    const own = states.filter(inside)
    const before = clauses.at(-1)?.missing ?? null
    const opposite = before !== null && ELLIPSIS.test(sentence.slice(start, end)) ? !before : null
    const missing = own.length === 0 ? opposite : own.some(({ missing }) => missing)
    clauses.push({
      missing,
      amounts: places.flatMap(({ phrase }) => (phrase.quantity !== null && inside(phrase) ? [phrase] : [])),
    })
  }
  const absent = clauses.flatMap(({ missing, amounts }) => (missing === true ? amounts : []))
  const present = clauses.flatMap(({ missing, amounts }) => (missing === false ? amounts : []))
  const [least] = present.toSorted((a, b) => amountOf(a) - amountOf(b))
  if (least === undefined || absent.length === 0) return null
  const lower = absent.every(phrase => phrase.axis === least.axis && amountOf(phrase) < amountOf(least))
  return lower ? (absent[0] ?? null) : null
}

const ELLIPSIS = /^\W{0,3}(?:but|though|while|whereas) (?:not|never) (?:for|in|with|at|by|on|the)\b/i

function amountOf({ quantity }: ScalePhrase): number {
  return quantity?.value ?? Number.NaN
}

function placeIn(sentence: string): (phrase: ScalePhrase) => Place {
  return phrase => {
    const text = sentence.slice(Math.max(0, phrase.start - BEFORE_PLACE), phrase.end)
    const after = sentence.slice(phrase.end, phrase.end + 48)
    if (OR_SMALLER.test(after)) return { phrase, bound: 'low' }
    if (OR_LARGER.test(after)) return { phrase, bound: 'high' }
    return { phrase, bound: LOW.test(text) ? 'low' : HIGH.test(text) ? 'high' : 'at' }
  }
}

/** Words that say that something is there or missing, negations counted in. */
function statesOf(sentence: string): readonly State[] {
  const all = matchesOf(WORD, sentence).map(({ 0: word, index }) => ({ word: word.toLowerCase(), index }))
  return all.flatMap(({ word, index }, at): State[] => {
    const plain = MISSING.has(word)
    if (!plain && !THERE.has(word)) return []
    if (word === 'random' && OTHER_RANDOM.test(sentence.slice(index, index + 20))) return []
    const before = all.slice(Math.max(0, at - 4), at).map(({ word }) => word)
    const denied = before.some(word => NEGATION.test(word)) || HARDLY_ANY.test(all[at + 1]?.word ?? '')
    if (plain && before.at(-1) === 'from') return []
    const beaten = LEVEL.test(word) && before.some(word => BEATING.test(word))
    const missing = beaten ? denied : plain !== denied
    return [{ missing, start: index, end: index + word.length }]
  })
}
