import { Text, Timeline } from '@mantine/core'
import { DateText } from '#renderer/ui/date-text.tsx'
import type { Custody } from '#shared/evidence/model.ts'
import { custodyWords, originWords, words } from './words.ts'

/** Who touched the item, when and how; oldest first, nothing left out. */
export function CustodyList({ custody }: { custody: readonly Custody[] }) {
  return (
    <Timeline bulletSize={12} lineWidth={2}>
      {custody.map((entry) => (
        <Timeline.Item
          key={`${entry.at} ${entry.action} ${entry.actor}`}
          title={<Text size="sm">{custodyWords[entry.action]}</Text>}
        >
          <Text size="xs" c="dimmed">
            <DateText at={entry.at} /> · {entry.actor}
          </Text>
          {entry.detail && <Text size="xs">{detailWords(entry)}</Text>}
        </Timeline.Item>
      ))}
    </Timeline>
  )
}

/** The records name ways and things by their ids; people get words. */
function detailWords({ action, detail }: Custody): string {
  if (action === 'imported' && Object.hasOwn(originWords, detail))
    return originWords[detail as keyof typeof originWords]
  if (action === 'exported') return words.hash(detail.slice(0, 12))
  if (action === 'used') return words.usedInInterview
  return action === 'annotated' ? '' : detail
}
