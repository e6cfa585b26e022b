/** What lies on the phone alone and what the Worker has, the last thing done, and what the Worker did not take. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../../components/Button.tsx'
import { Confirm } from '../../../components/Confirm.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { troubleWords } from '../../../lib/kept/tried.ts'
import { useOwnPage } from '../../../lib/kept/use-own-page.ts'
import { PRACTICE_SENDING as WORDS } from '../../../text/practice.ts'
import { PHOTO_REFUSED } from '../../../text/practice-photo.ts'
import { problemWords } from '../../../text/problems.ts'
import { clock } from '../../../text/roll.ts'
import type { KeptWork } from './model.ts'
import { PRACTICE_PAGE } from './place.ts'
import { unsentOf, waitingPhotos, type PracticeHere } from './use-practice.ts'

type Props = {
  readonly here: PracticeHere
  /** What was done last, in words; empty for nothing. */
  readonly said: string
}

export function StatusBar({ here, said }: Props): JSX.Element {
  const { sending, kept } = here
  const [isAsking, setAsking] = useState(false)
  const unsent = unsentOf(here.work)
  const photos = waitingPhotos(here.photos)
  const waits = unsent + photos > 0
  const isReady = useOwnPage(PRACTICE_PAGE)
  const sentAt =
    sending.state === 'done'
      ? clock(
          new Date(sending.at + kept.off + kept.book.ahead * 3_600_000).toISOString().slice(0, 16),
        )
      : ''
  return (
    <>
      <p class="practice-foot small muted">
        {isReady ? WORDS.ready : WORDS.notReady} {WORDS.forgetLater}{' '}
        {here.work.every(({ state }) => state === 'sent') && photos === 0 && (
          <button type="button" class="practice-link" onClick={() => setAsking(true)}>
            {WORDS.forget}
          </button>
        )}
      </p>
      <div class="practice-bar">
        {here.isDiskFull && (
          <Notice kind="danger" title={WORDS.diskTitle}>
            {WORDS.diskBody}
          </Notice>
        )}
        {said !== '' && (
          <p class="practice-said" role="status">
            {said}
          </p>
        )}
        <p class="practice-kept">
          <span role="status">{waits ? WORDS.waiting(unsent, photos) : WORDS.allSent(sentAt)}</span>
          <Button
            kind="quiet"
            icon={waits ? 'send' : 'reload'}
            busy={sending.state !== 'sending' ? undefined : WORDS.sending}
            onClick={here.sendNow}
          >
            {waits ? WORDS.send : WORDS.refresh}
          </Button>
        </p>
        <p class="practice-trouble small" role="status">
          {troubleWords(sending, kept.owner.name, WORDS)}
        </p>
        {waits && sending.state === 'signedOut' && (
          <Button href="/masuk/dinas/">{WORDS.signIn}</Button>
        )}
      </div>
      {isAsking && <AskForget here={here} onClose={() => setAsking(false)} />}
    </>
  )
}

/** What the Worker refused stays until it was read. */
export function Refused({ here }: { readonly here: PracticeHere }): JSX.Element | null {
  const refused = here.work.filter(({ state }) => state === 'rejected')
  if (refused.length === 0) return null
  return (
    <Notice
      kind="danger"
      title={WORDS.rejectedTitle(refused.length)}
      action={
        <Button onClick={() => here.dismiss(refused.map(({ order }) => order))}>
          {WORDS.dismiss}
        </Button>
      }
    >
      <p>{WORDS.rejectedBody}</p>
      <ul>
        {refused.map((each) => (
          <li key={each.order}>
            {workWords(here, each)}: {problemWords(each.code, {}).title}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** The same of photos: their assessments are safe. */
export function RefusedPhotos({ here }: { readonly here: PracticeHere }): JSX.Element | null {
  const refused = here.photos.filter(({ state }) => state === 'rejected')
  if (refused.length === 0) return null
  const nameOf = (id: string): string =>
    here.kept.book.people.find(({ cadreId }) => cadreId === id)?.name ?? WORDS.somebody
  return (
    <Notice
      kind="danger"
      title={PHOTO_REFUSED.title(refused.length)}
      action={
        <Button onClick={() => refused.forEach(({ id }) => void here.dropPhoto(id))}>
          {PHOTO_REFUSED.dismiss}
        </Button>
      }
    >
      <p>{PHOTO_REFUSED.body}</p>
      <ul>
        {refused.map(({ id, cadreId, code }) => (
          <li key={id}>
            {nameOf(cadreId)}: {problemWords(code, {}).title}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function workWords({ kept }: PracticeHere, { event }: KeptWork): string {
  if (event.type === 'retract') return WORDS.retraction
  const { people, sheets } = kept.book
  const name = people.find(({ cadreId }) => cadreId === event.cadreId)?.name ?? WORDS.somebody
  const title = sheets.find(
    ({ module, sheet }) => module === event.module && sheet === event.sheet,
  )?.title
  return title === undefined ? name : `${name}, ${title}`
}

function AskForget({
  here,
  onClose,
}: {
  readonly here: PracticeHere
  readonly onClose: () => void
}): JSX.Element {
  const [isRefused, setRefused] = useState(false)
  const unfinished = here.drafts.filter(({ bookId }) => bookId === here.kept.bookId).length
  async function forget(): Promise<void> {
    if ((await here.forget('drop')) === 'gone') location.assign(location.pathname)
    else setRefused(true)
  }
  return (
    <Confirm
      title={WORDS.forgetTitle}
      yes={WORDS.forgetYes}
      kind="danger"
      icon="remove"
      onNo={onClose}
      onYes={() => void forget()}
    >
      <p>{WORDS.forgetBody}</p>
      {unfinished > 0 && <p>{WORDS.forgetUnfinished(unfinished)}</p>}
      {isRefused && <Notice kind="wait">{WORDS.notForgotten}</Notice>}
    </Confirm>
  )
}
