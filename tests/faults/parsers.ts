import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { parseManifest } from '#electron/core/backup/manifest.ts'
import {
  digestOfKeys,
  parseManifest as parseBundle,
  type Statement,
  writeManifest,
} from '#electron/core/bundles/manifest.ts'
import { paddingOf, readTar, TAR_END, tarHead } from '#electron/core/bundles/tar.ts'
import { newOfficeKey, readPack, writePack } from '#electron/core/rules/pack-file.ts'
import { SealBrokenError, VaultDamagedError, VaultFromTheFutureError } from '#electron/core/vault/errors.ts'
import { encodeBlobHeader, parseBlobHeader } from '#electron/core/vault/sealed-blob.ts'
import { openSlot, type Slot, slotSchema } from '#electron/core/vault/slot.ts'
import { readVaultFile } from '#electron/core/vault/vault-file.ts'
import { argon2id } from '#electron/platform/argon2.ts'
import { AppError } from '#shared/kernel/app-error.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import type { Pack } from '#shared/rules/pack.ts'
import { createTestCore, TEST_PASSWORD } from '#tests/support/create-test-core.ts'
import { ROUNDS } from './activities.ts'
import { copyOf, dataOf, mediaOf, temporaryRoot } from './bed.ts'
import type { Options, Section } from './section.ts'

/** Gives back what was accepted, or throws an error of its own; anything else is a crash. */
type Parser = Readonly<{
  name: string
  good: Buffer
  parse(bytes: Buffer): Promise<unknown>
  own: readonly (new (...all: never[]) => Error)[]
}>

/** More than so many changed inputs for each parser. */
const RUNS = 2000

export async function run(options: Options): Promise<Section> {
  return fuzz(await parsersOf(options), RUNS, options.say)
}

export async function fuzz(parsers: readonly Parser[], runs: number, say: Options['say']): Promise<Section> {
  const rows = []
  const problems: string[] = []
  for (const parser of parsers) {
    const counts = { runs: 0, refused: 0, 'accepted as before': 0, crashed: 0, 'accepted, changed': 0 }
    const before = JSON.stringify(await parser.parse(parser.good))
    await fc.assert(
      fc.asyncProperty(changed(parser.good), async (bytes) => {
        counts.runs += 1
        try {
          const found = await parser.parse(bytes)
          if (found === null) counts.refused += 1
          else if (JSON.stringify(found) === before) counts['accepted as before'] += 1
          else counts['accepted, changed'] += 1
        } catch (error) {
          if (parser.own.some((kind) => error instanceof kind)) counts.refused += 1
          else {
            counts.crashed += 1
            problems.push(`${parser.name}: ${error}`)
          }
        }
      }),
      { numRuns: runs },
    )
    if (counts['accepted, changed'] > 0)
      problems.push(`${parser.name}: took ${counts['accepted, changed']} changed ones`)
    rows.push({ what: `parser: ${parser.name}`, counts, ok: counts.crashed + counts['accepted, changed'] === 0 })
    say(`${parser.name}: ${counts.runs} inputs`)
  }
  return { rows, problems }
}

/** Flipped, cut, doubled, overwritten with junk; for text also with words that programs stumble over. */
function changed(good: Buffer): fc.Arbitrary<Buffer> {
  const at = fc.nat(good.length - 1)
  const words = fc.constantFrom('null', '{}', '[]', '1e999', '"__proto__":', '-0', '\\u0000', '9'.repeat(400), '')
  return fc.oneof(
    fc.tuple(at, fc.integer({ min: 1, max: 255 })).map(([index, bits]) => {
      const copy = Buffer.from(good)
      copy[index]! ^= bits
      return copy
    }),
    at.map((index) => good.subarray(0, index)),
    fc.tuple(at, at).map(([a, b]) => Buffer.concat([good.subarray(0, a), good.subarray(b)])),
    fc
      .tuple(at, words)
      .map(([index, word]) => Buffer.concat([good.subarray(0, index), Buffer.from(word), good.subarray(index)])),
    fc.tuple(at, fc.uint8Array({ maxLength: 64 })).map(([index, junk]) => {
      const copy = Buffer.from(good)
      copy.set(junk.subarray(0, good.length - index), index)
      return copy
    }),
    fc.uint8Array({ maxLength: 4096 }).map((junk) => Buffer.from(junk)),
    fc.json().map((text) => Buffer.from(text)),
  )
}

