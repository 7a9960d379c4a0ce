import { parse, type Spec as VegaSpec, View } from 'vega'
import { expressionInterpreter } from 'vega-interpreter'
import { compile, type TopLevelSpec } from 'vega-lite'

/** A Vega-Lite specification as plain data. */
export type Spec = TopLevelSpec

/** One layer of a layered specification. */
export type Layer = Extract<TopLevelSpec, { layer: unknown }>['layer'][number]

type LoggerOf<Options> = Options extends { logger?: infer Logger } ? Exclude<Logger, undefined> : never
type Logger = LoggerOf<NonNullable<Parameters<typeof compile>[1]>>

/** Settings of every picture, headless or on a page. Values go in through the specification alone. */
const CONFIG = { aria: false, mark: { aria: false } } as const

/** Compiles a specification to Vega's own form and tells what the compiler warned of. */
export function compiled(spec: Spec): { readonly vega: VegaSpec; readonly warnings: readonly string[] } {
  const warnings: string[] = []
  const vega = compile(spec, { config: CONFIG, logger: collecting(warnings) }).spec
  return { vega, warnings }
}

/** A view of a specification that draws nothing yet; see {@link viewFrom}. */
export function viewOf(spec: Spec, renderer: 'none' | 'svg'): View {
  return viewFrom(compiled(spec).vega, renderer)
}

/**
 * A view of a compiled specification that draws nothing yet. Expressions are interpreted rather than compiled, since an editor's
 * pages forbid code from strings, and nothing is ever loaded.
 */
export function viewFrom(vega: VegaSpec, renderer: 'none' | 'svg'): View {
  return new View(parse(vega, {}, { ast: true }), {
    expr: expressionInterpreter,
    renderer,
    loader: REFUSING,
    logLevel: 0,
    hover: false,
    tooltip: () => undefined,
  })
}

/** Draws a specification without a screen. */
export async function svgOf(spec: Spec): Promise<string> {
  const view = viewOf(spec, 'none')
  try {
    return lean(await view.toSVG())
  } finally {
    view.finalize()
  }
}

/** What an image has no use for: roles and hints to readers of a page, and what is not displayed. */
const IDLE = / (?:aria-hidden|aria-roledescription|role|class|pointer-events)="[^"]*"| (?:fill-|stroke-)?opacity="1"/g
const UNSEEN = /<path (?:d="[^"]*" display="none"|d="M0,0h[\d.]+v[\d.]+h-?[\d.]+Z")\/>/g

/** A mark of more characters than this is hundreds of dots, each of which is well placed to a tenth of a pixel. */
const LONG = 2000

/** The same picture in fewer characters, since a hover's room is small. */
function lean(svg: string): string {
  return svg
    .replace(/<[^>]+>/g, tag => {
      const fine = tag.length > LONG ? 10 : 1000
      return tag.replace(IDLE, '').replace(/\d+\.\d{2,}/g, number => String(Math.round(Number(number) * fine) / fine))
    })
    .replace(UNSEEN, '')
}

const refuse = async (): Promise<never> => {
  throw new Error('Pictures load nothing.')
}

const REFUSING = { load: refuse, sanitize: refuse, http: refuse, file: refuse }

function collecting(warnings: string[]): Logger {
  const logger: Logger = {
    level: () => logger,
    error: (...parts: readonly unknown[]) => note(parts),
    warn: (...parts: readonly unknown[]) => note(parts),
    info: () => logger,
    debug: () => logger,
  }
  const note = (parts: readonly unknown[]): Logger => {
    warnings.push(parts.map(String).join(' '))
    return logger
  }
  return logger
}
