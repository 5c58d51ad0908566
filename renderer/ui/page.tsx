import { Anchor, Box, Breadcrumbs, Group, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { Link } from 'wouter'

type Crumb = Readonly<{ label: string; href: string }>
type PageProps = Readonly<{
  title: ReactNode
  /** Plain words for the window title when `title` is not text. */
  windowTitle?: string
  breadcrumbs?: readonly Crumb[]
  subtitle?: ReactNode
  /** Badge or state beside the title. */
  aside?: ReactNode
  actions?: ReactNode
  /** Editors and viewers use the full width; forms and lists stay readable. */
  wide?: boolean
  children: ReactNode
}>

/** One screen: where am I, what is it called, what can be done, then the content. */
export function Page({ title, windowTitle, breadcrumbs = [], subtitle, aside, actions, wide, children }: PageProps) {
  const name = typeof title === 'string' ? title : windowTitle
  useEffect(() => {
    document.title = name ? `${name} · Saksama` : 'Saksama'
  }, [name])
  return (
    <Box maw={wide ? undefined : 'var(--saksama-page-width)'} mx="auto">
      <Stack gap="md">
        <Stack gap={4}>
          {breadcrumbs.length > 0 && <Trail crumbs={breadcrumbs} />}
          <Group justify="space-between" align="flex-start" gap="sm">
            <Group gap="sm" align="center">
              <Title order={1}>{title}</Title>
              {aside}
            </Group>
            {actions && <Group gap="xs">{actions}</Group>}
          </Group>
          {subtitle && (
            <Text c="dimmed" size="sm" component="div">
              {subtitle}
            </Text>
          )}
        </Stack>
        {children}
      </Stack>
    </Box>
  )
}

const Trail = ({ crumbs }: Readonly<{ crumbs: readonly Crumb[] }>) => (
  <nav aria-label="Jalur halaman">
    <Breadcrumbs separator="›" separatorMargin={6}>
      {crumbs.map(({ label, href }) => (
        <Anchor key={href} component={Link} href={href} size="sm">
          {label}
        </Anchor>
      ))}
    </Breadcrumbs>
  </nav>
)
