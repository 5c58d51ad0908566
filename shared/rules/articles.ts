const ARTICLE = /pasal\s+\d+(?:\s+ayat\s+\(\d+\))?(?:\s+huruf\s+[a-z])?/gi

/**
 * Articles a text cites, down to the letter, in lower case: "pasal 5 huruf n". Whichever number of the letter it is,
 * neutrality is one kind of violation (Pasal 5 huruf n, Pasal 14 huruf i of PP 94/2021).
 */
export const articlesIn = (text: string): string[] =>
  (text.match(ARTICLE) ?? []).map((one) => one.toLowerCase().replace(/\s+/g, ' '))
