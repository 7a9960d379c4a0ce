import { inspect } from 'node:util'
import { type Paint, PLAIN } from '../report/report.ts'

/** When words are set apart by colour. */
export const COLOURINGS = ['auto', 'always', 'never'] as const
export type Colouring = (typeof COLOURINGS)[number]

type Environment = Readonly<Record<string, string | undefined>>

/**
 * How words are set apart. `auto`: by colour at a terminal that knows it; FORCE_COLOR asks for colour anywhere (0: nowhere), and
 * NO_COLOR for none.
 */
export function paintFor(colouring: Colouring, isTerminal: boolean, environment: Environment): Paint {
  switch (colouring) {
    case 'always':
      return COLOURED
    case 'never':
      return PLAIN
    case 'auto':
      return wantsColour(isTerminal, environment) ? COLOURED : PLAIN
  }
}

function wantsColour(isTerminal: boolean, { FORCE_COLOR, NO_COLOR, TERM }: Environment): boolean {
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false
  return isTerminal && TERM !== 'dumb'
}

// util.styleText is there from Node 20.12 on only, and asks the terminal by itself from later versions on; its codes are older.
const COLOURED: Paint = {
  strong: styled('bold'),
  faint: styled('dim'),
  gone: styled('yellow'),
  stands: styled('green'),
  open: styled('cyan'),
}

function styled(style: 'bold' | 'dim' | 'yellow' | 'green' | 'cyan'): (text: string) => string {
  const [on = 0, off = 0] = inspect.colors[style] ?? []
  return text => `\u001B[${on}m${text}\u001B[${off}m`
}
