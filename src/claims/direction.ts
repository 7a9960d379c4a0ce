/** Words by which a claim speaks of getting worse: inverse scaling, a collapse, a sudden drop. */
const FALL =
  /\b(?:drop|fall|fell|declin|decreas|collaps|degrad|deteriorat|worsen|plummet|plung|shrink|shrank|diminish|vanish|disappear)(?:s|es|ed|ing|en|e|ped|ping)?\b|\b(?:inverse scaling|gets? worse|goes down|went down|loss of|lower (?:accuracy|performance|scores?))\b/i

/** Whether a claim's words say that something gets worse with scale ("accuracy collapses at 10B"). */
export function speaksOfFall(text: string): boolean {
  return FALL.test(text)
}
