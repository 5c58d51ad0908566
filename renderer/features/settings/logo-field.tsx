import { Button, FileButton, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { MayEdit } from '#renderer/features/users/may.tsx'
import { fileToBase64 } from '#renderer/rpc/file-base64.ts'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { confirm } from '#renderer/ui/confirm.tsx'
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
    silent: true,
  })
  const askRemove = () =>
    confirm({
      title: words.logo.removeTitle,
      body: words.logo.removeBody,
      confirmLabel: words.logo.remove,
      danger: true,
      onConfirm: () => removeLogo.mutateAsync(undefined),
    })
  const choose = async (file: File | null) => {
    if (!file) return
    setTooBig(file.size > MAX_BYTES)
    if (file.size <= MAX_BYTES) setLogo.mutate(await fileToBase64(file))
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
          <Button variant="subtle" color="red" size="xs" loading={removeLogo.isPending} onClick={askRemove}>
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
