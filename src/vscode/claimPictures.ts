import type { Finding } from '../finding.ts'
import { dataUri } from '../plot/data-uri.ts'
import type { PlotSize } from '../plot/frame.ts'
import { type Pair, pairOf } from '../plot/pair.ts'
import type { ThemeKind } from '../protocol.ts'
import { errorText } from './errorText.ts'

/** A hover's Markdown is cut at 100,000 characters; a larger picture is left to the panel. */
export const LARGEST_PICTURE = 60_000
/**
 * The editor first opens a hover 250 pixels high; verdict and plots have to fit beneath the diagnostic's own message and its
 * related place. Most titles ("Re-plotted: token edit distance (measured)") fit into one line.
 */
const PLOT = { width: 230, height: 77 } as const
/** One that stands alone has room to its right. */
const ALONE = { ...PLOT, width: 330 } as const
/** Pictures that are kept, of all documents and themes. */
const KEPT_PICTURES = 200

type Kept = { readonly uri: string | null }
type Drawing = typeof import('../plot/drawn-pair.ts')

/**
 * Draws the pictures of claims, *as claimed* beside the view that decides, as URIs for an image, and keeps them by what they
 * show: a claim that is moved or analysed anew with the same data has its picture at once.
 */
export class ClaimPictures {
  readonly #log: (problem: string) => void
  /** Loaded for the first picture, not with the extension. */
  #drawing: Drawing | null = null
  readonly #pictures = new Map<string, Kept>()
  /** Which picture is whose, without asking for its content again. */
  readonly #keys = new WeakMap<Finding, Map<ThemeKind, string | null>>()

  /** `log` hears why a picture could not be drawn. */
  constructor(log: (problem: string) => void) {
    this.#log = log
  }

  /** The picture of a finding; null where it has none, where that is too large, and where it could not be drawn. */
  async pictureOf(finding: Finding, theme: ThemeKind): Promise<string | null> {
    try {
      const key = this.#keyOf(finding, theme)
      if (key === null) return null
      const known = this.#known(key)
      if (known !== null) return known.uri
      const pair = pairOf(finding)
      if (pair === null) return null
      this.#drawing ??= await import('../plot/drawn-pair.ts')
      return this.#keep(key, await this.#drawing.drawnPair(pair, theme, sizeOf(pair)))
    } catch (error) {
      this.#tell(error)
      return null
    }
  }

  /**
   * The same without waiting: a picture that is kept, or that can be drawn on the spot. Null also where something has to be
   * loaded first; {@link pictureOf} then draws and keeps it for the next time.
   */
  kept(finding: Finding, theme: ThemeKind): string | null {
    try {
      const key = this.#keyOf(finding, theme)
      if (key === null) return null
      return (this.#known(key) ?? this.#drawn(finding, theme, key))?.uri ?? null
    } catch (error) {
      this.#tell(error)
      return null
    }
  }

  /** What a picture shows, as the key under which it is kept; null where there is none. */
  #keyOf(finding: Finding, theme: ThemeKind): string | null {
    const keys = this.#keys.get(finding) ?? new Map<ThemeKind, string | null>()
    this.#keys.set(finding, keys)
    const known = keys.get(theme)
    if (known !== undefined) return known
    const pair = pairOf(finding)
    const key = pair === null ? null : contentOf(pair, theme)
    keys.set(theme, key)
    return key
  }

  #known(key: string): Kept | null {
    const known = this.#pictures.get(key)
    if (known === undefined) return null
    // What was asked for last is forgotten last.
    this.#pictures.delete(key)
    this.#pictures.set(key, known)
    return known
  }

  #drawn(finding: Finding, theme: ThemeKind, key: string): Kept | null {
    const pair = pairOf(finding)
    const svg = pair === null ? null : (this.#drawing?.pairAtOnce(pair, theme, sizeOf(pair)) ?? null)
    return svg === null ? null : { uri: this.#keep(key, svg) }
  }

  #keep(key: string, svg: string): string | null {
    const uri = dataUri(svg)
    const fits = uri.length <= LARGEST_PICTURE
    if (!fits) this.#log(`A picture of ${uri.length} characters is too large for a hover; the panel shows it.`)
    for (const oldest of this.#pictures.keys()) {
      if (this.#pictures.size < KEPT_PICTURES) break
      this.#pictures.delete(oldest)
    }
    this.#pictures.set(key, { uri: fits ? uri : null })
    return fits ? uri : null
  }

  #tell(error: unknown): void {
    this.#log(`The re-plot could not be drawn: ${errorText(error)}`)
  }
}

function sizeOf({ deciding }: Pair): PlotSize {
  return deciding === null ? ALONE : PLOT
}

/** All that is drawn; the cells of a row are not. */
function contentOf({ claimed, deciding }: Pair, theme: ThemeKind): string {
  return JSON.stringify([theme, claimed, deciding], (key, value: unknown) => (key === 'cells' ? undefined : value))
}
