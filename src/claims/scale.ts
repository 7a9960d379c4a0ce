import { matchesOf } from '../text/matches.ts'
import { findQuantities, type Quantity, type ScaleAxis } from '../text/quantity.ts'
import { namesModel, unnamedAxis } from './amount-axis.ts'

/**
 * Words of scale in a sentence.
 *
 * - `region`: a place on an axis: "above 10B parameters", "in larger models", "after 20k steps".
 * - `course`: movement along it: "with model size", "as compute grows", "during training".
 * - `bare`: the axis is named and nothing more: "the parameter count".
 */
export type ScalePhrase = {
  readonly form: 'region' | 'course' | 'bare'
  readonly axis: ScaleAxis | null
  readonly start: number
  readonly end: number
  readonly quantity: Extract<Quantity, { form: 'scale' }> | null
}

type PhraseRule = {
  readonly form: ScalePhrase['form']
  readonly axis: ScaleAxis | null
  readonly pattern: RegExp
}

const MODELS = '(?:models?|LMs?|LLMs?|PLMs?|networks?|nets|transformers?|ones|architectures|variants|GPTs?)\\b'
const BETWEEN = '(?:[\\w-]{1,20} ){0,3}'
const TRAINING =
  '(?:pre-?)?training(?! (?:data|set|corpus|tokens|compute|examples|code|fractions?|scripts?|objectives?|procedures?|methods?|techniques?|distribution|loss|accuracy|points))'
const MORE =
  '(?:increas\\w{0,5}|grow\\w{0,4}|larger|bigger|greater|more|higher|additional|longer|decreas\\w{0,5}|smaller|lower)'
const ATTRIBUTE =
  '(?:certain|critical|given|some|sufficient|particular|large|larger|small|smaller|enough|these|this|specific|minimum|right|different|the next|massive|any|that|the same)'

function rule(form: PhraseRule['form'], axis: ScaleAxis | null, pattern: string): PhraseRule {
  return { form, axis, pattern: new RegExp(pattern, 'gi') }
}

