import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writePapers } from '../bench/audit/papers.ts'
import { chromiumFlags } from './browser.ts'
import { screenshot } from './driver/screenshots.ts'
import { chromium } from './install.ts'

// The HTML report as a file in a browser: its policy holds, and it can be sorted, filtered, followed, printed and read without a script.
const root = join(import.meta.dirname, '../..')
let browser: Browser
let folder: string
let address: string
/** A report of some hundred claims. */
let long: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'report-'))
  address = await reportOf(join(root, 'media/examples'), 'report.html')
  await writePapers(join(folder, 'papers'), 150)
  long = await reportOf(join(folder, 'papers'), 'long.html')
  browser = await playwright.launch({ executablePath: chromium(), args: chromiumFlags })
})

afterAll(async () => {
  await browser?.close()
  await rm(folder, { recursive: true, force: true })
})

/** The address of the report of a folder. */
async function reportOf(papers: string, name: string): Promise<string> {
  const file = join(folder, name)
  const flags = ['audit', '--no-cache', '--format', 'html', '--fail-on', 'never', '--output', file, '.']
  await promisify(execFile)(process.execPath, [join(root, 'dist/cli.js'), ...flags], { cwd: papers })
  return pathToFileURL(file).href
}

type Opened = { readonly page: Page; readonly complaints: readonly string[] }

async function open(options: BrowserContextOptions = {}, hash = '', report = address): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', message => complaints.push(message.text()))
  page.on('pageerror', error => complaints.push(error.message))
  page.on('request', request => {
    if (request.url().split('#')[0] !== report) complaints.push(`fetches ${request.url()}`)
  })
  await page.goto(report + hash)
  return { page, complaints }
}

const rows = (page: Page) => page.locator('#claim-table tbody tr:visible')
const shown = (page: Page) => page.locator('#shown').textContent()
const hashOf = (page: Page) => decodeURIComponent(new URL(page.url()).hash.replaceAll('+', ' '))

/** Least contrast of visible words against the ground of the page, as WCAG reckons it. */
const LEAST_CONTRAST = `(() => {
  const parts = colour => colour.match(/[\\d.]+/g).map(Number)
  const light = colour => {
    const [r, g, b] = parts(colour).slice(0, 3).map(part => part / 255).map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const groundOf = element => {
    for (let at = element; at !== null; at = at.parentElement) {
      const [, , , alpha = 1] = parts(getComputedStyle(at).backgroundColor)
      if (alpha > 0) return getComputedStyle(at).backgroundColor
    }
    return 'rgb(255, 255, 255)'
  }
  let least = { ratio: 21, words: '' }
  for (const element of document.querySelectorAll('main *:not(svg *)')) {
    const words = [...element.childNodes].filter(node => node.nodeType === 3).map(node => node.data.trim()).join('')
    if (words === '' || element.matches(':disabled') || !element.checkVisibility()) continue
    const [a, b] = [light(getComputedStyle(element).color), light(groundOf(element))]
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
    if (ratio < least.ratio) least = { ratio, words }
  }
  return least
})()`

test('its script and style run under the policy, and nothing that is added does', async () => {
  const { page, complaints } = await open()
  await expect.poll(() => shown(page)).toBe('15 of 15 claims shown')
  expect(complaints).toEqual([])
  const ran = await page.evaluate(`(() => {
    const script = document.createElement('script')
    script.textContent = 'window.ran = true'
    document.body.append(script)
    const button = document.createElement('b')
    button.setAttribute('onclick', 'window.ran = true')
    document.body.append(button)
    button.click()
    return window.ran === true
  })()`)
  expect(ran).toBe(false)
  expect(complaints.join(' ')).toContain('Content Security Policy')
  await page.context().close()
})

test('sorts by a column, back to front, and as it was, by the keyboard alone', async () => {
  const { page } = await open()
  const first = () => rows(page).first().locator('td.n').last().textContent()
  const head = page.locator('#claim-table thead th').nth(6)
  await head.locator('button').focus()
  await page.keyboard.press('Enter')
  expect(await head.getAttribute('aria-sort')).toBe('ascending')
  expect(await first()).toBe('0 %')
  // What has no share comes last either way.
  expect(await rows(page).last().locator('td.n').last().textContent()).toBe('–')
  await page.keyboard.press('Enter')
  expect(await head.getAttribute('aria-sort')).toBe('descending')
  expect(await first()).toBe('100 %')
  expect(await rows(page).last().locator('td.n').last().textContent()).toBe('–')
  // The browser hears of a new address a moment after the page.
  await expect.poll(() => hashOf(page)).toBe('#s=6d')
  await page.keyboard.press('Space')
  expect(await head.getAttribute('aria-sort')).toBeNull()
  expect(await rows(page).first().locator('td.place').textContent()).toBe('controls.md:11')
  await page.context().close()
})

