import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconFileExport, IconPencil, IconPlayerEject, IconRestore } from '@tabler/icons-react'
import { May, useMay } from '#renderer/features/users/may.tsx'
import { useApi, useCoreMutation } from '#renderer/rpc/use-core.ts'
import { confirm } from '#renderer/ui/confirm.tsx'
import type { Evidence } from '#shared/evidence/model.ts'
import { viewerWords } from './viewer-words.ts'

const SMALL = { size: 'xs', variant: 'default' } as const

/** Annotate, export, withdraw or restore. */
export function EvidenceActions({ evidence }: { evidence: Evidence }) {
  const { id, caseId, kind, withdrawnAt } = evidence
  const mayAnnotate = useMay('annotation.load')
  const exportOriginal = useCoreMutation((api) => api.evidence.exportOriginal({ id }), {
    onSuccess: ({ savedAs }) => {
      if (savedAs) notifications.show({ message: viewerWords.exported(savedAs), color: 'teal', autoClose: 10_000 })
    },
  })
  return (
    <Group gap="xs">
      {kind === 'image' && caseId && !withdrawnAt && mayAnnotate && (
        <Button
          {...SMALL}
          variant="filled"
          component="a"
          href={`#/perkara/${caseId}/bukti/${id}/anotasi`}
          leftSection={<IconPencil size={16} />}
        >
          {viewerWords.annotate}
        </Button>
      )}
      <May path="evidence.exportOriginal">
        <Button
          {...SMALL}
          loading={exportOriginal.isPending}
          onClick={() => exportOriginal.mutate(undefined)}
          leftSection={<IconFileExport size={16} />}
        >
          {viewerWords.exportOriginal}
        </Button>
      </May>
      <May path="evidence.withdraw">
        <WithdrawButton evidence={evidence} />
      </May>
    </Group>
  )
}

function WithdrawButton({ evidence: { id, withdrawnAt } }: { evidence: Evidence }) {
  const api = useApi()
  const reason = { label: viewerWords.reason, draft: `evidence:${id}:withdraw` }
  if (withdrawnAt)
    return (
      <Button
        {...SMALL}
        leftSection={<IconRestore size={16} />}
        onClick={() =>
          confirm({
            title: viewerWords.restoreTitle,
            body: viewerWords.restoreBody,
            confirmLabel: viewerWords.restore,
            reason,
            onConfirm: (text) => api.evidence.restore({ id, reason: text }),
          })
        }
      >
        {viewerWords.restore}
      </Button>
    )
  return (
    <Button
      {...SMALL}
      leftSection={<IconPlayerEject size={16} />}
      onClick={() =>
        confirm({
          title: viewerWords.withdrawTitle,
          body: viewerWords.withdrawBody,
          confirmLabel: viewerWords.withdraw,
          danger: true,
          reason,
          onConfirm: (text) => api.evidence.withdraw({ id, reason: text }),
        })
      }
    >
      {viewerWords.withdraw}
    </Button>
  )
}
