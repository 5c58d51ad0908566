import { Badge, Divider, Group, MultiSelect, Select, Stack, Text } from '@mantine/core'
import { RuleCitation } from '#renderer/features/rules/rule-citation.tsx'
import { LEVELS, POSITION_LEVELS } from '#renderer/features/rules/words.ts'
import { Section } from '#renderer/ui/section.tsx'
import type { Case } from '#shared/cases/model.ts'
import { officialKindSchema, positionLevelSchema } from '#shared/rules/model.ts'
import { OFFICIALS } from '#shared/rules/words.ts'
import type { TeamView } from '#shared/team/contract.ts'
import type { Authority, Suggestion, Team } from '#shared/team/model.ts'
import { Checks } from './checks.tsx'
import { words } from './words.ts'

type Props = Readonly<{ found: Case; view: TeamView; readOnly: boolean; onChange: (part: Partial<Team>) => void }>

const OFFICIAL_CHOICES = officialKindSchema.options.map((value) => ({ value, label: OFFICIALS[value] }))

/** Who may punish each person concerned, by post and threat, with the text of the rule. */
export const AuthoritySection = ({ found, view: { team, authority }, readOnly, onChange }: Props) => (
  <Section title={words.authority.title}>
    <Stack gap="md">
      {authority.map((one) => (
        <One
          key={one.subjectId}
          authority={one}
          name={found.subjects.find(({ id }) => id === one.subjectId)?.person.name ?? ''}
          position={found.subjects.find(({ id }) => id === one.subjectId)?.person.position ?? ''}
          readOnly={readOnly}
          onPost={(positionLevel) =>
            onChange({
              posts: [
                ...team.posts.filter(({ subjectId }) => subjectId !== one.subjectId),
                { subjectId: one.subjectId, positionLevel },
              ],
            })
          }
        />
      ))}
      <Divider />
      <MultiSelect
        label={words.authority.vacant}
        {...(team.vacant.length === 0 ? { placeholder: words.authority.noVacant } : {})}
        data={OFFICIAL_CHOICES}
        value={team.vacant}
        disabled={readOnly}
        hidePickedOptions
        onChange={(next) => onChange({ vacant: officialKindSchema.options.filter((one) => next.includes(one)) })}
      />
    </Stack>
  </Section>
)

type OneProps = Readonly<{
  authority: Authority
  name: string
  position: string
  readOnly: boolean
  onPost: (level: Authority['positionLevel']) => void
}>

const POST_CHOICES = positionLevelSchema.options.map((value) => ({ value, label: POSITION_LEVELS[value] }))

const One = ({ authority, name, position, readOnly, onPost }: OneProps) => (
  <Stack gap="xs">
    <Group justify="space-between" align="flex-end" wrap="nowrap">
      <div>
        <Text size="sm" fw={600}>
          {name}
        </Text>
        <Text size="xs">{position}</Text>
        {authority.level && (
          <Badge size="sm" mt={4} color="gray">
            {words.authority.level(LEVELS[authority.level])}
          </Badge>
        )}
      </div>
      <Select
        label={words.authority.position}
        aria-label={`${words.authority.position} ${name}`}
        data={POST_CHOICES}
        value={authority.positionLevel}
        allowDeselect={false}
        disabled={readOnly}
        w={230}
        onChange={(value) => onPost(positionLevelSchema.catch(authority.positionLevel).parse(value))}
      />
    </Group>
    {!authority.confirmed && (
      <Text size="xs" c="dimmed">
        {words.authority.guessed}
      </Text>
    )}
    {authority.suggestions.map((suggestion) => (
      <SuggestionView key={suggestion.rule.id} suggestion={suggestion} />
    ))}
    <Checks checks={authority.checks} />
  </Stack>
)

const SuggestionView = ({ suggestion: { official, insteadOf, rule } }: Readonly<{ suggestion: Suggestion }>) => (
  <div>
    <Text size="sm" fw={600}>
      {OFFICIALS[official]}
      {insteadOf && (
        <Text size="sm" span fw={400}>
          {' '}
          {words.authority.instead(OFFICIALS[insteadOf])}
        </Text>
      )}
    </Text>
    <Text size="sm" className="prose">
      {rule.text}
    </Text>
    <RuleCitation rule={rule} />
  </div>
)
