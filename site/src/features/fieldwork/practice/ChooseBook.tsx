/** Books of practice to choose from: those kept on this phone, and with signal the cohorts that run and everybody in the area. */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { listCohorts } from '../../../../../worker/contract/cohorts.ts'
import { Button } from '../../../components/Button.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { isUnsent } from '../../../lib/kept/outbox.ts'
import { isOffline } from '../../../lib/kept/tried.ts'
import { holdsRole, useArea, useSession } from '../../../lib/session.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { PRACTICE } from '../../../text/practice.ts'
import { isWaiting } from './kept-photos.ts'
import { PRACTICE_PAGE } from './place.ts'
import { cohortBook } from './take-home.ts'
import { onThisPhone } from './this-phone.ts'

/** Who assesses, as the Worker's table has it. */
const ASSESSORS = ['TRAINER', 'SUB_DISTRICT_ADMIN', 'DISTRICT_ADMIN', 'SUPERADMIN']

type Line = {
  readonly bookId: string
  readonly title: string
  readonly people: number
  readonly unsent: number
  readonly unfinished: number
}

export function ChooseBook(): JSX.Element {
  const session = useSession()
  const area = useArea()
  const [kept, setKept] = useState<readonly Line[] | null>(null)
  useEffect(() => {
    onThisPhone()
      .readAll()
      .then(
        ({ books, drafts, work, photos }) =>
          setKept(
            books.map(({ bookId, title, book }) => ({
              bookId,
              title,
              people: book.people.length,
              unsent:
                work.filter((each) => each.bookId === bookId && isUnsent(each)).length +
                photos.filter((each) => each.bookId === bookId && isWaiting(each)).length,
              unfinished: drafts.filter((each) => each.bookId === bookId).length,
            })),
          ),
        () => setKept([]),
      )
  }, [])
  const mayAssess =
    session.state === 'in' && area !== null && holdsRole(session.who, area.code, ASSESSORS)
  const reply = useReply(mayAssess ? area.code : null, (signal) =>
    call(listCohorts, { area: area?.code ?? '', state: 'OPEN' }, { signal }),
  )
  if (kept === null) return <Loading label={PRACTICE.loading} />
  const ids = new Set(kept.map(({ bookId }) => bookId))
  const none = { unsent: 0, unfinished: 0 }
  const more: readonly Line[] =
    reply.state !== 'here' || area === null
      ? []
      : [
          ...reply.answer.cohorts.map(({ id, name, seen }) => ({
            bookId: cohortBook(id),
            title: name,
            people: seen,
            ...none,
          })),
          {
            bookId: area.code,
            title: PRACTICE.allOf(area.code, area.district.name),
            people: 0,
            ...none,
          },
        ].filter(({ bookId }) => !ids.has(bookId))
  return (
    <>
      {session.state !== 'out' && <p>{PRACTICE.lede}</p>}
      {kept.length > 0 && (
        <section aria-labelledby="di-hp">
          <h2 id="di-hp">{PRACTICE.onPhone}</h2>
          <p class="muted">{PRACTICE.onPhoneHelp}</p>
          <Lines lines={kept} />
        </section>
      )}
      {session.state === 'failed' && isOffline(session.error) ? (
        <p class="muted">{kept.length === 0 ? PRACTICE.nothingKept : PRACTICE.offlineList}</p>
      ) : session.state === 'failed' ? (
        <Problem error={session.error} onRetry={() => location.reload()} />
      ) : session.state === 'out' ? null : session.state === 'in' && area !== null && !mayAssess ? (
        <p class="muted">{PRACTICE.mayNot}</p>
      ) : reply.state === 'failed' ? (
        <Problem error={reply.error} onRetry={reply.reload} />
      ) : reply.state === 'loading' ? (
        <Loading label={PRACTICE.loading} />
      ) : more.length > 0 ? (
        <section aria-labelledby="bawa">
          <h2 id="bawa">{PRACTICE.keep}</h2>
          <p class="muted">{PRACTICE.keepHelp}</p>
          <Lines lines={more} />
        </section>
      ) : null}
      {session.state === 'in' && (
        <p>
          <Button kind="quiet" icon="eye" href="/dinas/praktik/">
            {PRACTICE.results}
          </Button>
        </p>
      )}
    </>
  )
}

function Lines({ lines }: { readonly lines: readonly Line[] }): JSX.Element {
  return (
    <ul class="practice-lines">
      {lines.map(({ bookId, title, people, unsent, unfinished }) => (
        <li key={bookId}>
          <a href={`${PRACTICE_PAGE}?buku=${encodeURIComponent(bookId)}`}>
            <span class="practice-name">{title}</span>
            {people > 0 && <span class="practice-place">{PRACTICE.seats(people)}</span>}
            {unfinished > 0 && <span class="tag">{PRACTICE.unfinished(unfinished)}</span>}{' '}
            {unsent > 0 && <span class="tag wait">{PRACTICE.unsent(unsent)}</span>}
          </a>
        </li>
      ))}
    </ul>
  )
}
