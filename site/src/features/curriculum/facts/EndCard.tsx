/** Ends a card in force, after a question; takes back one that waits, at once. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { endLocalFact, type LocalFact } from '../../../../../worker/contract/local-facts.ts'
import { Button } from '../../../components/Button.tsx'
import { Confirm } from '../../../components/Confirm.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { CARD } from '../../../text/local-facts-office.ts'

type Props = { readonly card: LocalFact; readonly onDone: () => void }

export function EndCard({ card, onDone }: Props): JSX.Element {
  const [isOpen, setOpen] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  async function end(): Promise<void> {
    setBusy(true)
    setProblem(null)
    try {
      await call(endLocalFact, { id: card.id })
      setOpen(false)
      onDone()
    } catch (error) {
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  if (card.is === 'asked') {
    return (
      <>
        {problem !== null && <Problem error={problem} />}
        <p>
          <Button
            kind="quiet"
            busy={isBusy ? CARD.takingBack : undefined}
            onClick={() => void end()}
          >
            {CARD.takeBack}
          </Button>
        </p>
      </>
    )
  }
  return (
    <>
      <Button kind="quiet" onClick={() => setOpen(true)}>
        {CARD.end}
      </Button>
      {isOpen && (
        <Confirm
          title={CARD.endTitle}
          yes={CARD.endNow}
          kind="danger"
          busy={isBusy ? CARD.ending : undefined}
          no={CARD.cancel}
          error={problem}
          onYes={() => void end()}
          onNo={() => setOpen(false)}
        >
          <p>{CARD.endBody(card.districtName)}</p>
        </Confirm>
      )}
    </>
  )
}
