import { Alert, Text } from '@mantine/core'
import { IconEye, IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useVaultStatus } from '#renderer/features/vault/use-vault.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { accessTo, mayCall, type ProcedurePath } from '#shared/users/rights.ts'
import { holdersOf, words } from './words.ts'

/** Whether the core would let this user call a procedure now: the same table, asked before a control is shown. */
export function useMayAsk(): (path: ProcedurePath) => boolean {
  const rights = useVaultStatus().data?.user?.rights ?? null
  return (path) => mayCall(path, rights)
}

export const useMay = (path: ProcedurePath): boolean => useMayAsk()(path)

type MayProps = Readonly<{ path: ProcedurePath; children: ReactNode }>

/** What this user may not do is not offered. */
export const May = ({ path, children }: MayProps) => (useMay(path) ? children : null)

/** A form this user may read but not change: every field and button in it is disabled, and the reason stands above. */
export function MayEdit({ path, children }: MayProps) {
  if (useMay(path)) return children
  return (
    <fieldset disabled className="plain-fieldset">
      <ReadOnlyNote path={path} />
      {children}
    </fieldset>
  )
}

const ReadOnlyNote = ({ path }: Readonly<{ path: ProcedurePath }>) => (
  <Alert color="gray" variant="light" p="xs" mb="sm" icon={<IconEye size={18} aria-hidden />} role="note">
    <Text size="sm">{words.readOnly(holdersOf(accessTo(path)))}</Text>
  </Alert>
)

/** Says who may change what is shown below; nothing for whoever may. */
export const WhoMayNote = ({ path }: Readonly<{ path: ProcedurePath }>) =>
  useMay(path) ? null : <ReadOnlyNote path={path} />

/** A whole screen: says who may see it instead of failing. */
export function MaySee({ path, children }: MayProps) {
  if (useMay(path)) return children
  return (
    <EmptyState title={words.notAllowed} icon={IconLock}>
      {words.notAllowedBody(holdersOf(accessTo(path)))}
    </EmptyState>
  )
}
