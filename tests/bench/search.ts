import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Connection, ReadDb } from '#electron/core/kernel/database.ts'
import { find } from '#electron/core/search/find.ts'
import { migrate } from '#electron/platform/sqlite/migrate.ts'
import { migrations } from '#electron/platform/sqlite/migrations/index.ts'
import { openDatabase } from '#electron/platform/sqlite/open-database.ts'
import { stemsOf } from '#shared/search/words.ts'
import { openPlain } from './database.ts'
import { compare, figure, middleOf } from './measure.ts'
import type { Section } from './run.ts'

const TEXTS = 1_000_000
const SOME =
  'unggahan dukungan calon komentar suka bagikan foto bersama akun resmi kampanye pegawai negeri sipil'.split(' ')

/** Each text: common words, one of a thousand rarer words, and one word that is its own. */
function fill(db: Connection, texts: number) {
  migrate(db, migrations)
  const insert = db.prepare(
    `INSERT INTO search_entries (kind, target, case_id, parent_id, title, body, stems) VALUES ('exchange', ?, NULL, NULL, ?, ?, ?)`,
  )
  const rare = Array.from({ length: 1000 }, (_, n) => `kata${n.toString(36)}`)
  const stems = stemsOf(SOME.join(' '))
  db.transaction(() => {
    for (let n = 0; n < texts; n += 1) {
      const own = `nomor${n}`
      const body = `${SOME[n % SOME.length]} ${SOME[(n * 7) % SOME.length]} ${rare[n % 1000]} ${own}`
      insert.run(n.toString(16).padStart(32, '0'), `Pertanyaan ${n}`, body, n % 3 === 0 ? stems : own)
    }
  }).immediate()
}

/** As typed: a common word, its stem, two words, a rare one, one beginning, nothing at all. */
const QUERIES = ['dukungan', 'mendukung calon', 'katarr', 'unggah foto', 'nomor123456', 'kam', '']
const LIMIT = 30

const ask = (db: Connection) => {
  for (const text of QUERIES) find(db as unknown as ReadDb, { text, kind: null, limit: LIMIT })
}

/** The index at a million texts: what encryption costs it, and what a table without index would cost. */
export const section: Section = {
  name: 'search',
  async run(dir, scale) {
    const texts = Math.round(TEXTS * scale)
    const sealed = openDatabase(join(dir, 'sealed.db'), randomBytes(32), 'aegis')
    const plain = openPlain(join(dir, 'plain.db'))
    fill(sealed, texts)
    fill(plain, texts)
    const both = (work: (db: Connection) => unknown) =>
      [
        { name: 'aegis', run: () => work(sealed), before: () => sealed.pragma('shrink_memory') },
        { name: 'plain SQLite', run: () => work(plain), before: () => plain.pragma('shrink_memory') },
      ] as const
    const scan = sealed.prepare(`SELECT entry FROM search_entries WHERE body LIKE '%nomor999%' LIMIT 30`)
    const rows = [
      await compare(`${QUERIES.length} searches in ${texts} texts`, both(ask), { runs: 9, target: 1 / 1.2 }),
      await compare(
        'one rare word',
        [
          {
            name: 'index',
            run: () => find(sealed as unknown as ReadDb, { text: 'nomor999', kind: null, limit: LIMIT }),
          },
          { name: 'LIKE over every text', run: () => scan.all() },
        ],
        { runs: 3, target: 1 },
      ),
      ...QUERIES.map((text) => figure(`"${text}"`, middleOf(timesOf(sealed, text)), 'ms')),
    ]
    sealed.close()
    plain.close()
    return rows
  },
}

const timesOf = (db: Connection, text: string) =>
  Array.from({ length: 15 }, () => {
    const start = performance.now()
    find(db as unknown as ReadDb, { text, kind: null, limit: LIMIT })
    return performance.now() - start
  })
