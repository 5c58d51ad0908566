/** After a refused submit: leads the eye and the keyboard to the first field with an error. */
export function focusFirstError(form: HTMLElement): void {
  // The errors are rendered after this handler.
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}
