/** "1 claim", "12,000 claims". */
export function counted(count: number, what: string): string {
  return `${grouped(count)} ${what}${count === 1 ? '' : 's'}`
}

/** 12000 as "12,000", whatever language the machine speaks. */
export function grouped(count: number): string {
  // What the machine knows of languages takes longer to load than a short audit.
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
}
