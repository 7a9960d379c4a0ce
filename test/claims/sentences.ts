import type { ClaimKind, ScaleAxis, Stance } from '../../src/claims/claim.ts'
import type { ProseForm } from '../../src/paper/paper.ts'

/** A sentence of our own and what a careful reader says of it. */
export type Labelled = {
  readonly text: string
  /** Null: no claim. */
  readonly kind: ClaimKind | null
  readonly stance?: Stance
  readonly axis?: ScaleAxis | null
  readonly form?: ProseForm
  readonly heading?: string
  /** What the row is here to show, above all for the ones that are no claims. */
  readonly because?: string
  /** False: stands in a text that is not about trained models. */
  readonly inPaper?: boolean
  /** Known to be read wrongly today. */
  readonly missed?: true
}

const jump = (text: string, axis: ScaleAxis | null, stance: Stance = 'asserted'): Labelled => ({
  text,
  kind: 'jump',
  stance,
  axis,
})
const threshold = (text: string, axis: ScaleAxis | null, stance: Stance = 'asserted'): Labelled => ({
  text,
  kind: 'threshold',
  stance,
  axis,
})
const unpredictable = (text: string, axis: ScaleAxis | null, stance: Stance = 'asserted'): Labelled => ({
  text,
  kind: 'unpredictability',
  stance,
  axis,
})
const phase = (text: string, axis: ScaleAxis | null, stance: Stance = 'asserted'): Labelled => ({
  text,
  kind: 'phase-transition',
  stance,
  axis,
})
const grokking = (text: string, axis: ScaleAxis | null = 'steps', stance: Stance = 'asserted'): Labelled => ({
  text,
  kind: 'grokking',
  stance,
  axis,
})
const smooth = (text: string, axis: ScaleAxis | null, stance: Stance = 'asserted'): Labelled => ({
  text,
  kind: 'smoothness',
  stance,
  axis,
})
const nothing = (because: string, text: string, more: Partial<Labelled> = {}): Labelled => ({
  text,
  kind: null,
  because,
  ...more,
})

