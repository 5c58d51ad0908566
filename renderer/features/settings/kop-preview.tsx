import { Stack, Text } from '@mantine/core'
import { mediaUrl } from '#renderer/rpc/media.ts'
import type { Settings } from '#shared/settings/model.ts'
import { words } from './words.ts'

/** The letterhead as documents will carry it, while it is being typed. */
export function KopPreview({ settings }: Readonly<{ settings: Settings }>) {
  const { government, agency, address, contact, logo, font } = settings
  const empty = !government && !agency
  return (
    <Stack gap={4}>
      <Text size="xs" c="dimmed">
        {words.agency.preview}
      </Text>
      <div className="kop" data-font={font}>
        <div>{logo && <img src={mediaUrl(logo)} alt={words.logo.alt} />}</div>
        <div>
          {empty && <Text size="sm">{words.agency.emptyPreview}</Text>}
          <Text fz={16} fw={500} ff="inherit">
            {government}
          </Text>
          <Text fz={19} fw={700} ff="inherit">
            {agency}
          </Text>
          <Text size="sm" ff="inherit" className="prose">
            {address}
          </Text>
          <Text size="sm" ff="inherit">
            {contact}
          </Text>
        </div>
        <div />
        <div className="kop-line" />
      </div>
    </Stack>
  )
}
