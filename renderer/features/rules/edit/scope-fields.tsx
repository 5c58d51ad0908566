import { ActionIcon, Button, Fieldset, Group, Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { words as people } from '#renderer/features/people/words.ts'
import { confidenceSchema, type EntryOf, type Opinion } from '#shared/rules/model.ts'
import { useKeyNames } from '../use-rules.ts'
import { CONFIDENCES, ELECTIONS, LEVELS, STATUSES, TRACKS, words } from '../words.ts'
import { ManyOf, OneOf } from './choice-fields.tsx'

const { form } = words
type Scoped = EntryOf<'norm'> | EntryOf<'act'>
type Props = Readonly<{ entry: Scoped; onChange: (part: Partial<Scoped>) => void }>

/** What a norm or an item of a list covers, and what each source says it leads to. */
export function ScopeFields({ entry, onChange }: Props) {
  const deedNames = useKeyNames('deed')
  const normNames = useKeyNames('norm')
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <OneOf label={form.track} names={TRACKS} value={entry.track} onChange={(track) => onChange({ track })} />
        <ManyOf
          label={form.employments}
          names={people.employments}
          value={entry.employments}
          onChange={(employments) => onChange({ employments })}
        />
        <ManyOf
          label={form.statuses}
          names={STATUSES}
          value={entry.statuses}
          onChange={(statuses) => onChange({ statuses })}
        />
        <ManyOf
          label={form.elections}
          names={ELECTIONS}
          value={entry.elections}
          onChange={(elections) => onChange({ elections })}
        />
      </SimpleGrid>
      <ManyOf label={form.deeds} names={deedNames} value={entry.deeds} onChange={(deeds) => onChange({ deeds })} />
      {entry.kind === 'act' && (
        <ManyOf label={form.norms} names={normNames} value={entry.norms} onChange={(norms) => onChange({ norms })} />
      )}
      <Opinions opinions={entry.opinions} onChange={(opinions) => onChange({ opinions })} />
    </Stack>
  )
}

const NEW_OPINION: Opinion = { level: null, when: '', article: '', source: '', confidence: 'text_found', sanctions: [] }

type OpinionsProps = Readonly<{ opinions: readonly Opinion[]; onChange: (opinions: Opinion[]) => void }>

const Opinions = ({ opinions, onChange }: OpinionsProps) => (
  <Fieldset legend={form.opinions} p="sm">
    <Stack gap="md">
      {opinions.map((opinion, index) => (
        <OpinionFields
          // biome-ignore lint/suspicious/noArrayIndexKey: opinions have no name of their own, and never reorder
          key={index}
          number={index + 1}
          opinion={opinion}
          onChange={(next) => onChange(opinions.map((one, at) => (at === index ? next : one)))}
          onRemove={() => onChange(opinions.filter((_, at) => at !== index))}
        />
      ))}
      <Group>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={opinions.length >= 6}
          onClick={() => onChange([...opinions, NEW_OPINION])}
        >
          {form.addOpinion}
        </Button>
      </Group>
    </Stack>
  </Fieldset>
)

type OpinionProps = Readonly<{
  number: number
  opinion: Opinion
  onChange: (opinion: Opinion) => void
  onRemove: () => void
}>
const NO_LEVEL = { none: form.noLevel, ...LEVELS } as const

function OpinionFields({ number, opinion, onChange, onRemove }: OpinionProps) {
  const sanctionNames = useKeyNames('sanction')
  const change = (part: Partial<Opinion>) => onChange({ ...opinion, ...part })
  return (
    <Group align="flex-end" gap="xs" wrap="nowrap">
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="xs" flex={1}>
        <OneOf
          label={`${form.opinion(number)}: ${form.level.toLowerCase()}`}
          names={NO_LEVEL}
          value={opinion.level ?? 'none'}
          onChange={(level) => change({ level: level === 'none' ? null : level })}
        />
        <TextInput
          label={words.article}
          value={opinion.article}
          onChange={(event) => change({ article: event.currentTarget.value })}
        />
        <TextInput
          label={form.when}
          value={opinion.when}
          onChange={(event) => change({ when: event.currentTarget.value })}
        />
        <TextInput
          label={words.source}
          value={opinion.source}
          onChange={(event) => change({ source: event.currentTarget.value })}
        />
        <Select
          label={words.confidence}
          data={confidenceSchema.options.map((value) => ({ value, label: CONFIDENCES[value] }))}
          value={opinion.confidence}
          allowDeselect={false}
          onChange={(value) => change({ confidence: confidenceSchema.catch(opinion.confidence).parse(value) })}
        />
        <ManyOf
          label={form.sanctions}
          names={sanctionNames}
          value={opinion.sanctions}
          onChange={(sanctions) => change({ sanctions })}
        />
      </SimpleGrid>
      <ActionIcon color="red" aria-label={form.removeOpinion(number)} onClick={onRemove}>
        <IconTrash size={16} />
      </ActionIcon>
    </Group>
  )
}
