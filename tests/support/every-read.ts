import { isContractProcedure } from '@orpc/contract'
import type { Core } from '#electron/core/core.ts'
import { contract } from '#shared/contract.ts'

const READS =
  /^(list\w*|get|load\w*|info|status|head|caCertificate|preview|overview|targets|kept|snapshots|broken|quarantine)$/

type Read = Readonly<{ path: readonly string[]; takes(input: unknown): boolean }>

function readsOf(router: object, path: readonly string[] = []): Read[] {
  return Object.entries(router).flatMap(([key, value]): Read[] => {
    if (!isContractProcedure(value)) return readsOf(value as object, [...path, key])
    if (!READS.test(key)) return []
    const schema = value['~orpc'].inputSchema
    const takes = (input: unknown) => {
      const judged = schema?.['~standard'].validate(input) as { issues?: unknown } | undefined
      return judged === undefined ? input === undefined : judged.issues === undefined
    }
    return [{ path: [...path, key], takes }]
  })
}

const inputsAbout = (id: string): unknown[] => [
  ...['id', 'caseId', 'evidenceId', 'interviewId', 'documentId', 'recordingId', 'exchangeId'].map((name) => ({
    [name]: id,
  })),
  ...['case', 'report'].map((kind) => ({ target: { kind, id } })),
  { target: id },
  { evidenceId: id, revision: 1 },
  { subject: id },
]

/**
 * Asks every reading procedure of the contract about everything: about nothing in particular first, then about each id that
 * an answer named. Gives the answers, as text, by the name of the procedure.
 */
export async function readEverything({ api }: Core): Promise<Map<string, string[]>> {
  const answers = new Map(readsOf(contract).map(({ path }) => [path.join('.'), [] as string[]]))
  const known = new Set<string>()
  const keep = (name: string, answer: string): string[] => {
    answers.get(name)?.push(answer)
    const named = (answer.match(/\b[0-9a-f]{32}\b/g) ?? []).filter((id) => !known.has(id))
    for (const id of named) known.add(id)
    return named
  }
  const ask = async (inputs: readonly unknown[]): Promise<string[]> => {
    const found: string[] = []
    for (const { path, takes } of readsOf(contract))
      for (const input of inputs.filter(takes)) {
        const answer = await call(api, path, input).catch(() => null)
        if (answer !== null) found.push(...keep(path.join('.'), JSON.stringify(answer)))
      }
    return found
  }
  let fresh = await ask([undefined, {}, { key: 'case:uji' }, { search: '' }, { from: null, to: null }])
  while (fresh.length > 0) fresh = await ask([...new Set(fresh)].flatMap(inputsAbout))
  return answers
}

const call = (api: object, path: readonly string[], input: unknown): Promise<unknown> =>
  (
    path.reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], api) as (
      given: unknown,
    ) => Promise<unknown>
  )(input)
