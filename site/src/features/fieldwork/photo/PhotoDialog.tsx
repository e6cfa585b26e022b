/** One photo that the Worker has: looked at, which is written into the log, and removed by who may. Needs signal. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { PracticePhoto } from '../../../../../worker/contract/fieldwork.ts'
import {
  practicePhotoFile,
  removePracticePhoto,
} from '../../../../../worker/contract/practice-photos.ts'
import { Button } from '../../../components/Button.tsx'
import { ConfirmRemoval } from '../../../components/ConfirmRemoval.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { call } from '../../../lib/call.ts'
import { PHOTO_HISTORY as WORDS } from '../../../text/practice-photo.ts'

type Props = {
  readonly area: string
  readonly photo: PracticePhoto
  /** Of the cadre. */
  readonly name: string
  /** When it was taken, in words. */
  readonly day: string
  readonly onClose: () => void
  readonly onRemoved: () => void
}

export function PhotoDialog({ area, photo, name, day, onClose, onRemoved }: Props): JSX.Element {
  const [state, setState] = useState<'loading' | 'here' | 'failed'>('loading')
  const [tries, setTries] = useState(0)
  const [isAsking, setAsking] = useState(false)
  const address = practicePhotoFile.path.replace(':area', area).replace(':photoId', photo.id)
  if (isAsking) {
    return (
      <RemovePhoto
        area={area}
        photoId={photo.id}
        onNo={() => setAsking(false)}
        onRemoved={onRemoved}
      />
    )
  }
  return (
    <Dialog
      open
      title={WORDS.alt(name, day)}
      onClose={onClose}
      {...(photo.mayRemove
        ? {
            actions: (
              <Button kind="danger" icon="remove" onClick={() => setAsking(true)}>
                {WORDS.remove}
              </Button>
            ),
          }
        : {})}
    >
      {state === 'failed' ? (
        <Notice
          kind="wait"
          action={
            <Button
              icon="reload"
              onClick={() => {
                setState('loading')
                setTries(tries + 1)
              }}
            >
              {WORDS.again}
            </Button>
          }
        >
          {WORDS.failed}
        </Notice>
      ) : (
        <>
          {state === 'loading' && <p role="status">{WORDS.loading}</p>}
          <img
            key={tries}
            class="photo-shown"
            src={address}
            width={photo.width}
            height={photo.height}
            alt={WORDS.alt(name, day)}
            onLoad={() => setState('here')}
            onError={() => setState('failed')}
          />
        </>
      )}
      <p class="small muted">{WORDS.takenBy(day, photo.by)}</p>
    </Dialog>
  )
}

type RemoveProps = {
  readonly area: string
  readonly photoId: string
  readonly onNo: () => void
  readonly onRemoved: () => void
}

export function RemovePhoto({ area, photoId, onNo, onRemoved }: RemoveProps): JSX.Element {
  const remove = async () => {
    await call(removePracticePhoto, { area, photoId })
    onRemoved()
  }
  return (
    <ConfirmRemoval
      title={WORDS.removeTitle}
      yes={WORDS.remove}
      working={WORDS.working}
      remove={remove}
      onNo={onNo}
    >
      <p>{WORDS.removeThere}</p>
    </ConfirmRemoval>
  )
}
