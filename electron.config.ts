import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { WORKER_SOURCES } from './electron/platform/worker-files.ts'

const root = fileURLToPath(new URL('.', import.meta.url))
const workers = Object.fromEntries(
  Object.entries(WORKER_SOURCES)
    .map(([name, source]) => [name, `${root}${source}`])
    .filter(([, file]) => existsSync(String(file))),
)

/** What pdf.js asks for by name while it reads a file: fonts not embedded, character maps, JBIG2 and JPEG 2000. */
const pdfFiles = (): Plugin => ({
  name: 'pdf-files',
  apply: 'build',
  generateBundle() {
    for (const folder of ['cmaps', 'standard_fonts', 'wasm'])
      for (const name of readdirSync(`${root}node_modules/pdfjs-dist/${folder}`).filter(isAskedFor))
        this.emitFile({
          type: 'asset',
          fileName: `pdfjs/${folder}/${name}`,
          source: readFileSync(`${root}node_modules/pdfjs-dist/${folder}/${name}`),
        })
  },
})
const isAskedFor = (name: string) => /\.(bcmap|pfb|ttf)$|_fallback\.js$|^LICENSE/.test(name)

/** Three builds: main with its workers, a preload the sandbox accepts (CommonJS), the page for either host. */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rollupOptions: {
        input: { main: `${root}electron/main.ts`, ...workers },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      rollupOptions: {
        input: { preload: `${root}electron/preload.ts` },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: `${root}renderer`,
    plugins: [react(), pdfFiles()],
    build: {
      outDir: `${root}out/renderer`,
      emptyOutDir: true,
      minify: true,
      // Everything comes from this computer; splitting would only add requests.
      chunkSizeWarningLimit: 4000,
      // Small files inlined as data: URLs would need exceptions in the policy for fonts.
      assetsInlineLimit: 0,
      rollupOptions: { input: `${root}renderer/index.html` },
    },
  },
})
