// Four bytes each at most: file systems take 255 bytes, and `(2)` or `.part` must still fit.
const LONGEST = 60
// Reserved on Windows whatever follows the first full stop (learn.microsoft.com, Naming Files, Paths, and Namespaces).
const RESERVED = /^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$) *(\.|$)/i
// No more than programs use; a sentence after a full stop is none.
const EXTENSION = /\.[\p{L}\p{N}_~-]{1,11}$/u

/** A name that every file system takes, with no folder in it: `Dra. Contoh, M.Si..pdf` becomes `Dra. Contoh, M.Si.pdf`. */
export function safeFileName(suggested: string): string {
  const bare = suggested
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, '_')
    .replace(/^[. ]+|[. ]+$/g, '')
  const extension = EXTENSION.exec(bare)?.[0] ?? ''
  const stem = [...bare.slice(0, bare.length - extension.length)]
    .slice(0, LONGEST)
    .join('')
    .replace(/[. ]+$/, '')
  if (stem === '' || RESERVED.test(stem)) return `berkas${stem === '' ? '' : `-${stem}`}${extension}`
  return `${stem}${extension}`
}
