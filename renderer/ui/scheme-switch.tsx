import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core'
import { IconCheck, IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react'

const words = {
  scheme: 'Tampilan',
  schemes: { light: 'Terang', dark: 'Gelap', auto: 'Ikuti sistem' },
  chosen: 'dipilih',
} as const

const SCHEMES = [
  { value: 'light', icon: IconSun },
  { value: 'dark', icon: IconMoon },
  { value: 'auto', icon: IconDeviceDesktop },
] as const

/** Light, dark or as the system has it; kept by the browser profile. */
export function SchemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const Current = (SCHEMES.find(({ value }) => value === colorScheme) ?? SCHEMES[0]).icon
  const label = `${words.scheme}: ${words.schemes[colorScheme]}`
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="default" size={30} aria-label={label} title={label}>
          <Current size={17} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {SCHEMES.map(({ value, icon: Icon }) => (
          <Menu.Item
            key={value}
            leftSection={<Icon size={16} aria-hidden />}
            rightSection={value === colorScheme ? <IconCheck size={14} aria-label={words.chosen} /> : null}
            onClick={() => setColorScheme(value)}
          >
            {words.schemes[value]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
