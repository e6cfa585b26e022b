/** Nothing here yet: says what will stand here and what to do first. */
import type { ComponentChildren, JSX } from 'preact'

type Props = {
  readonly title: string
  readonly children?: ComponentChildren
  readonly action?: ComponentChildren
}

export function Empty({ title, children, action }: Props): JSX.Element {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      {children !== undefined && <div class="empty-text">{children}</div>}
      {action !== undefined && <div class="actions">{action}</div>}
    </div>
  )
}
