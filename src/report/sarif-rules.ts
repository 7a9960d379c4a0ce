import type { ReportingDescriptor } from 'sarif'
import type { Severity } from '../finding.ts'
import { documentationOf, RULES } from '../rules/registry.ts'
import type { Rule } from '../rules/rule.ts'

/** Every rule with its help, in the order of {@link RULES}; results name their rule by its place here. */
export function sarifRules(): readonly ReportingDescriptor[] {
  return RULES.map(rule => {
    const { id, title, documentation } = rule
    return {
      id,
      name: nameOf(id),
      shortDescription: { text: `${title}.` },
      fullDescription: { text: firstParagraph(documentation) },
      help: { text: plain(documentation), markdown: documentationOf(rule) },
      defaultConfiguration:
        rule.severity === 'off' ? { enabled: false, level: 'note' } : { level: levelOf(rule.severity) },
      properties: { tags: tagsOf(rule), 'problem.severity': problemOf(rule) },
    }
  })
}

const PLACES: ReadonlyMap<string, number> = new Map(RULES.map(({ id }, at) => [id, at]))

/** The place of a rule among {@link sarifRules}; −1 for what is no rule. */
export function placeOfRule(id: string): number {
  return PLACES.get(id) ?? -1
}

/** A severity as SARIF knows it. */
export function levelOf(severity: Severity): 'error' | 'warning' | 'note' {
  switch (severity) {
    case 'error':
    case 'warning':
      return severity
    case 'information':
    case 'hint':
      return 'note'
  }
}

function problemOf({ severity }: Rule): 'error' | 'warning' | 'recommendation' {
  if (severity === 'off') return 'recommendation'
  const level = levelOf(severity)
  return level === 'note' ? 'recommendation' : level
}

/** What a rule is about: the claim itself, its data, or a comment of ours. */
function tagsOf({ id }: Rule): string[] {
  const about = {
    'metric-dependent': 'verdict',
    'axis-dependent': 'verdict',
    'no-jump-as-claimed': 'verdict',
    contradicted: 'verdict',
    'predictable-by-extrapolation': 'verdict',
    'under-resolved': 'verdict',
    'non-monotone': 'verdict',
    'not-enough-data': 'data',
    'no-data': 'data',
    'ambiguous-data': 'data',
    'broken-data': 'data',
    'stated-number': 'data',
    'table-problem': 'data',
    'invalid-comment': 'comment',
    'unused-comment': 'comment',
  } as const satisfies Readonly<Record<Rule['id'], string>>
  return ['emergence', 'documentation', about[id]]
}

/** The id as a name in Pascal case. A name that differs from its id by nothing but a capital would say it twice. */
function nameOf(id: string): string {
  const name = id
    .split('-')
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
  return name.toLowerCase() === id ? `${name}Claim` : name
}

/** The first paragraph of a rule's documentation, on one line and without its markup. */
function firstParagraph(documentation: string): string {
  const [first = ''] = documentation.trim().split(/\n\s*\n/)
  return plain(first).replaceAll(/\s+/g, ' ')
}

/** Markdown as people read it who see no markup. */
function plain(markdown: string): string {
  return markdown
    .replaceAll(/\*{1,2}([^*]+)\*{1,2}/g, '$1')
    .replaceAll('`', '')
    .trim()
}
