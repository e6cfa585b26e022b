/** The photo beside an assessment in a cadre's history: still on this phone, refused, or with the Worker. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Confirm } from '../../../components/Confirm.tsx'
import { formatDate } from '../../../text/format.ts'
import { PHOTO, PHOTO_HISTORY as WORDS } from '../../../text/practice-photo.ts'
import { problemWords } from '../../../text/problems.ts'
import { PhotoDialog } from '../photo/PhotoDialog.tsx'
import type { KeptPhoto } from './kept-photos.ts'
import { dayAhead, type Done } from './model.ts'
import { KeptPicture } from './PhotoField.tsx'
import type { PracticeHere } from './use-practice.ts'

type Props = {
  readonly here: PracticeHere
  readonly done: Done
  readonly name: string
  readonly onSaid: (words: string) => void
}

export function HistoryPhoto({ here, done, name, onSaid }: Props): JSX.Element | null {
  const [isLooking, setLooking] = useState(false)
  const own = here.photos.find(
    ({ assessmentId, state }) => assessmentId === done.id && state !== 'sent',
  )
  if (own !== undefined) return <OnPhone here={here} photo={own} name={name} onSaid={onSaid} />
  const { book, of } = here.kept
  const photo = book.photos?.taken.find(({ assessmentId }) => assessmentId === done.id)
  if (photo === undefined) return null
  return (
    <p class="photo-line">
      <span>{WORDS.there}</span>
      <button type="button" class="practice-link" onClick={() => setLooking(true)}>
        {WORDS.look}
      </button>
      {isLooking && (
        <PhotoDialog
          area={of.area}
          photo={photo}
          name={name}
          day={formatDate(dayAhead(Date.parse(photo.takenAt), book.ahead))}
          onClose={() => setLooking(false)}
          onRemoved={() => {
            setLooking(false)
            onSaid(WORDS.removed)
            here.sendNow()
          }}
        />
      )}
    </p>
  )
}

type OwnProps = Omit<Props, 'done'> & { readonly photo: KeptPhoto }

function OnPhone({ here, photo, name, onSaid }: OwnProps): JSX.Element {
  const [isAsking, setAsking] = useState(false)
  async function remove(): Promise<void> {
    const isGone = await here.dropPhoto(photo.id)
    onSaid(isGone ? WORDS.removed : WORDS.removeLate)
    setAsking(false)
  }
  return (
    <>
      <p class="photo-line">
        <span class={photo.state === 'rejected' ? 'tag danger' : 'tag wait'}>
          {photo.state === 'rejected'
            ? WORDS.refused(problemWords(photo.code, {}).title)
            : WORDS.waiting}
        </span>
        <button type="button" class="practice-link" onClick={() => setAsking(true)}>
          {WORDS.remove}
        </button>
      </p>
      <KeptPicture here={here} id={photo.id} label={PHOTO.ofKept(name)} />
      {isAsking && (
        <Confirm
          title={WORDS.removeTitle}
          yes={WORDS.remove}
          kind="danger"
          icon="remove"
          onYes={() => void remove()}
          onNo={() => setAsking(false)}
        >
          <p>{WORDS.removeHere}</p>
        </Confirm>
      )}
    </>
  )
}
