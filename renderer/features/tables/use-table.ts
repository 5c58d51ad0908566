import { useState } from 'react'
import { fileToBase64 } from '#renderer/rpc/file-base64.ts'
import { useApi, useCoreMutation } from '#renderer/rpc/use-core.ts'
import { type Mapping, type OpenedTable, TABLE_LIMITS, type TablePurpose } from '#shared/tables/model.ts'

/** A table that is being chosen and mapped; the core lets go of it when another one comes. */
export function useTable(purpose: TablePurpose) {
  const api = useApi()
  const [table, setTable] = useState<OpenedTable | null>(null)
  const [mapping, setMapping] = useState<Mapping>({})
  const [tooLarge, setTooLarge] = useState(false)
  const show = (opened: OpenedTable) => {
    setTable(opened)
    setMapping(opened.mapping)
  }
  const open = useCoreMutation(
    async (core, file: File) =>
      core.tables.open({ purpose, fileName: file.name || 'tempelan', base64: await fileToBase64(file) }),
    { silent: true, onSuccess: show },
  )
  const view = useCoreMutation(
    (core, wanted: { sheet: number; headerRow: number | null }) =>
      core.tables.view({ id: table?.id ?? '', ...wanted } as never),
    { onSuccess: show },
  )
  return {
    table,
    mapping,
    setColumn: (field: string, column: number | null) => setMapping((now) => ({ ...now, [field]: column })),
    opening: open.isPending,
    error: open.error,
    tooLarge,
    open(file: File) {
      setTable(null)
      open.reset()
      setTooLarge(file.size > TABLE_LIMITS.bytes)
      if (file.size <= TABLE_LIMITS.bytes) open.mutate(file)
    },
    view: (wanted: { sheet: number; headerRow: number | null }) => view.mutate(wanted),
    clear() {
      if (table) void api.tables.close({ id: table.id }).catch(() => undefined)
      setTable(null)
      open.reset()
    },
  }
}
export type TableState = ReturnType<typeof useTable>
