export type TemplateName = 'minutes' | 'recovery-kit' | 'name-check' | 'statistics'

/** A picture the template refers to by name; PNG. */
export type RenderImage = Readonly<{ name: string; bytes: Uint8Array }>

/** `data`: files the template reads, by name, each one JSON text. */
export type RenderJob = Readonly<{
  id: number
  template: TemplateName
  data: Readonly<Record<string, string>>
  images: readonly RenderImage[]
}>

/** Where a signature goes: page from 1, points from the upper left corner of the page. */
export type FieldPlace = Readonly<{ name: string; page: number; x: number; y: number; width: number; height: number }>

export type Rendered = Readonly<{
  pdf: Uint8Array
  fields: readonly FieldPlace[]
  pages: number
  /** Characters no font has, printed as `[U+XXXX]`; each once, in order of appearance. */
  replacedCharacters: readonly string[]
}>

export type RenderReply = Readonly<{ id: number }> &
  (Readonly<{ ok: true; result: Rendered }> | Readonly<{ ok: false; reason: string }>)

export type TypstWorkerData = Readonly<{ resourcesDir: string }>
