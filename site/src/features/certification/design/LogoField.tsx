/** One logo of the letterhead: chosen, made small here, sent, taken off again. */
import type { JSX } from 'preact'
import { useId, useState } from 'preact/hooks'
import { addPaperPicture } from '../../../../../worker/contract/paper-design.ts'
import { Button } from '../../../components/Button.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { DESIGN } from '../../../text/paper-office.ts'
import { shrinkPicture } from './shrink-picture.ts'

type Props = {
  readonly district: string
  readonly label: string
  readonly name: string | null
  readonly onChange: (name: string | null) => void
}

type Shown = { readonly name: string; readonly url: string; readonly words: string }

export function LogoField({ district, label, name, onChange }: Props): JSX.Element {
  const id = useId()
  const [isSending, setSending] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [shown, setShown] = useState<Shown | null>(null)

  async function send(file: File): Promise<void> {
    setSending(true)
    setError(null)
    try {
      const { base64, url } = await shrinkPicture(file)
      const kept = await call(addPaperPicture, { district, base64 })
      setShown({ name: kept.name, url, words: DESIGN.received(kept.width, kept.height) })
      onChange(kept.name)
    } catch (problem) {
      setError(problem)
    } finally {
      setSending(false)
    }
  }

  const own = shown !== null && shown.name === name ? shown : null
  const state = isSending ? DESIGN.sending : name === null ? DESIGN.noLogo : DESIGN.hasLogo
  return (
    <div class="logo-field" role="group" aria-labelledby={`${id}-label`}>
      <p class="logo-label" id={`${id}-label`}>
        {label}
      </p>
      {own !== null && <img class="logo-thumb" src={own.url} alt="" />}
      <p class="help" role="status">
        {own === null || isSending ? state : own.words}
      </p>
      {error !== null && <Problem error={error} />}
      <div class="actions">
        <input
          class="unseen"
          type="file"
          id={id}
          accept="image/png,image/jpeg"
          disabled={isSending}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0]
            // Cleared, so that choosing the same file again after a fix is seen.
            event.currentTarget.value = ''
            if (file !== undefined) void send(file)
          }}
        />
        <label class="button" for={id}>
          {name === null ? DESIGN.chooseLogo : DESIGN.changeLogo}
          <span class="unseen"> {label}</span>
        </label>
        {name !== null && (
          <Button kind="quiet" icon="remove" onClick={() => onChange(null)}>
            {DESIGN.removeLogo}
          </Button>
        )}
      </div>
    </div>
  )
}
