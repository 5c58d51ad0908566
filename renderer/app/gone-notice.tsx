import { Alert, Button, Group } from '@mantine/core'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { words } from './words.ts'

/** Stays on top until the page is loaded anew: nothing typed from here on can be stored. */
export const GoneNotice = () => (
  <Alert
    color="red"
    title={words.gone.title}
    icon={<IconPlugConnectedX aria-hidden />}
    role="alert"
    pos="fixed"
    top={8}
    left="50%"
    maw={560}
    style={{ transform: 'translateX(-50%)', zIndex: 1000 }}
  >
    {words.gone.body}
    <Group mt="xs">
      <Button size="xs" onClick={() => window.location.reload()}>
        {words.gone.reload}
      </Button>
    </Group>
  </Alert>
)
