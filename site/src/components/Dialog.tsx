/**
 * A question over the page, in the browser's own dialog: focus stays inside, Esc closes. The focus returns to where it was in the
 * same turn in which the dialog goes, also when it is taken away while it is open.
 */
import type { ComponentChildren, JSX } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
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
  // The browser tells of a dialog's end a turn later: by then it may be gone, and nobody's answer.
  const isWanted = useRef(open)
  isWanted.current = open
  const titleId = useId()
  useLayoutEffect(() => {
    const dialog = box.current
    if (dialog === null) return
    if (open && !dialog.open) dialog.showModal()
    if (!open && dialog.open) dialog.close()
  }, [open])
  useLayoutEffect(() => {
    const dialog = box.current
    return () => {
      isWanted.current = false
      dialog?.close()
    }
  }, [])
  return (
    <dialog
      ref={box}
      class="dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        // A file field inside says so too when nothing was chosen.
        if (event.target !== event.currentTarget) return
        event.preventDefault()
        onClose()
      }}
      onClose={() => {
        if (isWanted.current) onClose()
      }}
    >
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
