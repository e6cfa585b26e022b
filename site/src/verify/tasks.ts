/** What the buttons inside a place do, by their `data-tugas`; the buttons may come and go. */
export function onTasks(
  place: HTMLElement,
  tasks: Readonly<Record<string, (button: HTMLButtonElement) => void>>,
): void {
  place.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null
    if (button === null) return
    const task = tasks[button.dataset['tugas'] ?? '']
    if (task !== undefined) task(button)
  })
}
