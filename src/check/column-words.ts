import { METRICS } from '../metrics/catalogue.ts'
import type { View } from './assessment.ts'
import type { Column, Standing } from './column.ts'
import type { Ruling } from './ruling.ts'
import type { Plan } from './views.ts'
import { axisPhrase, between, listed, shareWords } from './words.ts'

/** What the measured column that settles an outcome says; its share is printed beside that of the author's plot. */
export function columnWords(column: Column, ruling: Ruling, plan: Plan): string {
  const { y } = column.sheet.series
  const name = METRICS[y.metric].name
  const same = `It is taken to be measured on the same outputs (column “${y.column}”).`
  switch (column.standing) {
    case 'smooth':
      return `This rests on the measured column “${y.column}”, taken to be measured on the same outputs: ${name} changes without a jump.`
    case 'jump':
      return ruling.outcome === 'jump-survives'
        ? `The measured column for ${name} jumps too${placeOf(column)}. ${same}`
        : `A conversion shows no jump, but the measured column for ${name} does${placeOf(column)}${numbersOf(column.view)}; the measured one counts more. ${same}`
    case 'open':
      return `The measured column for ${name} leaves open whether there is a jump${numbersOf(mildest(column, plan))}. ${same}`
    case 'elsewhere':
      return `The measured column for ${name} jumps too, but not there${placeOf(column)}. ${same}`
    case 'harsher':
      return `The measured column for ${name} shows no jump, but it is a harsher metric and does not explain one away. ${same}`
    case 'unjudged':
      return standingWords('unjudged', [y.column])
  }
}

/** What the columns say that do not settle it: those of one standing in one sentence; they jump "too" if the claimed one does. */
export function otherColumnWords(columns: readonly Column[], claimedJumps = true): readonly string[] {
  const standings: readonly Standing[] = ['smooth', 'harsher', 'jump', 'elsewhere', 'open', 'unjudged']
  return standings.flatMap(standing => {
    const headers = columns.filter(column => column.standing === standing).map(({ sheet }) => sheet.series.y.column)
    return headers.length === 0 ? [] : [standingWords(standing, headers, claimedJumps)]
  })
}

function standingWords(standing: Standing, headers: readonly string[], claimedJumps = true): string {
  const too = claimedJumps ? ' too' : ''
  const one = headers.length === 1
  const columns = `${one ? 'Column' : 'Columns'} ${listed(headers.map(header => `“${header}”`))}`
  switch (standing) {
    case 'smooth':
      return `${columns} ${one ? 'shows' : 'show'} no jump.`
    case 'jump':
      return `${columns} ${one ? 'jumps' : 'jump'}${too}.`
    case 'harsher':
      return `${columns} ${one ? 'shows' : 'show'} no jump, but ${one ? 'is a harsher metric and does' : 'are harsher metrics and do'} not explain one away.`
    case 'elsewhere':
      return `${columns} ${one ? 'jumps' : 'jump'}${claimedJumps ? `${too}, but elsewhere` : ''}.`
    case 'open':
      return `${columns} ${one ? 'leaves' : 'leave'} the jump open.`
    case 'unjudged':
      return one
        ? `${columns} could not be judged: it has too few points or does not change.`
        : `${columns} could not be judged: they have too few points or do not change.`
  }
}

/** Where the column jumps: ", between 134M and 268M tokens". */
function placeOf({ at, sheet }: Column): string {
  return at === null ? '' : `, ${between(at.from, at.to, sheet.series.x)}`
}

function numbersOf(view: View | null): string {
  return view === null || view.share === null
    ? ''
    : `, with a jump share of ${shareWords(view.share)} on ${axisPhrase(view.axis, view.xScale)}`
}

/** The view of an open column that keeps it open: the one with the least jump. */
function mildest(column: Column, plan: Plan): View | null {
  const views = plan.metrics.find(({ sheet }) => sheet === column.sheet)?.views.map(({ view }) => view) ?? []
  const judged = views.flatMap(view => (view.share === null ? [] : [{ view, share: view.share }]))
  const least = judged.toSorted((a, b) => a.share.low - b.share.low || a.share.estimate - b.share.estimate)[0]
  return least?.view ?? column.view
}
