import encodeQr from 'qr'
import { anchorQrText, anchorWords } from '#shared/audit/anchor-text.ts'
import type { ChainHead } from '#shared/audit/chain.ts'

/** The head of the audit log as a paper anchor: number, twelve words, and a QR code as SVG. */
export type PrintedAnchor = Readonly<{ number: string; words: readonly string[]; qr: string }>

/** Null while the log is empty. */
export function printAnchor(head: ChainHead, vaultId: string): PrintedAnchor | null {
  if (head.seq === 0) return null
  const svg = encodeQr(anchorQrText(head, vaultId), 'svg', { ecc: 'medium', encoding: 'alphanumeric', border: 2 })
  return { number: String(head.seq), words: anchorWords(head), qr: svg }
}
