import type { Audit } from '../audit/audit.ts'
import type { Format, Report, ReportOptions } from './report.ts'

/** The report of an audit in a format. What a format needs is loaded with it. */
export async function reportOf(format: Format, audit: Audit, options: ReportOptions): Promise<Report> {
  switch (format) {
    case 'text':
      return (await import('./text.ts')).textReport(audit, options)
    case 'json':
      return (await import('./json.ts')).jsonReport(audit, options)
    case 'html':
      return (await import('./html/page.ts')).htmlReport(audit, options)
    case 'records':
      return (await import('./records.ts')).recordsReport(audit)
    case 'markdown':
      return (await import('./markdown.ts')).markdownReport(audit, options)
    case 'csv':
      return (await import('./csv.ts')).csvReport(audit, options)
    case 'sarif':
      return (await import('./sarif.ts')).sarifReport(audit, options)
    case 'junit':
      return (await import('./junit.ts')).junitReport(audit, options)
  }
}
