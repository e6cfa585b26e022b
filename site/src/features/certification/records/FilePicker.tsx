/** Several files at once, with a button or dropped here. */
import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import { EVIDENCE_TYPES } from '../../../../../worker/contract/records.ts'
import { DropZone } from '../../../components/DropZone.tsx'
import { Icon } from '../../../components/Icon.tsx'
import { SHARED } from '../../../text/frame.ts'
import { WIZARD } from '../../../text/records-office.ts'

type Props = {
  readonly isFirst: boolean
  readonly onFiles: (files: readonly File[]) => void
}

export function FilePicker({ isFirst, onFiles }: Props): JSX.Element {
  return (
    <DropZone
      id={useId()}
      accept={EVIDENCE_TYPES.join(',')}
      isMany
      onFiles={onFiles}
      button={
        isFirst
          ? { kind: 'primary', words: SHARED.chooseFile }
          : { kind: 'plain', words: WIZARD.evidenceAdd }
      }
    >
      <p class="drop-label">
        <Icon name="upload" />
        <span>{WIZARD.evidenceLabel}</span>
      </p>
    </DropZone>
  )
}
