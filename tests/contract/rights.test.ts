import { isContractProcedure } from '@orpc/contract'
import { expect, test } from 'vitest'
import { contract } from '#shared/contract.ts'
import { ALL_RIGHTS } from '#shared/users/model.ts'
import { ACCESS, accessTo, allows, MEDIA_ACCESS } from '#shared/users/rights.ts'

const pathsOf = (router: object, prefix = ''): string[] =>
  Object.entries(router).flatMap(([key, value]) =>
    isContractProcedure(value) ? [prefix + key] : pathsOf(value as object, `${prefix}${key}.`),
  )

test('every procedure of the contract has its line in the table of rights, and nothing else has', () => {
  expect(Object.keys(ACCESS).sort()).toEqual(pathsOf(contract).sort())
})

test('every list of rights names somebody, nobody twice', () => {
  for (const [path, access] of [...Object.entries(ACCESS), ...Object.entries(MEDIA_ACCESS)])
    if (typeof access !== 'string') {
      expect(access.length, path).toBeGreaterThan(0)
      expect(new Set(access).size, path).toBe(access.length)
      for (const right of access) expect(ALL_RIGHTS).toContain(right)
    }
})

test('only what opens, creates, closes or describes the program may be asked while locked', () => {
  const open = Object.entries(ACCESS).filter(([, access]) => access === 'anyone')
  expect(open.map(([path]) => path).filter((path) => !/^(app|vault|backup|guarantees)\./.test(path))).toEqual([])
})

test('a leader reads, and changes nothing', () => {
  const granted = Object.entries(ACCESS).filter(
    ([, access]) => typeof access !== 'string' && allows(access, ['leader']),
  )
  const changing =
    /\.(register|update|rename|move\w*|open|add\w*|remove\w*|withdraw\w*|save\w*|set\w*|put|create\w*|import|draft|finalize|sign|refuse|prepare|start\w*|record\w*|decide|accept|dismiss|merge|disable|reset\w*)$/
  const found = granted.map(([path]) => path).filter((path) => changing.test(path))
  // A view of one's own is how one reads.
  expect(found.filter((path) => !path.endsWith('View'))).toEqual([])
})

test('only a keeper opens a reporter', () => {
  expect(accessTo('reports.revealReporter')).toEqual(['reporter_keeper'])
})

test('what is not in the contract has no line, whatever its name', () => {
  for (const path of ['', 'cases', 'cases.', 'toString', '__proto__', 'constructor', 'cases.list.x'])
    expect(accessTo(path)).toBeNull()
})
