import { Badge } from '@mantine/core'
import { IconCheck, IconHelp, IconX } from '@tabler/icons-react'

const LOOKS = {
  good: { color: 'teal', icon: <IconCheck size={14} aria-hidden /> },
  bad: { color: 'red', icon: <IconX size={14} aria-hidden /> },
  open: { color: 'gray', icon: <IconHelp size={14} aria-hidden /> },
} as const

export const VerdictBadge = ({ look, label }: Readonly<{ look: keyof typeof LOOKS; label: string }>) => (
  <Badge color={LOOKS[look].color} variant="light" leftSection={LOOKS[look].icon} style={{ flexShrink: 0 }}>
    {label}
  </Badge>
)
