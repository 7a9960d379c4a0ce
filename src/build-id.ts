import { version } from '../package.json'

/** Set by the build: a digest of all that the program is made of. */
declare const EMERGENCE_CHECK_BUILD: string | undefined

/**
 * The program to the letter, "0.1.0+4f1c…": what one wrote for itself, another must not take for its own, though both have the
 * same version. Run from its sources the program is "0.1.0+sources", whatever they hold.
 */
export const BUILD_ID = `${version}+${typeof EMERGENCE_CHECK_BUILD === 'string' ? EMERGENCE_CHECK_BUILD : 'sources'}`
