import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { findForeignRepositories, findOversized, findViolations, sourceFiles } from './architecture.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const FOLDERS = ['shared', 'electron', 'renderer']

describe('architecture', () => {
  test.each(FOLDERS)('%s imports only what its layer may', (folder) => {
    expect(findViolations(root, folder)).toEqual([])
  })

  test.each([...FOLDERS, 'tests'])('no file in %s passes 400 lines', (folder) => {
    expect(findOversized(root, folder)).toEqual([])
  })

  test('no feature reads another feature through its repository', () => {
    expect(findForeignRepositories(root)).toEqual([])
  })

  test('time and chance enter the core only through ports', () => {
    const offenders = sourceFiles(root, 'electron/core').filter((file) =>
      /\bDate\.now\(|\bnew Date\(\)|\brandomUUID\(|\bMath\.random\(/.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(offenders).toEqual([])
  })

  test('the rules catch what they forbid', () => {
    const bad = mkdtempSync(join(tmpdir(), 'layers-'))
    const put = (file: string, text: string) => {
      mkdirSync(dirname(join(bad, file)), { recursive: true })
      writeFileSync(join(bad, file), text)
    }
    put(
      'shared/cases/model.ts',
      `import { z } from 'zod'\nimport fs from 'node:fs'\nimport type { X } from '../kernel/id.ts'`,
    )
    put(
      'electron/core/cases/service.ts',
      `import { app } from 'electron'\nimport { r } from '../evidence/repository.ts'`,
    )
    put('electron/hosts/web/server.ts', `import { BrowserWindow } from 'electron'`)
    put('electron/hosts/desktop/window.ts', `import { BrowserWindow } from 'electron'`)
    put('renderer/app/main.tsx', `import { createRoot } from 'react-dom/client'\nimport x from '#electron/core/app.ts'`)
    expect(['shared', 'electron', 'renderer'].flatMap((folder) => findViolations(bad, folder)).sort()).toEqual([
      'electron/core/cases/service.ts must not import electron',
      'electron/hosts/web/server.ts must not import electron',
      'renderer/app/main.tsx must not import #electron/core/app.ts',
      'shared/cases/model.ts must not import node:fs',
    ])
    expect(findForeignRepositories(bad)).toEqual([
      'electron/core/cases/service.ts must not import electron/core/evidence/repository.ts',
    ])
  })
})