const RULES: readonly PhraseRule[] = [
  rule(
    'region',
    'params',
    `\\b(?:larger|largest|large|bigger|biggest|big|smaller|smallest|small|tiny|massive|billion-parameter|(?:large|big)[- ]enough) (?!language models?\\b|LMs?\\b)${BETWEEN}${MODELS}`,
  ),
  rule(
    'region',
    'params',
    `\\b(?:larger|largest|bigger|biggest|smaller|smallest|small|sufficiently large|(?:large|big) enough) (?:language models?|LMs?|LLMs?)\\b`,
  ),
  rule(
    'region',
    'params',
    `\\bmodels? (?:(?:is|are|become|becomes|get|gets|was|were) )?(?:sufficiently|large enough|big enough|above|beyond|larger than|smaller than|bigger than|of at least|exceed|over)\\b`,
  ),
  rule(
    'region',
    'params',
    '\\bmodels? (?:size )?(?:grows?|scales?|reach(?:es)?|is scaled|are scaled|exceeds?) (?:up )?(?:to|beyond|past|above|a )',
  ),
  rule('region', 'params', `\\b(?:fewer|enough|critical (?:mass|number) of|more|many) (?:trainable )?parameters\\b`),
  rule(
    'region',
    'params',
    '\\b(?:critical|minimum|certain|sufficient|larger|smaller|largest|smallest|large|small|some|given) (?:(?:model|network|parameter) )(?:size|scale|capacity|count)s?\\b',
  ),
  rule(
    'region',
    'data',
    '\\b(?:critical|minimum|certain|sufficient|larger|smaller|large|small|enough) (?:(?:training|pre-?training) )?(?:data(?:set)?(?: (?:size|fraction|amount)s?)?|number of (?:tokens|examples|samples)|amount of (?:training )?data)\\b',
  ),
  rule(
    'region',
    'compute',
    '\\b(?:critical|minimum|certain|sufficient|larger|enough) (?:amounts? of )?(?:training )?(?:compute|FLOPs)\\b',
  ),
  rule(
    'region',
    'steps',
    '\\b(?:after|until|by|before|at|within|around|about|beyond|past|only) (?:the |a |an )?(?:[\\w-]{1,20} ){0,4}(?:' +
      TRAINING +
      '|(?:training )?steps?|iterations?|epochs?|updates?|checkpoints?)\\b',
  ),
  rule(
    'region',
    'steps',
    '\\b(?:early|late|later|midway|halfway|point|moment|beginning|start|end|middle|stages?|phases?|percent|%|way) (?:on )?(?:in|into|of|through|during) (?:the )?(?:pre-?)?training\\b',
  ),
  rule(
    'region',
    'loss',
    '\\b(?:threshold loss(?:es)?|(?:pre-?training |training |validation |certain |critical )?loss (?:threshold|(?:falls|drops|goes) (?:below|under|past)|reaches)|(?:below|under|until|once|threshold (?:of|on|in)) (?:a |the |some |its |their )?(?:specific |certain |critical |given )?(?:pre-?training |training |validation )?(?:loss|perplexity))\\b',
  ),
  rule(
    'region',
    null,
    `\\b(?:at|above|below|beyond|past|until|until a|with|reach(?:es)?|over|under|a|requires?|to|from) (?:a |an |the |only |at )?(?:${ATTRIBUTE} ){1,2}(?:model )?(?:scales?|sizes?|thresholds?|point)\\b`,
  ),
  rule(
    'region',
    null,
    '\\b(?:critical (?:mass|scale|size|threshold|point)|(?:scale|size) thresholds?|scaled up to|certain scales?|certain (?:model )?sizes?|sufficient scale|scale-dependent)\\b',
  ),
  rule(
    'region',
    null,
    '\\b(?:only|emerg\\w{1,4}|appear\\w{0,3}|behavio\\w{0,3}|abilit\\w{1,4}|reasoning|learning) (?:naturally |suddenly |abruptly |only )?(?:at|with|from) (?:sufficient |large |larger )?scale\\b',
  ),
  rule(
    'course',
    'params',
    `\\b(?:with|as|by|in|of|across|over|on|from|simply) (?:the |a |their |its |${MORE} ){0,2}(?:in )?(?:the )?(?:model|network|parameter|LM|LLM)s?'? ?(?:scale|scaling|sizes?|counts?|capacity)\\b`,
  ),
  rule(
    'course',
    'params',
    '\\b(?:number of (?:trainable |model )?parameters|parameter counts?|model (?:size|scale|scaling|capacity)s?|scal(?:e|es|ed|ing)(?: up)? (?:the |of |our |these )?(?:language |neural )?(?:models?|LMs?|LLMs?|networks?|model size|transformers?)|more parameters|models? (?:size )?(?:grows?|get|gets|are|become|becomes|is) (?:larger|bigger|scaled|in size)|models? grow|increas(?:e|ing) (?:the )?(?:model )?size|larger (?:and larger )?models)\\b',
  ),
  rule(
    'course',
    null,
    '\\bas (?:they|it|these|we|networks|LLMs|LMs|systems|language models) (?:all )?(?:grow|grows|get|gets|become|becomes|scale|are scaled|are made)(?: up)?(?: (?:larger|bigger|in size|up))?\\b',
  ),
  rule(
    'course',
    'params',
    '\\bas (?:they|models|networks|LLMs|LMs|language models) (?:grow|get|become|are made) (?:larger|bigger|in size)\\b',
  ),
  rule('course', null, '\\bscal(?:e|es|ed|ing) (?:things|it|them|these|systems) up\\b'),
  rule(
    'course',
    'compute',
    `\\b(?:(?:training|pre-?training|total|amount of|more|with|in|as|doubling of|doubling in) (?:the )?(?:log )?(?:compute|FLOPs|computation)|compute (?:budget|grows|increases|scale)s?|FLOPs?)\\b`,
  ),
  rule(
    'course',
    'data',
    '\\b(?:(?:training|pre-?training) (?:data|set|corpus|corpora) (?:size|scale|increases|grows)|data(?:set)? (?:size|scale|scaling)|amount of (?:training |pre-?training )?data|more (?:training |pre-?training )?(?:data|examples|tokens)|number of (?:training |pre-?training )?(?:tokens|examples|samples|tasks)|(?:training|pre-?training) tokens)\\b',
  ),
  rule(
    'course',
    'steps',
    '\\b(?:during|over|throughout|in|across|through|with|of|into|as) (?:the |our |its |their |more |longer |model |language model |the course of )?(?:' +
      TRAINING +
      '|fine-?tuning|optimi[sz]ation)\\b',
  ),
  rule(
    'course',
    'steps',
    '\\b(?:training (?:steps?|time|progress(?:es)?|proceeds|dynamics|continues|iterations?|epochs?|runs?|process|checkpoints?|curves?|trajector(?:y|ies)|duration)|(?:gradient|optimi[sz]ation|pre-?training) steps?|number of (?:steps|iterations|epochs)|learning curves?|checkpoints|epochs)\\b',
  ),
  rule(
    'course',
    null,
    '\\b(?:with|as|from|of|by|at|in|to|across|over) (?:the |a |their |its |model |sheer |increasing |increased |greater |more |larger |further |this |different |further )?(?:scale|scaling|scales)\\b(?! of)',
  ),
  rule(
    'course',
    null,
    '\\b(?:scaling up|scaled up|scale up|scaling (?:curve|trend|law|behavio\\w{1,3}|plot)s?|scales? (?:predictably|smoothly|with)|function of scale|scale increases|larger scales?)\\b',
  ),
  rule('region', 'steps', '\\b(?:only )?much later(?: (?:in|on|during))?\\b'),
  rule(
    'bare',
    'params',
    '\\b(?:parameters|params|model sizes?|hidden (?:dimensions?|sizes?|widths?)|d_model|(?:model|network|layer) widths?)\\b',
  ),
  rule(
    'region',
    null,
    '\\b(?:once|when|after) (?:this|that|the|a|some) (?:[\\w-]{1,15} )?(?:threshold|point|size|scale) (?:is|was|has been) (?:passed|crossed|reached|exceeded|surpassed)\\b',
  ),
  rule(
    'region',
    'compute',
    '\\b(?:at|past|after|beyond|above|below|around|with|over|than|under) (?:about |around |roughly )?[\\d,.]{1,9}k? (?:GPU|TPU|A100|H100|accelerator)[- ](?:hours|days|years)\\b',
  ),
  rule('region', 'data', '\\b[\\d.]{1,6} ?[GT]B of (?:[\\w-]{1,15} )?(?:text|data|tokens|code)\\b'),
  rule('region', 'data', '\\b(?:training|train|data) (?:data |set )?fractions? (?:of|above|below|over|under)\\b'),
  rule('region', 'params', '\\bcritical (?:layer |network |hidden )?width\\b'),
  rule('region', 'params', '\\b\\d{1,2}x\\d{1,3}B\\b'),
  rule(
    'region',
    'params',
    '\\b(?:from|between) (GPT|T5|Llama|Pythia|Qwen|Gemma|Claude|BERT|OPT)-[\\w.]{1,8} (?:to|and) \\1-',
  ),
  rule('region', 'params', '\\b(?:from|between) (?:ada|babbage|curie) (?:to|and) (?:babbage|curie|davinci)\\b'),
  rule('region', 'params', '\\bfrom (?:tiny|mini|small|base|medium) to (?:small|base|medium|large|xl|xxl)\\b'),
  rule('bare', 'compute', '\\b(?:training compute|FLOPs)\\b'),
  rule('bare', 'data', '\\b(?:training tokens|dataset size)\\b'),
  rule('bare', 'steps', '\\b(?:training steps?|epochs?|steps|iterations|checkpoints?)\\b'),
  rule('bare', 'loss', '\\b(?:pre-?training loss)\\b'),
  rule('bare', null, '\\b(?:model )?scale\\b'),
]

