/** A sentence that matters now: what happened, what is safe, what to do. */
import type { ComponentChildren, JSX } from 'preact'
import { Icon, type IconName } from './Icon.tsx'

type Kind = 'info' | 'wait' | 'danger' | 'done'
type Props = {
  readonly kind?: Kind
  readonly title?: string
  readonly children?: ComponentChildren
  /** A button or link: the way on. */
  readonly action?: ComponentChildren
}

const ICON_OF: Record<Kind, IconName> = {
  info: 'info',
  wait: 'clock',
  danger: 'danger',
  done: 'done',
}

export function Notice({ kind = 'info', title, children, action }: Props): JSX.Element {
  return (
    <div class={`notice ${kind}`} role={kind === 'danger' ? 'alert' : 'status'}>
      <Icon name={ICON_OF[kind]} />
      <div class="notice-text">
        {title !== undefined && <p class="notice-title">{title}</p>}
        {children !== undefined && <div>{children}</div>}
        {action !== undefined && <div class="notice-action">{action}</div>}
      </div>
    </div>
  )
}
