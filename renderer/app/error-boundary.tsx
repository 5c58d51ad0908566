import { Button, Center, Code, Group, Stack, Text, Title } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { words } from './words.ts'

type State = Readonly<{ incident: string | null }>
type BoundaryProps = Readonly<{ children: ReactNode; resetKey?: string }>

/** Catches what a screen throws; React offers this only as a class. Details stay out of the page. */
export class ErrorBoundary extends Component<BoundaryProps, State> {
  override state: State = { incident: null }

  static getDerivedStateFromError(): State {
    return { incident: `H-${Date.now().toString(36).toUpperCase()}` }
  }

  override componentDidUpdate(previous: BoundaryProps) {
    if (this.state.incident && previous.resetKey !== this.props.resetKey) this.setState({ incident: null })
  }

  override render() {
    return this.state.incident ? <Crash incident={this.state.incident} /> : this.props.children
  }
}

const Crash = ({ incident }: Readonly<{ incident: string }>) => (
  <Center mih="60vh" p="md" role="alert">
    <Stack gap="sm" maw={520}>
      <Title order={2}>{words.crash.title}</Title>
      <Text size="sm">{words.crash.body}</Text>
      <Text size="sm">
        {words.crash.incident}: <Code>{incident}</Code>
      </Text>
      <Group gap="xs">
        <Button onClick={() => window.location.reload()}>{words.crash.retry}</Button>
        <Button component="a" href="#/" variant="default">
          {words.crash.home}
        </Button>
      </Group>
    </Stack>
  </Center>
)
