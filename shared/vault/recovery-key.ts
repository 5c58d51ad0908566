const GROUP = 6

/** A recovery key as screen and paper show it, so that one can be compared with the other: `AGE-SECRET-KEY-1`, then sixes. */
export function keyGroups(key: string): readonly string[] {
  const [, prefix = '', rest = key] = /^(AGE-SECRET-KEY-1)(.*)$/.exec(key) ?? []
  return [prefix, ...(rest.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? [])].filter(Boolean)
}
