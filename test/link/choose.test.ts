import { describe, expect, it } from 'vitest'
import type { Claim } from '../../src/claims/claim.ts'
import { type Choice, chooseSeries } from '../../src/link/choose.ts'
import type { ClaimSettings } from '../../src/paper/directive.ts'
import { csvTable } from '../tables/read.ts'
import { PLAIN_CLAIM } from './plain-claim.ts'

function choose(source: string, claim: Partial<Claim> = {}, settings: ClaimSettings = {}): Choice {
  return chooseSeries({ ...PLAIN_CLAIM, ...claim }, csvTable(source), settings, [])
}

function chosen(source: string, claim: Partial<Claim> = {}, settings: ClaimSettings = {}) {
  const choice = choose(source, claim, settings)
  if (choice.state !== 'chosen') throw new Error(JSON.stringify(choice))
  return choice
}

const columns = ({ evidence }: ReturnType<typeof chosen>) => ({
  x: evidence.claimed.x.column,
  y: evidence.claimed.y.column,
  axes: evidence.otherAxes.map(({ x }) => x.column),
  metrics: evidence.otherMetrics.map(({ y }) => y.column),
})

describe('pre-training loss as an axis', () => {
  const TABLE = 'params,FLOPs,pre-training loss,acc\n1e9,1e20,2.8,.25\n2e9,4e20,2.5,.26\n4e9,9e20,2.1,.5\n'

  it('serves a claim that speaks of it', () => {
    expect(columns(chosen(TABLE, { axis: 'loss' }))).toEqual({
      x: 'pre-training loss',
      y: 'acc',
      axes: ['params', 'FLOPs'],
      metrics: [],
    })
  })

  it('is another axis for claims on sizes, and no other metric of the task', () => {
    expect(columns(chosen(TABLE))).toEqual({ x: 'params', y: 'acc', axes: ['FLOPs', 'pre-training loss'], metrics: [] })
  })

  it('is the score of a claim that is about the loss itself, and then no axis', () => {
    expect(
      columns(chosen(TABLE, { metric: 'pre-training loss', text: 'The pre-training loss drops suddenly.' })),
    ).toMatchObject({
      x: 'params',
      y: 'pre-training loss',
      axes: ['FLOPs'],
    })
  })

  it('is never the axis of a claim that names none', () => {
    const choice = choose('model,pre-training loss,acc\nA,2.8,.2\nB,2.5,.3\n')
    expect(choice.state === 'unusable' && choice.problem).toContain('No scale column was found')
    expect(columns(chosen('model,pre-training loss,acc\nA,2.8,.2\nB,2.5,.3\n', {}, { x: 'pre-training loss' })).x).toBe(
      'pre-training loss',
    )
  })

  it('is missed where the table has none', () => {
    const choice = choose('params,acc\n1e9,.1\n2e9,.2\n', { axis: 'loss' })
    expect(choice.state === 'unusable' && choice.problem).toBe(
      'The claim is about pre-training loss; the table has parameters only.',
    )
  })

  it('leaves a plain validation loss a metric of the same models', () => {
    expect(columns(chosen('params,val loss,acc\n1e9,2.8,.2\n2e9,2.5,.3\n'))).toEqual({
      x: 'params',
      y: 'acc',
      axes: ['val loss'],
      metrics: ['val loss'],
    })
  })
})

