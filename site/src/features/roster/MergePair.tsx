/** One pair to decide: compare, choose which entry to keep, and say so once more before it counts. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { mergeCadres, type Pair } from '../../../../worker/contract/roster-life.ts'
import { Button } from '../../components/Button.tsx'
import { Confirm } from '../../components/Confirm.tsx'
import { Notice } from '../../components/Notice.tsx'
import { call } from '../../lib/call.ts'
import { TWICE } from '../../text/roster-life.ts'
import { EntryPair } from './EntryPair.tsx'

type Props = {
  readonly district: string
  readonly pair: Pair
  readonly onMerged: (words: string) => void
  readonly onNotSame?: () => void
}

export function MergePair({ district, pair, onMerged, onNotSame }: Props): JSX.Element {
  const [keptId, setKeptId] = useState(pair.suggestedId)
  const [isAsking, setAsking] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [id] = useState(() => crypto.randomUUID())
  const [one, other] = pair.entries
  const [kept, merged] = one.id === keptId ? [one, other] : [other, one]

  async function merge(): Promise<void> {
    setSaving(true)
    setError(null)
    try {
      await call(mergeCadres, { district, id, keptId: kept.id, mergedId: merged.id })
      setAsking(false)
      onMerged(TWICE.done(kept.name))
    } catch (problem) {
      setError(problem)
    } finally {
      setSaving(false)
    }
  }

  return (
    <>
      <EntryPair
        entries={pair.entries}
        suggestedId={pair.suggestedId}
        keptId={keptId}
        onKeep={setKeptId}
      />
      <div class="roster-choices">
        <Button icon="users" onClick={() => setAsking(true)}>
          {TWICE.merge}
        </Button>
        {onNotSame !== undefined && (
          <Button kind="quiet" onClick={onNotSame}>
            {TWICE.notSame}
          </Button>
        )}
      </div>
      {isAsking && (
        <Confirm
          title={TWICE.sureTitle}
          yes={TWICE.merge}
          busy={isSaving ? TWICE.merging : undefined}
          error={error}
          onYes={() => void merge()}
          onNo={() => setAsking(false)}
        >
          <div class="roster-form">
            {keptId !== pair.suggestedId &&
              (merged.signIn === 'ACTIVE' || merged.learning !== null) && (
                <Notice kind="wait">{TWICE.sureOther}</Notice>
              )}
            <p>{TWICE.sureSame(kept.name, merged.name)}</p>
            <p>
              <strong>{TWICE.sureKept(kept.name, kept.code)}</strong>
            </p>
            <p>{TWICE.sureNothing}</p>
            <p>{TWICE.sureSignIn}</p>
            <p class="help">{TWICE.sureUndo}</p>
          </div>
        </Confirm>
      )}
    </>
  )
}
