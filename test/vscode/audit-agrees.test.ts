import { afterEach, expect, it, vi } from 'vitest'
import type { GroupNode } from '../../src/vscode/auditNodes.ts'
import { BARE, editor, GONE, LINKED, NOTHING, resetEditor, SCORES, SMOOTH, startAudit, until } from './audited.ts'
import type { FakeDocument } from './fake-editor.ts'

vi.mock('vscode', () => editor.module())

afterEach(resetEditor)

type Said = Readonly<Record<string, readonly string[]>>

/** An audited workspace; `agreed` waits until the tree says this of these files, and open papers say the same. */
async function start(files: Readonly<Record<string, string>>, folders = ['mem:/w']) {
  const one = await startAudit(folders, files)
  await one.run(one.COMMANDS.auditWorkspace)
  await one.run(one.COMMANDS.groupByFile)
  const words = ({ claim, verdict }: { claim: { text: string }; verdict: string }) =>
    `${claim.text.split(' ')[0]} ${verdict}`
  const tree = (): Said => {
    const groups = one.view().lines() as readonly GroupNode[]
    return Object.fromEntries(
      groups.map(({ rows }) => [rows[0]?.uri, rows.flatMap(row => (row.form === 'claim' ? [words(row.finding)] : []))]),
    )
  }
  const open = (document: FakeDocument) => one.watch.current(document as never)?.analysis.findings.map(words) ?? []
  const agreed = (expected: Said) =>
    until(() => {
      expect(tree()).toEqual(expected)
      for (const document of editor.documents.filter(({ languageId }) => languageId === 'markdown'))
        expect([document.uri.toString(), open(document)]).toEqual([
          document.uri.toString(),
          expected[document.uri.toString()] ?? [],
        ])
    })
  return { ...one, tree, agreed }
}

const SKILLS = ['Irony no-data', 'Wit no-data']
const PRODUCTS = ['Multiplication metric-dependent']

it('reads a closed paper in UTF-16 as an open editor shows it', async () => {
  for (const [uri, text] of [
    ['mem:/w/a.md', BARE],
    ['mem:/w/b.md', `Größe – 🎉.\n\n${GONE}`],
  ] as const)
    editor.disk.encoded.set(uri, Buffer.from(`\uFEFF${text}`, 'utf16le'))
  editor.disk.encoded.set('mem:/w/b.md', Buffer.from(editor.disk.encoded.get('mem:/w/b.md') ?? []).swap16())
  const { agreed, asked } = await start({ 'mem:/w/a.md': BARE, 'mem:/w/b.md': GONE, 'mem:/w/c.md': NOTHING })
  const both = { 'mem:/w/a.md': SKILLS, 'mem:/w/b.md': PRODUCTS }
  await agreed(both)
  asked.uris.splice(0)
  editor.open('mem:/w/a.md', BARE)
  await agreed(both)
  expect(asked.uris).toEqual(['mem:/w/a.md'])
})

it('leaves an ignored paper alone though it is open, and takes it when it is ignored no more', async () => {
  const { agreed } = await start({ 'mem:/w/a.md': BARE, 'mem:/w/drafts/d.md': GONE, 'mem:/w/.gitignore': 'drafts/\n' })
  const draft = editor.open('mem:/w/drafts/d.md', GONE)
  await agreed({ 'mem:/w/a.md': SKILLS })
  editor.edit(draft, `${GONE}\nMore.\n`)
  await agreed({ 'mem:/w/a.md': SKILLS })
  editor.write('mem:/w/.gitignore', '\n')
  await agreed({ 'mem:/w/a.md': SKILLS, 'mem:/w/drafts/d.md': PRODUCTS })
  editor.write('mem:/w/.gitignore', 'drafts/\n')
  await agreed({ 'mem:/w/a.md': SKILLS })
})

it('hears of a .gitignore when it is saved, not while it is typed', async () => {
  const { agreed, asked } = await start({ 'mem:/w/a.md': BARE, 'mem:/w/b.md': GONE, 'mem:/w/.gitignore': '' })
  asked.uris.splice(0)
  const rules = editor.open('mem:/w/.gitignore', '')
  editor.edit(rules, 'b.md')
  await new Promise(resolve => setTimeout(resolve, 900))
  expect(asked.uris).toEqual([])
  await agreed({ 'mem:/w/a.md': SKILLS, 'mem:/w/b.md': PRODUCTS })
  editor.save(rules)
  await agreed({ 'mem:/w/a.md': SKILLS })
})

