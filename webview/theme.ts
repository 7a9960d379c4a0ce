import { type Theme, themeOf } from '../src/plot/theme.ts'
import type { ThemeKind } from '../src/protocol.ts'

/** The kind of theme the editor shows, told by the classes it sets on the page's body. */
export function themeKindOf(classes: DOMTokenList): ThemeKind {
  // A light high-contrast theme carries both high-contrast classes.
  if (classes.contains('vscode-high-contrast-light')) return 'high-contrast-light'
  if (classes.contains('vscode-high-contrast')) return 'high-contrast'
  return classes.contains('vscode-light') ? 'light' : 'dark'
}

/** Our colours for the kind of theme, with the words and the ground as the theme at hand has them. */
export function pageTheme(): Theme {
  const base = themeOf(themeKindOf(document.body.classList))
  const style = getComputedStyle(document.body)
  const own = (name: string, otherwise: string): string => {
    const value = style.getPropertyValue(name).trim()
    return value === '' ? otherwise : value
  }
  return {
    ...base,
    background: own('--vscode-editor-background', base.background),
    foreground: own('--vscode-editor-foreground', base.foreground),
    muted: own('--vscode-descriptionForeground', base.muted),
    font: own('--vscode-font-family', base.font),
  }
}

/** Calls back whenever the editor changes the theme. */
export function onThemeChange(changed: () => void): void {
  new MutationObserver(changed).observe(document.body, { attributes: true, attributeFilter: ['class'] })
  // A theme of the same kind changes the variables on the root alone.
  new MutationObserver(changed).observe(document.documentElement, { attributes: true, attributeFilter: ['style'] })
}
