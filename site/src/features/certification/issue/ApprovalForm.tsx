/** What an approver has to know and say first: whose names nobody has checked, and from which number on. Empty while a name is disputed. */
import type { JSX } from 'preact'
import type { ReplyOf } from '../../../../../worker/contract/endpoint.ts'
import type { readProposal } from '../../../../../worker/contract/certification.ts'
import { previewNumbers, type NameState } from '../../../../../worker/contract/names.ts'
import { Checkbox } from '../../../components/Checkbox.tsx'
import { Field } from '../../../components/Field.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { takenRanges } from '../../../text/names.ts'
import { NAMES, NUMBERS } from '../../../text/names-office.ts'

type Opened = ReplyOf<typeof readProposal>

export type Approval = {
  readonly unanswered?: number
  readonly firstNumber?: number
}

export type Typed = { readonly isAcknowledged: boolean; readonly first: string }

/** What to send; null while something is missing or somebody calls her name wrong. */
export function approvalOf({ members, preview }: Opened, typed: Typed): Approval | null {
  const having = (state: NameState) =>
    members.filter(({ nameAnswer }) => nameAnswer?.state === state).length
  const unanswered = having('UNANSWERED')
  if (having('WRONG') > 0 || (unanswered > 0 && !typed.isAcknowledged)) return null
  const names = unanswered === 0 ? {} : { unanswered }
  if (preview?.numbering !== 'MANUAL') return names
  return /^[1-9]\d{0,5}$/.test(typed.first) ? { ...names, firstNumber: Number(typed.first) } : null
}

type Props = {
  readonly district: string
  readonly answer: Opened
  readonly typed: Typed
  readonly onType: (typed: Typed) => void
}

export function ApprovalForm({ district, answer, typed, onType }: Props): JSX.Element {
  const { members, preview, proposal } = answer
  const having = (state: NameState) =>
    members.filter(({ nameAnswer }) => nameAnswer?.state === state).length
  const unanswered = having('UNANSWERED')
  if (having('WRONG') > 0) return <></>
  return (
    <>
      {preview?.numbering === 'MANUAL' && (
        <FirstNumber
          district={district}
          id={proposal.id}
          lastTaken={preview.lastTaken}
          value={typed.first}
          onInput={(first) => onType({ ...typed, first })}
        />
      )}
      {unanswered > 0 && (
        <Checkbox
          checked={typed.isAcknowledged}
          onChange={(isAcknowledged) => onType({ ...typed, isAcknowledged })}
        >
          {NAMES.acknowledge(unanswered)}
        </Checkbox>
      )}
    </>
  )
}

type FirstNumberProps = {
  readonly district: string
  readonly id: string
  readonly lastTaken: number
  readonly value: string
  readonly onInput: (value: string) => void
}

function FirstNumber({ district, id, lastTaken, value, onInput }: FirstNumberProps): JSX.Element {
  const isNumber = /^[1-9]\d{0,5}$/.test(value)
  const reply = useReply(isNumber ? value : null, (signal) =>
    call(previewNumbers, { district, id, firstNumber: Number(value) }, { signal }),
  )
  const isHere = isNumber && reply.state === 'here'
  const taken = isHere ? reply.answer.taken : []
  const error =
    value !== '' && !isNumber ? NUMBERS.needed : taken.length > 0 ? takenRanges(taken) : undefined
  return (
    <>
      <Field
        label={NUMBERS.first}
        help={NUMBERS.firstHelp(lastTaken)}
        error={error}
        inputMode="numeric"
        value={value}
        onInput={(text) => onInput(text.replaceAll(/\D/g, ''))}
        maxLength={6}
      />
      {isNumber && reply.state === 'loading' && <p class="help">{NUMBERS.checking}</p>}
      {isNumber && reply.state === 'failed' && (
        <Problem error={reply.error} onRetry={reply.reload} />
      )}
      {isHere && taken.length === 0 && (
        <p role="status">
          <b>
            {NUMBERS.range(
              reply.answer.numbers.first,
              reply.answer.numbers.last,
              reply.answer.numbers.last - reply.answer.numbers.first + 1,
            )}
          </b>
          <span class="help">
            {NUMBERS.printed}: <span class="num">{reply.answer.first}</span>
            {reply.answer.first !== reply.answer.last && (
              <>
                {' s.d. '}
                <span class="num">{reply.answer.last}</span>
              </>
            )}
          </span>
        </p>
      )}
    </>
  )
}
