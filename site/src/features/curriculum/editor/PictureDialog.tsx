/** Asks for a picture, makes it small, and asks what it shows; without that it does not get into the lesson. */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { addMedium } from '../../../../../worker/contract/curriculum.ts'
import { Button } from '../../../components/Button.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { Field } from '../../../components/Field.tsx'
import { FileDrop } from '../../../components/FileDrop.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { encodeImage, PICTURE_TARGET, type EncodedImage } from '../../../lib/media/encode-image.ts'
import { PICTURE_FORM } from '../../../text/editor-office.ts'
import { SHARED } from '../../../text/frame.ts'

export type PictureGiven = { readonly src: string; readonly alt: string; readonly caption: string }

type Props = {
  readonly ownerArea: string
  /** One that was pasted. */
  readonly file: Blob | null
  /** One that stands in the lesson; only its words change. */
  readonly given: PictureGiven | null
  readonly onDone: (picture: PictureGiven) => void
  readonly onClose: () => void
}

export function PictureDialog({ ownerArea, file, given, onDone, onClose }: Props): JSX.Element {
  const [small, setSmall] = useState<EncodedImage | null>(null)
  const [alt, setAlt] = useState(given?.alt ?? '')
  const [caption, setCaption] = useState(given?.caption ?? '')
  const [busy, setBusy] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [wasAsked, setAsked] = useState(false)

  const take = async (chosen: Blob): Promise<void> => {
    setBusy(PICTURE_FORM.working)
    setError(null)
    try {
      setSmall(await encodeImage(chosen))
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(null)
    }
  }
  useEffect(() => {
    if (file !== null) void take(file)
  }, [file])

  const isReady = given !== null || small !== null
  const insert = async (): Promise<void> => {
    setAsked(true)
    if (alt.trim() === '') return
    const words = { alt: alt.trim(), caption: caption.trim() }
    if (small === null) {
      if (given !== null) onDone({ src: given.src, ...words })
      return
    }
    setBusy(PICTURE_FORM.uploading)
    setError(null)
    try {
      const { name } = await call(addMedium, { ownerArea, base64: small.base64 })
      onDone({ src: `media/${name}`, ...words })
    } catch (problem) {
      setError(problem)
      setBusy(null)
    }
  }
  const shown = shownOf(small, given)
  return (
    <Dialog
      open
      title={PICTURE_FORM.title}
      onClose={onClose}
      actions={
        <>
          {isReady && (
            <Button kind="primary" busy={busy ?? undefined} onClick={() => void insert()}>
              {given === null ? PICTURE_FORM.insert : SHARED.save}
            </Button>
          )}
          <Button onClick={onClose}>{SHARED.cancel}</Button>
        </>
      }
    >
      {error !== null && <Problem error={error} />}
      {!isReady && busy === null && (
        <FileDrop
          label={PICTURE_FORM.file}
          help={PICTURE_FORM.fileHelp}
          accept=".jpg,.jpeg,.png,.webp"
          onFile={(chosen) => void take(chosen)}
        />
      )}
      {!isReady && busy !== null && <p role="status">{busy}</p>}
      {shown !== null && <img class="dialog-picture" src={shown} alt="" />}
      {small !== null && (
        <p class="small muted num">
          {PICTURE_FORM.size(small.bytes, small.width, small.height)}
          {small.bytes > PICTURE_TARGET && ` (${PICTURE_FORM.target(PICTURE_TARGET)})`}
        </p>
      )}
      {isReady && (
        <>
          <Field
            label={PICTURE_FORM.alt}
            help={PICTURE_FORM.altHelp}
            error={wasAsked && alt.trim() === '' ? PICTURE_FORM.altMissing : undefined}
            value={alt}
            onInput={setAlt}
            lines={3}
            maxLength={600}
          />
          <Field
            label={PICTURE_FORM.caption}
            optional
            value={caption}
            onInput={setCaption}
            maxLength={200}
          />
        </>
      )}
    </Dialog>
  )
}

function shownOf(small: EncodedImage | null, given: PictureGiven | null): string | null {
  if (small !== null) return `data:image/webp;base64,${small.base64}`
  return given !== null && /^media\/(?:[0-9a-f]{16}){1,2}\.webp$/.test(given.src)
    ? `/${given.src}`
    : null
}
