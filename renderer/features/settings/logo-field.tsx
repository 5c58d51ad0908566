import { Button, FileButton, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { MayEdit } from '#renderer/features/users/may.tsx'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { words } from './words.ts'

const MAX_BYTES = 2_000_000

/** Chooses or removes the letterhead's logo; stored at once. */
export function LogoField({ hasLogo }: Readonly<{ hasLogo: boolean }>) {
  const [tooBig, setTooBig] = useState(false)
  const setLogo = useCoreMutation((api, imageBase64: string) => api.settings.setLogo({ imageBase64 }), {
    success: words.logo.saved,
  })
  const removeLogo = useCoreMutation((api) => api.settings.setLogo({ imageBase64: null }), {
    success: words.logo.removed,
  })
  const choose = async (file: File | null) => {
    if (!file) return
    setTooBig(file.size > MAX_BYTES)
    if (file.size <= MAX_BYTES) setLogo.mutate(await toBase64(file))
  }
  return (
    <MayEdit path="settings.setLogo">
      <Group gap="xs">
        <FileButton onChange={(file) => void choose(file)} accept="image/png,image/jpeg">
          {(props) => (
            <Button {...props} variant="default" size="xs" loading={setLogo.isPending}>
              {words.logo.choose}
            </Button>
          )}
        </FileButton>
        {hasLogo && (
          <Button
            variant="subtle"
            color="red"
            size="xs"
            loading={removeLogo.isPending}
            onClick={() => removeLogo.mutate(undefined)}
          >
            {words.logo.remove}
          </Button>
        )}
      </Group>
      <Text size="xs" mt={4} {...(tooBig ? { c: 'var(--mantine-color-error)', role: 'alert' } : { c: 'dimmed' })}>
        {tooBig ? words.logo.tooBig : words.logo.hint}
      </Text>
    </MayEdit>
  )
}

/** The bytes after the comma of a data URL. */
const toBase64 = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '')
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
