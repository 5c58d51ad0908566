import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const SHELL = fileURLToPath(new URL('shell.c', import.meta.url))
const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/sqlcipher', import.meta.url))
/** As https://github.com/sqlcipher/sqlcipher says under "Compiling"; without optimising, which takes half a minute longer. */
const FLAGS = ['-O0', '-w', '-DSQLITE_HAS_CODEC', '-DSQLITE_TEMP_STORE=2', '-DSQLCIPHER_CRYPTO_OPENSSL']
const LIBRARIES = ['-lcrypto', '-lpthread', '-ldl', '-lm']

export type Answer = Readonly<{ rows: readonly string[]; complaint: string }>

/** Zetetic's own SQLCipher 4, from its sources: runs lines of SQL on a database. */
export function askSqlcipher(database: string, lines: readonly string[]): Answer {
  const { stdout, stderr } = spawnSync(built(), [database], { input: `${lines.join('\n')}\n`, encoding: 'utf8' })
  return { rows: stdout.split('\n').filter((row) => row !== ''), complaint: stderr.trim() }
}

/** Compiled once for each state of the sources, in seconds. */
function built(): string {
  const packageJson = createRequire(import.meta.url).resolve('@commapp/sqlcipher-amalgamation/package.json')
  const sources = join(dirname(packageJson), 'src')
  const state = [readFileSync(packageJson), readFileSync(SHELL), FLAGS.join()]
  const name = state
    .reduce((hash, part) => hash.update(part), createHash('sha256'))
    .digest('hex')
    .slice(0, 16)
  const program = join(CACHE, name)
  if (existsSync(program)) return program
  mkdirSync(CACHE, { recursive: true })
  const part = `${program}.${process.pid}`
  execFileSync('gcc', [...FLAGS, '-I', sources, SHELL, join(sources, 'sqlite3.c'), ...LIBRARIES, '-o', part])
  renameSync(part, program)
  return program
}
