import { Checkbox, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { ALL_RIGHTS, loginSchema, type Right } from '#shared/users/model.ts'
import { RIGHTS, words } from './words.ts'

export type UserFacts = Readonly<{ name: string; login: string; position: string; rights: readonly Right[] }>

type UserFieldsProps = Readonly<{
  value: UserFacts
  onChange: (value: UserFacts) => void
  /** An existing user keeps his login name. */
  fixedLogin?: boolean
  /** Null when the right may be given; else why not. */
  keeperRefused: string | null
}>

export const isComplete = ({ name, login, rights }: UserFacts): boolean =>
  name.trim() !== '' && loginSchema.safeParse(login).success && rights.length > 0

export function UserFields({ value, onChange, fixedLogin = false, keeperRefused }: UserFieldsProps) {
  const set = (change: Partial<UserFacts>) => onChange({ ...value, ...change })
  const loginWrong = value.login !== '' && !loginSchema.safeParse(value.login).success
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, sm: fixedLogin ? 1 : 2 }} spacing="md" verticalSpacing="sm">
        <TextInput
          label={words.fields.name}
          description={words.fields.nameHint}
          withAsterisk
          data-autofocus
          maxLength={150}
          value={value.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        {!fixedLogin && (
          <TextInput
            label={words.fields.login}
            description={words.fields.loginHint}
            withAsterisk
            maxLength={40}
            autoComplete="off"
            spellCheck={false}
            error={loginWrong ? words.fields.loginWrong : null}
            value={value.login}
            onChange={(event) => set({ login: event.currentTarget.value })}
          />
        )}
      </SimpleGrid>
      <TextInput
        label={words.fields.position}
        maxLength={200}
        value={value.position}
        onChange={(event) => set({ position: event.currentTarget.value })}
      />
      <RightsField rights={value.rights} onChange={(rights) => set({ rights })} keeperRefused={keeperRefused} />
    </Stack>
  )
}

type RightsFieldProps = Pick<UserFieldsProps, 'keeperRefused'> &
  Readonly<{ rights: readonly Right[]; onChange: (rights: readonly Right[]) => void }>

function RightsField({ rights, onChange, keeperRefused }: RightsFieldProps) {
  const refused = (right: Right) =>
    right === 'reporter_keeper' && !rights.includes(right) && keeperRefused !== null ? keeperRefused : null
  return (
    <Checkbox.Group
      label={words.fields.rights}
      withAsterisk
      value={[...rights]}
      onChange={(chosen) => onChange(ALL_RIGHTS.filter((right) => chosen.includes(right)))}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" verticalSpacing={8} mt={6}>
        {ALL_RIGHTS.map((right) => (
          <Checkbox
            key={right}
            value={right}
            label={RIGHTS[right].label}
            description={refused(right) ?? RIGHTS[right].hint}
            disabled={refused(right) !== null}
          />
        ))}
      </SimpleGrid>
      {rights.length === 0 && (
        <Text size="xs" c="dimmed" mt={6}>
          {words.fields.rightsNone}
        </Text>
      )}
    </Checkbox.Group>
  )
}