/** Every labelled sentence. */
export const SENTENCES: readonly Labelled[] = [
  jump('Exact match jumps from 2% to 68% between the 6.7B and the 13B model.', 'params'),
  jump('On two-digit multiplication, accuracy rises abruptly once training compute exceeds 10^22 FLOPs.', 'compute'),
  jump('The skill appears suddenly at around 40k steps of training.', 'steps'),
  jump('We observe a sharp, discontinuous improvement in unscrambling beyond 30 billion parameters.', 'params'),
  jump('Performance stays flat over three orders of magnitude of parameters and then skyrockets.', 'params'),
  jump('The accuracy curve of larger models has the shape of a hockey stick.', 'params'),
  jump('As the number of training tokens grows, recall takes off at 100B tokens.', 'data'),
  jump('Scores go from near chance to almost perfect at $10^{23}$ FLOPs.', 'compute'),
  jump('There is no smooth, gradual transition between the small and the large models on this task.', 'params'),
  jump('Rather than improving gradually, accuracy leaps at 62B parameters.', 'params'),
  jump('We find no sudden jump in accuracy at any model size.', 'params', 'negated'),
  jump('The sharp rise at 13B parameters disappears when we score with token edit distance.', 'params', 'negated'),
  jump('Emergent abilities are a mirage produced by a harsh metric.', null, 'negated'),
  jump('The apparent emergence of addition is an artifact of exact match.', null, 'negated'),
  jump('The emergence of addition is not a mirage.', null),
  jump('Accuracy may jump abruptly at larger scales.', null, 'hedged'),
  jump('Perhaps arithmetic improves suddenly once models reach 100B parameters.', 'params', 'hedged'),
  jump('Wei et al. claim that accuracy rises sharply at a certain model size.', 'params', 'attributed'),
  jump('It has been argued that abilities of large models appear abruptly with scale.', 'params', 'attributed'),
  jump('According to Ganguli and colleagues, capabilities jump abruptly as compute grows.', 'compute', 'attributed'),
  jump('The authors report a discontinuity in accuracy at 8B parameters.', 'params', 'attributed'),
  jump('Linear metrics show that the jump in accuracy of larger models is an artefact.', 'params', 'negated'),

  threshold('Three-digit addition emerges at around 13B parameters.', 'params'),
  threshold('New capabilities emerge with scale.', null),
  threshold('Chain-of-thought prompting only helps models above 60B parameters.', 'params'),
  threshold('Models below 1B parameters cannot follow the instruction at all.', 'params'),
  threshold('Smaller models fail on every one of these puzzles.', 'params'),
  threshold('Accuracy stays at chance until the model has 7 billion parameters.', 'params'),
  threshold('Only the largest model solves more than half of the riddles.', 'params'),
  threshold('Sufficiently large language models can translate without any parallel text.', 'params'),
  threshold('In-context retrieval appears only after 20,000 steps of pretraining.', 'steps'),
  threshold('There is a loss threshold below which accuracy on MMLU leaves the chance level.', 'loss'),
  threshold('The ability to add emerges once the pre-training loss falls below 2.2.', 'loss'),
  jump('The test loss of larger language models drops suddenly.', 'params'),
  threshold('Few-shot transfer kicks in at around 50B training tokens.', 'data'),
  threshold('Stable self-correction requires a model of at least 70B parameters.', 'params'),
  threshold('The technique is useless for smaller models but works beyond 10B parameters.', 'params'),
  threshold('Scaling up the model leads to emergent abilities such as analogy.', 'params'),
  threshold('We find no evidence of emergent planning in these language models.', null, 'negated'),
  threshold('Reasoning abilities are not emergent in the models we tested.', null, 'negated'),
  threshold('Calibration does not emerge at any scale we tested.', null, 'negated'),
  threshold('Planning might emerge at larger scales.', null, 'hedged'),
  threshold('It seems that transliteration emerges beyond 60B parameters.', 'params', 'hedged'),
  threshold(
    'Brown et al. (2020) found that few-shot arithmetic only works for the largest model.',
    'params',
    'attributed',
  ),
  threshold('Several studies report that self-consistency only helps above 100B parameters.', 'params', 'attributed'),
  threshold('The paper argues that reasoning emerges at about 10^23 FLOPs.', 'compute', 'attributed'),
  { text: 'Three-digit addition: emerges at 13B parameters', kind: 'threshold', axis: 'params', form: 'list-item' },
  { text: '**Reasoning** — appears only in models above 60B', kind: 'threshold', axis: 'params', form: 'list-item' },
  {
    text: 'Figure 3: Accuracy is at chance for all models below 8B parameters.',
    kind: 'threshold',
    axis: 'params',
    form: 'caption',
  },
  { text: 'Arithmetic emerges only above 13B parameters.', kind: 'threshold', axis: 'params', form: 'heading' },
  {
    text: 'Below this size, no model exceeds chance, which we checked up to 7B parameters.',
    kind: 'threshold',
    axis: 'params',
    form: 'footnote',
  },

  unpredictable('The ability cannot be predicted by extrapolating the performance of smaller models.', 'params'),
  unpredictable('It is impossible to foresee which capabilities the next larger model will gain.', 'params'),
  unpredictable('Capabilities of this kind arrive unpredictably as compute grows.', 'compute'),
  unpredictable('Forecasting emergent behaviour from small-scale runs remains difficult.', null),
  unpredictable('Some abilities may be impossible to predict from the scaling curve.', null, 'hedged'),
  unpredictable(
    'Wei et al. (2022) argue that emergent abilities cannot be extrapolated from smaller models.',
    'params',
    'attributed',
  ),

  phase('The network undergoes a phase transition at about 5k training steps.', 'steps'),
  phase('Induction heads form in a phase change early in training.', 'steps'),
  phase('At the critical point of 10B tokens the model switches from copying to reasoning.', 'data'),
  phase('Learning may involve a phase transition as the dataset size grows.', 'data', 'hedged'),
  phase(
    'Olsson et al. show that in-context learning coincides with a phase change during training.',
    'steps',
    'attributed',
  ),
  phase('We see no phase transition in any of the training runs.', 'steps', 'negated'),

  grokking('The network groks modular addition after 30k steps.'),
  grokking('Test accuracy climbs to 100% long after training accuracy has saturated.'),
  grokking('The transformer generalises long after it has memorised the training set.'),
  grokking('Without weight decay the models never grok.', 'steps', 'negated'),
  grokking('Power et al. observed grokking on small algorithmic datasets.', 'steps', 'attributed'),
  grokking('Grokking may also occur on natural images.', 'steps', 'hedged'),

  smooth('Cross-entropy loss improves smoothly with model size.', 'params'),
  smooth('Accuracy grows gradually with the number of training tokens.', 'data'),
  smooth('Performance improves steadily as compute increases.', 'compute'),
  smooth('Downstream accuracy scales predictably with parameter count.', 'params'),
  smooth('Accuracy seems to rise smoothly during training.', 'steps', 'hedged'),
  smooth('Schaeffer et al. show that edit distance improves smoothly with model size.', 'params', 'attributed'),
  smooth('Accuracy rises smoothly, not abruptly, with model size.', 'params'),

  nothing('question', 'Do these abilities emerge suddenly at larger scales?'),
  nothing('open question', 'Whether reasoning emerges at larger scales remains an open question.'),
  nothing('embedded question', 'We study how arithmetic emerges with model size.'),
  nothing('embedded question', 'It is unclear why in-context learning emerges at scale.'),
  nothing('definition', 'An ability is emergent if it is absent in smaller models but present in larger models.'),
  nothing('definition', 'Emergent abilities are defined as abilities that appear suddenly at a certain scale.'),
  nothing('definition', 'The term grokking refers to generalisation long after overfitting.'),
  nothing('definition in a list', 'Emergence: a capability that appears abruptly at some scale', { form: 'list-item' }),
  nothing('title', 'Emergent Abilities of Large Language Models', { form: 'heading' }),
  nothing('title', 'Grokking: Generalization Beyond Overfitting on Small Algorithmic Datasets', { form: 'list-item' }),
  nothing('heading', 'Phase transitions in training', { form: 'heading' }),
  nothing(
    'bibliography',
    'Wei, J., Tay, Y., et al. Emergent abilities of large language models. arXiv preprint, 2022.',
    { form: 'list-item', heading: 'References' },
  ),
  nothing(
    'bibliography',
    '[12] R. Schaeffer, B. Miranda, S. Koyejo. Are emergent abilities of large language models a mirage. NeurIPS, 2023.',
  ),
  nothing('section pointer', 'In Section 4 we discuss phase transitions during training.'),
  nothing('topic', 'This survey reviews emergent abilities of large language models.'),
  nothing('topic', 'The paper explores the emergence of in-context learning across model sizes.'),
  nothing('topic', 'We analyse phase transitions in the training dynamics of language models.'),
  nothing('instruction', 'Plot accuracy against model size and look for a sudden jump.'),
  nothing('condition', 'If a model suddenly improves during training, save the checkpoint.'),
  nothing('bare emergent', 'Large language models show impressive emergent abilities.'),
  nothing('bare emergent', 'The specialised behaviour emerges naturally from training.'),
  nothing('bare scaling law', 'Test loss follows a power law in model size.'),
  nothing('bare trend', 'Larger models perform better on most tasks.'),
  nothing('other axis', 'Accuracy drops sharply when the context length exceeds 8k.'),
  nothing('other axis', 'Quality degrades gradually as sparsity increases.'),
  nothing('instability', 'We saw loss spikes at 20k steps and restarted the training run.'),
  nothing('double descent', 'Double descent makes the test error of larger models fall sharply a second time.'),
  nothing('great result', 'AlphaFold was a breakthrough for biology.'),
  nothing('emergent communication', 'Emergent communication between agents improves with the size of the vocabulary.'),
  nothing('emergent misalignment', 'Emergent misalignment shows up after fine-tuning the model on insecure code.'),
  nothing('emergency', 'In an emergency, press the red button and leave the building.', { inPaper: false }),
  nothing('emerging markets', 'Emerging markets grew sharply at a larger scale than expected.', { inPaper: false }),
  nothing('physics', 'Water undergoes a phase transition at 100 degrees.', { inPaper: false }),
  nothing('physics', 'Near the critical point of the Ising magnet the magnetization drops abruptly.', {
    inPaper: false,
  }),
  nothing('epidemiology', 'Cases rose sharply after the new variant emerged in larger cities.', { inPaper: false }),
  nothing('software', 'The service suddenly stopped responding after the update to version 2.1.', { inPaper: false }),
  nothing('software', 'This release improves performance significantly and only works with larger screens.', {
    inPaper: false,
  }),
  nothing('understand', 'It took me a week to grok the borrow checker.', { inPaper: false }),
  nothing('log parser', 'Use a grok pattern to parse the log line.', { inPaper: false }),
  nothing('fitness', 'My weight dropped suddenly during training for the marathon.', { inPaper: false }),
  nothing('ordinary only', 'We only report results for the 7B model.'),
  nothing('ordinary only', 'Training took only 20 hours on 64 accelerators.'),
  nothing('ordinary appear', 'The full prompts appear in the appendix for all larger models.'),
  nothing('ordinary need', 'Our larger models need at least four accelerators for inference.'),
  nothing('ordinary start', 'We start with a learning rate of 0.001 and train for 300B tokens.'),
  nothing('ordinary threshold', 'We set the classification threshold to 0.5 for all models.'),
  nothing('ordinary smooth', 'We use a smooth activation function in all larger models.'),
  nothing('quoted title', 'See "Are Emergent Abilities of Large Language Models a Mirage" for another view.'),
  nothing('reading list', 'Wei et al. on abilities that emerge at scale', {
    form: 'list-item',
    heading: 'Further reading',
  }),
]
