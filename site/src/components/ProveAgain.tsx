/** Asks in the middle of work for a code of the second factor, then lets the work go on where it was. */
import { render, type JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { askProofKey, proveByKey } from '../../../worker/contract/passkeys.ts'
import { proveAgain, readProof } from '../../../worker/contract/proof.ts'
import { call, CallProblem } from '../lib/call.ts'
import { canAsk, showKey } from '../lib/passkey.ts'
import { problemWords } from '../text/problems.ts'
import { PROOF } from '../text/proof.ts'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { Field } from './Field.tsx'
import { Notice } from './Notice.tsx'

/** True once she has shown it, false when she would rather not. A dialog stands over the page wherever it is put. */
export function proveInDialog(): Promise<boolean> {
  const place = document.body.appendChild(document.createElement('div'))
  return new Promise((resolve) => {
    const answer = (isProved: boolean): void => {
      render(null, place)
      place.remove()
      resolve(isProved)
    }
    render(<Question onAnswer={answer} />, place)
  })
}

function Question({ onAnswer }: { readonly onAnswer: (isProved: boolean) => void }): JSX.Element {
  const [code, setCode] = useState('')
  const [demoCode, setDemoCode] = useState<string | null>(null)
  const [hasKey, setHasKey] = useState(false)
  const [busy, setBusy] = useState<'CODE' | 'KEY' | null>(null)
  const [error, setError] = useState<string | null>(null)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    // A dialog gives the focus to its first button, which closes it.
    form.current?.querySelector('input')?.focus()
    const look = async (): Promise<void> => {
      const proof = await call(readProof, {})
      setDemoCode(proof.demoCode)
      setHasKey(proof.hasPasskey && (await canAsk(false)))
    }
    // The code can be typed all the same.
    look().catch(() => undefined)
  }, [])

  async function prove(by: 'CODE' | 'KEY'): Promise<void> {
    setBusy(by)
    setError(null)
    try {
      if (by === 'CODE') await call(proveAgain, { code })
      else await call(proveByKey, await showKey(await call(askProofKey, {})))
      onAnswer(true)
    } catch (problem) {
      // What the browser throws when the device was not unlocked.
      if (problem instanceof DOMException) {
        setError(PROOF.keyFailed)
        setBusy(null)
        return
      }
      const { code: refusal, detail } =
        problem instanceof CallProblem ? problem : new CallProblem('UNEXPECTED', {}, '')
      const words = problemWords(refusal, detail)
      setError(`${words.title}. ${words.body}`)
      setCode('')
      setBusy(null)
      form.current?.querySelector('input')?.focus()
    }
  }

  return (
    <Dialog open title={PROOF.title} onClose={() => onAnswer(false)}>
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault()
          if (code.trim() !== '') void prove('CODE')
        }}
      >
        <p>{PROOF.why}</p>
        {hasKey && (
          <p>
            <Button
              disabled={busy !== null}
              busy={busy === 'KEY' ? PROOF.keyBusy : undefined}
              onClick={() => void prove('KEY')}
            >
              {PROOF.key}
            </Button>
          </p>
        )}
        <Field
          label={PROOF.code}
          help={PROOF.help}
          {...(error === null ? {} : { error })}
          value={code}
          onInput={setCode}
          autoComplete="one-time-code"
          maxLength={40}
        />
        {demoCode !== null && (
          <Notice>
            {PROOF.demo} <strong class="num">{demoCode}</strong>
          </Notice>
        )}
        <div class="actions">
          <Button
            kind="primary"
            type="submit"
            disabled={code.trim() === ''}
            busy={busy === 'CODE' ? PROOF.busy : undefined}
          >
            {PROOF.yes}
          </Button>
          <Button onClick={() => onAnswer(false)}>{PROOF.no}</Button>
        </div>
      </form>
    </Dialog>
  )
}
