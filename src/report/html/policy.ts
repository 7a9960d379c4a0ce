/**
 * What the page may do: show itself. Its one script and its one style sheet are let in by their hashes, so that nothing a document
 * says can run or restyle the page, and nothing is fetched.
 */
export async function contentPolicy(script: string, style: string): Promise<string> {
  return [
    "default-src 'none'",
    `script-src '${await sourceHash(script)}'`,
    `style-src '${await sourceHash(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

/** The hash of a text as a policy names it. */
async function sourceHash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`
}
