import { Button } from '@mantine/core'
import { IconMapQuestion } from '@tabler/icons-react'
import { Link } from 'wouter'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { words } from './words.ts'

export const NotFound = () => (
  <EmptyState
    title={words.notFound.title}
    icon={IconMapQuestion}
    action={
      <Button component={Link} href="/" variant="default">
        {words.notFound.home}
      </Button>
    }
  >
    {words.notFound.body}
  </EmptyState>
)
