/** Asks once more before a file of evidence is taken out. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { removeBundleFile, type BundleFile } from '../../../../../worker/contract/bundle.ts'
import { Confirm } from '../../../components/Confirm.tsx'
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
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)

  async function remove(): Promise<void> {
    setBusy(true)
    setError(null)
    try {
      await call(removeBundleFile, { district, year, fileId: file.id })
      onDone(BUNDLE.removed)
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }

  return (
    <Confirm
      title={BUNDLE.removeTitle}
      yes={BUNDLE.remove}
      kind="danger"
      icon="remove"
      busy={isBusy ? BUNDLE.removing : undefined}
      error={error}
      onYes={() => void remove()}
      onNo={onClose}
    >
      <p class="evidence-file">{removeQuestion(file.name)}</p>
    </Confirm>
  )
}
