import { Badge, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMay } from '#renderer/features/users/may.tsx'
import { formatDay } from '#renderer/ui/date-format.ts'
import { Facts } from '#renderer/ui/facts.tsx'
import type { Origin } from '#shared/rules/contract.ts'
import type { RuleEntry } from '#shared/rules/model.ts'
import { RuleEditor } from './edit/rule-editor.tsx'
import { RetireDialog } from './retire-dialog.tsx'
import { OfficialTextMark } from './rule-citation.tsx'
import { ownFacts } from './rule-facts.ts'
import { useRules } from './use-rules.ts'
import { CONFIDENCES, KINDS, ORIGINS, words } from './words.ts'

type Props = Readonly<{ entry: RuleEntry; origin: Origin; past: boolean; onClose: () => void }>

/** Everything one entry says, and what may be done with it. */
export function RuleDetails({ entry, origin, past, onClose }: Props) {
  const mayChange = useMay('rules.put') && !past
  const entries = useRules().data?.entries ?? []
  const titleOf = (key: string) => entries.find((one) => one.key === key)?.title ?? key
  const [editing, edit] = useDisclosure(false)
  const [succeeding, succeed] = useDisclosure(false)
  const [retiring, retire] = useDisclosure(false)
  if (editing) return <RuleEditor entry={entry} onClose={edit.close} />
  if (succeeding) return <RuleEditor entry={entry} asSuccessor onClose={succeed.close} />
  return (
    <Modal title={entry.title} opened onClose={onClose} size="xl">
      <Stack gap="md">
        <Group gap="xs">
          <Badge color="gray">{KINDS[entry.kind]}</Badge>
          <Badge color={origin === 'shipped' ? 'gray' : 'blue'}>{ORIGINS[origin]}</Badge>
          <OfficialTextMark rule={entry} />
        </Group>
        <Text size="sm" className="prose">
          {entry.text}
        </Text>
        <Facts
          facts={[
            { label: words.article, value: entry.article, wide: true },
            { label: words.source, value: entry.source, wide: true },
            { label: words.confidence, value: CONFIDENCES[entry.confidence] },
            {
              label: words.columns.valid,
              value: words.since(formatDay(entry.validFrom), entry.validTo && formatDay(entry.validTo)),
            },
            ...ownFacts(entry, titleOf),
            { label: words.note, value: entry.note, wide: true },
            { label: words.form.id, value: entry.id },
            { label: words.form.key, value: entry.key },
          ]}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {words.close}
          </Button>
          {mayChange && (
            <>
              <Button variant="default" onClick={retire.open}>
                {words.retire}
              </Button>
              {entry.validTo !== null && (
                <Button variant="default" onClick={succeed.open}>
                  {words.successor}
                </Button>
              )}
              <Button onClick={edit.open}>{words.edit}</Button>
            </>
          )}
        </Group>
        {retiring && <RetireDialog entry={entry} onClose={retire.close} />}
      </Stack>
    </Modal>
  )
}