test('filters by verdict, file and words, tells how many are left, and keeps it in the address', async () => {
  const { page } = await open()
  const gone = page.getByRole('button', { name: /Goes away under another metric/ })
  await gone.click()
  expect(await gone.getAttribute('aria-pressed')).toBe('true')
  expect(await shown(page)).toBe('4 of 15 claims shown')
  expect(await rows(page).count()).toBe(4)
  expect(await page.locator('article:visible').count()).toBe(4)
  await page.getByLabel('File').selectOption('draft.md')
  expect(await shown(page)).toBe('1 of 15 claims shown')
  await gone.click()
  await page.getByLabel('Text').fill('Four-Digit')
  await expect.poll(() => shown(page)).toBe('1 of 15 claims shown')
  await expect.poll(() => hashOf(page)).toBe('#q=Four-Digit&f=draft.md')
  await page.reload()
  expect(await shown(page)).toBe('1 of 15 claims shown')
  expect(await page.getByLabel('Text').inputValue()).toBe('Four-Digit')
  await page.getByRole('button', { name: 'Show all' }).click()
  expect(await shown(page)).toBe('15 of 15 claims shown')
  await expect.poll(() => hashOf(page)).toBe('')
  await page.context().close()
})

test('a point of the overview leads to its claim, also to one that a filter hides; a number to the rows it counts', async () => {
  const { page } = await open({}, '#v=no-data')
  expect(await shown(page)).toBe('1 of 15 claims shown')
  const point = page.locator('.points a[href^="#claim-"]').first()
  const anchor = (await point.getAttribute('href')) ?? ''
  await point.click()
  await expect.poll(() => page.locator(`[id="${anchor.slice(1)}"] blockquote`).isVisible()).toBe(true)
  await expect
    .poll(() => page.evaluate<number>(`Math.abs(document.querySelector(':target').getBoundingClientRect().top)`))
    .toBeLessThan(60)
  expect(await shown(page)).toBe('15 of 15 claims shown')
  const several = page.locator('.points a[href^="#p="]').first()
  const count = Number.parseInt((await several.locator('title').textContent()) ?? '', 10)
  await several.focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => rows(page).count()).toBe(count)
  expect(count).toBeGreaterThan(1)
  await page.goBack()
  await expect.poll(() => hashOf(page)).toBe(anchor)
  await page.context().close()
})

test('begins with a link past the head for the keyboard, and its words stand out from their ground', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page } = await open({ colorScheme })
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the report')
    const { ratio, words } = await page.evaluate<{ ratio: number; words: string }>(LEAST_CONTRAST)
    expect(ratio, `${colorScheme}: ${words}`).toBeGreaterThanOrEqual(4.5)
    await page.context().close()
  }
})

test('is whole without its script', async () => {
  const { page, complaints } = await open({ javaScriptEnabled: false })
  expect(await page.locator('article').count()).toBe(15)
  expect(await page.locator('article figure > noscript > svg:visible').count()).toBeGreaterThan(20)
  const [left, right] = await page.locator('article figure').first().locator('svg').all()
  expect((await right?.boundingBox())?.y).toBe((await left?.boundingBox())?.y)
  expect(await rows(page).count()).toBe(15)
  expect(await page.locator('.filters').isVisible()).toBe(false)
  expect(await page.locator('button:visible').count()).toBe(0)
  // A mark for several leads to the first of their rows.
  const several = page.locator('.points a[href^="#p="]').first()
  await several.click()
  await expect.poll(() => hashOf(page)).toBe(await several.getAttribute('href'))
  await expect.poll(() => page.locator('#claim-table tr:target').count()).toBe(1)
  expect(complaints).toEqual([])
  await page.context().close()
})

test('fits a screen, a telephone and a sheet of paper', async () => {
  for (const width of [1280, 400]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await open({ colorScheme, viewport: { width, height: 900 } })
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
      await screenshot(`report-${width}-${colorScheme}`, page)
      for (const part of ['overview', 'claims']) {
        await screenshot(`report-${width}-${colorScheme}-${part}`, page.locator(`section[aria-labelledby="${part}"]`))
      }
      await page.locator('article').nth(9).scrollIntoViewIfNeeded()
      await screenshot(`report-${width}-${colorScheme}-claim`, page.locator('article').nth(9))
      await page.context().close()
    }
  }
  // A sheet of A4 less its margins, from a reader whose screen is dark.
  const { page } = await open({ colorScheme: 'dark', viewport: { width: 688, height: 1010 } })
  const paper = await page.pdf({ preferCSSPageSize: true })
  expect(paper.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(8)
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(`dispatchEvent(new Event('beforeprint'))`)
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(688)
  expect(await page.evaluate('getComputedStyle(document.documentElement).backgroundColor')).toBe('rgb(255, 255, 255)')
  expect(await page.locator('details:not([open])').count()).toBe(0)
  expect(await page.locator('.filters').isVisible()).toBe(false)
  await screenshot('report-print', page)
  await screenshot('report-print-claims', page.locator('section[aria-labelledby="claims"]'))
  await screenshot('report-print-claim', page.locator('article').nth(9))
  await page.context().close()
})

