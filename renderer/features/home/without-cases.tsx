import { Button, Group, Paper } from '@mantine/core'
import { IconShieldLock } from '@tabler/icons-react'
import { Link } from 'wouter'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { paths } from '#renderer/ui/paths.ts'
import { words } from './words.ts'

/** For who looks after the vault or keeps its reporters, without reading its cases. */
export const WithoutCases = ({ seesReports, seesUsers }: Readonly<{ seesReports: boolean; seesUsers: boolean }>) => (
  <Paper>
    <EmptyState
      title={words.withoutCases}
      icon={IconShieldLock}
      action={
        <Group gap="xs" mt="xs">
          {seesReports && (
            <Button component={Link} href={paths.reports} variant="default">
              {words.toReports}
            </Button>
          )}
          {seesUsers && (
            <Button component={Link} href={paths.settingsSection('pengguna')} variant="default">
              {words.toUsers}
            </Button>
          )}
          <Button component={Link} href={paths.settings} variant="default">
            {words.toSettings}
          </Button>
        </Group>
      }
    >
      {words.withoutCasesBody}
    </EmptyState>
  </Paper>
)
