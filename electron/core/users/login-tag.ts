import { createHmac } from 'node:crypto'

/**
 * Stands in a slot of `vault.json` instead of the login name: whoever knows the name finds the slot, so that one key
 * derivation is enough; whoever finds the file reads no name. Names are few and guessable: this hides, it does not protect.
 */
export const loginTag = (vaultId: string, login: string): string =>
  createHmac('sha256', Buffer.from(vaultId, 'hex')).update(`saksama/v1/login|${login}`).digest('hex').slice(0, 32)
