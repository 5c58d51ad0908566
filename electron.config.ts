import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { WORKER_SOURCES } from './electron/platform/worker-files.ts'

const root = fileURLToPath(new URL('.', import.meta.url))
const workers = Object.fromEntries(
  Object.entries(WORKER_SOURCES)
    .map(([name, source]) => [name, `${root}${source}`])
    .filter(([, file]) => existsSync(String(file))),
)

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
    plugins: [react()],
    build: {
      outDir: `${root}out/renderer`,
      emptyOutDir: true,
      // Small files inlined as data: URLs would need exceptions in the policy for fonts.
      assetsInlineLimit: 0,
      rollupOptions: { input: `${root}renderer/index.html` },
    },
  },
})
