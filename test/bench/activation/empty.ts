import { commands, type ExtensionContext } from 'vscode'

/** An extension that does next to nothing: the floor. */
export function activate(context: ExtensionContext): void {
  context.subscriptions.push(commands.registerCommand('empty.nothing', () => undefined))
}
