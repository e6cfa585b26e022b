/** Asks once more before a file of evidence is taken out. */
import type { JSX } from 'preact'
import { removeBundleFile, type BundleFile } from '../../../../../worker/contract/bundle.ts'
import { ConfirmRemoval } from '../../../components/ConfirmRemoval.tsx'
import { call } from '../../../lib/call.ts'
import { BUNDLE, removeQuestion } from '../../../text/bundle.ts'

export type Removing = {
  readonly file: BundleFile
  readonly district: string
  readonly year: number
}

type Props = {
  readonly removing: Removing
  readonly onClose: () => void
  readonly onDone: (words: string) => void
}

export function RemoveFile({ removing, onClose, onDone }: Props): JSX.Element {
  const { file, district, year } = removing
  const remove = async () => {
    await call(removeBundleFile, { district, year, fileId: file.id })
    onDone(BUNDLE.removed)
  }
  return (
    <ConfirmRemoval
      title={BUNDLE.removeTitle}
      yes={BUNDLE.remove}
      working={BUNDLE.removing}
      remove={remove}
      onNo={onClose}
    >
      <p class="evidence-file">{removeQuestion(file.name)}</p>
    </ConfirmRemoval>
  )
}
