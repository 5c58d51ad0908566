import { Anchor, Badge, Button, Group, Paper, Stack, Text, TextInput } from '@mantine/core'
import { IconCheck, IconFilePlus } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { Link } from 'wouter'
import { useMay } from '#renderer/features/users/may.tsx'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { useDraft } from '#renderer/rpc/use-draft.ts'
import { confirm } from '#renderer/ui/confirm.tsx'
import { formatDay } from '#renderer/ui/date-format.ts'
import { paths } from '#renderer/ui/paths.ts'
import type { Candidate, NameEntry, NameVerdict } from '#shared/namecheck/model.ts'
import { reasonText, VERDICTS } from '#shared/namecheck/reason-words.ts'
import { fullName } from '#shared/people/model.ts'
import { formatNip } from '#shared/people/nip.ts'
import { cardsAfter, focusFirst } from './next-card.ts'
import { words } from './words.ts'

const COLORS = { same: 'red', different: 'gray', unsure: 'orange' } as const satisfies Record<NameVerdict, string>

/** One name of the list beside the people it may be. */
export function EntryCard({ entry }: Readonly<{ entry: NameEntry }>) {
  const { named, decision } = entry
  const facts = [
    words.row(entry.row),
    named.birthDay && words.birth(formatDay(named.birthDay)),
    named.birthPlace,
    named.source,
  ]
  return (
    <Paper
      p="md"
      component="article"
      aria-label={named.name}
      tabIndex={-1}
      data-undecided={decision === null && entry.candidates.length > 0}
    >
      <Group justify="space-between" align="flex-start" mb="xs">
        <div>
          <Text fw={650}>{named.name}</Text>
          <Text size="xs" c="dimmed">
            {facts.filter(Boolean).join(' · ')}
          </Text>
        </div>
        {decision && (
          <div style={{ textAlign: 'right' }}>
            <Badge color={COLORS[decision.verdict]}>{VERDICTS[decision.verdict]}</Badge>
            <Text size="xs" c="dimmed">
              {words.decidedBy(decision.by)}
            </Text>
          </div>
        )}
      </Group>
      {entry.candidates.length === 0 ? (
        <Text size="sm" c="dimmed">
          {words.noCandidate}
        </Text>
      ) : (
        <Deciding entry={entry} />
      )}
    </Paper>
  )
}

function Deciding({ entry }: Readonly<{ entry: NameEntry }>) {
  const draft = useDraft(`namecheck:${entry.id}`, entry.decision?.note ?? '')
  const note = draft.value
  const [changing, setChanging] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const following = useRef<readonly HTMLElement[]>([])
  const decide = useCoreMutation(
    (api, { verdict, employeeId }: { verdict: NameVerdict; employeeId: Candidate['employeeId'] | null }) =>
      api.namecheck.decide({ id: entry.id, verdict, employeeId, note }),
    {
      onSuccess: () => {
        void draft.discard()
        setChanging(false)
        focusFirst(following.current)
      },
    },
  )
  const choose = (verdict: NameVerdict, employeeId: Candidate['employeeId'] | null) => {
    // Noted now: by the time the answer comes this card may have left the list.
    following.current = cardsAfter(box.current)
    decide.mutate({ verdict, employeeId })
  }
  const mayDecide = useMay('namecheck.decide')
  const open = mayDecide && (entry.decision === null || changing)
  return (
    <Stack gap="xs" ref={box}>
      {entry.candidates.map((candidate) => (
        <CandidateRow
          key={candidate.employeeId}
          candidate={candidate}
          chosen={entry.decision?.employeeId === candidate.employeeId}
          busy={decide.isPending}
          {...(open ? { onSame: () => choose('same', candidate.employeeId) } : {})}
        />
      ))}
      {open ? (
        <Group justify="space-between" align="flex-end">
          <TextInput
            size="xs"
            label={words.note}
            placeholder={words.noteHint}
            maxLength={2000}
            flex={1}
            maw={460}
            value={note}
            onChange={(event) => draft.set(event.currentTarget.value)}
          />
          <Group gap="xs">
            <Button size="xs" variant="default" loading={decide.isPending} onClick={() => choose('unsure', null)}>
              {words.unsure}
            </Button>
            <Button size="xs" variant="default" loading={decide.isPending} onClick={() => choose('different', null)}>
              {words.none_}
            </Button>
          </Group>
        </Group>
      ) : (
        <Decided entry={entry} onChange={() => setChanging(true)} />
      )}
    </Stack>
  )
}

type RowProps = Readonly<{ candidate: Candidate; chosen: boolean; busy: boolean; onSame?: () => void }>

function CandidateRow({ candidate: { person, score, reasons, birthDay, employeeId }, chosen, busy, onSame }: RowProps) {
  const name = fullName(person)
  return (
    <Group justify="space-between" align="flex-start" wrap="nowrap" className="subject-card">
      <div>
        <Group gap="xs">
          <Anchor component={Link} size="sm" href={paths.employee(employeeId)}>
            {name}
          </Anchor>
          <Badge size="sm" variant="light" color={score >= 90 ? 'teal' : 'blue'}>
            {words.score(score)}
          </Badge>
          {chosen && <IconCheck size={16} aria-label={VERDICTS.same} />}
        </Group>
        <Text size="xs">
          {[formatNip(person.nip), birthDay && words.birth(formatDay(birthDay)), person.position, person.office]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        <Text size="xs" c="dimmed">
          {reasons.map(reasonText).join('; ')}
        </Text>
      </div>
      {onSame && (
        <Button size="xs" disabled={busy} style={{ flexShrink: 0 }} aria-label={words.sameLabel(name)} onClick={onSame}>
          {words.sameOne}
        </Button>
      )}
    </Group>
  )
}

function Decided({ entry, onChange }: Readonly<{ entry: NameEntry; onChange: () => void }>) {
  const mayDecide = useMay('namecheck.decide')
  const make = useCoreMutation((api) => api.namecheck.makeReport({ id: entry.id, source: 'monitoring' }), {
    success: words.reportMade,
    silent: true,
  })
  const ask = () =>
    confirm({
      title: words.makeReport,
      body: words.makeReportBody,
      confirmLabel: words.makeReport,
      onConfirm: () => make.mutateAsync(undefined),
    })
  return (
    <Group justify="space-between">
      <Text size="sm">{entry.decision?.note}</Text>
      <Group gap="xs">
        {mayDecide && entry.decision && (
          <Button size="compact-sm" variant="subtle" onClick={onChange}>
            {words.change}
          </Button>
        )}
        {entry.report ? (
          <Button size="compact-sm" variant="default" component={Link} href={paths.report(entry.report.id)}>
            {words.reportOf(entry.report.number)}
          </Button>
        ) : (
          mayDecide &&
          entry.decision?.verdict === 'same' && (
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconFilePlus size={15} aria-hidden />}
              onClick={ask}
            >
              {words.makeReport}
            </Button>
          )
        )}
      </Group>
    </Group>
  )
}
