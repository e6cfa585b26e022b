/** Earlier texts of a lesson, and those that this person set aside on this computer; any of them can be used again. */
import type { JSX } from 'preact'
import { listRevisions } from '../../../../../worker/contract/workshop.ts'
import { Button } from '../../../components/Button.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { listSetAside } from '../../../lib/kept-texts.ts'
import { useSession, useZone } from '../../../lib/session.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { REVISIONS, savedBy } from '../../../text/workshop-office.ts'
import { readable } from './screens.ts'
import { lessonKey, type LessonPlace } from './use-lesson.ts'

type Props = {
  readonly open: boolean
  readonly place: LessonPlace
  readonly onClose: () => void
  /** Null: for who only reads. */
  readonly onRestore: ((text: string) => void) | null
}

type Row = { readonly title: string; readonly text: string }

export function Revisions({ open, place, onClose, onRestore }: Props): JSX.Element {
  const session = useSession()
  const zone = useZone()
  const account = session.state === 'in' ? session.who.accountId : null
  const key = open && account !== null ? lessonKey(account, place) : null
  const reply = useReply(key, async (signal): Promise<readonly Row[]> => {
    const aside = key === null ? [] : await listSetAside(key).catch(() => [])
    const { revisions } = await call(listRevisions, place, { signal })
    return [
      ...aside.map(({ text, at }) => ({
        text,
        title: `${savedBy(at, '', zone)}. ${REVISIONS.aside}`,
      })),
      ...revisions.map((each) => ({
        text: each.text,
        title: savedBy(each.savedAt, each.savedBy, zone),
      })),
    ]
  })
  return (
    <Dialog open={open} title={REVISIONS.title} onClose={onClose}>
      {reply.state === 'loading' && <Loading label={REVISIONS.loading} />}
      {reply.state === 'failed' && <Problem error={reply.error} onRetry={reply.reload} />}
      {reply.state === 'here' && reply.answer.length === 0 && <p>{REVISIONS.none}</p>}
      {reply.state === 'here' &&
        reply.answer.map(({ title, text }, at) => (
          <details key={at} class="revision">
            <summary>{title}</summary>
            <div class="revision-text" tabIndex={0} role="region" aria-label={title}>
              {readable(text)}
            </div>
            {onRestore !== null && (
              <Button icon="undo" onClick={() => onRestore(text)}>
                {REVISIONS.restore}
              </Button>
            )}
          </details>
        ))}
    </Dialog>
  )
}
