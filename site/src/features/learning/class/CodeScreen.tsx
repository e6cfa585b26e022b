/** A code over the whole screen, to be read across a room and scanned by many. */
import type { ComponentChildren, JSX } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { Button } from '../../../components/Button.tsx'
import { qrPath } from '../../../lib/qr.ts'
import { CODES } from '../../../text/class-codes.ts'

type Props = {
  readonly title: string
  /** What the picture says. */
  readonly link: string
  readonly picture: string
  readonly children: ComponentChildren
  readonly onClose: () => void
}

export function CodeScreen({ title, link, picture, children, onClose }: Props): JSX.Element {
  const box = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const dialog = box.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  const { path, size } = qrPath(link)
  return (
    <dialog
      ref={box}
      class="class-screen"
      aria-labelledby="layar-judul"
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <div class="class-screen-head">
        <h2 id="layar-judul">{title}</h2>
        <Button icon="close" onClick={onClose}>
          {CODES.back}
        </Button>
      </div>
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={picture}>
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" shape-rendering="crispEdges" />
      </svg>
      {children}
    </dialog>
  )
}