export async function parsersOf({ bed }: Pick<Options, 'bed'>): Promise<Parser[]> {
  const root = copyOf(bed)
  const made = await createTestCore({ dataDir: dataOf(root), create: false })
  await made.api.vault.unlock({ password: TEST_PASSWORD })
  await ROUNDS.backup({ test: made, facts: bed.facts, media: mediaOf(root), say: () => {} })
  await made.dispose()
  const manifest = (readdirSync(mediaOf(root), { recursive: true }) as string[]).find((name) =>
    name.endsWith('manifest.json'),
  )
  const vaultJson = readFileSync(join(dataOf(root), 'brankas', 'vault.json'))
  return [
    vaultParser(vaultJson),
    slotParser(vaultJson),
    headerParser(),
    packParser(),
    {
      name: 'backup manifest',
      good: readFileSync(join(mediaOf(root), manifest ?? '')),
      parse: async (bytes) => {
        const found = parseManifest(bytes.toString('utf8'))
        // A turned digit of the version: refused, with a sentence of its own.
        return found === 'future' ? null : found
      },
      own: [],
    },
    archiveParser(),
    bundleParser(),
  ]
}

/** A transfer bundle as an archive: what is in it lies where it says, and nothing else counts. */
function archiveParser(): Parser {
  const file = (name: string, bytes: Buffer) => [
    tarHead(name, bytes.length, 1_790_000_000),
    bytes,
    Buffer.alloc(paddingOf(bytes.length)),
  ]
  return {
    name: 'bundle archive',
    good: Buffer.concat([...file('case.db', randomBytes(700)), ...file(`blobs/${BLOB_ID}`, randomBytes(64)), TAR_END]),
    parse: async (bytes) => {
      const found = []
      for await (const one of readTar(async (at, length) => bytes.subarray(at, at + length), bytes.length))
        found.push(one)
      // Cut and joined between two files, it is a tar of other files: the manifest tells, not the archive.
      return found.map(({ name }) => name).join() === `case.db,blobs/${BLOB_ID}` ? found : null
    },
    own: [AppError],
  }
}

function bundleParser(): Parser {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const keys = { database: '01'.repeat(32), blobs: { [BLOB_ID]: '02'.repeat(32) } }
  const statement: Statement = {
    type: 'saksama/v1/bundle',
    bundleId: BLOB_ID as never,
    vaultId: BLOB_ID as never,
    caseId: BLOB_ID as never,
    caseNumber: 'P-0000',
    sentAt: toInstant(new Date(0)),
    sender: {
      userId: BLOB_ID as never,
      name: 'Contoh Nama',
      agency: 'Kantor Contoh',
      publicKey: Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex'),
      recipient: `age1${'q'.repeat(58)}` as never,
    },
    recipients: null,
    head: { seq: 1, hash: '03'.repeat(32) },
    database: { cipher: 'aegis', schema: 1, size: 4096, sha256: '04'.repeat(32) },
    blobs: [{ id: BLOB_ID as never, size: 10, sha256: '05'.repeat(32) }],
    keysSha256: digestOfKeys(keys),
  }
  return {
    name: 'bundle manifest',
    good: writeManifest(statement, keys, privateKey),
    parse: async (bytes) => parseBundle(bytes),
    own: [AppError],
  }
}

function vaultParser(good: Buffer): Parser {
  const folder = join(temporaryRoot(), 'brankas')
  return {
    name: 'vault.json',
    good,
    parse: async (bytes) => {
      await mkdir(folder, { recursive: true })
      await writeFile(join(folder, 'vault.json'), bytes)
      return readVaultFile(folder)
    },
    own: [VaultDamagedError, VaultFromTheFutureError],
  }
}

/** Past its schema into the wraps: what still has the form of a slot does not open. */
function slotParser(vaultJson: Buffer): Parser {
  const { vaultId, slots } = JSON.parse(vaultJson.toString())
  return {
    name: 'slot',
    good: Buffer.from(JSON.stringify(slots[0])),
    parse: async (bytes) => {
      const slot = slotSchema.safeParse(asJson(bytes))
      if (!slot.success || isDear(slot.data)) return null
      const opening = { vaultId, password: TEST_PASSWORD, isEarlierPin: () => false }
      const { secrets } = await openSlot({ deriveKey: argon2id }, slot.data, opening)
      return Buffer.from(secrets.vaultKey).toString('hex')
    },
    own: [SealBrokenError, VaultDamagedError],
  }
}
/** A cost that would only make the fuzzing long. */
const isDear = ({ kdf }: Slot) => kdf.memoryKiB > 4096 || kdf.passes > 4

const BLOB_ID = '0123456789abcdef0123456789abcdef'
const headerParser = (): Parser => ({
  name: 'blob header',
  good: encodeBlobHeader(BLOB_ID, randomBytes(64)),
  parse: async (bytes) => parseBlobHeader(bytes, BLOB_ID).wrappedDek.toString('hex'),
  own: [SealBrokenError],
})

function packParser(): Parser {
  const pack: Pack = {
    type: 'saksama/rules',
    format: 1,
    office: 'Kantor Contoh',
    createdBy: 'Contoh Nama',
    createdAt: toInstant(new Date(0)),
    entries: [],
    removed: [],
  }
  return {
    name: 'rule pack',
    good: Buffer.from(writePack(pack, newOfficeKey())),
    parse: async (bytes) => readPack(bytes.toString('utf8')).pack,
    own: [AppError],
  }
}

function asJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return null
  }
}
