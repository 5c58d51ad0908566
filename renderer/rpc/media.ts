/** Same-origin address of a decrypted blob; 404 while the vault is locked. Ids only, never keys. */
export const mediaUrl = (id: string): string => `/media/${id}`

/** A picture item in small, for lists; 404 for what cannot be drawn. */
export const thumbUrl = (id: string): string => `${mediaUrl(id)}?ukuran=kecil`
