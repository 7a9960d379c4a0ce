/** Stands at the head of our own reports in Markdown: they repeat the claims of papers and make none. */
export const OWN_REPORT = '<!-- emergence-check-report -->\n'

const AT_HEAD = /^\uFEFF?<!-- emergence-check-report -->\r?\n/

/** True for a report that we wrote. */
export function isOwnReport(text: string): boolean {
  return AT_HEAD.test(text)
}
