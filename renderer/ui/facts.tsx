import { SimpleGrid, Text } from '@mantine/core'
import type { ReactNode } from 'react'

type Fact = Readonly<{ label: string; value: ReactNode; wide?: boolean }>

/** Labelled values, two columns where there is room; an empty one shows `none`. */
export const Facts = ({ facts, none = '—' }: Readonly<{ facts: readonly Fact[]; none?: string }>) => (
  <SimpleGrid component="dl" cols={{ base: 1, sm: 2 }} spacing="md" verticalSpacing="sm" m={0}>
    {facts.map(({ label, value, wide }) => (
      <div key={label} style={wide ? { gridColumn: '1 / -1' } : undefined}>
        <Text component="dt" size="xs" c="dimmed">
          {label}
        </Text>
        <Text component="dd" size="sm" m={0} className="prose">
          {value === '' || value === null ? none : value}
        </Text>
      </div>
    ))}
  </SimpleGrid>
)
