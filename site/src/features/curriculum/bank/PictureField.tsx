/** The picture of a question or of an option: chosen, made small in the browser, uploaded at once, and described in words. */
import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { addMedium } from '../../../../../worker/contract/curriculum.ts'
import { Button } from '../../../components/Button.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { encodeImage } from '../../../lib/media/encode-image.ts'
import { PICTURE } from '../../../text/bank-fields.ts'
import { formatSize } from '../../../text/format.ts'
import type { PictureForm } from './content-form.ts'
import { Line } from './Line.tsx'

type Props = {
  readonly area: string
  /** The place of its words: `image`, `option.a.image`. */
  readonly at: string
  /** What it belongs to, for those who listen: "Pilihan 2". */
  readonly what: string
  readonly image: PictureForm | null
  readonly onChange: (image: PictureForm | null) => void
  readonly isReadOnly: boolean
}

export function PictureField(props: Props): JSX.Element | null {
  const { area, at, what, image, onChange, isReadOnly } = props
  const input = useRef<HTMLInputElement>(null)
  const [isBusy, setBusy] = useState(false)
  const [bytes, setBytes] = useState<number | null>(null)
  const [error, setError] = useState<unknown>(null)
  // What is described meanwhile must not be overwritten when the upload is done.
  const alt = useRef('')
  alt.current = image?.alt ?? ''

  async function take(file: File): Promise<void> {
    setBusy(true)
    setError(null)
    try {
      const small = await encodeImage(file)
      const { name } = await call(addMedium, { ownerArea: area, base64: small.base64 })
      setBytes(small.bytes)
      onChange({ file: name, alt: alt.current })
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }

  if (isReadOnly && image === null) return null
  return (
    <div class="bank-picture">
      {image !== null && (
        <>
          <img src={`/media/${image.file}`} alt={image.alt} />
          <Line
            label={PICTURE.alt}
            help={PICTURE.altHelp}
            at={at}
            value={image.alt}
            onInput={(words) => onChange({ ...image, alt: words })}
            isReadOnly={isReadOnly}
          />
        </>
      )}
      {error !== null && <Problem error={error} />}
      {!isReadOnly && (
        <p class="bank-picture-tools">
          <input
            ref={input}
            type="file"
            hidden
            accept="image/*"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? []
              if (file !== undefined) void take(file)
              // Cleared, so that choosing the same file again is seen.
              event.currentTarget.value = ''
            }}
          />
          <Button
            kind="quiet"
            icon="upload"
            busy={isBusy ? PICTURE.busy : undefined}
            onClick={() => input.current?.click()}
          >
            {image === null ? PICTURE.add : PICTURE.replace}
            <span class="unseen"> ({what})</span>
          </Button>
          {image !== null && (
            <Button kind="quiet" icon="remove" onClick={() => onChange(null)}>
              {PICTURE.remove}
              <span class="unseen"> ({what})</span>
            </Button>
          )}
          {bytes !== null && image !== null && <span class="help num">{formatSize(bytes)}</span>}
        </p>
      )}
    </div>
  )
}
