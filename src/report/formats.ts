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
      return (await import('./html.ts')).htmlReport(audit, options)
    case 'markdown':
    case 'csv':
    case 'sarif':
    case 'junit':
    case 'records':
      throw new Error(`Reports in the format ${format} are not written yet.`)
  }
}
