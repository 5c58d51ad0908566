import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import {
  findForeignRepositories,
  findLong,
  findOversized,
  findText,
  findUnusedPackages,
  findViolations,
  lineCount,
  medianLength,
} from './architecture.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const FOLDERS = ['shared', 'electron', 'renderer']
/** The only files of more than 250 lines, and why. */
const LONG = {
  'shared/users/rights.ts': 'one table, a line for each procedure of the contract',
  'tests/core/decisions/decisions.test.ts': 'a decision from its making to what becomes of it, over one open case',
  'tests/core/documents/documents.test.ts':
    'a document from draft to saved PDF, refused and disturbed at each step, over one core',
  'tests/core/rules/rules.test.ts': 'the changes of an office and the packs it hands on, over one bed of two offices',
  'tests/hosts/desktop/desktop.test.ts': 'each security setting of the desktop host, against one fake of Electron',
  'tests/hosts/web/server.test.ts': 'each way past the loopback server, against one running server',
  'tests/shared/annotation/editor.test.ts': 'each gesture of the editor, told as one chain of the same steps',
}
/** Wiring and screens that everything passes through: they grow first. */
const WATCHED = [
  'electron/core/core.ts',
  'electron/core/signing/sign-document.ts',
  'electron/hosts/desktop/start.ts',
  'renderer/app/app.tsx',
  'renderer/features/annotation/canvas.tsx',
  'shared/contract.ts',
]

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

  test('no layer lists a package it does not use', () => {
    expect(findUnusedPackages(root)).toEqual([])
  })

  test.each([...FOLDERS, 'tests'])('half of the files in %s stay under 100 lines', (folder) => {
    expect(medianLength(root, folder)).toBeLessThan(100)
  })

  test('a file of more than 250 lines has a reason', () => {
    expect([...FOLDERS, 'tests'].flatMap((folder) => findLong(root, folder)).sort()).toEqual(Object.keys(LONG))
  })

  test.each(WATCHED)('%s stays under 150 lines', (file) => {
    expect(lineCount(root, file)).toBeLessThanOrEqual(150)
  })

  test('time, chance and the environment enter the core only through ports', () => {
    const around = /\bDate\.now\(|\bnew Date\(\)|\brandomUUID\(|\bMath\.random\(|\bprocess\.env\b/
    expect(findText(root, 'electron/core', around)).toEqual([])
  })

  test('nothing asks where to save but the wrapper that looks for reporter data first', () => {
    const asking = findText(root, 'electron/core', /\bchooseSavePath\b/)
    expect(asking.sort()).toEqual(['electron/core/kernel/ports.ts', 'electron/core/reports/leaving.ts'])
  })

  test.each(FOLDERS)('no module of %s keeps state', (folder) => {
    const state =
      /^(export )?(let |const \w+(: ((Map|Set|WeakMap|WeakSet)\b|\w+\[\])[^=]*)? = (new (Map|Set|WeakMap|WeakSet)(<[^>]*>)?\(\)|\[\]$))/m
    expect(findText(root, folder, state)).toEqual([])
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
