import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readCertificate } from '#electron/core/signing/read-certificate.ts'
import { createVerifyApart } from '#electron/core/signing/validation/verify-apart.ts'
import { sourceWorkerFile } from '#electron/platform/worker-files.ts'
import { toInstant } from '#shared/kernel/instant.ts'
import type { VerificationReport } from '#shared/signing/model.ts'
import { judge } from '#shared/signing/verdict.ts'
import { sentenceOf } from './sentence.ts'

/**
 * Checks a PDF without vault or network. Exit 0: intact, every prepared field signed and, with --trust, every
 * certificate chained to a given root. Without --trust the issuer is not checked, and the output says so. Exit 1: a PDF
 * that is not acceptable, damaged ones included. Exit 2: no PDF, not readable, or called wrongly.
 */
const USAGE = 'Cara pakai: npm run verify -- BERKAS.pdf [--trust CA.pem …] [--json]'
const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

process.exitCode = await main().catch((error: unknown) => {
  console.error(sentenceOf(error, USAGE))
  return 2
})

async function main(): Promise<number> {
  const { values, positionals } = parseCall()
  const [file] = positionals
  if (!file || positionals.length > 1) throw new Error(USAGE)
  const bytes = await read(file)
  // Asked before the bytes go to the worker, which takes them along.
  const whole = looksWhole(bytes)
  const roots = (await Promise.all(values.trust.map(readRoots))).flat()
  const verify = createVerifyApart({ workerFile: sourceWorkerFile('pdf-verify') })
  const facts = await verify(bytes, { roots, now: toInstant(new Date()) })
  const report = judge(facts, { trustChecked: values.trust.length > 0 })
  console.log(values.json ? JSON.stringify(report, null, 2) : textOf(report))
  if (facts.problems.includes('unreadable') && !whole) return 2
  return report.acceptable ? 0 : 1
}

function parseCall() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { trust: { type: 'string', multiple: true, default: [] }, json: { type: 'boolean', default: false } },
    })
  } catch {
    throw new Error(USAGE)
  }
}

/** Begins and ends as a PDF does: what cannot be read between was damaged, and is refused rather than unreadable. */
function looksWhole(bytes: Buffer): boolean {
  return bytes.subarray(0, 5).toString('latin1') === '%PDF-' && bytes.subarray(-1024).includes('startxref')
}

function read(file: string): Promise<Buffer> {
  return readFile(resolve(process.env.INIT_CWD ?? process.cwd(), file)).catch(() => {
    throw new Error(`Berkas ${file} tidak dapat dibuka. ${USAGE}`)
  })
}

async function readRoots(file: string) {
  const blocks = (await read(file)).toString('latin1').match(PEM) ?? []
  try {
    if (blocks.length === 0) throw new Error('no certificate')
    return blocks.map((pem) => ({ pem: readCertificate(pem).toString(), origin: 'added' as const }))
  } catch {
    throw new Error(`Berkas ${file} tidak memuat sertifikat PEM yang dapat dibaca.`)
  }
}

function textOf(report: VerificationReport): string {
  const signatures = report.signatures.flatMap(({ facts, acceptable, content, signer, certificate, revocation }, i) => [
    '',
    `Tanda tangan ${i + 1} – ${facts.label || facts.field}: ${acceptable ? 'dapat diterima' : 'TIDAK dapat diterima'}`,
    ...[content, signer, certificate, revocation].map(({ sentence }) => `  • ${sentence}`),
    `  • Waktu menurut penanda tangan: ${facts.claimedAt ?? 'tidak tercantum'} (UTC)`,
  ])
  const reasons = report.reasons.length > 0 ? ['', 'Alasan:', ...report.reasons.map((reason) => `  – ${reason}`)] : []
  const trust = report.trustChecked
    ? []
    : ['', 'Penerbit sertifikat tidak diperiksa; sertakan --trust CA.pem untuk memeriksanya.']
  return [report.summary, `SHA-256 ${report.sha256}`, ...signatures, ...reasons, ...trust].join('\n')
}
