/** Same-origin address of a decrypted blob; 404 while the vault is locked. Ids only, never keys. */
export const mediaUrl = (id: string): string => `/media/${id}`
