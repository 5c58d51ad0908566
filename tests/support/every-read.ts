import { isContractProcedure } from '@orpc/contract'
import type { Core } from '#electron/core/core.ts'
import { contract } from '#shared/contract.ts'

/** Reading by name; every procedure that is not named here must stand in `CHANGES`, so that a new one is judged. */
const READS =
  /^(list\w*|get|load\w*|info|status|keyStatus|head|caCertificate|preview|overview|address|contacts|targets|kept|snapshots|prepared|broken|quarantine|rules|attempts|inbox|similar|context|views|page|entries|find|search|asOf|ofCase|sanctions|precedents|timeline|teams|acts|summary|readings|priors|catalogue|history|signers|reminders|anchors|rollback)$/

/** What changes something, opens a reporter on purpose, needs what only a page has, or streams without end. */
const CHANGES =
  /^(changes|watch|verify|verifyUpload|check\w*|compareSnapshot|advise|importProgress|match|view|previewPack|inspectPkcs12|notePolicy|noteViewed|reportPower|create\w*|unlock\w*|lock|openSample|leaveSample|confirm\w*|save\w*|changePassword|rotateKeys|add\w*|update\w*|makeKeeper|makeReport|make|resetPassword|disable|set\w*|put|putOff|discard\w*|register|revealReporter|disclose|openDisclosure|permitOutput|accept\w*|replace|record\w*|withdraw\w*|export\w*|merge|unmerge|close|reopen|open|import|proveAccount|decide|remove\w*|rename|move\w*|begin\w*|cancel\w*|describe|restore\w*|prepare\w*|start\w*|mark\w*|pause|resume|finish|conclude\w*|link\w*|correct\w*|append\w*|end\w*|draft|finalize|sign|refuse|distrust|trust\w*|acknowledge\w*|choose\w*|retire|undo|takePack|configure|prune|switchToPrepared|bringBack|repair|override|forget|send|arrive|receive)$/

type Read = Readonly<{ path: readonly string[]; takes(input: unknown): boolean }>

function readsOf(router: object, path: readonly string[] = []): Read[] {
  return Object.entries(router).flatMap(([key, value]): Read[] => {
    if (!isContractProcedure(value)) return readsOf(value as object, [...path, key])
    if (!READS.test(key)) {
      if (!CHANGES.test(key)) throw new Error(`Reading or changing? ${[...path, key].join('.')}`)
      return []
    }
    const schema = value['~orpc'].inputSchema
    const takes = (input: unknown) => {
      const judged = schema?.['~standard'].validate(input) as { issues?: unknown } | undefined
      return judged === undefined ? input === undefined : judged.issues === undefined
    }
    return [{ path: [...path, key], takes }]
  })
}

const LIKENESS = {
  platform: 'facebook',
  account: '',
  url: '',
  act: 'posting',
  suspectName: '',
  suspectNip: '',
  except: null,
}
const inputsAbout = (id: string): unknown[] => [
  ...['id', 'caseId', 'evidenceId', 'interviewId', 'documentId', 'recordingId', 'exchangeId'].map((name) => ({
    [name]: id,
  })),
  ...['case', 'report'].map((kind) => ({ target: { kind, id } })),
  { target: id },
  { ids: [id] },
  { evidenceId: id, revision: 1 },
  { subject: id },
  ...['case', 'report'].map((kind) => ({ target: { kind, id }, offset: 0, limit: 200 })),
  { id, filter: 'all' },
  { id, day: DAY },
]

const DAY = '2026-11-20'
const ABOUT_NOTHING: readonly unknown[] = [
  undefined,
  {},
  { key: 'case:uji' },
  { search: '' },
  { from: null, to: null },
  { offset: 0, limit: 200 },
  { text: '', kind: null, limit: 100 },
  { article: '' },
  { day: DAY },
  { year: 2026 },
  { nip: '' },
  LIKENESS,
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
  let fresh = await ask(ABOUT_NOTHING)
  while (fresh.length > 0) fresh = await ask([...new Set(fresh)].flatMap(inputsAbout))
  return answers
}

const call = (api: object, path: readonly string[], input: unknown): Promise<unknown> =>
  (
    path.reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], api) as (
      given: unknown,
    ) => Promise<unknown>
  )(input)
