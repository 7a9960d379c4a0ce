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

const TRIED: PanelState = {
  ...STATE,
  trial: {
    applied: { curve: '3-digit addition', targetLength: 4, chance: 0.25 },
    curves: ['2-digit addition', '3-digit addition'],
    targetLength: { given: null },
    chance: { given: 0.5 },
    asLinked: { verdict: 'jump-survives', verdictLabel: 'Survives', headline: 'It survives.' },
  },
}

describe('to the page', () => {
  const good: readonly ToPanel[] = [
    { type: 'state', state: STATE },
    { type: 'state', state: TRIED },
    { type: 'state', state: { ...STATE, pictures: [{ ...CLAIMED, jump: { from: 1e9, to: 2e9, accelerates: true } }] } },
    { type: 'gone', message: 'The claim is gone.' },
    { type: 'cursor', row: 3 },
    { type: 'cursor', row: null },
    { type: 'told', message: 'Copied.' },
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
    ['a state without its claims', { type: 'state', state: { ...STATE, claims: undefined } }],
    [
      'a claim without a place',
      { type: 'state', state: { ...STATE, claims: [{ id: 'c1', text: '', verdict: 'holds' }] } },
    ],
    [
      'a claim with an unknown verdict',
      { type: 'state', state: { ...STATE, claims: [{ id: 'c1', text: '', verdict: 'fine', line: 0 }] } },
    ],
    ['a state without a trial', { type: 'state', state: { ...STATE, trial: undefined } }],
    ['a length given as text', { type: 'state', state: { ...STATE, trial: { ...TRIED.trial, targetLength: '4' } } }],
    [
      'an unknown verdict as linked',
      {
        type: 'state',
        state: { ...STATE, trial: { ...TRIED.trial, asLinked: { verdict: 'fine', verdictLabel: '', headline: '' } } },
      },
    ],
    ['a cursor between rows', { type: 'cursor', row: 0.5 }],
    ['a cursor above the table', { type: 'cursor', row: -1 }],
    ['a cursor without a row', { type: 'cursor' }],
    ['nothing told', { type: 'told' }],
  ]
  test.each(bad)('%s is refused', (_, message) => {
    expect(readToPanel(message)).toBeNull()
  })
})

const TAKE: Extract<FromPanel, { type: 'take' }> = {
  type: 'take',
  how: 'copy',
  form: 'svg',
  view: { picture: CLAIMED.id, xScale: 'log', yScale: 'linear', curves: false, pair: true },
  png: null,
}

describe('from the page', () => {
  const good: readonly FromPanel[] = [
    { type: 'ready' },
    { type: 'reveal-claim' },
    { type: 'reveal-row', row: 0 },
    { type: 'failed', message: 'x' },
    { type: 'choose-claim', claimId: 'c2' },
    { type: 'try', trial: NO_TRIAL },
    { type: 'try', trial: { curve: 'addition', targetLength: 1, chance: 0 } },
    TAKE,
    { ...TAKE, how: 'insert', form: 'png', png: 'data:image/png;base64,AAAA' },
    { type: 'copy-finding' },
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
    [{ type: 'choose-claim' }],
    [{ type: 'choose-claim', claimId: 3 }],
    [{ type: 'try' }],
    [{ type: 'try', trial: null }],
    [{ type: 'try', trial: { curve: 'addition', targetLength: null } }],
    [{ type: 'try', trial: { ...NO_TRIAL, curve: 7 } }],
    [{ type: 'try', trial: { ...NO_TRIAL, targetLength: 0 } }],
    [{ type: 'try', trial: { ...NO_TRIAL, targetLength: Number.POSITIVE_INFINITY } }],
    [{ type: 'try', trial: { ...NO_TRIAL, targetLength: '4' } }],
    [{ type: 'try', trial: { ...NO_TRIAL, chance: 1 } }],
    [{ type: 'try', trial: { ...NO_TRIAL, chance: -0.1 } }],
    [{ type: 'try', trial: { ...NO_TRIAL, chance: Number.NaN } }],
    [{ ...TAKE, how: 'send' }],
    [{ ...TAKE, form: 'pdf' }],
    [{ ...TAKE, view: null }],
    [{ ...TAKE, view: { ...TAKE.view, xScale: 'sqrt' } }],
    [{ ...TAKE, view: { ...TAKE.view, pair: 'yes' } }],
    [{ ...TAKE, png: undefined }],
    [{ ...TAKE, png: 'https://example.org/picture.png' }],
    [{ ...TAKE, png: 'data:text/html;base64,AAAA' }],
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
    expect(html.match(/<script[^>]*>/g)).toEqual([expect.stringContaining(' nonce="abc123"')])
  })

  test('escapes what is put into it', () => {
    expect(html).toContain('src="https://x/panel.js?a=1&amp;b=&quot;2&quot;"')
    expect(html).toContain('href="https://x/&lt;panel&gt;.css"')
  })
})
