const JOINT = '[\\s*_>-]{1,6}'

const WORDS = [
  'language models?',
  'neural net(?:work)?s?',
  'LLMs?',
  'GPT(?:-?\\d)?',
  'ChatGPT',
  'PaLM',
  'LaMDA',
  'Pythia',
  'L[Ll]a[Mm][Aa]',
  'Chinchilla',
  'BERT',
  'ViTs?',
  'LSTMs?',
  'BIG-?[Bb]ench',
  'MMLU',
  'GSM-?8[Kk]',
  'deep learning',
  '[Mm]achine learning',
  'reinforcement learning',
  '[Ii]n-context learning',
  '[Cc]hain-of-thought',
  '[Gg]rokk(?:ing|ed)',
  'gradient descent',
  'SGD',
  'weight decay',
  'language modell?ing',
  'pre-?training (?:loss|data|tokens|compute)',
  '(?:train|test|validation|training) (?:accuracy|loss)',
  'modular (?:addition|arithmetic)',
  '[Ii]nduction heads?',
  '[Ss]caling laws?',
  '[Ee]mergent (?:abilities|capabilities)',
  'billion parameters',
  'number of parameters',
  'foundation models?',
  'RLHF',
  'FLOPs',
  'MNIST',
  'ImageNet',
  'CIFAR',
  'perplexity',
  'mechanistic interpretability',
  'character-level',
  'model (?:size|scale)s?',
  '(?:larger|smaller) models?',
  'transformers? (?:models?|language|trained)',
]

/** Its first letter in either case, and any white space or emphasis between its parts. */
function spelled(word: string): string {
  const first = word.charAt(0)
  const begin = /[a-z]/.test(first) ? `[${first.toUpperCase()}${first}]` : first
  return (begin + word.slice(1)).replaceAll(' ', JOINT)
}

const SPELLED = WORDS.map(spelled).join('|')
/** Sizes of models: "7B", "1.5B"; neither "%3B", as addresses have it, nor "U+002B". */
const SIZE = '(?<!%|U\\+)\\d{1,4}(?:\\.\\d{1,3})?B'

/** Words that only texts about trained models use, with any white space or emphasis between their parts. */
export const STRONG_WORDS = new RegExp(`\\b(?:${SPELLED}|${SIZE})\\b`, 'g')

const WORD = new RegExp(`\\b(?:${SPELLED})\\b`)
const SIZE_END = /\dB\b/

/** True where a text holds one of `STRONG_WORDS`. Digits are common, and looked at by themselves: two looks take half as long as one. */
export function holdsStrongWord(text: string): boolean {
  return WORD.test(text) || (SIZE_END.test(text) && text.search(STRONG_WORDS) >= 0)
}
