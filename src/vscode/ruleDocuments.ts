import * as vscode from 'vscode'

/** Scheme of the addresses of rules' pages. */
export const RULE_SCHEME = 'emergence-check-rule'

/** Serves each rule's documentation as a read-only document, made from the rule itself. */
export function serveRuleDocuments(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(RULE_SCHEME, {
    async provideTextDocumentContent(uri) {
      const { documentationOf, RULES, ruleOf } = await import('../rules/registry.ts')
      const id = uri.path.replace(/^\/|\.md$/g, '')
      const rule = ruleOf(id)
      const known = RULES.map(entry => `- \`${entry.id}\``).join('\n')
      return rule === null ? `# There is no rule “${id}”\n\nThe rules are:\n\n${known}\n` : documentationOf(rule)
    },
  })
}

/** Opens the page of a rule in the Markdown preview. */
export async function openRule(id: string): Promise<void> {
  await vscode.commands.executeCommand(
    'markdown.showPreview',
    vscode.Uri.from({ scheme: RULE_SCHEME, path: `/${id}.md` }),
  )
}
