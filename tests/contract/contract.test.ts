import { isContractProcedure } from '@orpc/contract'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#shared/contract.ts'
import { createTestCore, type TestCore } from '#tests/support/create-test-core.ts'

type Definition = Readonly<{
  errorMap: Record<string, { message?: string }>
  inputSchema?: { '~standard': { validate(value: unknown): unknown } }
}>
type Procedure = Readonly<{ path: readonly string[]; definition: Definition }>

function proceduresOf(router: object, path: readonly string[] = []): Procedure[] {
  return Object.entries(router).flatMap(([key, value]) =>
    isContractProcedure(value)
      ? [{ path: [...path, key], definition: value['~orpc'] as unknown as Definition }]
      : proceduresOf(value as object, [...path, key]),
  )
}

const procedures = proceduresOf(contract)
const named = procedures.map((procedure) => [procedure.path.join('.'), procedure] as const)
const withInput = named.filter(([, { definition }]) => definition.inputSchema !== undefined)

let core: TestCore
const refused: string[] = []
beforeAll(async () => {
  core = await createTestCore({
    ports: {
      logger: {
        info: (event, facts) => void (event === 'call.refused' && refused.push(String(facts?.where))),
        incident: (error, where) => {
          throw new Error(`An incident in ${where}`, { cause: error })
        },
      },
    },
  })
})
afterAll(() => core.dispose())

const call = ({ path }: Procedure, input: unknown): Promise<unknown> => {
  const found = path.reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], core.api)
  return (found as (input: unknown) => Promise<unknown>)(input)
}

describe('the contract', () => {
  test('has its procedures', () => {
    expect(procedures.length).toBeGreaterThan(60)
  })

  test.each(named)('%s says every error in a whole Indonesian sentence', (_, { definition }) => {
    for (const [code, { message = '' }] of Object.entries(definition.errorMap)) {
      expect(code).toMatch(/^[a-z][a-z0-9_]*$/)
      expect(message, code).toMatch(/^[A-Z«].{15,}\.$/s)
      expect(message, code).not.toMatch(/\b(the|error|failed|invalid|please|file not)\b/i)
    }
  })

  test.each(withInput)('%s refuses and logs what is not of its form', async (name, procedure) => {
    const before = refused.length
    for (const input of [undefined, null, 7, 'teks', [], { tidak: 'dikenal' }, { id: '../../etc/passwd' }]) {
      if (isValid(procedure, input)) continue
      await expect(call(procedure, input)).rejects.toMatchObject({ code: 'malformed_call' })
    }
    expect(refused.slice(before).every((where) => where === name)).toBe(true)
    expect(refused.length).toBeGreaterThan(before)
  })

  test('arbitrary junk never becomes an incident', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...withInput), fc.anything(), async ([, procedure], junk) => {
        if (isValid(procedure, junk)) return
        await expect(call(procedure, junk)).rejects.toMatchObject({ code: 'malformed_call' })
      }),
      { numRuns: 300 },
    )
  })
})

function isValid({ definition }: Procedure, input: unknown): boolean {
  const result = definition.inputSchema?.['~standard'].validate(input) as { issues?: unknown }
  return result.issues === undefined
}
