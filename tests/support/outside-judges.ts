import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hole } from './tampering.ts'

/** Programs of others that judge a signed PDF: poppler's pdfsig, qpdf and OpenSSL. */

/** What pdfsig says, without asking NSS for trust. */
export const pdfsig = (file: string): string => execFileSync('pdfsig', ['-nocert', file], { encoding: 'utf8' })

/** Throws unless qpdf finds nothing to remark. */
export const qpdfCheck = (file: string): string => execFileSync('qpdf', ['--check', file], { encoding: 'utf8' })

/** Throws unless OpenSSL accepts signature `i` (from 0) as CAdES under the roots in `caFile` (PEM). */
export function opensslCades(file: string, i: number, caFile: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'cades-'))
  const at = (name: string) => join(folder, name)
  try {
    const bytes = readFileSync(file)
    const { a, b, c } = hole(bytes, i)
    writeFileSync(at('signed'), Buffer.concat([bytes.subarray(0, a), bytes.subarray(b, b + c)]))
    const der = Buffer.from(bytes.toString('latin1', a + 1, b - 1), 'hex')
    // A DER SEQUENCE with a two-byte length; what follows is padding.
    writeFileSync(at('cms'), der.subarray(0, 4 + der.readUInt16BE(2)))
    const given = ['-inform', 'DER', '-in', at('cms'), '-content', at('signed'), '-CAfile', caFile, '-out', at('out')]
    execFileSync('openssl', ['cms', '-verify', '-cades', '-binary', '-purpose', 'any', ...given], { stdio: 'pipe' })
    if (readFileSync(at('out')).length !== a + c) throw new Error('OpenSSL verified something else.')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
