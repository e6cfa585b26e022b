/** A yes or no before something is done. Rendered while it is asked; what went wrong with the yes stands over the answers. */
import type { ComponentChildren, JSX } from 'preact'
import { SHARED } from '../text/frame.ts'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import type { IconName } from './Icon.tsx'
import { Problem } from './Problem.tsx'

type Props = {
  readonly title: string
  /** What the yes does, in its words. */
  readonly yes: string
  /** `danger` when something is lost by it. */
  readonly kind?: 'primary' | 'danger'
  readonly icon?: IconName
  /** Instead of the yes while it is being done. */
  readonly busy?: string | undefined
  readonly no?: string
  /** Null while nothing went wrong. */
  readonly error?: unknown
  readonly onYes: () => void
  readonly onNo: () => void
  readonly children: ComponentChildren
}

export function Confirm(props: Props): JSX.Element {
  const { title, yes, kind = 'primary', icon, busy, no = SHARED.cancel } = props
  const { error = null, onYes, onNo, children } = props
  return (
    <Dialog
      open
      title={title}
      onClose={onNo}
      actions={
        <>
          <Button kind={kind} busy={busy} onClick={onYes} {...(icon === undefined ? {} : { icon })}>
            {yes}
          </Button>
          <Button onClick={onNo}>{no}</Button>
        </>
      }
    >
      {children}
      {error !== null && <Problem error={error} />}
    </Dialog>
  )
}
