/** The photo beside a sheet in hand: taken, looked at, replaced, thrown away. It is not asked for. */
import type { JSX } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { Button } from '../../../components/Button.tsx'
import { Icon } from '../../../components/Icon.tsx'
import { PHOTO } from '../../../text/practice-photo.ts'
import type { Draft, Person } from './model.ts'
import { PhotoEditor } from './PhotoEditor.tsx'
import type { PracticeHere } from './use-practice.ts'

type Props = {
  readonly here: PracticeHere
  readonly person: Person
  /** As it is to be kept with the photo. */
  readonly draft: Draft
}

export function PhotoField({ here, person, draft }: Props): JSX.Element | null {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File | null>(null)
  const photo = here.photos.find((each) => each.state === 'draft' && each.draft === draft.key)
  const isOn = here.kept.book.photos?.isOn === true
  if (!isOn && photo === undefined) return null
  const choose = (): void => input.current?.click()
  return (
    <section class="photo-field" aria-labelledby={`${id}-title`}>
      <h4 id={`${id}-title`}>
        {PHOTO.title} <span class="muted">({PHOTO.optional})</span>
      </h4>
      <p class="help">{photo === undefined ? PHOTO.help : PHOTO.kept}</p>
      {photo !== undefined && (
        <KeptPicture here={here} id={photo.id} label={PHOTO.ofKept(person.name)} />
      )}
      {!isOn && <p>{PHOTO.switchedOff}</p>}
      {isOn && (
        <input
          ref={input}
          hidden
          type="file"
          accept="image/*"
          capture="environment"
          onChange={(event) => {
            setFile(event.currentTarget.files?.[0] ?? null)
            // So that the same photo can be chosen again.
            event.currentTarget.value = ''
          }}
        />
      )}
      <div class="practice-moves">
        {isOn && (
          <button type="button" class="button plain" onClick={choose}>
            <Icon name="camera" size={20} />
            <span>{photo === undefined ? PHOTO.add : PHOTO.replace}</span>
          </button>
        )}
        {photo !== undefined && (
          <Button kind="quiet" icon="remove" onClick={() => void here.dropPhoto(photo.id)}>
            {PHOTO.remove}
          </Button>
        )}
      </div>
      {file !== null && (
        <PhotoEditor
          key={`${file.name} ${file.lastModified} ${file.size}`}
          file={file}
          onClose={() => setFile(null)}
          onOther={() => {
            setFile(null)
            choose()
          }}
          onKeep={async (made) => {
            const isKept = await here.keepPhoto(draft, made)
            if (isKept) setFile(null)
            return isKept
          }}
        />
      )}
    </section>
  )
}

type PictureProps = { readonly here: PracticeHere; readonly id: string; readonly label: string }

/** A photo that lies on this phone, drawn: its bytes are no address. */
export function KeptPicture({ here, id, label }: PictureProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [isMissing, setMissing] = useState(false)
  const { readPixels } = here
  const read = useRef(readPixels)
  read.current = readPixels
  useEffect(() => {
    let isGone = false
    const draw = async (): Promise<void> => {
      const bytes = await read.current(id)
      if (bytes === null) throw new Error(id)
      const picture = await createImageBitmap(new Blob([bytes]))
      const paper = canvas.current
      if (!isGone && paper !== null) {
        paper.width = picture.width
        paper.height = picture.height
        paper.getContext('2d')?.drawImage(picture, 0, 0)
      }
      picture.close()
    }
    draw().catch(() => setMissing(true))
    return () => {
      isGone = true
    }
  }, [id])
  if (isMissing) return <p class="muted">{PHOTO.notHere}</p>
  return <canvas ref={canvas} class="photo-kept" role="img" aria-label={label} />
}
