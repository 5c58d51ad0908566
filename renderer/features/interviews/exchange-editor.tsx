import { ActionIcon, Alert, Button, Group, Menu, Stack, Text, Textarea } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconDots, IconPlus, IconTrash } from '@tabler/icons-react'
import { type KeyboardEvent, memo } from 'react'
import { EvidencePicker } from '#renderer/features/evidence/evidence-picker.tsx'
import { SavedAt } from '#renderer/ui/saved-at.tsx'
import type { CaseId } from '#shared/cases/model.ts'
import type { EvidenceId } from '#shared/evidence/model.ts'
import type { Exchange } from '#shared/interviews/model.ts'
import { ConflictNotice } from './conflict-notice.tsx'
import classes from './hearing.module.css'
import { hearing } from './hearing-words.ts'
import { ListenButton } from './listen-button.tsx'
import { PreparedEvidence } from './prepared-evidence.tsx'
import type { TextState, TextStore } from './text-store.ts'
import type { ExchangeDeeds } from './use-exchange-deeds.ts'
import { useText } from './use-texts.ts'

type Props = Readonly<{
  caseId: CaseId
  exchange: Exchange
  store: TextStore
  deeds: ExchangeDeeds
  last: boolean
  canAsk: boolean
  /** Exhibits laid ready for this hearing. */
  prepared: readonly EvidenceId[]
}>

/** One numbered Pertanyaan/Jawaban pair while it is being typed. */
export const ExchangeEditor = memo(function ExchangeEditor({
  caseId,
  exchange,
  store,
  deeds,
  last,
  canAsk,
  prepared,
}: Props) {
  const text = useText(store, exchange)
  const { id, number } = exchange
  const locked = exchange.review !== 'pending'
  return (
    <article
      className={classes.exchange}
      aria-label={hearing.questionOf(number)}
      onKeyDown={(event) => onKey(event, exchange, deeds)}
    >
      <Text className={classes.number} fw={700} aria-hidden>
        {number}
      </Text>
      <Stack gap={6} className={classes.texts}>
        <Textarea
          id={questionFieldId(id)}
          label={hearing.question}
          aria-label={hearing.questionOf(number)}
          classNames={TYPED}
          autosize
          minRows={1}
          maxLength={20_000}
          readOnly={locked}
          value={text.question}
          onChange={(event) => store.change(id, { question: event.currentTarget.value })}
          onKeyDown={(event) => toAnswer(event, id)}
        />
        <Textarea
          id={answerFieldId(id)}
          label={hearing.answer}
          aria-label={hearing.answerOf(number)}
          classNames={TYPED}
          autosize
          minRows={2}
          maxLength={20_000}
          readOnly={locked}
          value={text.answer}
          onChange={(event) => store.change(id, { answer: event.currentTarget.value })}
        />
        {text.state === 'conflict' && <ConflictNotice exchange={exchange} store={store} />}
        <Group justify="space-between" gap="xs">
          <Group gap={6}>
            <EvidencePicker
              caseId={caseId}
              value={exchange.evidenceIds}
              onChange={(evidenceIds) => deeds.link(id, evidenceIds)}
              disabled={locked}
            />
            {!locked && (
              <PreparedEvidence
                prepared={prepared}
                linked={exchange.evidenceIds}
                onLink={(evidenceId) => deeds.link(id, [...exchange.evidenceIds, evidenceId])}
              />
            )}
          </Group>
          <Group gap="sm">
            <Saved text={text} />
            <ListenButton exchange={exchange} />
            <Actions exchange={exchange} deeds={deeds} last={last} canAsk={canAsk} />
          </Group>
        </Group>
      </Stack>
    </article>
  )
})

/** Each paragraph runs in the direction of its own script; Mantine does not pass `dir` on to the field. */
const TYPED = { input: classes.typed ?? '' }

const questionFieldId = (id: Exchange['id']) => `p-${id}`
const answerFieldId = (id: Exchange['id']) => `j-${id}`

function onKey(event: KeyboardEvent, exchange: Exchange, deeds: ExchangeDeeds): void {
  if (event.nativeEvent.isComposing) return
  if (event.key === 'Enter' && event.ctrlKey) {
    event.preventDefault()
    deeds.next(exchange)
  }
  if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
    event.preventDefault()
    deeds.move(exchange, event.key === 'ArrowUp' ? -1 : 1)
  }
}

function toAnswer(event: KeyboardEvent, id: Exchange['id']): void {
  if (event.key !== 'Enter' || event.ctrlKey || event.shiftKey || event.altKey || event.nativeEvent.isComposing) return
  event.preventDefault()
  document.getElementById(answerFieldId(id))?.focus()
}

function Saved({ text: { state, savedAt } }: Readonly<{ text: TextState }>) {
  if (state === 'failed')
    return (
      <Alert color="orange" variant="light" p={4} role="alert">
        {hearing.unsaved}
      </Alert>
    )
  if (state === 'typing' || state === 'saving')
    return (
      <Text size="xs" c="dimmed">
        {hearing.saving}
      </Text>
    )
  return <SavedAt at={savedAt ? new Date(savedAt) : null} />
}

function Actions({ exchange, deeds, last, canAsk }: Pick<Props, 'exchange' | 'deeds' | 'last' | 'canAsk'>) {
  const { number, review } = exchange
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon color="gray" aria-label={hearing.more(number)}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconArrowUp size={16} />}
          disabled={number === 1}
          onClick={() => deeds.move(exchange, -1)}
        >
          {hearing.moveUp}
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowDown size={16} />} disabled={last} onClick={() => deeds.move(exchange, 1)}>
          {hearing.moveDown}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconPlus size={16} />}
          disabled={!canAsk}
          onClick={() => deeds.add({ after: exchange.id })}
        >
          {hearing.insertAfter}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconTrash size={16} />}
          disabled={review !== 'pending'}
          onClick={() => deeds.remove(exchange.id)}
        >
          {hearing.remove}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

export const AddButton = ({ onClick }: Readonly<{ onClick: () => void }>) => (
  <Button leftSection={<IconPlus size={16} />} onClick={onClick}>
    {hearing.add}
    <Text span size="xs" ml={8}>
      {hearing.addHint}
    </Text>
  </Button>
)
