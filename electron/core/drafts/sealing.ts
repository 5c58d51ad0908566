import type { Session } from '../kernel/session.ts'

/** The form of a report may hold the reporter while it is being typed: such drafts lie under the reporter key. */
const isSealed = (key: string) => key.startsWith('report:')

export const sealDraft = ({ reporters }: Session, key: string, json: string): string =>
  isSealed(key) ? Buffer.from(reporters.seal(key, json)).toString('base64') : json

export const openDraft = ({ reporters }: Session, key: string, stored: string): string =>
  isSealed(key) ? reporters.open(key, Buffer.from(stored, 'base64')) : stored
