/** The place where files are dropped or chosen. They stay in the browser; the caller reads them, and says what stands around. */
import type { ComponentChildren, JSX } from 'preact'
import { useState } from 'preact/hooks'
import { SHARED } from '../text/frame.ts'

type Props = {
  readonly id: string
  /** As the attribute: `.csv,.xlsx` */
  readonly accept: string
  readonly isMany: boolean
  /** At least one. */
  readonly onFiles: (files: readonly File[]) => void
  /** Ids of what explains the field. */
  readonly describedBy?: string
  readonly class?: string
  /** Above the button. */
  readonly children?: ComponentChildren
  readonly button: { readonly kind: 'primary' | 'plain'; readonly words: ComponentChildren }
  /** Below the button. */
  readonly after?: ComponentChildren
}

export function DropZone(props: Props): JSX.Element {
  const { id, accept, isMany, onFiles, describedBy, children, button, after } = props
  const [isOver, setOver] = useState(false)
  const take = (list: FileList | null | undefined): void => {
    const files = [...(list ?? [])]
    if (files.length > 0) onFiles(files)
  }
  return (
    <div
      class={['drop', props.class, isOver ? 'over' : undefined].filter(Boolean).join(' ')}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer?.files)
      }}
    >
      {children}
      <input
        class="unseen"
        type="file"
        id={id}
        accept={accept}
        multiple={isMany}
        aria-describedby={describedBy}
        onChange={(event) => {
          take(event.currentTarget.files)
          // Cleared once they are copied, so that choosing the same file again after a fix is seen.
          event.currentTarget.value = ''
        }}
      />
      <label class={`button ${button.kind}`} for={id}>
        {button.words}
      </label>
      <span class="drop-or">{SHARED.orDrop}</span>
      {after}
    </div>
  )
}
