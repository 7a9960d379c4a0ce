import { Parser } from 'htmlparser2'
import { describe, expect, it } from 'vitest'
import { auditOf, BARE, GONE, knowing, reported, SILENCE, TABLE } from './audited.ts'

type Element = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly inner: Element[]
  text: string
}

/** The document as a real parser of XML reads it. */
function parsed(xml: string): Element {
  const root: Element = { name: '', attributes: {}, inner: [], text: '' }
  const open = [root]
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element: Element = { name, attributes, inner: [], text: '' }
        open.at(-1)?.inner.push(element)
        open.push(element)
      },
      ontext(text) {
        const last = open.at(-1)
        if (last !== undefined) last.text += text
      },
      onclosetag(name) {
        expect(open.pop()?.name).toBe(name)
      },
      onerror(error) {
        throw error
      },
    },
    { xmlMode: true },
  )
  parser.end(xml)
  expect(open).toEqual([root])
  const [all] = root.inner
  if (all === undefined) throw new Error('empty')
  return all
}

async function suitesOf(
  files: Readonly<Record<string, string>>,
  paths?: readonly string[],
  known: readonly string[] = [],
) {
  const audit = await auditOf(files, paths)
  const xml = await reported('junit', audit, known.length === 0 ? {} : { baseline: knowing(audit, ...known) })
  const root = parsed(xml)
  expect(root.name).toBe('testsuites')
  return root.inner
}

const PAPER = `${GONE}\n\n${TABLE}`

/** Name and message or text of what a test came to. */
const outcomes = (suite: Element | undefined) =>
  suite?.inner.flatMap(({ inner }) => inner.map(({ name, attributes }) => [name, attributes.message]))

describe('the JUnit report', () => {
  it('has a suite a file and a test a claim, which a warning fails', async () => {
    const files = { 'a "b".md': PAPER, 'bare.md': `Fine.\n\n${BARE}`, 'fine.md': 'Fine.\n' }
    const [suite, other, whole, ...others] = await suitesOf(files)
    expect(others).toEqual([])
    expect([suite, other].map(one => one?.attributes)).toEqual([
      { name: 'a "b".md', tests: '1', failures: '1', errors: '0', skipped: '0', time: '0' },
      { name: 'bare.md', tests: '1', failures: '0', errors: '0', skipped: '1', time: '0' },
    ])
    const [gone] = suite?.inner ?? []
    const [bare] = other?.inner ?? []
    expect(gone?.attributes).toMatchObject({ classname: 'a "b".md', file: 'a "b".md', line: '1' })
    expect(gone?.attributes.name).toBe(GONE)
    expect(gone?.inner).toMatchObject([
      {
        name: 'failure',
        attributes: {
          type: 'metric-dependent',
          message: 'The jump goes away under the per-token scale (derived).',
        },
      },
    ])
    expect(gone?.inner[0]?.text).toContain('Data: The sentence names Table 1.')
    expect(bare?.attributes.line).toBe('3')
    expect(bare?.inner[0]).toMatchObject({
      name: 'skipped',
      attributes: { message: expect.stringMatching(/^Not checked: no data is linked to this claim\. /) },
    })
    expect(whole?.inner[0]?.inner[0]?.text).toBe('2 claims found in 6 paragraphs of 3 files.')
  })

  it('skips what is silenced with its reason, and what is known', async () => {
    const [silenced, known, fresh] = await suitesOf(
      { 'a.md': `${SILENCE}\n${PAPER}`, 'b.md': PAPER, 'c.md': PAPER },
      ['a.md', 'b.md', 'c.md'],
      ['b.md'],
    )
    expect(outcomes(silenced)).toEqual([['skipped', 'silenced: metric-dependent (discussed in appendix B)']])
    expect(outcomes(known)).toEqual([['skipped', 'known: metric-dependent']])
    expect(outcomes(fresh)?.map(([name]) => name)).toEqual(['failure'])
    expect(known?.attributes).toMatchObject({ tests: '1', failures: '0', skipped: '1' })
  })

  it('has an error for a file that failed, and for an audit that is not complete', async () => {
    const [failed] = await suitesOf({ 'a.md': BARE }, ['gone.md', 'a.md'])
    expect(failed?.attributes).toMatchObject({ name: 'gone.md', tests: '1', errors: '1' })
    expect(outcomes(failed)).toEqual([['error', 'The file could not be audited: The file is not there.']])
    const audit = await auditOf({ 'a.md': 'Fine.\n' })
    const whole = parsed(await reported('junit', { ...audit, complete: false })).inner
    expect(whole.map(outcomes)).toEqual([
      [['error', 'The audit is not complete: what stands here is all that was read.']],
    ])
  })

  it('is no empty report where no claim was found', async () => {
    const suites = await suitesOf({ 'a.md': 'Fine.\n' })
    expect(suites.map(({ attributes }) => attributes.tests)).toEqual(['1'])
    expect(suites[0]?.inner[0]?.inner[0]?.text).toBe('0 claims found in 1 paragraph of 1 file: nothing was checked.')
  })

  it('tells claims of equal words apart', async () => {
    const [suite] = await suitesOf({ 'a.md': `${BARE}\n${BARE}` })
    const names = suite?.inner.map(({ attributes }) => attributes.name) ?? []
    expect(names).toEqual([BARE.trim(), `${BARE.trim()} (2)`])
  })

  it('keeps signs that XML knows and replaces what it forbids', async () => {
    const odd = 'In language models, arith\u0001metic \uD800<b> & "x" ]]\\> suddenly emerges at 13B parameters.\n'
    const audit = await auditOf({ 'a\u0007b.md': odd })
    const xml = await reported('junit', audit)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
    expect(xml).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/)
    expect(xml).not.toMatch(/\p{Surrogate}/u)
    const [suite] = parsed(xml).inner
    expect(suite?.attributes.name).toBe('a\uFFFDb.md')
    expect(suite?.inner[0]?.attributes.name).toContain('arith\uFFFDmetic')
    expect(suite?.inner[0]?.attributes.name).toContain('& "x"')
  })
})
