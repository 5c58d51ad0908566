import type { ChainFault } from './chain.ts'

export type AuditFault =
  | ChainFault
  | 'columns_mismatch'
  | 'checkpoint_invalid'
  | 'checkpoint_missing_entry'
  | 'rolled_back'

/** What a broken link means, for the officer who reads it. */
export const AUDIT_FAULT_WORDS: Readonly<Record<AuditFault, string>> = {
  gap: 'Nomor urut catatan melompat: ada catatan yang hilang sebelum catatan ini.',
  previous_mismatch: 'Catatan ini tidak menyambung ke catatan sebelumnya.',
  hash_mismatch: 'Isi catatan ini berubah setelah dicatat.',
  columns_mismatch: 'Kolom pencarian catatan ini tidak sama dengan isinya.',
  checkpoint_invalid: 'Tanda tangan pengesahan jejak audit pada catatan ini tidak sah.',
  checkpoint_missing_entry: 'Jejak audit pernah disahkan sampai catatan ini, tetapi catatannya tidak ada.',
  rolled_back:
    'Pada catatan ini brankas dibuka dari salinan yang lebih lama daripada yang pernah dibuka di komputer ini. Catatan sesudah salinan itu hilang.',
}
