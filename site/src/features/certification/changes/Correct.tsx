/** Correcting one certificate: what is printed, what should be, and what will differ, before it is put forward. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  correctCertificate,
  readCorrectable,
} from '../../../../../worker/contract/certificate-changes.ts'
import type { RegisterRow } from '../../../../../worker/contract/certification.ts'
import type { ReplyOf } from '../../../../../worker/contract/endpoint.ts'
import { Button } from '../../../components/Button.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { Field } from '../../../components/Field.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { RadioList } from '../../../components/RadioList.tsx'
import { call } from '../../../lib/call.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { holderArea } from '../../../text/certification.ts'
import { PROPOSE } from '../../../text/certification-office.ts'
import { CORRECT } from '../../../text/changes-office.ts'
import { SHARED } from '../../../text/frame.ts'
import {
  TrainingFields,
  trimmed,
  wrongBy,
  wrongTraining,
  type Training,
  type WrongTraining,
} from '../TrainingFields.tsx'
import { CompareCorrection } from './CompareCorrection.tsx'

type Props = {
  readonly district: string
  readonly row: RegisterRow
  readonly onClose: () => void
  readonly onCorrected: (words: string) => void
}

export function Correct(props: Props): JSX.Element {
  const { district, row, onClose } = props
  const certificateId = row.id
  const reply = useReply(certificateId, () => call(readCorrectable, { district, certificateId }))
  if (reply.state === 'here') return <Form {...props} answer={reply.answer} />
  return (
    <Dialog open title={CORRECT.title} onClose={onClose}>
      {reply.state === 'loading' ? (
        <Loading label={CORRECT.loading} rows={5} />
      ) : (
        <Problem error={reply.error} onRetry={reply.reload} />
      )}
    </Dialog>
  )
}

type Wrong = WrongTraining & { readonly name?: string }
type FormProps = Props & { readonly answer: ReplyOf<typeof readCorrectable> }

function Form({ district, row, answer, onClose, onCorrected }: FormProps): JSX.Element {
  const { printed, today } = answer
  const [id] = useState(() => crypto.randomUUID())
  const [name, setName] = useState(today?.holderName ?? printed.holderName)
  const [training, setTraining] = useState<Training>(() => {
    const { startsOn, endsOn, place, organiser } = printed.event
    return { startsOn, endsOn, place, organiser }
  })
  const [village, setVillage] = useState<'printed' | 'today'>('printed')
  const [wrong, setWrong] = useState<Wrong>({})
  const [error, setError] = useState<unknown>(null)
  const [isSending, setSending] = useState(false)

  const event = trimmed(training)
  const after = {
    ...printed,
    ...(village === 'today' && today !== null ? today : {}),
    holderName: name.trim(),
    event: { ...printed.event, ...event },
  }
  const hasMoved = today !== null && holderArea(today) !== holderArea(printed)
  const isSame = JSON.stringify(after) === JSON.stringify(printed)

  async function send(): Promise<void> {
    const found: Wrong = {
      ...wrongTraining(training),
      ...(after.holderName === '' ? { name: PROPOSE.needed } : {}),
    }
    setWrong(found)
    if (Object.keys(found).length > 0) return
    setSending(true)
    setError(null)
    try {
      const { holderName } = after
      const wish = { district, certificateId: row.id, id, holderName, event, village }
      await call(correctCertificate, wish)
      onCorrected(CORRECT.done(row.holderName))
    } catch (problem) {
      setSending(false)
      const ahead = wrongBy(problem)
      if (ahead === null) setError(problem)
      else setWrong(ahead)
    }
  }

  return (
    <Dialog
      open
      title={CORRECT.title}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            icon="send"
            disabled={isSame}
            busy={isSending ? CORRECT.sending : undefined}
            onClick={() => void send()}
          >
            {CORRECT.send}
          </Button>
          <Button onClick={onClose}>{SHARED.cancel}</Button>
        </>
      }
    >
      <p>{CORRECT.lede(row.number)}</p>
      {error !== null && <Problem error={error} />}
      <Field
        label={CORRECT.name}
        help={
          today !== null && today.holderName !== name.trim()
            ? CORRECT.notRoster(today.holderName)
            : CORRECT.nameHelp(printed.holderName)
        }
        value={name}
        onInput={setName}
        error={wrong.name}
        maxLength={100}
      />
      {hasMoved && (
        <RadioList
          legend={CORRECT.village}
          value={village}
          answers={[
            { value: 'printed', label: CORRECT.asPrinted(holderArea(printed)) },
            { value: 'today', label: CORRECT.ofToday(holderArea(today)) },
          ]}
          onChange={(value) => setVillage(value === 'today' ? 'today' : 'printed')}
        />
      )}
      <TrainingFields value={training} wrong={wrong} onChange={setTraining} />
      <h3>{CORRECT.compare}</h3>
      {isSame ? <p>{CORRECT.nothing}</p> : <CompareCorrection before={printed} after={after} />}
    </Dialog>
  )
}
