import { AsyncLocalStorage } from 'node:async_hooks'
import { z } from 'zod'
import { AppError } from '#shared/kernel/app-error.ts'
import { type TextPath, textPathsOf, textsAt } from '#shared/kernel/text-paths.ts'
import type { Reporter } from '#shared/reports/model.ts'
import { fieldWord, isTold } from '#shared/reports/told.ts'
import type { Session } from '../kernel/session.ts'
import { createNameJudge, createReporterJudge, type PlacedText } from './leak-check.ts'

type Writing = Pick<Session, 'db' | 'commit' | 'vaultId'>
/** A call as it came, before it is parsed. */
export type Call = Readonly<{ path: string; schema: unknown; input: unknown }>

export type TellingCheck = Readonly<{
  /** Runs the handler of a call, so that its commits know what was typed. */
  during<T>(call: Call, run: () => T): T
  /** Before each commit. Throws AppError `reporter_leak`. */
  requireSilent(writing: Writing): void
}>

/**
 * Looks at every free text of a call at its first commit, where everything else has been found right. So each guess at a
 * reporter leaves a line in the log: a wrong one is an act on record, one that fits is a stop.
 */
export function createTellingCheck(): TellingCheck {
  const calls = new AsyncLocalStorage<{ call: Call; looked: boolean }>()
  const paths = new Map<string, readonly TextPath[]>()
  const toldPaths = ({ path, schema }: Call) => {
    const known = paths.get(path) ?? textPathsOf(schema).filter((one) => isTold(path, one))
    paths.set(path, known)
    return known
  }
  return {
    during: (call, run) => (toldPaths(call).length === 0 ? run() : calls.run({ call, looked: false }, run)),
    requireSilent: (writing) => {
      const running = calls.getStore()
      if (!running || running.looked) return
      running.looked = true
      const input = parsed(running.call)
      refuseTelling(writing, subjectOf(input) ?? writing.vaultId, placedTexts(input, toldPaths(running.call)))
    },
  }
}

/** For what everybody who reads the files or the log will read. Throws AppError `reporter_leak`; the stop stays in the log. */
function refuseTelling(writing: Writing, subject: string, texts: readonly PlacedText[]): void {
  const places = placesNaming(createNameJudge(writing.db), texts)
  if (places.length === 0) return
  recordTelling(writing, subject, places)
  throw tellingError(places)
}

const FILE_NAME_LEAK =
  'Nama berkas ini memuat data pelapor, padahal terbaca pada daftar dan jejak audit. Ganti nama berkasnya, lalu ulangi.'

/** The same for the name of a file that is to be kept. */
export function refuseFileName(
  writing: Writing,
  subject: string,
  name: string,
  names = createNameJudge(writing.db),
): void {
  if (!names(name)) return
  recordTelling(writing, subject, ['nama berkas'])
  throw new AppError('reporter_leak', FILE_NAME_LEAK)
}

/** The words of a report beside the reporter who is registered with it, and whom no index knows yet. */
export function requireApart(reporter: Reporter, texts: readonly PlacedText[]): void {
  const places = placesNaming(createReporterJudge(reporter), texts)
  if (places.length > 0) throw tellingError(places)
}

const placesNaming = (names: (text: string) => boolean, texts: readonly PlacedText[]): string[] => [
  ...new Set(texts.filter(({ text }) => names(text)).map(({ place }) => place)),
]

const recordTelling = ({ commit }: Writing, subject: string, places: readonly string[]) =>
  commit({ action: 'report.leak_stopped', subject, details: { kind: 'audit', places } }, () => {})

const tellingError = (places: readonly string[]) =>
  new AppError(
    'reporter_leak',
    `Belum disimpan: isian ${places.join(', ')} memuat data pelapor, padahal terbaca oleh siapa pun yang membaca berkas atau jejak audit. Tulis ulang tanpa data itu; tulisan Anda masih ada.`,
  )

/** Each text with the word of its field. */
export const placedTexts = (input: unknown, paths: readonly TextPath[]): PlacedText[] =>
  paths.flatMap((path) => textsAt(input, path).map((text) => ({ place: fieldWord(path) ?? 'teks', text })))

/** As the handler sees it: cleaned, with its defaults. */
function parsed({ schema, input }: Call): unknown {
  const result = schema instanceof z.ZodType ? schema.safeParse(input) : null
  return result?.success ? result.data : input
}

const subjectSchema = z.object({ id: z.string().optional(), caseId: z.string().optional() })

function subjectOf(input: unknown): string | null {
  const { data } = subjectSchema.safeParse(input)
  return data?.id ?? data?.caseId ?? null
}
