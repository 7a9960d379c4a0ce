// When Sarle's bimodality coefficient of runs tells two groups.

/** Fewest runs whose distribution can be told (Zhao et al. 2025; specification section 1.8). */
export const FEWEST_SEEDS = 8

/** The coefficient of a uniform distribution: more says that there are two peaks rather than one. */
export const TWO_PEAKS = 5 / 9
