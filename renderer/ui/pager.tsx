import { Button, Group, Text } from '@mantine/core'
import { countText } from '#shared/words/count-text.ts'

type Props = Readonly<{ offset: number; page: number; total: number; onPage: (offset: number) => void }>

const words = {
  page: (from: number, to: number, total: number) => `${countText(from)}–${countText(to)} dari ${countText(total)}`,
  previous: 'Sebelumnya',
  next: 'Berikutnya',
} as const

/** Which part of a long list is shown, and the way to the next one. */
export const Pager = ({ offset, page, total, onPage }: Props) =>
  total <= page ? null : (
    <Group gap="xs">
      <Text size="sm" c="dimmed" role="status">
        {words.page(offset + 1, Math.min(total, offset + page), total)}
      </Text>
      <Button
        size="compact-sm"
        variant="default"
        disabled={offset === 0}
        onClick={() => onPage(Math.max(0, offset - page))}
      >
        {words.previous}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        disabled={offset + page >= total}
        onClick={() => onPage(offset + page)}
      >
        {words.next}
      </Button>
    </Group>
  )