/** Roles of the claim table's parts as a browser tells them to a screen reader, with how often each comes. */
async function tableRoles(report: string): Promise<Readonly<Record<string, number>>> {
  // What a screen reader would be told is made for one that is there.
  const flags = [...chromiumFlags, '--force-renderer-accessibility']
  await using heard = await playwright.launch({ executablePath: chromium(), args: flags })
  const page = await heard.newPage()
  await page.goto(report)
  const session = await page.context().newCDPSession(page)
  const { result } = await session.send('Runtime.evaluate', { expression: `document.getElementById('claim-table')` })
  const { nodes } = await session.send('Accessibility.queryAXTree', { objectId: result.objectId ?? '' })
  const counts: Record<string, number> = {}
  for (const { role, ignored } of nodes) {
    const name: unknown = role?.value
    if (!ignored && typeof name === 'string') counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}

test('leaves out what is out of sight and still sorts, filters, leads to, tells and finds all of it', async () => {
  const { page, complaints } = await open({}, '', long)
  const [, all = ''] = /of (\d+) claims/.exec((await shown(page)) ?? '') ?? []
  const count = Number(all)
  expect(count).toBeGreaterThan(200)
  const roles = await tableRoles(long)
  expect(roles).toMatchObject({ table: 1, columnheader: 8, row: count + 1, rowheader: count, cell: 7 * count })
  // Sorted over all the bodies, and each of them as full as can be.
  await page.locator('#claim-table thead button').nth(5).click()
  const shares = await page.evaluate<readonly string[]>(
    `[...document.querySelectorAll('#claim-table tbody tr')].map(row => row.cells[5].dataset.s)`,
  )
  const told = shares.filter(share => share !== '').map(Number)
  expect(shares.slice(0, told.length).includes('')).toBe(false)
  expect(told).toEqual(told.toSorted((a, b) => a - b))
  const bodies = () =>
    page.evaluate<readonly string[]>(
      `[...document.querySelectorAll('#claim-table tbody')].map(body => body.rows.length + body.className)`,
    )
  expect((await bodies()).slice(0, 2)).toEqual(['100full', '100full'])
  await page.getByLabel('Text').fill('unscrambling')
  await expect.poll(() => rows(page).count()).toBeLessThan(100)
  expect((await bodies()).slice(0, 2)).toEqual(['100', '100'])
  expect(await rows(page).allTextContents()).toSatisfy((texts: readonly string[]) =>
    texts.every(text => text.includes('unscrambling')),
  )
  await page.getByRole('button', { name: 'Show all' }).click()
  // Words that stand in the last row of the page alone are found, and a link leads to the last article with its pictures.
  const place = await page.locator('#index-table tbody th a').last().textContent()
  expect(await page.evaluate(`find(${JSON.stringify(place)}, true, false, true)`)).toBe(true)
  expect(await page.evaluate(`getSelection().anchorNode.parentElement.closest('table').id`)).toBe('index-table')
  const last = page.locator('article').last()
  await page.evaluate(`location.hash = [...document.querySelectorAll('article')].at(-1).id`)
  await expect
    .poll(() => page.evaluate(`document.querySelector(':target').getBoundingClientRect().top < innerHeight`))
    .toBe(true)
  expect(await last.locator('blockquote').isVisible()).toBe(true)
  await expect.poll(() => page.locator('figure > noscript').count(), { timeout: 30_000 }).toBe(0)
  expect(complaints).toEqual([])
  await page.context().close()
})

test('draws every picture before it is printed', async () => {
  const { page } = await open({}, '', long)
  await page.evaluate(`dispatchEvent(new Event('beforeprint'))`)
  expect(await page.locator('figure > noscript').count()).toBe(0)
  await page.emulateMedia({ media: 'print' })
  expect(await page.evaluate(`getComputedStyle(document.querySelector('#claim-table tbody tr')).display`)).toBe(
    'table-row',
  )
  expect(await page.evaluate(`getComputedStyle(document.querySelector('.full')).contentVisibility`)).toBe('visible')
  await page.context().close()
})
