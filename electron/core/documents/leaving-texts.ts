import { PDFDocument } from '@cantoo/pdf-lib'
import type { PlacedText } from '../reports/leak-check.ts'
import { textsOf } from '../reports/leaving.ts'
import { type MinutesModel, minutesModelSchema } from './minutes-model.ts'

/** Where each text of a berita acara stands, in the words of its reader. */
export function* textsOfMinutes(model: MinutesModel): Generator<PlacedText, void> {
  const { exchanges, annex, letterhead, subject, examiners, others, signers, ...rest } = model
  yield* textsOf('kop surat', letterhead)
  yield* textsOf('identitas terperiksa', subject)
  yield* textsOf('identitas pemeriksa', examiners)
  yield* textsOf('identitas yang turut hadir', others)
  yield* textsOf('penanda tangan', signers)
  for (const { number, question, answer, corrections } of exchanges) {
    yield { place: `Pertanyaan ${number}`, text: question }
    yield { place: `Jawaban ${number}`, text: answer }
    yield* textsOf(`perbaikan Jawaban ${number}`, corrections)
  }
  for (const exhibit of annex ?? []) yield* textsOf(`lampiran Bukti ${exhibit.number}`, exhibit)
  const { title, number, opening, authority, allegation, preliminaries, declined, course, readBack, closing } = rest
  yield* textsOf('judul atau nomor naskah', [title, number, rest.reference])
  yield* textsOf('pembukaan naskah', [opening, authority])
  yield* textsOf('uraian dugaan pelanggaran', allegation)
  yield* textsOf('keterangan awal pemeriksaan', [preliminaries, declined])
  yield* textsOf('jalannya pemeriksaan', [course, readBack])
  yield* textsOf('penutup naskah', [closing, rest.placeAndDate, rest.marking])
}

/** What a final PDF says, from the data attached to it, and the facts that readers of PDF files show. */
export async function textsOfPdf(bytes: Uint8Array): Promise<PlacedText[]> {
  const doc = await PDFDocument.load(bytes, { updateMetadata: false })
  const facts = [doc.getTitle(), doc.getAuthor(), doc.getSubject(), doc.getKeywords()]
  return [
    ...textsOf('keterangan berkas PDF', facts),
    ...doc
      .getAttachments()
      .flatMap(({ name, data, description }) => [
        ...textsOf(`lampiran data ${name}`, description),
        ...attachedTexts(name, Buffer.from(data).toString('utf8')),
      ]),
  ]
}

function attachedTexts(name: string, text: string): PlacedText[] {
  const minutes = minutesModelSchema.safeParse(asJson(text))
  return minutes.success ? [...textsOfMinutes(minutes.data)] : [{ place: `lampiran data ${name}`, text }]
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