describe('runs', () => {
  it('in columns of their own are not chosen between', () => {
    const source = 'params,Seed 1,Seed 2,Seed 3\n1e9,.1,.2,.1\n2e9,.2,.3,.2\n'
    const choice = choose(source)
    expect(choice.state === 'ambiguous' && choice.reason).toContain('3 series fit equally well: "Seed 1"')
    expect(columns(chosen(source, {}, { y: 'Seed 2' })).y).toBe('Seed 2')
  })

  const TABLE =
    'step,seed,train acc,test acc\n1,0,.9,.1\n2,0,1,.1\n3,0,1,.9\n1,1,.9,.1\n2,1,1,.9\n3,1,1,.9\n1,2,.9,.1\n2,2,1,.1\n3,2,1,.1\n'

  it('of one training are not mixed: one is shown, the others stand beside it, and that is said', () => {
    const choice = chosen(TABLE, { kind: 'grokking', axis: 'steps' })
    expect(choice.evidence.claimed.points.map(({ y }) => y)).toEqual([0.1, 0.1, 0.9])
    expect(choice.evidence.otherRuns.map(({ points }) => points.map(({ y }) => y))).toEqual([
      [0.1, 0.9, 0.9],
      [0.1, 0.1, 0.1],
    ])
    expect(choice.note).toBe(
      'Of 3 runs "seed 0" is shown; the others (seed 1, seed 2) are curves of their own and not averaged with it.',
    )
  })

  it('keep their own training curve beside them', () => {
    const { companions } = chosen(TABLE, { kind: 'grokking', axis: 'steps' })
    expect(companions.map(({ name, points }) => [name, points.length])).toEqual([
      ['seed 0 – train acc', 3],
      ['seed 0 – test acc', 3],
    ])
  })

  it('can be named by a comment', () => {
    const choice = chosen(TABLE, { kind: 'grokking', axis: 'steps' }, { series: 'seed 1' })
    expect(choice.evidence.claimed.points.map(({ y }) => y)).toEqual([0.1, 0.9, 0.9])
    expect([choice.evidence.otherRuns, choice.note]).toEqual([[], null])
  })

  it('over sizes are one series', () => {
    const choice = chosen('params,seed,acc\n1e9,0,.1\n1e9,1,.2\n2e9,0,.3\n2e9,1,.4\n')
    expect([choice.evidence.claimed.points.length, choice.evidence.otherRuns.length, choice.note]).toEqual([4, 0, null])
  })
})

describe('what a comment names', () => {
  const TABLE = 'params,FLOPs,acc,nll,brier\n1e9,1e20,.1,2.8,.9\n2e9,4e20,.2,2.5,.8\n4e9,9e20,.5,2.1,.5\n'

  it('a score column is the one judged, and the others stay views of the same outputs', () => {
    expect(columns(chosen(TABLE, {}, { y: 'nll' }))).toEqual({
      x: 'params',
      y: 'nll',
      axes: ['FLOPs'],
      metrics: ['acc', 'brier'],
    })
  })

  it('a score column outranks the metric that the claim names', () => {
    expect(columns(chosen(TABLE, { metric: 'accuracy' }, { y: 'brier' })).y).toBe('brier')
  })

  it('a scale column is the one drawn, and the others stay axes', () => {
    expect(columns(chosen(TABLE, {}, { x: 'FLOPs' }))).toEqual({
      x: 'FLOPs',
      y: 'acc',
      axes: ['params'],
      metrics: ['nll', 'brier'],
    })
  })

  it('a metric is that of the column named with it alone', () => {
    const { evidence } = chosen(TABLE, {}, { y: 'acc', metric: 'exact match' })
    expect(evidence.claimed.y).toMatchObject({ column: 'acc', metric: 'em', named: true })
    expect(evidence.otherMetrics.map(({ y }) => y.metric)).toEqual(['nll', 'brier'])
  })

  it('a metric by itself is that of the column whose header names none', () => {
    const { evidence } = chosen('params,addition,nll\n1e9,.1,2.8\n2e9,.2,2.5\n', { task: 'addition' }, { metric: 'em' })
    expect(evidence.claimed.y).toMatchObject({ column: 'addition', metric: 'em', named: true })
  })
})

describe('two columns for one axis', () => {
  it('active parameters come before total ones', () => {
    const source = 'total params,active params,acc\n8e9,1e9,.1\n40e9,2e9,.2\n'
    expect(columns(chosen(source, { metric: 'accuracy' })).x).toBe('active params')
    expect(columns(chosen(source, {}, { x: 'total params' })).x).toBe('total params')
  })
})

