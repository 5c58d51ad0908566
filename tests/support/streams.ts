import type { Api } from '#shared/contract.ts'

export async function allOf<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const each of stream) all.push(each)
  return all
}

export async function lastOf<T>(stream: AsyncIterable<T>): Promise<T | null> {
  let last: T | null = null
  for await (const each of stream) last = each
  return last
}

/** What a walk along the whole audit log comes to; `WHOLE` where nothing is wrong with it. */
export const walkLog = async (api: Api) => lastOf(await api.audit.verify())

export const WHOLE = { done: true, brokenAt: null } as const

/** True when the item, decrypted and hashed anew, is what came in. */
export const isIntact = async (api: Api, id: string): Promise<boolean> =>
  (await lastOf(await api.evidence.verify({ id: id as never })))?.intact === true
