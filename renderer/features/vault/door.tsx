import { Box, Center, Paper, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { SchemeSwitch } from '#renderer/ui/scheme-switch.tsx'
import { words } from './words.ts'

type DoorProps = Readonly<{ title: string; children: ReactNode; wide?: boolean; folder?: string }>

/** The card in front of a locked vault. */
export function Door({ title, children, wide = false, folder }: DoorProps) {
  useEffect(() => {
    document.title = `${title} · Saksama`
  }, [title])
  return (
    <Center mih="100vh" p="md" component="main">
      <Box pos="fixed" top={12} right={12}>
        <SchemeSwitch />
      </Box>
      <Stack gap="sm" w="100%" maw={wide ? 680 : 460}>
        <Text fw={700} size="lg" c="var(--mantine-color-anchor)">
          Saksama
        </Text>
        <Paper p="lg" radius="md">
          <Stack gap="md">
            <Title order={1}>{title}</Title>
            {children}
          </Stack>
        </Paper>
        {folder && (
          <Text size="xs" c="dimmed" className="prose vault-folder">
            {words.start.folder}: {folder}
          </Text>
        )}
      </Stack>
    </Center>
  )
}