const PLACE =
  /\b(?:at|above|beyond|past|around|near|over|below|under|until|after|by|from|to|than|least|most|about|approximately|roughly|reach(?:es|ed)?|exceed(?:s|ed)?|has|have|with|for|in|into|pass(?:es|ed)?|between|and|only|of|the|a|our|size|scale)(?: (?:the|a|an|about|around|approximately|roughly|only|size|least|some|over|its|their))?(?: [A-Z][\w-]{1,15}(?: [\d.]{1,4})?)? ?[~≈∼(<>≥≤$]{0,3}$/i
const OTHER_UNIT =
  /^ ?(?:users?|people|rows?|lines?|dollars?|USD|euros?|downloads?|requests?|years?|bytes?|views?|stars?|queries|citations?|times)\b/i

/** The words of scale in a sentence, in order of their beginning. */
export function findScalePhrases(sentence: string, quantities = findQuantities(sentence)): readonly ScalePhrase[] {
  const phrases = findAmountPhrases(sentence, quantities)
  for (const { form, axis, pattern } of RULES) {
    for (const match of matchesOf(pattern, sentence)) {
      phrases.push({ form, axis, start: match.index, end: match.index + match[0].length, quantity: null })
    }
  }
  return phrases.sort((a, b) => a.start - b.start)
}

/** Those of the words of scale that hold an amount. */
export function findAmountPhrases(sentence: string, quantities: readonly Quantity[]): ScalePhrase[] {
  const phrases: ScalePhrase[] = []
  const modelNamed = quantities.length > 0 && namesModel(sentence)
  for (const quantity of quantities) {
    if (quantity.form !== 'scale') continue
    const { start, end } = quantity.span
    if (quantity.axis === null && OTHER_UNIT.test(sentence.slice(end, end + 14))) continue
    const axis = quantity.axis ?? unnamedAxis(quantity.text, quantity.value, sentence, start, modelNamed)
    if (axis === null) continue
    const before = PLACE.exec(sentence.slice(Math.max(0, start - 48), start))
    phrases.push({
      form: before === null ? 'bare' : 'region',
      axis,
      start: start - (before?.[0].length ?? 0),
      end,
      quantity: { ...quantity, axis },
    })
  }
  return phrases
}

const FORM_WEIGHT: Readonly<Record<ScalePhrase['form'], number>> = { region: 3, course: 2, bare: 1 }

/** The axis a claim is about: amounts first, then places and courses, nearer ones before farther ones. */
export function axisOf(phrases: readonly ScalePhrase[], cueStart: number, cueEnd: number): ScaleAxis | null {
  let best: ScaleAxis | null = null
  let bestScore = 0
  for (const phrase of phrases) {
    if (phrase.axis === null) continue
    const distance = Math.max(0, phrase.start - cueEnd, cueStart - phrase.end)
    const score = FORM_WEIGHT[phrase.form] + (phrase.quantity === null ? 0 : 1.5) + 30 / (30 + distance)
    if (score > bestScore) {
      best = phrase.axis
      bestScore = score
    }
  }
  return best
}

const OTHER_AXIS =
  /\b(?:context (?:length|window|size)s?|(?:sequence|prompt|input|output|reasoning|chunk|chain) lengths?|number of (?:shots|demonstrations|layers|heads|experts|in-context examples|hops|digits|samples per|attempts)|(?:more|fewer) (?:shots|layers|demonstrations|hops|retrieved)|(?:network |model |tree |recursion )?depth|sparsity|(?:learning|dropout|masking|compression) rates?|batch sizes?|kernel sizes?|beam (?:size|width)s?|(?:window|patch|vocabulary|codebook) sizes?|temperatures?|thinking (?:time|tokens|budget)|test-time|inference[- ](?:time|compute)|bit-?width|quanti[sz]ation|bits|noise level|pruning|rank\b|over (?:the )?(?:years|time|decades?)|in recent years)\b/i

/** True when the sentence names another axis than ours: context length, shots, depth, learning rate … */
export function namesOtherAxis(sentence: string): boolean {
  return OTHER_AXIS.test(sentence)
}

/** Words one of which stands in every phrase of scale; for the prefilter. */
export const SCALE_STEMS: readonly string[] = [
  'model',
  'network',
  'nets',
  'transformer',
  'lm',
  'ones',
  'architecture',
  'variant',
  'gpt',
  'param',
  'scal',
  'size',
  'capacity',
  'compute',
  'comput',
  'flop',
  'gpu',
  'tpu',
  'a100',
  'h100',
  'accelerator',
  'gb of',
  'tb of',
  'width',
  'curie',
  'babbage',
  'data',
  'train',
  'step',
  'epoch',
  'iteration',
  'update',
  'checkpoint',
  'loss',
  'perplexity',
  'threshold',
  'point',
  'mass',
  'token',
  'example',
  'sample',
  'tuning',
  'optimi',
  'curve',
]