it('follows the configuration file, also where it left out everything', async () => {
  const { agreed, view } = await start({
    'mem:/w/a.md': BARE,
    'mem:/w/.emergence-check.json': '{ "exclude": ["*.md"] }',
  })
  expect(view().message).toBe('There is no Markdown file to audit.')
  editor.write('mem:/w/.emergence-check.json', '{ "exclude": [] }')
  await agreed({ 'mem:/w/a.md': SKILLS })
  editor.open('mem:/w/a.md', BARE)
  editor.write('mem:/w/.emergence-check.json', '{ "exclude": ["a.md"] }')
  await agreed({})
})

it('sees data as they stand in the editor, saved or not', async () => {
  const { agreed, tree } = await start({ 'mem:/w/l.md': LINKED, 'mem:/w/scores.csv': SCORES })
  const before = tree()
  editor.open('mem:/w/l.md', LINKED)
  await agreed(before)
  const data = editor.open('mem:/w/scores.csv', SCORES)
  editor.edit(data, SMOOTH)
  await until(() => expect(tree()).not.toEqual(before))
  const after = tree()
  await agreed(after)
  editor.close(data)
  await agreed(before)
  const again = editor.open('mem:/w/scores.csv', SCORES)
  editor.edit(again, SMOOTH)
  editor.save(again)
  await agreed(after)
})

it('goes from an untitled paper to its file when it is saved, and knows a paper outside in neither place', async () => {
  const { agreed } = await start({ 'mem:/w/a.md': NOTHING, 'mem:/else/o.md': GONE })
  const untitled = editor.open('untitled:Untitled-1', BARE)
  editor.open('mem:/else/o.md', GONE)
  await agreed({ 'untitled:Untitled-1': SKILLS })
  editor.close(untitled)
  editor.write('mem:/w/new.md', BARE)
  editor.open('mem:/w/new.md', BARE)
  await agreed({ 'mem:/w/new.md': SKILLS })
})

it('says what the file says when a paper is closed unsaved, and nothing of a file that went in the middle of its check', async () => {
  const { agreed, asked } = await start({ 'mem:/w/a.md': BARE, 'mem:/w/b.md': GONE })
  const open = editor.open('mem:/w/a.md', BARE)
  editor.edit(open, GONE)
  await agreed({ 'mem:/w/a.md': PRODUCTS, 'mem:/w/b.md': PRODUCTS })
  editor.close(open)
  await agreed({ 'mem:/w/a.md': SKILLS, 'mem:/w/b.md': PRODUCTS })
  asked.uris.splice(0)
  asked.hold = 1
  editor.write('mem:/w/b.md', `${GONE}\nMore.\n`)
  await until(() => expect(asked.uris).toEqual(['mem:/w/b.md']))
  editor.delete('mem:/w/b.md')
  asked.go()
  await agreed({ 'mem:/w/a.md': SKILLS })
})

it('begins again when settings change in the middle, and ends with what counts then', async () => {
  const { agreed, run, asked, COMMANDS } = await start({ 'mem:/w/a.md': BARE, 'mem:/w/b.md': GONE })
  asked.uris.splice(0)
  asked.hold = 1
  const audit = run(COMMANDS.auditAgain)
  await until(() => expect(asked.uris).toEqual(['mem:/w/a.md']))
  editor.write('mem:/w/.emergence-check.json', '{ "exclude": ["a.md"] }')
  await audit
  asked.go()
  await agreed({ 'mem:/w/b.md': PRODUCTS })
})

it('keeps the order of the folders when one of them goes and another comes', async () => {
  const { tree, agreed } = await start({ 'mem:/p/x.md': BARE, 'mem:/q/x.md': GONE, 'mem:/a/x.md': BARE }, [
    'mem:/p',
    'mem:/q',
  ])
  await agreed({ 'mem:/p/x.md': SKILLS, 'mem:/q/x.md': PRODUCTS })
  editor.setFolders(['mem:/q', 'mem:/a'])
  await agreed({ 'mem:/q/x.md': PRODUCTS, 'mem:/a/x.md': SKILLS })
  expect(Object.keys(tree())).toEqual(['mem:/q/x.md', 'mem:/a/x.md'])
})

it('does not lose what had changed before an audit that is cancelled', async () => {
  const { agreed, run, asked, COMMANDS } = await start({ 'mem:/w/a.md': BARE, 'mem:/w/b.md': BARE })
  asked.uris.splice(0)
  editor.write('mem:/w/b.md', GONE)
  asked.hold = 1
  const again = run(COMMANDS.auditAgain)
  await until(() => expect(asked.uris).toEqual(['mem:/w/a.md']))
  editor.window.progress.at(-1)?.cancel()
  await again
  asked.go()
  await agreed({ 'mem:/w/a.md': SKILLS, 'mem:/w/b.md': PRODUCTS })
})
