/** A button, or a link that looks like one (`href`). One `primary` per screen. */
import type { ComponentChildren, JSX } from 'preact'
import { fetchProved } from '../lib/prove-first.ts'
import { Icon, type IconName } from './Icon.tsx'

type Look = {
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger'
  readonly icon?: IconName
  /** Replaces the label and holds the button while the work runs, such as "Menyimpan…". */
  readonly busy?: string | undefined
  readonly children: ComponentChildren
}
type Press = {
  readonly href?: never
  readonly type?: 'button' | 'submit'
  readonly disabled?: boolean
  /** Says in words why it cannot be pressed now. */
  readonly title?: string | undefined
  readonly onClick?: (() => void) | undefined
}
type Go = { readonly href: string; readonly download?: string | boolean; readonly newTab?: true }

export function Button(props: Look & (Press | Go)): JSX.Element {
  const { kind = 'plain', icon, busy, children } = props
  const label = (
    <>
      {icon !== undefined && <Icon name={icon} size={20} />}
      <span>{busy ?? children}</span>
    </>
  )
  if (props.href !== undefined) {
    return (
      <a
        class={`button ${kind}`}
        href={props.href}
        {...(props.download === undefined ? {} : saving(props.href, props.download))}
        {...(props.newTab ? { target: '_blank', rel: 'noopener' } : {})}
      >
        {label}
      </a>
    )
  }
  return (
    <button
      class={`button ${kind}`}
      type={props.type ?? 'button'}
      disabled={props.disabled === true || busy !== undefined}
      aria-busy={busy !== undefined}
      title={props.title}
      onClick={props.onClick}
    >
      {label}
    </button>
  )
}

// The links that still work where no script runs; with one, what asks for a proof gets it first.
function saving(href: string, name: string | boolean) {
  return {
    download: name,
    onClick: (event: MouseEvent) => {
      if (!href.startsWith('/api/')) return
      event.preventDefault()
      void fetchProved(href, name)
    },
  }
}
