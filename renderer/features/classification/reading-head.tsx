import { Badge, Group, Stack, Text } from '@mantine/core'
import { OfficialTextMark, RuleCitation } from '#renderer/features/rules/rule-citation.tsx'
import { levelText, TRACKS } from '#renderer/features/rules/words.ts'
import type { Level, Reading, Track } from '#shared/classification/model.ts'
import { needsOfficialText } from '#shared/rules/model.ts'
import { words } from './words.ts'

const COLOURS: Record<Level, string> = { light: 'blue', moderate: 'yellow', severe: 'red' }

/** Track and threatened level at a glance, in words. */
export const ThreatBadges = ({ track, level }: Readonly<{ track: Track; level: Level | null }>) => (
  <Group gap={6} wrap="nowrap">
    <Badge color={track === 'ethics' ? 'teal' : track === 'criminal_referral' ? 'orange' : 'tarum'}>
      {TRACKS[track]}
    </Badge>
    {(level !== null || track === 'discipline') && (
      <Badge color={level ? COLOURS[level] : 'gray'}>{levelText(level)}</Badge>
    )}
  </Group>
)

/** What a reading is: its rule, level, article and basis. */
export const ReadingHead = ({ reading }: Readonly<{ reading: Reading }>) => (
  <Stack gap={4}>
    <Group gap="xs" justify="space-between" wrap="nowrap" align="flex-start">
      <Text size="sm" fw={600}>
        {reading.rule.title}
      </Text>
      <ThreatBadges track={reading.track} level={reading.level} />
    </Group>
    <RuleCitation rule={reading.rule} />
    <Text size="xs">
      <b>{words.readings.threat}:</b> {reading.article}
      {reading.when && `, ${words.readings.when(reading.when)}`}
    </Text>
    {reading.bases.length > 0 && (
      <Group gap="xs" align="flex-start" wrap="nowrap">
        <Text size="xs" fw={700}>
          {words.readings.bases}:
        </Text>
        <Stack gap={2} align="flex-start">
          {reading.bases.map((base) => (
            <RuleCitation key={base.id} rule={base} label={shortArticle(base.article)} />
          ))}
        </Stack>
      </Group>
    )}
  </Stack>
)

/** Kinds of sanction as one line each catalogue, with the condition under which it may be used. */
export function SanctionLines({ reading }: Readonly<{ reading: Reading }>) {
  const catalogues = [...new Set(reading.sanctions.map(({ catalogue }) => catalogue))]
  if (catalogues.length === 0)
    return reading.track === 'criminal_referral' ? null : (
      <Text size="xs" c="dimmed">
        {words.readings.noSanctions}
      </Text>
    )
  return catalogues.map((catalogue) => {
    const own = reading.sanctions.filter((one) => one.catalogue === catalogue)
    const doubtful = own.find(({ rule }) => needsOfficialText(rule))
    return (
      <Stack key={catalogue} gap={2} align="flex-start">
        <Text size="xs">
          <b>{words.readings.sanctions}:</b> {own.map(({ rule }) => rule.title).join('; ')}
        </Text>
        {own[0]?.condition && (
          <Text size="xs" c="dimmed">
            {own[0].condition}
          </Text>
        )}
        {doubtful && <OfficialTextMark rule={doubtful.rule} />}
      </Stack>
    )
  })
}

const shortArticle = (article: string) =>
  article
    .replace(/ tentang .*/u, '')
    .replace('Peraturan Pemerintah Nomor ', 'PP ')
    .replace('Undang-Undang Nomor ', 'UU ')
    .replace(' Tahun ', '/')
