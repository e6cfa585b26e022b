/** Where a question is asked, and every version of it: looked at, and taken up again as a change that is not saved yet. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { readItemVersion, type BankItem } from '../../../../../worker/contract/bank.ts'
import type { ItemVersion } from '../../../../../worker/contract/items.ts'
import { Button } from '../../../components/Button.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { HISTORY, USED } from '../../../text/bank-office.ts'
import { formatMoment, type Zone } from '../../../text/format.ts'
import { resultsHref } from './addresses.ts'
import { ItemText } from './ItemText.tsx'

export function UsedIn({ item }: { readonly item: BankItem }): JSX.Element {
  return (
    <section aria-labelledby="dipakai">
      <h2 id="dipakai">{USED.title}</h2>
      {item.usedIn.length === 0 ? (
        <p class="muted">{USED.none}</p>
      ) : (
        <>
          <ul>
            {item.usedIn.map((place) => (
              <li key={`${place.courseId}/${place.module}/${place.for}`}>
                {place.course}: {place.title} ({place.for === 'quiz' ? USED.quiz : USED.test}).{' '}
                <a href={resultsHref(place.code, item.itemId)}>
                  {USED.results}
                  <span class="unseen">: {place.course}</span>
                </a>
              </li>
            ))}
          </ul>
          <p class="help">{USED.note}</p>
        </>
      )}
    </section>
  )
}

type Props = {
  readonly item: BankItem
  readonly zone: Zone
  /** Undefined for who only reads. */
  readonly onUse: ((number: number, item: ItemVersion, tags: readonly string[]) => void) | undefined
}

export function ItemHistory({ item, zone, onUse }: Props): JSX.Element {
  const [looked, setLooked] = useState<number | null>(null)
  return (
    <section aria-labelledby="riwayat">
      <h2 id="riwayat">{HISTORY.title}</h2>
      <ol class="bank-versions">
        {item.versions.map(({ number, savedAt, savedBy }) => (
          <li key={number}>
            <span>
              {HISTORY.row(number)}
              {number === item.version && <span class="muted">, {HISTORY.now}</span>}
              <span class="help">
                {formatMoment(savedAt, zone)}, {savedBy}
              </span>
            </span>
            <Button kind="quiet" icon="eye" onClick={() => setLooked(number)}>
              {HISTORY.look}
              <span class="unseen"> {HISTORY.row(number)}</span>
            </Button>
          </li>
        ))}
      </ol>
      {looked !== null && (
        <Version
          key={looked}
          itemId={item.itemId}
          number={looked}
          now={item}
          onClose={() => setLooked(null)}
          onUse={
            onUse === undefined || looked === item.version
              ? undefined
              : (version, tags) => {
                  setLooked(null)
                  onUse(looked, version, tags)
                }
          }
        />
      )}
    </section>
  )
}

type VersionProps = {
  readonly itemId: string
  readonly number: number
  readonly now: BankItem
  readonly onClose: () => void
  readonly onUse: ((item: ItemVersion, tags: readonly string[]) => void) | undefined
}

function Version({ itemId, number, now, onClose, onUse }: VersionProps): JSX.Element {
  const reply = useReply(`${itemId}/${number}`, (signal) =>
    call(readItemVersion, { itemId, number: String(number) }, { signal }),
  )
  return (
    <Dialog
      open
      title={HISTORY.dialog(number)}
      onClose={onClose}
      actions={
        reply.state === 'here' && onUse !== undefined ? (
          <Button kind="primary" onClick={() => onUse(reply.answer.item, reply.answer.tags)}>
            {HISTORY.use}
          </Button>
        ) : undefined
      }
    >
      {reply.state === 'loading' && <Loading label={HISTORY.loading} />}
      {reply.state === 'failed' && <Problem error={reply.error} onRetry={reply.reload} />}
      {reply.state === 'here' && (
        <ItemText
          item={reply.answer.item}
          tags={reply.answer.tags}
          {...(number === now.version ? {} : { against: now })}
        />
      )}
    </Dialog>
  )
}
