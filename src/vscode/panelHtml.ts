import { escapeHtml } from '../report/escape.ts'

/** Addresses and tokens that a webview gives for its page. */
export type PanelPage = {
  readonly scriptUri: string
  readonly styleUri: string
  /** Where the webview's own files come from, as a source of a content-security policy. */
  readonly cspSource: string
  /** Unguessable, made anew for each page. */
  readonly nonce: string
}

/**
 * The page of the panel: one script, one style sheet, and nothing from anywhere else. What the script imports, which is the
 * plotting, has its nonce.
 *
 * The toolkit's controls find out with a style element of their own whether the browser knows `:focus-visible`, and take
 * its nonce from the `csp-nonce` property; that element is the only inline style the policy lets in.
 */
export function panelHtml(page: PanelPage): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${page.nonce}'`,
    `style-src ${page.cspSource} 'nonce-${page.nonce}'`,
    'img-src data:',
  ].join('; ')
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta property="csp-nonce" content="${escapeHtml(page.nonce)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${escapeHtml(page.styleUri)}">
<title>Re-plot</title>
</head>
<body>
<main id="panel"></main>
<script type="module" nonce="${escapeHtml(page.nonce)}" src="${escapeHtml(page.scriptUri)}"></script>
</body>
</html>
`
}
