import { Group, Stack, Text } from '@mantine/core'
import { answerAsCorrected, type Exchange } from '#shared/interviews/model.ts'
import { Corrections } from './corrections.tsx'
import classes from './hearing.module.css'
import { hearing } from './hearing-words.ts'
import { ListenButton } from './listen-button.tsx'
import { ReviewBadge } from './read-back-view.tsx'

/** The questions and answers as they stand, for reading only. */
export const Transcript = ({ exchanges }: Readonly<{ exchanges: readonly Exchange[] }>) => (
  <Stack gap="sm">
    {exchanges.map((exchange) => (
      <article key={exchange.id} className={classes.exchange}>
        <Text className={classes.number} fw={700}>
          {exchange.number}
        </Text>
        <Stack gap={4} className={classes.texts}>
          <Group justify="space-between" align="flex-start" wrap="nowrap">
            <Text fw={600} dir="auto" className={classes.prose}>
              {exchange.question || hearing.untitled}
            </Text>
            <Group gap="xs" wrap="nowrap" className={classes.aside ?? ''}>
              <ListenButton exchange={exchange} />
              <ReviewBadge review={exchange.review} />
            </Group>
          </Group>
          <Text dir="auto" className={classes.prose}>
            {answerAsCorrected(exchange) || hearing.noAnswer}
          </Text>
          {exchange.corrections.length > 0 && (
            <Text size="sm" c="dimmed" dir="auto" className={classes.prose}>
              {hearing.original}: <del>{exchange.answer || hearing.noAnswer}</del>
            </Text>
          )}
          <Corrections corrections={exchange.corrections} />
        </Stack>
      </article>
    ))}
  </Stack>
)
