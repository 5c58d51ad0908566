import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import { GROUP_MIN, type Period, type Statistics } from '#shared/statistics/model.ts'
import { DURATION_NAMES, SECTIONS, SMALL_NOTE, TOTAL_NAMES, withoutSmall } from '#shared/statistics/sections.ts'
import { dayText, momentText } from '#shared/words/date-words.ts'
import type { Renderer } from '../documents/render.ts'
import type { Session } from '../kernel/session.ts'
import { writeWorkbook } from '../kernel/xlsx.ts'
import { type LeavingPorts, saveOutside, textsOf } from '../reports/leaving.ts'
import { readSettings } from '../settings/service.ts'

type Deps = Readonly<{ session: Session; ports: LeavingPorts; renderer: Renderer }>
type Wanted = Readonly<{ figures: Statistics; period: Period; format: 'xlsx' | 'pdf' }>

/** A workbook with one sheet for each table, or the same tables on paper. Throws `render_failed`, and as `saveOutside`. */
export async function exportFigures({ session, ports, renderer }: Deps, wanted: Wanted): Promise<string | null> {
  const { period, format } = wanted
  const content = contentOf(session, ports, wanted)
  const bytes = format === 'xlsx' ? await writeWorkbook(sheetsOf(content)) : await pdfOf(renderer, content)
  const { from, to } = period
  return await saveOutside(session, ports, {
    kind: 'table',
    subject: '',
    name: `Statistik netralitas ${from ?? 'awal'} sampai ${to ?? 'kini'}.${format}`,
    texts: textsOf('statistik', content),
    fill: (file) => file.writeFile(bytes),
  })
}

type Content = ReturnType<typeof contentOf>

function contentOf({ db }: Session, { now }: LeavingPorts, { figures, period: { from, to } }: Wanted) {
  const { agency, government, paper, zone } = readSettings(db)
  return {
    agency: [government, agency].filter(Boolean).join(' · '),
    paper,
    period: from || to ? `${from ? dayText(from) : 'awal'} sampai ${to ? dayText(to) : 'kini'}` : 'seluruh waktu',
    made: momentText({ at: toInstant(now()), zone }),
    totals: (Object.keys(TOTAL_NAMES) as (keyof typeof TOTAL_NAMES)[]).map((key) => ({
      label: TOTAL_NAMES[key],
      count: figures.totals[key],
    })),
    note: SMALL_NOTE,
    sections: SECTIONS.map((section) => ({ title: section.title, rows: withoutSmall(section, figures) })).filter(
      ({ rows }) => rows.length > 0,
    ),
    durations: figures.durations
      .filter(({ cases }) => cases >= GROUP_MIN)
      .map(({ key, ...days }) => ({ label: DURATION_NAMES[key], ...days })),
  }
}

const sheetsOf = ({ agency, period, made, note, totals, sections, durations }: Content) => [
  {
    name: 'Ringkasan',
    columns: [
      { header: 'Hal', width: 34 },
      { header: 'Isi', width: 44 },
    ],
    rows: [
      ['Instansi', agency],
      ['Rentang waktu', period],
      ['Dibuat', made],
      ['Catatan', note],
      ...totals.map(({ label, count }) => [label, count]),
    ],
  },
  ...sections.map(({ title, rows }) => ({
    name: title,
    columns: [
      { header: title, width: 60, wrap: true },
      { header: 'Jumlah', width: 12 },
    ],
    rows: rows.map(({ label, count }) => [label, count]),
  })),
  {
    name: 'Lama penanganan (hari)',
    columns: ['Tahap', 'Perkara', 'Seperempat dalam', 'Separuh dalam', 'Tiga perempat dalam', 'Terlama'].map(
      (header, at) => ({
        header,
        width: at === 0 ? 44 : 14,
      }),
    ),
    rows: durations.map(({ label, cases, quarter, median, threeQuarters, longest }) => [
      ...[label, cases, quarter, median, threeQuarters, longest],
    ]),
  },
]

async function pdfOf(renderer: Renderer, content: Content): Promise<Uint8Array> {
  try {
    return (await renderer.render({ template: 'statistics', data: { statistics: content }, images: [] })).pdf
  } catch (cause) {
    throw new AppError('render_failed', undefined, { cause })
  }
}
