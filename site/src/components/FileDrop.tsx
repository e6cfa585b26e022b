/** Choose a file, or several, with a button, or drop them here. They stay in the browser; the caller reads them. */
import type { ComponentChildren, JSX } from 'preact'
import { useId } from 'preact/hooks'
import { SHARED } from '../text/frame.ts'
import { DropZone } from './DropZone.tsx'
import { Icon } from './Icon.tsx'

type Props = {
  readonly label: string
  readonly help: ComponentChildren
  /** As the attribute: `.csv,.xlsx` */
  readonly accept: string
  readonly error?: string | undefined
} & (
  | { readonly onFile: (file: File) => void; readonly onFiles?: never }
  | { readonly onFiles: (files: readonly File[]) => void; readonly onFile?: never }
)

export function FileDrop({ label, help, accept, onFile, onFiles, error }: Props): JSX.Element {
  const id = useId()
  const take = (files: readonly File[]): void => {
    const [first] = files
    if (onFiles !== undefined) onFiles(files)
    else if (first !== undefined) onFile(first)
  }
  return (
    <DropZone
      id={id}
      accept={accept}
      isMany={onFiles !== undefined}
      onFiles={take}
      describedBy={error === undefined ? `${id}-help` : `${id}-help ${id}-error`}
      button={{ kind: 'primary', words: SHARED.chooseFile }}
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
    </DropZone>
  )
}
