import { Fieldset, NumberInput, Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { zoneSchema } from '#shared/kernel/instant.ts'
import { documentFontSchema, paperSchema } from '#shared/settings/model.ts'
import type { SettingsPart } from './settings-part.ts'
import { FONTS, PAPERS, words, ZONES } from './words.ts'

const SIDES = ['top', 'right', 'bottom', 'left'] as const

export const DocumentFields = ({ value, onChange }: SettingsPart) => (
  <Stack gap="sm">
    <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
      <Select
        label={words.documents.paper}
        data={paperSchema.options.map((it) => ({ value: it, label: PAPERS[it] }))}
        value={value.paper}
        allowDeselect={false}
        onChange={(next) => onChange({ paper: paperSchema.catch(value.paper).parse(next) })}
      />
      <Select
        label={words.documents.font}
        data={documentFontSchema.options.map((it) => ({ value: it, label: FONTS[it] }))}
        value={value.font}
        allowDeselect={false}
        onChange={(next) => onChange({ font: documentFontSchema.catch(value.font).parse(next) })}
      />
      <Select
        label={words.documents.zone}
        data={zoneSchema.options.map((it) => ({ value: it, label: ZONES[it] }))}
        value={value.zone}
        allowDeselect={false}
        onChange={(next) => onChange({ zone: zoneSchema.catch(value.zone).parse(next) })}
      />
    </SimpleGrid>
    <Fieldset legend={words.documents.margins}>
      <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="sm">
        {SIDES.map((side) => (
          <NumberInput
            key={side}
            label={words.documents.sides[side]}
            min={5}
            max={80}
            decimalSeparator=","
            decimalScale={1}
            suffix=" mm"
            value={value.margins[side]}
            onChange={(next) => typeof next === 'number' && onChange({ margins: { ...value.margins, [side]: next } })}
          />
        ))}
      </SimpleGrid>
    </Fieldset>
    <TextInput
      label={words.documents.numberPattern}
      description={words.documents.numberPatternHint}
      maxLength={100}
      maw={420}
      value={value.numberPattern}
      onChange={(event) => onChange({ numberPattern: event.currentTarget.value })}
    />
  </Stack>
)
