/** Puts a question aside, or takes it back. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { retireItem, type BankItem } from '../../../../../worker/contract/bank.ts'
import { Button } from '../../../components/Button.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { EDIT } from '../../../text/bank-office.ts'

type Props = { readonly item: BankItem; readonly onDone: () => void }

export function RetireItem({ item, onDone }: Props): JSX.Element {
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const isRetired = item.retiredAt !== null
  async function turn(): Promise<void> {
    setBusy(true)
    setError(null)
    try {
      await call(retireItem, { itemId: item.itemId, retired: !isRetired })
      onDone()
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div class="bank-retire">
      {error !== null && <Problem error={error} onRetry={() => void turn()} />}
      <Button busy={isBusy ? EDIT.retiring : undefined} onClick={() => void turn()}>
        {isRetired ? EDIT.takeBack : EDIT.retire}
      </Button>
      {!isRetired && <span class="help">{EDIT.retireHelp}</span>}
    </div>
  )
}
