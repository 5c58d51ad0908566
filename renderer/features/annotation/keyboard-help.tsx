import { ActionIcon, Kbd, Popover, Table, Tooltip } from '@mantine/core'
import { IconKeyboard } from '@tabler/icons-react'
import { TOOL_KEYS, TOOLS } from './shortcuts.ts'
import { keyWords, toolWords, words } from './words.ts'

/** Every key of the editor, in place. */
export function KeyboardHelp() {
  const rows = [...TOOLS.map((tool) => [TOOL_KEYS[tool], toolWords[tool]] as const), ...keyWords]
  return (
    <Popover position="bottom-end" withArrow shadow="md">
      <Popover.Target>
        <Tooltip label={words.keys}>
          <ActionIcon size="lg" aria-label={words.keys}>
            <IconKeyboard size={20} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown mah="70dvh" style={{ overflow: 'auto' }}>
        <Table verticalSpacing={3} aria-label={words.keys}>
          <Table.Tbody>
            {rows.map(([key, meaning]) => (
              <Table.Tr key={key}>
                <Table.Td>
                  <Kbd>{key}</Kbd>
                </Table.Td>
                <Table.Td>{meaning}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Popover.Dropdown>
    </Popover>
  )
}
