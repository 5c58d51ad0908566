import { Button, Group, Paper, SimpleGrid, Stack, Tabs, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconChartBar, IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useCoreMutation, useCoreQuery } from '#renderer/rpc/use-core.ts'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { QueryView } from '#renderer/ui/query-view.tsx'
import type { Period, Statistics } from '#shared/statistics/model.ts'
import { SECTIONS, TOTAL_NAMES } from '#shared/statistics/sections.ts'
import { countText } from '#shared/words/count-text.ts'
import { BarTable } from './bar-table.tsx'
import { DurationTable } from './duration-table.tsx'
import { PeriodFields } from './period-fields.tsx'
import { GROUPS, words } from './words.ts'

const SOURCES = ['report', 'case', 'decision', 'classification', 'procedure']

export function StatisticsScreen() {
  const [period, setPeriod] = useState<Period>({ from: null, to: null })
  const backwards = period.from !== null && period.to !== null && period.from > period.to
  const query = useCoreQuery(['statistics', period], (api) => api.statistics.get(period), {
    alsoOn: SOURCES,
    enabled: !backwards,
    keepPrevious: true,
  })
  const save = useCoreMutation((api, format: 'xlsx' | 'pdf') => api.statistics.export({ period, format }), {
    onSuccess: ({ savedAs }) => {
      if (savedAs !== null) notifications.show({ message: words.saved(savedAs) })
    },
  })
  return (
    <Page
      title={words.title}
      subtitle={words.subtitle}
      actions={
        <Group gap="xs">
          {(['xlsx', 'pdf'] as const).map((format) => (
            <Button
              key={format}
              variant="default"
              leftSection={<IconDownload size={16} aria-hidden />}
              loading={save.isPending && save.variables === format}
              disabled={backwards || save.isPending}
              onClick={() => save.mutate(format)}
            >
              {format === 'xlsx' ? words.exportXlsx : words.exportPdf}
            </Button>
          ))}
        </Group>
      }
    >
      <Stack gap="md">
        <PeriodFields value={period} onChange={setPeriod} />
        <QueryView query={query}>{(figures) => <Figures figures={figures} />}</QueryView>
      </Stack>
    </Page>
  )
}

function Figures({ figures }: Readonly<{ figures: Statistics }>) {
  if (figures.totals.reports + figures.totals.cases + figures.totals.decisions === 0)
    return (
      <EmptyState title={words.none} icon={IconChartBar}>
        {words.noneBody}
      </EmptyState>
    )
  return (
    <>
      <SimpleGrid cols={{ base: 2, sm: 5 }} spacing="md">
        {(Object.keys(TOTAL_NAMES) as (keyof typeof TOTAL_NAMES)[]).map((key) => (
          <Paper key={key} p="md">
            <Text fz={26} fw={700} lh={1.1}>
              {countText(figures.totals[key])}
            </Text>
            <Text size="sm" c="dimmed">
              {TOTAL_NAMES[key]}
            </Text>
          </Paper>
        ))}
      </SimpleGrid>
      <Tabs defaultValue="reports" keepMounted={false}>
        <Tabs.List mb="md">
          {Object.entries(GROUPS).map(([group, label]) => (
            <Tabs.Tab key={group} value={group}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {Object.keys(GROUPS).map((group) => (
          <Tabs.Panel key={group} value={group}>
            <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
              {SECTIONS.filter((section) => section.group === group).map(({ title, inTime, rows }) => (
                <BarTable key={title} title={title} inTime={inTime} rows={rows(figures)} />
              ))}
            </SimpleGrid>
            {group === 'decisions' && figures.durations.length > 0 && <DurationTable durations={figures.durations} />}
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  )
}
