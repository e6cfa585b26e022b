/** Who came and is on no list: lets them in to learn today, and shows whom the office still has to place. */
import type { JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import type { ReplyOf } from '../../../../worker/contract/endpoint.ts'
import { admitGuest, listNewcomers } from '../../../../worker/contract/newcomers.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Problem } from '../../components/Problem.tsx'
import { call } from '../../lib/call.ts'
import { qrPath } from '../../lib/qr.ts'
import { holdsRole, useSession } from '../../lib/session.ts'
import { useReply } from '../../lib/use-reply.ts'
import { formatMoment } from '../../text/format.ts'
import { NEWCOMERS } from '../../text/newcomers.ts'
import { codeGroups } from '../../text/roster-cards.ts'

type Card = ReplyOf<typeof admitGuest>

type Props = {
  readonly district: string
  readonly meetingId: string
}

/** Nothing at all while nobody came without being on a list. */
export function Newcomers({ district, meetingId }: Props): JSX.Element | null {
  const session = useSession()
  const reply = useReply(`${district}/${meetingId}`, (signal) =>
    call(listNewcomers, { district, meetingId }, { signal }),
  )
  const [card, setCard] = useState<Card | null>(null)
  const [busy, setBusy] = useState('')
  const [error, setError] = useState<unknown>(null)
  if (reply.state === 'loading') return null
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  const { guests, newcomers } = reply.answer
  if (guests.length + newcomers.length === 0) return null
  const may =
    session.state === 'in' &&
    holdsRole(session.who, district, ['TRAINER', 'DISTRICT_ADMIN', 'SUPERADMIN'])

  async function admit(guestId: string): Promise<void> {
    setBusy(guestId)
    setError(null)
    try {
      setCard(
        await call(admitGuest, { district, meetingId, guestId, cadreId: crypto.randomUUID() }),
      )
      reply.reload()
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy('')
    }
  }
  const button = (guestId: string, words: string): JSX.Element | false =>
    may && (
      <Button
        busy={busy === guestId ? NEWCOMERS.working : undefined}
        disabled={busy !== ''}
        onClick={() => void admit(guestId)}
      >
        {words}
      </Button>
    )
  return (
    <section class="roster newcomers" aria-labelledby="peserta-sementara">
      <h2 id="peserta-sementara">{NEWCOMERS.title}</h2>
      <p>{NEWCOMERS.body}</p>
      {error !== null && <Problem error={error} />}
      {guests.length > 0 && <p class="muted">{NEWCOMERS.waiting(guests.length)}</p>}
      <ul class="newcomer-list">
        {guests.map(({ guestId, name, from }) => (
          <li key={guestId}>
            <span class="newcomer-who">
              <strong>{name}</strong>
              <span class="muted">{NEWCOMERS.from(from)}</span>
            </span>
            {button(guestId, NEWCOMERS.admit)}
          </li>
        ))}
        {newcomers.map(({ guestId, name, from, code, state, signIn }) => (
          <li key={guestId}>
            <span class="newcomer-who">
              <strong>{name}</strong>
              <span class="muted">
                {NEWCOMERS.from(from)} · <span class="num">{code}</span>
              </span>
            </span>
            <span class={state === 'TEMPORARY' ? 'tag wait' : 'tag done'}>
              {NEWCOMERS.state[state]}
            </span>
            {state === 'TEMPORARY' && <span class="tag">{NEWCOMERS.signIn[signIn]}</span>}
            {state === 'TEMPORARY' && signIn !== 'ACTIVE' && button(guestId, NEWCOMERS.again)}
          </li>
        ))}
      </ul>
      {newcomers.some(({ state }) => state === 'TEMPORARY') && (
        <p>
          {NEWCOMERS.place} <a href="/dinas/kader/?status=UNASSIGNED">{NEWCOMERS.toRegister}</a> ·{' '}
          <a href="/dinas/kader/ganda/">{NEWCOMERS.toMerges}</a>
        </p>
      )}
      {card !== null && <SignInCard card={card} onClose={() => setCard(null)} />}
    </section>
  )
}

function SignInCard({
  card,
  onClose,
}: {
  readonly card: Card
  readonly onClose: () => void
}): JSX.Element {
  const { path, size } = useMemo(() => qrPath(`${location.origin}${card.address}`), [card.address])
  return (
    <Dialog
      open
      title={NEWCOMERS.cardTitle(card.name)}
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={onClose}>
          {NEWCOMERS.close}
        </Button>
      }
    >
      <p>{NEWCOMERS.cardBody}</p>
      <svg
        class="newcomer-qr"
        viewBox={`0 0 ${size} ${size}`}
        shape-rendering="crispEdges"
        role="img"
        aria-label={NEWCOMERS.cardTitle(card.name)}
      >
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <p>
        {NEWCOMERS.scan} <strong>{location.host}/aktivasi</strong>
      </p>
      <p class="newcomer-code num">{codeGroups(card.activationCode)}</p>
      <p class="muted">{NEWCOMERS.until(formatMoment(card.expiresAt))}</p>
    </Dialog>
  )
}
