/** Choose a file with a button, or drop it here. The file stays in the browser; the caller reads it. */
import type { ComponentChildren, JSX } from 'preact'
import { useId, useState } from 'preact/hooks'
import { SHARED } from '../text/frame.ts'
import { Icon } from './Icon.tsx'

type Props = {
  readonly label: string
  readonly help: ComponentChildren
  /** As the attribute: `.csv,.xlsx` */
  readonly accept: string
  readonly onFile: (file: File) => void
  readonly error?: string | undefined
}

export function FileDrop({ label, help, accept, onFile, error }: Props): JSX.Element {
  const id = useId()
  const [isOver, setOver] = useState(false)
  return (
    <div
      class={isOver ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const file = event.dataTransfer?.files[0]
        if (file !== undefined) onFile(file)
      }}
    >
      <p class="drop-label">
        <Icon name="sheet" />
        <span>{label}</span>
      </p>
      <p class="help" id={`${id}-help`}>
        {help}
      </p>
      {error !== undefined && (
        <p class="error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      <input
        class="unseen"
        type="file"
        id={id}
        accept={accept}
        aria-describedby={error === undefined ? `${id}-help` : `${id}-help ${id}-error`}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          // Cleared, so that choosing the same file again after a fix is seen.
          event.currentTarget.value = ''
          if (file !== undefined) onFile(file)
        }}
      />
      <label class="button primary" for={id}>
        {SHARED.chooseFile}
      </label>
      <span class="drop-or">{SHARED.orDrop}</span>
    </div>
  )
}
