/** The merges made so far, each of which can be taken back. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { undoMerge, type Merge } from '../../../../worker/contract/roster-life.ts'
import { Button } from '../../components/Button.tsx'
import { Confirm } from '../../components/Confirm.tsx'
import { Table } from '../../components/Table.tsx'
import { call } from '../../lib/call.ts'
import { formatDate } from '../../text/format.ts'
import { TWICE } from '../../text/roster-life.ts'

type Props = {
  readonly district: string
  readonly merges: readonly Merge[]
  readonly onUndone: (words: string) => void
}

export function Merges({ district, merges, onUndone }: Props): JSX.Element {
  const [asked, setAsked] = useState<Merge | null>(null)
  const [isSaving, setSaving] = useState(false)
  const [error, setError] = useState<unknown>(null)

  async function undo(merge: Merge): Promise<void> {
    setSaving(true)
    setError(null)
    try {
      await call(undoMerge, { district, mergeId: merge.id })
      setAsked(null)
      onUndone(TWICE.undoneNow)
    } catch (problem) {
      setError(problem)
    } finally {
      setSaving(false)
    }
  }

  return (
    <section aria-labelledby="sudah-digabung" class="roster-form">
      <h2 id="sudah-digabung">{TWICE.mergesTitle}</h2>
      {merges.length === 0 ? (
        <p class="muted">{TWICE.mergesNone}</p>
      ) : (
        <Table
          label={TWICE.mergesTitle}
          rows={merges}
          rowKey={(merge) => merge.id}
          columns={[
            { key: 'kept', title: TWICE.colKept, cell: ({ kept }) => <Named named={kept} /> },
            {
              key: 'merged',
              title: TWICE.colMerged,
              cell: ({ merged }) => <Named named={merged} />,
            },
            {
              key: 'when',
              title: TWICE.colWhen,
              cell: ({ mergedAt, mergedBy }) => (
                <>
                  {formatDate(mergedAt)}
                  {mergedBy !== null && (
                    <span class="small muted roster-line">{TWICE.byWhom(mergedBy)}</span>
                  )}
                </>
              ),
            },
            {
              key: 'state',
              title: TWICE.colState,
              cell: (merge) =>
                merge.undoneAt === null ? (
                  <Button kind="quiet" icon="undo" onClick={() => setAsked(merge)}>
                    {TWICE.undo}
                  </Button>
                ) : (
                  <span class="muted">{TWICE.undone(formatDate(merge.undoneAt))}</span>
                ),
            },
          ]}
        />
      )}
      {asked !== null && (
        <Confirm
          title={TWICE.undoTitle}
          yes={TWICE.undo}
          busy={isSaving ? TWICE.undoing : undefined}
          error={error}
          onYes={() => void undo(asked)}
          onNo={() => setAsked(null)}
        >
          <p>{TWICE.undoBody(asked.kept.name, asked.merged.name)}</p>
        </Confirm>
      )}
    </section>
  )
}

function Named({ named }: { readonly named: Merge['kept'] }): JSX.Element {
  return (
    <>
      <strong>{named.name}</strong>
      <span class="small muted num roster-line">{named.code}</span>
    </>
  )
}
