import { describe, expect, it } from 'vitest'
import { columnRoles } from '../../src/tables/columns.ts'
import { csvTable } from './read.ts'

const roleOf = (header: string) => columnRoles(csvTable(`params,"${header}"\n1e9,25\n2e9,25\n`))[1]

describe('the role of a column', () => {
  it.each([
    'chance',
    'Random',
    'Random chance (%)',
    'random guessing',
    'Chance accuracy',
    'baseline [%]',
    'Guessing rate',
  ])('%s is the chance level, and no score', header => {
    expect(roleOf(header)).toEqual({ role: 'chance' })
  })

  it.each(['Random forest accuracy', 'baseline model', 'random seed accuracy'])('%s is no chance level', header => {
    expect(roleOf(header)).not.toEqual({ role: 'chance' })
  })

  it.each(['tokens', 'Training tokens (B)', 'tokens_t', 'train samples', 'data'])('%s is an amount of data', header => {
    expect(roleOf(header)).toMatchObject({ role: 'scale', axis: 'data' })
  })

  it.each([
    ['NLL per token', 'nll', ''],
    ['Loss (nats)', 'nll', ''],
    ['mean cross-entropy per answer', 'nll', ''],
    ['3-digit addition exact match', 'em', '3-digit addition'],
    ['ROUGE-L', 'rouge', ''],
    ['Token edit distance', 'ted', ''],
    ['Token accuracy', 'acc1', ''],
    ['Token F1', 'f1', ''],
    ['Step accuracy', 'score', 'step'],
    ['Compute-matched accuracy', 'score', 'compute-matched'],
  ])('%s names a metric, and a task only where it does', (header, metric, task) => {
    expect(roleOf(header)).toMatchObject({ role: 'score', metric, task })
  })
})
