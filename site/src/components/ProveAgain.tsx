/** Asks in the middle of work for a code of the second factor, then lets the work go on where it was. */
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { proveAgain, readProof } from '../../../worker/contract/proof.ts'
import { call, CallProblem } from '../lib/call.ts'
import { answerProof } from '../lib/proof.ts'
import { problemWords } from '../text/problems.ts'
import { PROOF } from '../text/proof.ts'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { Field } from './Field.tsx'
import { Notice } from './Notice.tsx'

export function ProveAgain(): JSX.Element | null {
  const answer = useRef<((isProved: boolean) => void) | null>(null)
  const [isAsked, setAsked] = useState(false)
  useEffect(
    () =>
      answerProof(
        () =>
          new Promise((resolve) => {
            answer.current = resolve
            setAsked(true)
          }),
      ),
    [],
  )
  if (!isAsked) return null
  return (
    <Question
      onAnswer={(isProved) => {
        setAsked(false)
        answer.current?.(isProved)
        answer.current = null
      }}
    />
  )
}

function Question({ onAnswer }: { readonly onAnswer: (isProved: boolean) => void }): JSX.Element {
  const [code, setCode] = useState('')
  const [demoCode, setDemoCode] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    // A dialog gives the focus to its first button, which closes it.
    form.current?.querySelector('input')?.focus()
    call(readProof, {}).then(
      (proof) => setDemoCode(proof.demoCode),
      // Only a demonstration has something to show here.
      () => undefined,
    )
  }, [])

  async function prove(): Promise<void> {
    setBusy(true)
    setError(null)
    try {
      await call(proveAgain, { code })
      onAnswer(true)
    } catch (problem) {
      const { code: refusal, detail } =
        problem instanceof CallProblem ? problem : new CallProblem('UNEXPECTED', {}, '')
      const words = problemWords(refusal, detail)
      setError(`${words.title}. ${words.body}`)
      setCode('')
      setBusy(false)
      form.current?.querySelector('input')?.focus()
    }
  }

  return (
    <Dialog open title={PROOF.title} onClose={() => onAnswer(false)}>
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault()
          if (code.trim() !== '') void prove()
        }}
      >
        <p>{PROOF.why}</p>
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
            busy={isBusy ? PROOF.busy : undefined}
          >
            {PROOF.yes}
          </Button>
          <Button onClick={() => onAnswer(false)}>{PROOF.no}</Button>
        </div>
      </form>
    </Dialog>
  )
}
