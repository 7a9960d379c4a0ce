import { describe, expect, test } from 'vitest'
import { type FromPanel, type PanelState, readFromPanel, readToPanel, type ToPanel } from '../../src/protocol.ts'
import { NO_TRIAL } from '../../src/trial.ts'
import { panelHtml } from '../../src/vscode/panelHtml.ts'
import { CLAIMED, DERIVED } from '../plot/pictures.ts'

const STATE: PanelState = {
  documentUri: 'file:///paper.md',
  claimId: 'c1',
  claimText: 'Emerges.',
  claims: [{ id: 'c1', text: 'Emerges.', verdict: 'holds', line: 0 }],
  trial: { applied: NO_TRIAL, curves: [], targetLength: null, chance: null, asLinked: null },
  verdict: 'holds',
  verdictLabel: 'Holds',
  headline: 'It holds.',
  reasons: ['Because.'],
  source: null,
  pictures: [CLAIMED, DERIVED],
  claimed: CLAIMED.id,
  deciding: null,
  details: {
    indices: {
      title: 'Indices',
      columns: ['Index', 'Value'],
      rows: [
        [
          { text: 'Linearity', about: 'BIG-bench' },
          { text: '3.297', about: null },
        ],
      ],
      note: 'The verdict does not use them.',
    },
    runs: null,
    notComputed: [{ to: 'Per-token accuracy', reason: 'The answer length in tokens is not known.' }],
  },
}

describe('to the page', () => {
  const good: readonly ToPanel[] = [
    { type: 'state', state: STATE },
    { type: 'gone', message: 'The claim is gone.' },
  ]
  test.each(good)('$type passes, also through JSON', message => {
    expect(readToPanel(message)).toEqual(message)
    expect(readToPanel(JSON.parse(JSON.stringify(message)))).toEqual(message)
  })

  const [point, ...points] = CLAIMED.points
  const bad: readonly (readonly [string, unknown])[] = [
    ['nothing', undefined],
    ['null', null],
    ['a string', 'state'],
    ['no type', { state: STATE }],
    ['an unknown type', { type: 'delta', state: STATE }],
    ['a state without pictures', { type: 'state', state: { ...STATE, pictures: undefined } }],
    ['an unknown verdict', { type: 'state', state: { ...STATE, verdict: 'fine' } }],
    ['a verdict from the prototype', { type: 'state', state: { ...STATE, verdict: 'toString' } }],
    ['an unknown axis', { type: 'state', state: { ...STATE, pictures: [{ ...CLAIMED, axis: 'width' }] } }],
    [
      'an endless score',
      {
        type: 'state',
        state: {
          ...STATE,
          pictures: [{ ...CLAIMED, points: [{ ...point, low: Number.NEGATIVE_INFINITY }, ...points] }],
        },
      },
    ],
    [
      'a score that JSON lost',
      { type: 'state', state: { ...STATE, pictures: [{ ...CLAIMED, points: [{ ...point, y: null }] }] } },
    ],
    ['a state without details', { type: 'state', state: { ...STATE, details: undefined } }],
    [
      'an index that is no text',
      {
        type: 'state',
        state: {
          ...STATE,
          details: { ...STATE.details, indices: { ...STATE.details.indices, rows: [[{ text: 3.3, about: null }]] } },
        },
      },
    ],
    [
      'a refusal without a reason',
      { type: 'state', state: { ...STATE, details: { ...STATE.details, notComputed: [{ to: 'pass@1' }] } } },
    ],
    ['a message that is no text', { type: 'gone', message: 3 }],
  ]
  test.each(bad)('%s is refused', (_, message) => {
    expect(readToPanel(message)).toBeNull()
  })
})

describe('from the page', () => {
  const good: readonly FromPanel[] = [
    { type: 'ready' },
    { type: 'reveal-claim' },
    { type: 'reveal-row', row: 0 },
    { type: 'failed', message: 'x' },
  ]
  test.each(good)('$type passes', message => {
    expect(readFromPanel(message)).toEqual(message)
  })

  test.each([
    [undefined],
    [{ type: 'reveal-row' }],
    [{ type: 'reveal-row', row: -1 }],
    [{ type: 'reveal-row', row: 1.5 }],
    [{ type: 'reveal-row', row: '1' }],
    [{ type: 'run', command: 'rm' }],
    [{ type: 'failed' }],
  ])('%j is refused', message => {
    expect(readFromPanel(message)).toBeNull()
  })

  test('what a message has too much of is dropped', () => {
    expect(readFromPanel({ type: 'ready', extra: 1 })).toEqual({ type: 'ready' })
  })
})

describe('the page', () => {
  const html = panelHtml({
    scriptUri: 'https://x/panel.js?a=1&b="2"',
    styleUri: 'https://x/<panel>.css',
    cspSource: "'self' https://*.vscode-cdn.net",
    nonce: 'abc123',
  })

  test('lets in its own script and style alone', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]?.replaceAll('&#39;', "'")
    expect(policy).toBe(
      "default-src 'none'; script-src 'nonce-abc123'; style-src 'self' https://*.vscode-cdn.net 'nonce-abc123'; img-src data:",
    )
    expect(html).not.toContain('unsafe')
    expect(html).toContain('<script nonce="abc123"')
  })

  test('escapes what is put into it', () => {
    expect(html).toContain('src="https://x/panel.js?a=1&amp;b=&quot;2&quot;"')
    expect(html).toContain('href="https://x/&lt;panel&gt;.css"')
  })
})
