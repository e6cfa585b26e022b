/** Goes to the first field that was found wrong, once its words are drawn: on a phone it may be out of sight. */
export function showFirstError(): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>('dialog [aria-invalid=true]')?.focus()
  })
}
