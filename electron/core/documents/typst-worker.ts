import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { createTypstCompiler, type TypstCompiler, type TypstWorld } from '@myriaddreamin/typst.ts/compiler'
import { loadFonts } from '@myriaddreamin/typst.ts/options.init'
import { type Covers, readCoverage, replaceUncovered } from './coverage.ts'
import type { FieldPlace, Rendered, RenderJob, RenderReply, TypstWorkerData } from './render-messages.ts'

/** The thread that sets documents: WebAssembly only, sees no file but templates, fonts and what each job brings. */
async function start(): Promise<void> {
  const port = parentPort
  if (!port) throw new Error('The Typst worker runs as a worker thread only.')
  const { resourcesDir } = workerData as TypstWorkerData
  const fontsDir = join(resourcesDir, 'fonts')
  const compiler = await createCompiler(fontsDir)
  const templates = readTemplates(join(resourcesDir, 'templates'))
  const covers = readCoverage(fontsDir)
  let previous = Promise.resolve()
  port.on('message', (job: RenderJob) => {
    previous = previous.then(async () => {
      const reply = await answer(compiler, templates, covers, job)
      port.postMessage(reply, reply.ok ? [reply.result.pdf.buffer as ArrayBuffer] : [])
    })
  })
}

type Templates = readonly Readonly<{ path: string; source: string }>[]

const readTemplates = (folder: string): Templates =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.typ'))
    .map((name) => ({ path: `/templates/${name}`, source: readFileSync(join(folder, name), 'utf8') }))

async function createCompiler(fontsDir: string): Promise<TypstCompiler> {
  const wasm = createRequire(import.meta.url).resolve('@myriaddreamin/typst-ts-web-compiler/wasm')
  const fonts = readdirSync(fontsDir)
    .filter((name) => name.endsWith('.ttf'))
    .sort()
    .map((name) => new Uint8Array(readFileSync(join(fontsDir, name))))
  const compiler = createTypstCompiler()
  await compiler.init({
    // The glue's own form of options, which the library's types do not know; without it the glue warns on the console.
    getModule: () => ({ module_or_path: readFileSync(wasm) }) as never,
    // Without assets: false the library would fetch its own fonts from the network.
    beforeBuild: [loadFonts(fonts, { assets: false })],
  })
  return compiler
}

async function answer(
  compiler: TypstCompiler,
  templates: Templates,
  covers: Covers,
  job: RenderJob,
): Promise<RenderReply> {
  try {
    const replaced = new Set<string>()
    compiler.resetShadow()
    for (const { path, source } of templates) compiler.addSource(path, source)
    for (const [name, json] of Object.entries(job.data)) {
      const printable = JSON.stringify(replaceUncovered(JSON.parse(json), covers, replaced))
      compiler.mapShadow(`/${name}.json`, new TextEncoder().encode(printable))
    }
    for (const { name, bytes } of job.images) compiler.mapShadow(`/images/${name}`, bytes)
    const set = await compiler.runWithWorld(
      { mainFilePath: `/templates/${job.template}.typ`, root: '/', inputs: {} },
      compile,
    )
    return { id: job.id, ok: true, result: { ...set, replacedCharacters: [...replaced] } }
  } catch (error) {
    return { id: job.id, ok: false, reason: error instanceof Error ? error.message : String(error) }
  }
}

async function compile(world: TypstWorld): Promise<Omit<Rendered, 'replacedCharacters'>> {
  const { hasError, diagnostics } = await world.compile({ diagnostics: 'full' })
  if (hasError) throw new Error(describe(diagnostics))
  const { result, diagnostics: export_ } = await world.pdf({ diagnostics: 'full' })
  if (!result) throw new Error(describe(export_))
  const fields = await world.query<FieldPlace[]>({ selector: '<field>', field: 'value' })
  const [pages = 0] = await world.query<number[]>({ selector: '<pages>', field: 'value' })
  return { pdf: withoutSuspects(new Uint8Array(result)), fields, pages }
}

const MARKED = '/Marked true\n    '
const SUSPECTS = '/Suspects false'

/** Poppler calls this entry an error where it says the default (ISO 32000-2 § 14.7.1). Blanks keep every offset. */
function withoutSuspects(pdf: Uint8Array): Uint8Array {
  const at = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length).indexOf(MARKED + SUSPECTS)
  return at < 0 ? pdf : pdf.fill(0x20, at + MARKED.length, at + MARKED.length + SUSPECTS.length)
}

// Positions and messages of the template compiler; they quote templates, never the text of a document.
const describe = (diagnostics: readonly { path: string; range: string; message: string }[] = []): string =>
  diagnostics.map(({ path, range, message }) => `${path}:${range} ${message}`).join('; ') || 'no result'

await start()
