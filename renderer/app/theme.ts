import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

/** Indigo as the tarum plant dyes it: calm, and dark enough for white text (7,9:1 at shade 7). */
const tarum: MantineColorsTuple = [
  '#eef3f8',
  '#dfe8f1',
  '#bfd0e2',
  '#9ab5d0',
  '#7c9fc3',
  '#5a84ae',
  '#3f6a96',
  '#2f557c',
  '#254565',
  '#1a324b',
]

/** Greys of the dark scheme, a little blue, so that inputs, cards and frame belong together. */
const dark: MantineColorsTuple = [
  '#d5d9de',
  '#b9bfc6',
  '#8b939c',
  '#6b737c',
  '#454d56',
  '#383f47',
  '#2a3037',
  '#1d2126',
  '#15181c',
  '#101215',
]

export const theme = createTheme({
  colors: { tarum, dark },
  primaryColor: 'tarum',
  primaryShade: { light: 7, dark: 6 },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  fontFamily: "'Segoe UI', 'Noto Sans', 'Liberation Sans', system-ui, sans-serif",
  fontFamilyMonospace: "'Cascadia Mono', Consolas, 'Noto Sans Mono', 'Liberation Mono', monospace",
  fontSizes: { xs: '0.78rem', sm: '0.875rem', md: '0.95rem', lg: '1.08rem', xl: '1.25rem' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.4rem', lineHeight: '1.3' },
      h2: { fontSize: '1.1rem', lineHeight: '1.35' },
      h3: { fontSize: '1rem', lineHeight: '1.4' },
      h4: { fontSize: '0.9rem', lineHeight: '1.4' },
    },
  },
  components: {
    Modal: {
      defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.45 } },
      styles: { title: { fontWeight: 600, fontSize: '1rem' } },
    },
    // A dialog's header is no landmark of the page.
    ModalHeader: { defaultProps: { role: 'presentation' } },
    CloseButton: { defaultProps: { 'aria-label': 'Tutup' } },
    // The placeholder is a focusable child that a menu may not have; the first entry takes the focus instead.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true } },
    Table: { defaultProps: { verticalSpacing: 'xs', horizontalSpacing: 'sm' } },
    Badge: {
      defaultProps: { variant: 'light', tt: 'none', fw: 600 },
      styles: { root: { flexShrink: 0, minWidth: 'max-content' } },
    },
    Card: { defaultProps: { withBorder: true, padding: 'md' } },
    Paper: { defaultProps: { withBorder: true } },
    ActionIcon: { defaultProps: { variant: 'subtle' } },
  },
})

/** Pixels at 100 %. */
export const measures = { headerHeight: 52, navWidth: { base: 176, lg: 208 } } as const

/** Every other colour and measure of the page; contrast is at least 4,5:1 for text in both schemes. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--saksama-page-width': '70rem',
    // A preview of paper is white in either scheme.
    '--saksama-paper': '#ffffff',
    '--saksama-ink': '#111111',
  },
  light: {
    '--mantine-color-dimmed': '#56616d',
    '--mantine-color-placeholder': '#68737f',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-red-filled': '#b3261e',
    '--mantine-color-red-filled-hover': '#962019',
    '--mantine-color-teal-filled': '#0b6b55',
    '--mantine-color-anchor': '#2f557c',
    '--saksama-canvas': '#f4f6f8',
    '--saksama-surface': '#ffffff',
    '--saksama-line': '#d9dfe5',
    '--saksama-focus': '#1f6feb',
    '--saksama-sample': '#fff3cd',
    '--saksama-sample-text': '#5c4400',
    '--mantine-color-red-light-color': '#9b1c16',
    '--mantine-color-orange-light-color': '#8a3d00',
    '--mantine-color-yellow-light-color': '#6b4e00',
    '--mantine-color-green-light-color': '#1c6130',
    '--mantine-color-teal-light-color': '#0a5a48',
    '--mantine-color-blue-light-color': '#12508f',
    '--mantine-color-gray-light': '#e4e8ec',
    '--mantine-color-gray-light-color': '#454c53',
  },
  dark: {
    '--mantine-color-dimmed': '#a9b1ba',
    '--mantine-color-placeholder': '#969fa9',
    '--mantine-color-error': '#ff9a90',
    '--mantine-color-red-filled': '#b8352c',
    '--mantine-color-red-filled-hover': '#c9463c',
    '--mantine-color-teal-filled': '#0f7a61',
    '--mantine-color-anchor': '#9ab5d0',
    '--saksama-canvas': '#15181c',
    '--saksama-surface': '#1d2126',
    '--saksama-line': '#383f47',
    '--saksama-focus': '#79b0ff',
    '--saksama-sample': '#3d3210',
    '--saksama-sample-text': '#ffe08a',
    '--mantine-color-tarum-light': '#26323f',
    '--mantine-color-tarum-light-hover': '#2c3b4b',
    '--mantine-color-tarum-light-color': '#bfd0e2',
    '--mantine-color-red-light': '#43262a',
    '--mantine-color-orange-light': '#40301f',
    '--mantine-color-yellow-light': '#383120',
    '--mantine-color-yellow-light-color': '#f0d27a',
    '--mantine-color-teal-light': '#1c3a34',
    '--mantine-color-teal-light-color': '#8fdcc4',
    '--mantine-color-green-light': '#213a29',
    '--mantine-color-blue-light': '#1f344b',
    '--mantine-color-blue-light-color': '#a9cdf5',
    '--mantine-color-red-light-color': '#ffb3ab',
    '--mantine-color-orange-light-color': '#ffc69a',
    '--mantine-color-gray-light': '#2e353d',
    '--mantine-color-gray-light-color': '#ced4da',
  },
})
