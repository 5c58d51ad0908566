import { defineConfig } from '@playwright/test'
import config from './playwright.config.ts'

/** Takes the pictures of the user's guide into docs/gambar; nothing else does. */
export default defineConfig({
  ...config,
  testMatch: ['tour*.spec.ts', 'handover.spec.ts'],
  grep: /terang/,
  projects: [{ name: 'gambar' }],
})
