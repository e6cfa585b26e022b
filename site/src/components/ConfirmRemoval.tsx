/** Asks once more before something is taken away for good, does it, and says what went wrong. */
import type { ComponentChildren, JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Confirm } from './Confirm.tsx'

type Props = {
  readonly title: string
  readonly yes: string
  /** Instead of the yes while it is being done. */
  readonly working: string
  readonly remove: () => Promise<void>
  readonly onNo: () => void
  readonly children: ComponentChildren
}

export function ConfirmRemoval(props: Props): JSX.Element {
  const { title, yes, working, remove, onNo, children } = props
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const run = async (): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      await remove()
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  return (
    <Confirm
      title={title}
      yes={yes}
      kind="danger"
      icon="remove"
      busy={isBusy ? working : undefined}
      error={error}
      onYes={() => void run()}
      onNo={onNo}
    >
      {children}
    </Confirm>
  )
}
