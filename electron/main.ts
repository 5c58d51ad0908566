import { fileURLToPath } from 'node:url'
import { startDesktop } from './hosts/desktop/start.ts'

// Built to out/main/main.js; page and preload lie beside its folder.
startDesktop(fileURLToPath(new URL('..', import.meta.url)))
