import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Material } from '#electron/core/sample/material.ts'
import { fullName, type Person } from '#shared/people/model.ts'

/** The content of the sample's minutes, annex pictures included, in pdfmake's own language. */
export async function minutesForPdfmake(material: Material, resourcesDir: string) {
  const picture = async (name: string) =>
    `data:image/png;base64,${(await readFile(join(resourcesDir, 'sample', name))).toString('base64')}`
  const { settings, subject, examiners, witness, interview, allegation } = material
  const people = [...examiners, witness]
  const logo = await picture('lambang.png')
  const [post, profile] = [await picture('tangkapan-unggahan.png'), await picture('tangkapan-profil.png')]
  return () => ({
    pageSize: { width: 609.45, height: 935.43 },
    pageMargins: [85, 57, 57, 57],
    defaultStyle: { font: 'Tinos', fontSize: 12 },
    footer: (page: number, pages: number) => ({
      text: `Halaman ${page} dari ${pages}`,
      alignment: 'right',
      margin: [0, 0, 57, 0],
      fontSize: 8,
    }),
    content: [
      {
        columns: [
          { image: logo, width: 50 },
          {
            stack: [settings.government, { text: settings.agency, bold: true }, settings.address, settings.contact],
            alignment: 'center',
          },
        ],
      },
      { text: 'RAHASIA', alignment: 'right', bold: true },
      {
        text: 'BERITA ACARA KLARIFIKASI',
        alignment: 'center',
        bold: true,
        decoration: 'underline',
        margin: [0, 10, 0, 10],
      },
      { text: `Pada hari ini, bertempat di ${interview.place}, Saya:`, alignment: 'justify' },
      ...people.map(identity),
      { text: `Berdasarkan ${interview.authority} telah meminta klarifikasi kepada:`, alignment: 'justify' },
      identity(subject),
      {
        text: `sehubungan dengan dugaan pelanggaran terhadap ketentuan ${allegation.norm}, yaitu: ${allegation.description}.`,
        alignment: 'justify',
      },
      {
        ol: interview.exchanges.map(({ question, answer }) => ({
          stack: [`Pertanyaan: ${question}`, { text: `Jawaban: ${answer}`, alignment: 'justify' }],
          unbreakable: true,
        })),
      },
      { text: interview.correction.answer },
      {
        text: 'Demikian berita acara ini dibuat dengan sesungguhnya untuk dapat digunakan sebagaimana mestinya.',
        alignment: 'justify',
      },
      {
        columns: [subject, ...people].map((person) => ({
          stack: [fullName(person), `NIP. ${person.nip}`],
          alignment: 'center',
        })),
      },
      { text: 'LAMPIRAN', pageBreak: 'before', alignment: 'center', bold: true },
      { columns: [{ image: post, width: 120 }, { text: 'Bukti B-1.1' }] },
      { columns: [{ image: profile, width: 120 }, { text: 'Bukti B-2' }] },
    ],
  })
}

const identity = (person: Person) => ({
  layout: 'noBorders',
  table: {
    body: [
      ['Nama', ':', fullName(person)],
      ['NIP', ':', person.nip],
      ['Pangkat', ':', person.rank],
      ['Jabatan', ':', person.position],
      ['Unit Kerja', ':', person.office],
    ],
  },
})