describe('of many curves', () => {
  const rows = ['riddles', 'proofs', 'rhymes'].flatMap(task =>
    ['short', 'long'].flatMap(length =>
      [1e9, 2e9, 4e9].map(size => `${task},${length},${size},.${Math.round(size / 1e9)}`),
    ),
  )
  const TABLE = `task,examples,params,acc\n${rows.join('\n')}\n`

  it('only those of the task that the claim names are offered', () => {
    const choice = choose(TABLE, { text: 'Solving riddles suddenly emerges.', task: 'riddles' })
    if (choice.state !== 'ambiguous') throw new Error(JSON.stringify(choice))
    expect(choice.reason).toMatch(/^2 series fit equally well:/)
    expect(choice.candidates.map(({ title }) => title)).toEqual([
      expect.stringContaining('riddles'),
      expect.stringContaining('riddles'),
    ])
  })

  it('all are offered where the claim names none', () => {
    const choice = choose(TABLE)
    expect(choice.state === 'ambiguous' && choice.candidates).toHaveLength(6)
  })

  it('none is preferred for a number that is a decimal', () => {
    const lengths = rows.map(row => row.replace('short', '0.5').replace('long', '2')).join('\n')
    const choice = choose(`task,chinchilla mult,params,acc\n${lengths}\n`, {
      text: 'Solving riddles suddenly emerges.',
      task: 'riddles',
    })
    expect(choice.state === 'ambiguous' && choice.candidates).toHaveLength(2)
  })
})

describe('of several columns of accuracy', () => {
  const TABLE = 'params,acc,acc_norm\n1e9,.25,.26\n2e9,.27,.3\n4e9,.6,.7\n8e9,.8,.9\n'

  it('the plain one is meant by "accuracy", and that is told', () => {
    const choice = chosen(TABLE, { metric: 'accuracy', text: 'The accuracy suddenly jumps.' })
    expect(choice.evidence.claimed.y.column).toBe('acc')
  })

  it('the one that the sentence writes out is meant', () => {
    const choice = chosen(TABLE, { metric: 'accuracy', text: 'Accuracy (acc_norm) suddenly jumps.' })
    expect(choice.evidence.claimed.y.column).toBe('acc_norm')
  })

  it('none is taken where both say something besides', () => {
    const source = 'params,strict accuracy,loose accuracy\n1e9,.1,.2\n2e9,.2,.3\n4e9,.6,.7\n'
    expect(choose(source, { metric: 'accuracy', text: 'The accuracy suddenly jumps.' }).state).toBe('ambiguous')
  })
})

describe('of several runs', () => {
  const runs = (names: readonly string[]) =>
    `run,step,accuracy\n${names.flatMap(name => [1, 2, 3].map(step => `${name},${step}000,.${step}`)).join('\n')}\n`
  const claim = { axis: 'steps', metric: 'accuracy' } as const

  it('the one that the sentence names is meant', () => {
    const text = 'On steer2, accuracy suddenly jumps.'
    expect(chosen(runs(['steer1', 'steer2']), { ...claim, text }).evidence.claimed.name).toBe('steer2 – accuracy')
  })

  it('none is taken where they have names of their own', () => {
    const text = 'The accuracy suddenly jumps.'
    expect(choose(runs(['steer1', 'steer2']), { ...claim, text }).state).toBe('ambiguous')
    expect(chosen(runs(['seed 1', 'seed 2']), { ...claim, text }).note).toContain('Of 2 runs')
  })
})

describe('a size that the claim states', () => {
  it('is no place on an axis of training steps', () => {
    const scale = { text: '12B parameters', value: 12e9, axis: 'params' } as const
    const choice = choose('step,accuracy\n1000,.1\n2000,.2\n4000,.9\n', { axis: 'params', scale })
    expect(choice).toEqual({
      state: 'unusable',
      problem: 'The claim speaks of 12B parameters; the table has training steps only.',
    })
  })
})

describe('the loss of the sentence before', () => {
  const TABLE = 'params,accuracy,test loss\n1e9,.1,3\n2e9,.2,2.5\n4e9,.6,2\n'

  it('is not what an ability is measured by', () => {
    const choice = chosen(TABLE, { metric: 'test loss', text: 'The ability suddenly emerges.' })
    expect(choice.evidence.claimed.y.column).toBe('accuracy')
  })

  it('is meant where the sentence is about it', () => {
    const choice = chosen(TABLE, { metric: null, text: 'The loss, in contrast, falls smoothly.' })
    expect(choice.evidence.claimed.y.column).toBe('test loss')
  })
})
