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

/** Words that only texts about trained models use, with any white space or emphasis between their parts. */
export const STRONG_WORDS = new RegExp(`\\b(?:${WORDS.map(spelled).join('|')}|\\d{1,4}(?:\\.\\d{1,3})?B)\\b`, 'g')
