import { Button, Group } from '@mantine/core'
import { IconFolderPlus, IconPlus } from '@tabler/icons-react'
import { May } from '#renderer/features/users/may.tsx'
import { chooseFiles } from './choose-files.ts'
import type { Given } from './folder-walk.ts'
import type { ImportItem } from './import-queue.ts'
import { words } from './words.ts'

export type OnFiles = (origin: ImportItem['origin'], given: Given) => void

/** The way in for who cannot drag. */
export const AddFiles = ({ onFiles }: { onFiles: OnFiles }) => (
  <May path="evidence.beginImport">
    <Group gap="xs">
      <Button leftSection={<IconPlus size={16} />} onClick={() => onFiles('dialog', chooseFiles('files'))}>
        {words.addFiles}
      </Button>
      <Button
        variant="default"
        leftSection={<IconFolderPlus size={16} />}
        onClick={() => onFiles('dialog', chooseFiles('folder'))}
      >
        {words.addFolder}
      </Button>
    </Group>
  </May>
)
