/** A question over the page, in the browser's own dialog: focus stays inside, Esc closes, focus returns. */
import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { SHARED } from '../text/frame.ts'
import { Icon } from './Icon.tsx'

type Props = {
  readonly open: boolean
  readonly title: string
  readonly onClose: () => void
  readonly children: ComponentChildren
  /** The answers, the one that acts first. */
  readonly actions?: ComponentChildren
}

export function Dialog({ open, title, onClose, children, actions }: Props): JSX.Element {
  const box = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = box.current
    if (dialog === null) return
    if (open && !dialog.open) dialog.showModal()
    if (!open && dialog.open) dialog.close()
  }, [open])
  return (
    <dialog ref={box} class="dialog" aria-labelledby={titleId} onClose={onClose}>
      {open && (
        <>
          <div class="dialog-head">
            <h2 id={titleId}>{title}</h2>
            <button type="button" class="button quiet" onClick={onClose}>
              <Icon name="close" size={20} />
              <span>{SHARED.close}</span>
            </button>
          </div>
          <div class="dialog-body">{children}</div>
          {actions !== undefined && <div class="actions">{actions}</div>}
        </>
      )}
    </dialog>
  )
}
