import { Paper, Title } from '@mantine/core'
import type { ReactNode } from 'react'

/** A titled block of a page. */
export const Section = ({ title, children }: Readonly<{ title: string; children: ReactNode }>) => (
  <Paper p="md" component="section">
    <Title order={2} mb="sm">
      {title}
    </Title>
    {children}
  </Paper>
)
