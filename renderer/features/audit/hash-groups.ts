/** A hash in groups of four, for reading aloud and comparing on paper. `groups` limits how many are shown. */
export function hashGroups(hash: string, groups = 16): string {
  return (hash.match(/.{1,4}/g) ?? []).slice(0, groups).join(' ')
}
