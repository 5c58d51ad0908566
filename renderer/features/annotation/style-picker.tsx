import { CheckIcon, ColorSwatch, Group, SegmentedControl, Tooltip, UnstyledButton } from '@mantine/core'
import { contrastOf, INKS, type Ink, inkSchema } from '#shared/annotation/palette.ts'
import type { Style, Thickness } from '#shared/annotation/style.ts'
import classes from './annotation.module.css'
import { inkWords, thicknessWords, words } from './words.ts'

type StylePickerProps = Readonly<{
  style: Style
  disabled: boolean
  onInk: (ink: Ink) => void
  onThickness: (thickness: Thickness) => void
}>

/** Changes what is selected and what is drawn next. */
export const StylePicker = ({ style, disabled, onInk, onThickness }: StylePickerProps) => (
  <Group gap={8} wrap="nowrap">
    <Group gap={4} wrap="nowrap" role="group" aria-label={words.colours}>
      {inkSchema.options.map((ink) => (
        <Tooltip key={ink} label={inkWords[ink]}>
          <UnstyledButton
            aria-label={inkWords[ink]}
            aria-pressed={style.ink === ink}
            disabled={disabled}
            onClick={() => onInk(ink)}
          >
            <ColorSwatch className={classes.swatch ?? ''} color={INKS[ink]} size={22} withShadow={false}>
              {style.ink === ink && <CheckIcon size={11} color={contrastOf(ink)} />}
            </ColorSwatch>
          </UnstyledButton>
        </Tooltip>
      ))}
    </Group>
    <SegmentedControl
      size="xs"
      aria-label={words.thickness}
      disabled={disabled}
      value={style.thickness}
      data={(Object.keys(thicknessWords) as Thickness[]).map((value) => ({ value, label: thicknessWords[value] }))}
      onChange={(value) => onThickness(value as Thickness)}
    />
  </Group>
)
