import { ActionIcon, Tooltip } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'

type Props = Readonly<{ label: string; icon: Icon; onClick: () => void }>

/** A button of a toolbar: its label is its tooltip. */
export const ToolButton = ({ label, icon: Icon, onClick }: Props) => (
  <Tooltip label={label}>
    <ActionIcon aria-label={label} onClick={onClick}>
      <Icon size={18} />
    </ActionIcon>
  </Tooltip>
)
