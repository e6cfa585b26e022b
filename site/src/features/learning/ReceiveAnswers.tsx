/** Takes answers in: a file, or a message that is pasted, several in a row. What came of each stays on the page. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { splitAnswers } from '../../../../worker/contract/answer-text.ts'
import type { ReplyOf } from '../../../../worker/contract/endpoint.ts'
import { receiveAnswers } from '../../../../worker/contract/learning-sync.ts'
import { Button } from '../../components/Button.tsx'
import { Field } from '../../components/Field.tsx'
import { FileDrop } from '../../components/FileDrop.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Problem } from '../../components/Problem.tsx'
import { call } from '../../lib/call.ts'
import { RECEIVE } from '../../text/learning-office.ts'

type Received = ReplyOf<typeof receiveAnswers>
type Outcome = { readonly number: number; readonly source: string } & (
  { readonly received: Received } | { readonly error: unknown }
)

/** As much as the Worker reads of one text. */
const MOST_CHARACTERS = 400_000

export function ReceiveAnswers({ onReceived }: { readonly onReceived: () => void }): JSX.Element {
  const [message, setMessage] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([])
  const [fault, setFault] = useState<{ readonly at: 'file' | 'message'; readonly words: string }>()

  /** Returns whether every part was taken. */
  async function take(text: string, source: string): Promise<boolean> {
    setBusy(true)
    setFault(undefined)
    const fresh: Outcome[] = []
    for (const part of splitAnswers(text)) {
      const number = outcomes.length + fresh.length
      try {
        fresh.push({ number, source, received: await call(receiveAnswers, { text: part }) })
      } catch (error) {
        fresh.push({ number, source, error })
      }
    }
    setOutcomes((before) => [...fresh.toReversed(), ...before])
    setBusy(false)
    if (fresh.some((each) => 'received' in each)) onReceived()
    return fresh.every((each) => 'received' in each)
  }

  async function takeFile(file: File): Promise<void> {
    if (file.size > MOST_CHARACTERS) {
      setFault({ at: 'file', words: RECEIVE.tooLong })
      return
    }
    const text = await file.text().catch(() => null)
    if (text === null || text === '') setFault({ at: 'file', words: RECEIVE.unreadableFile })
    else await take(text, RECEIVE.fromFile(file.name))
  }

  async function takeMessage(): Promise<void> {
    if (message.trim() === '') setFault({ at: 'message', words: RECEIVE.empty })
    else if (await take(message, RECEIVE.fromMessage)) setMessage('')
  }

  return (
    <section class="panel" aria-labelledby="terima">
      <h2 id="terima">{RECEIVE.title}</h2>
      <p>{RECEIVE.about}</p>
      <FileDrop
        label={RECEIVE.file}
        help={RECEIVE.fileHelp}
        accept=".txt,text/plain"
        onFile={(file) => void takeFile(file)}
        error={fault?.at === 'file' ? fault.words : undefined}
      />
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void takeMessage()
        }}
        noValidate
      >
        <Field
          label={RECEIVE.message}
          help={RECEIVE.messageHelp}
          lines={4}
          value={message}
          onInput={setMessage}
          error={fault?.at === 'message' ? fault.words : undefined}
        />
        <Button type="submit" icon="check" busy={isBusy ? RECEIVE.sending : undefined}>
          {RECEIVE.send}
        </Button>
      </form>
      {outcomes.length > 0 && (
        <div class="received" aria-live="polite">
          <h3>{RECEIVE.results}</h3>
          {outcomes.map((outcome) => (
            <OutcomeNotice key={outcome.number} outcome={outcome} />
          ))}
        </div>
      )}
    </section>
  )
}

function OutcomeNotice({ outcome }: { readonly outcome: Outcome }): JSX.Element {
  if ('error' in outcome) return <Problem error={outcome.error} />
  const { applied, duplicate, rejected } = outcome.received
  const name = outcome.received.name === '' ? RECEIVE.someone : outcome.received.name
  const words =
    applied + duplicate + rejected === 0
      ? RECEIVE.noEvents(name)
      : applied === 0 && duplicate > 0
        ? RECEIVE.nothingNew(name, duplicate)
        : RECEIVE.received(name, applied, duplicate)
  return (
    <Notice kind={rejected > 0 ? 'wait' : 'done'} title={words}>
      {rejected > 0 && <p>{RECEIVE.rejected(rejected)}</p>}
      <p class="small">{outcome.source}</p>
    </Notice>
  )
}
