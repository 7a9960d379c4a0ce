import { describe, expect, it } from 'vitest'
import type { Claim } from '../../src/claims/claim.ts'
import { chooseSeries } from '../../src/link/choose.ts'
import type { ClaimSettings } from '../../src/paper/directive.ts'
import { csvTable } from '../tables/read.ts'
import { PLAIN_CLAIM } from './plain-claim.ts'

function alternatives(source: string, claim: Partial<Claim> = {}, settings: ClaimSettings = {}) {
  const choice = chooseSeries({ ...PLAIN_CLAIM, ...claim }, csvTable(source), settings, [])
  if (choice.state !== 'chosen') throw new Error(JSON.stringify(choice))
  return { linked: choice.evidence.claimed.name, others: choice.alternatives }
}
const namesIn = (...given: Parameters<typeof alternatives>) => {
  const { linked, others } = alternatives(...given)
  return [linked, ...others.map(({ name }) => name)]
}

describe('the other curves of a table', () => {
  it('are its other columns', () => {
    const wide = 'params,addition,copying,spelling\n1e9,.1,.2,.3\n2e9,.2,.3,.4\n4e9,.5,.6,.7\n'
    const { linked, others } = alternatives(wide, { text: 'Copying suddenly emerges.' })
    expect([linked, ...others.map(({ name }) => name)]).toEqual(['copying', 'addition', 'spelling'])
    expect(others.map(({ evidence }) => evidence.claimed.points.map(({ y }) => y))).toEqual([
      [0.1, 0.2, 0.5],
      [0.3, 0.4, 0.7],
    ])
  })

  it('are the other metrics of a long table, each with the rest as its other metrics', () => {
    const long = ['params,metric,value', ...[1, 2, 4].flatMap(b => [`${b}e9,accuracy,.${b}`, `${b}e9,nll,${5 - b}`])]
    const { linked, others } = alternatives(`${long.join('\n')}\n`)
    expect(linked).toBe('accuracy')
    expect(others.map(({ name, evidence }) => [name, evidence.otherMetrics.map(({ y }) => y.column)])).toEqual([
      ['nll', ['accuracy']],
    ])
  })

  it('are the other groups of rows, with the other columns of theirs', () => {
    const rows = ['task,params,FLOPs,acc,nll']
    for (const [task, first] of [
      ['addition', 1],
      ['spelling', 2],
    ] as const) {
      for (const b of [1, 2, 4]) rows.push(`${task},${b}e9,${b}e20,.${first * b},${5 - b}`)
    }
    const { linked, others } = alternatives(`${rows.join('\n')}\n`, { text: 'Spelling suddenly emerges.' })
    expect(linked).toBe('spelling – acc')
    expect(others.map(({ name }) => name)).toEqual(['addition – acc', 'addition – nll', 'spelling – nll'])
    const [addition] = others
    expect(addition?.evidence.claimed.points.map(({ y }) => y)).toEqual([0.1, 0.2, 0.4])
    expect(addition?.evidence.otherMetrics.map(({ name }) => name)).toEqual(['addition – nll'])
    expect(addition?.evidence.otherAxes.map(({ x }) => x.column)).toEqual(['FLOPs'])
    expect(addition?.companions.map(({ name }) => name)).toEqual(['addition – acc', 'addition – nll', 'spelling – acc'])
  })

  it('are other runs, each beside the rest; a training curve is no result of grokking', () => {
    const table = `step,seed,train acc,test acc\n${[0, 1, 2].flatMap(seed => [1, 2, 3].map(step => `${step},${seed},1,.${seed + step}`)).join('\n')}\n`
    const claim: Partial<Claim> = { kind: 'grokking', axis: 'steps' }
    expect(namesIn(table, claim)).toEqual(['seed 0 – test acc', 'seed 1 – test acc', 'seed 2 – test acc'])
    const [second] = alternatives(table, claim).others
    expect(second?.evidence.otherRuns.map(({ name }) => name)).toEqual(['seed 0 – test acc', 'seed 2 – test acc'])
    expect(second?.companions.map(({ name }) => name)).toEqual(['seed 1 – train acc', 'seed 1 – test acc'])
  })

  it('stand against the same scale column', () => {
    const table = 'params,FLOPs,reading,writing\n1e9,1e20,.1,.2\n2e9,4e20,.2,.3\n4e9,9e20,.5,.6\n'
    const { others } = alternatives(table, { text: 'Reading suddenly emerges.', axis: 'compute' })
    expect(others.map(({ evidence }) => evidence.claimed.x.column)).toEqual(['FLOPs'])
  })

  it('are those that a comment passes over too, but not a loss of pre-training', () => {
    const table = 'params,pre-training loss,acc,brier\n1e9,2.8,.1,.9\n2e9,2.5,.2,.8\n4e9,2.1,.5,.5\n'
    expect(namesIn(table, {}, { y: 'brier' })).toEqual(['brier', 'acc'])
    expect(namesIn(table)).toEqual(['acc', 'brier'])
  })

  it('are told apart where headers are alike', () => {
    const table = 'params,acc,acc,acc\n1e9,.1,.2,.3\n2e9,.2,.3,.4\n4e9,.5,.6,.7\n'
    const choice = () => namesIn(table, {}, { y: 'acc' })
    const names = choice()
    expect(new Set(names).size).toBe(names.length)
  })

  it('are none in a table of one', () => {
    expect(namesIn('params,acc\n1e9,.1\n2e9,.2\n4e9,.5\n')).toEqual(['acc'])
  })

  it('say why a claim cannot be put to them', () => {
    const rows = ['family,params,reading,writing', 'GPT,1e9,.1,', 'GPT,2e9,.2,', 'GPT,4e9,.3,.1', 'GPT,8e9,.4,.3']
    const mixed = `${[...rows, 'OPT,3e9,,.1', 'OPT,5e9,,.2'].join('\n')}\n`
    const { linked, others } = alternatives(mixed, { text: 'Reading suddenly emerges in GPT.' })
    expect([linked, ...others.map(({ name }) => name)]).toEqual(['reading', 'writing'])
    expect(others[0]?.problem).toBe(
      'The sentence speaks of "GPT"; the rows of "OPT", "GPT" form one curve here, since no size comes twice.',
    )
  })

  it('are read when asked for: of thousands the names alone are known before', () => {
    const tasks = Array.from({ length: 3000 }, (_, at) => `task${at}`)
    const rows = tasks.flatMap(task => ['1e9', '2e9', '4e9'].map((size, at) => `${task},${size},.${at + 1}`))
    const { linked, others } = alternatives(`task,params,acc\n${rows.join('\n')}\n`, {
      text: 'The task17 suddenly emerges.',
    })
    expect([linked, others.length, others[2998]?.name]).toEqual(['task17 – acc', 2999, 'task2999 – acc'])
    expect(others[2998]?.evidence.claimed.points.map(({ y }) => y)).toEqual([0.1, 0.2, 0.3])
  })
})
