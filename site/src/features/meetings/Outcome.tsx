/** What a meeting came to, on its page; what the meetings before it left open stands first. Trainings have their results elsewhere. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  readOutcome,
  type Outcome as OutcomeFacts,
} from '../../../../worker/contract/meeting-outcomes.ts'
import {
  CERTAINTY_ITEMS,
  CHECK_ITEMS,
  STANDARD_ITEMS,
  type CheckAnswer,
  type CheckItem,
} from '../../../../worker/contract/outcome-rules.ts'
import { Button } from '../../components/Button.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Problem } from '../../components/Problem.tsx'
import { call } from '../../lib/call.ts'
import type { OfficeArea } from '../../lib/session.ts'
import { useReply } from '../../lib/use-reply.ts'
import { CHECK_WORDS } from '../../text/minlok.ts'
import { ANSWER_LOOK, ANSWER_WORDS, OUTCOME, OUTCOME_FORM } from '../../text/outcomes.ts'
import { Actions } from './Actions.tsx'
import { addressOf, type MeetingReply } from './use-meeting.ts'

type Props = {
  readonly area: OfficeArea
  readonly shown: MeetingReply
  readonly mayEdit: boolean
}

export function Outcome({ area, shown, mayEdit }: Props): JSX.Element | null {
  const { meeting, asOf } = shown
  const [said, setSaid] = useState('')
  const input = { area: area.code, meetingId: meeting.id }
  const reply = useReply(`${area.code}/${meeting.id}/${meeting.state}`, (signal) =>
    call(readOutcome, input, { signal }),
  )
  if (reply.state === 'loading') return <Loading label={OUTCOME.loading} rows={3} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  const { outcome, areas } = reply.answer
  const { version, actions, carried } = outcome
  const isBlank = version === 0 && carried.length === 0
  if (meeting.kind === 'TRAINING' && isBlank) {
    return meeting.state === 'HELD' && mayEdit ? <Attest meetingId={meeting.id} /> : null
  }
  const place = {
    meetingId: meeting.id,
    area: meeting.area.code,
    today: asOf,
    mayEdit: mayEdit && meeting.state !== 'CANCELLED',
    onChanged: () => {
      setSaid(OUTCOME.saved)
      reply.reload()
    },
  }
  return (
    <section class="panel outcome" aria-labelledby="hasil-kegiatan">
      <h2 id="hasil-kegiatan">{OUTCOME.title}</h2>
      {said !== '' && <Notice kind="done">{said}</Notice>}
      {carried.length > 0 && (
        <>
          <h3>{OUTCOME.carried}</h3>
          <p class="muted">{OUTCOME.carriedHelp}</p>
          <Actions {...place} actions={carried} />
        </>
      )}
      {version === 0 ? (
        <NotYet shown={shown} mayEdit={mayEdit} />
      ) : (
        <>
          <Text title={OUTCOME.reached} text={outcome.reached} />
          <Text title={OUTCOME.obstacles} text={outcome.obstacles} />
          <h3>{OUTCOME.actions}</h3>
          {actions.length === 0 ? (
            <p class="muted">{OUTCOME.noActions}</p>
          ) : (
            <Actions {...place} actions={actions} />
          )}
          {outcome.checks.length > 0 && <Checks shown={shown} outcome={outcome} areas={areas} />}
        </>
      )}
      <div class="outcome-links">
        {version > 0 && place.mayEdit && (
          <Button icon="edit" href={addressOf('hasil/', meeting.id)}>
            {OUTCOME.edit}
          </Button>
        )}
        {meeting.kind === 'WORKSHOP' &&
          meeting.area.level === 'subDistrict' &&
          meeting.state !== 'CANCELLED' && (
            <Button icon="print" href={sheetAddress(shown)}>
              {OUTCOME.sheet}
            </Button>
          )}
        {meeting.state === 'HELD' && mayEdit && <AttestLink meetingId={meeting.id} />}
        <Button kind="quiet" icon="arrow-right" href="/dinas/kegiatan/tindak-lanjut/">
          {OUTCOME.all}
        </Button>
      </div>
    </section>
  )
}

function Attest({ meetingId }: { readonly meetingId: string }): JSX.Element {
  return (
    <div class="outcome-links">
      <AttestLink meetingId={meetingId} />
    </div>
  )
}

function AttestLink({ meetingId }: { readonly meetingId: string }): JSX.Element {
  return (
    <Button icon="award" href={`${addressOf('cetak/', meetingId)}&lembar=piagam`}>
      {OUTCOME.attest}
    </Button>
  )
}

/** The figures on the sheet are those of the meeting's day. */
function sheetAddress({ meeting: { id, area, endsOn }, asOf }: MeetingReply): string {
  const query = new URLSearchParams({ bagian: area.code, kegiatan: id })
  if (endsOn < asOf) query.set('tanggal', endsOn)
  return `/dinas/laporan/minlok/?${query.toString()}`
}

function NotYet({ shown, mayEdit }: Pick<Props, 'shown' | 'mayEdit'>): JSX.Element {
  const { meeting, asOf } = shown
  const isOff = meeting.state === 'CANCELLED'
  const isAhead = meeting.startsOn > asOf
  return (
    <>
      <p class="muted">
        {isOff ? OUTCOME.off : isAhead ? OUTCOME.ahead(meeting.startsOn) : OUTCOME.none}
      </p>
      {mayEdit && !isOff && !isAhead && (
        <p>
          <Button kind="primary" icon="edit" href={addressOf('hasil/', meeting.id)}>
            {OUTCOME.write}
          </Button>
        </p>
      )}
    </>
  )
}

function Text({ title, text }: { readonly title: string; readonly text: string }): JSX.Element {
  return (
    <>
      <h3>{title}</h3>
      {text === '' ? <p class="muted">{OUTCOME.empty}</p> : <p class="outcome-text">{text}</p>}
    </>
  )
}

type ChecksProps = {
  readonly shown: MeetingReply
  readonly outcome: OutcomeFacts
  readonly areas: readonly { readonly code: string; readonly name: string }[]
}

function Checks({ shown: { meeting }, outcome, areas }: ChecksProps): JSX.Element {
  const { code, level } = meeting.area
  const said = new Map(outcome.checks.map((each) => [`${each.area} ${each.item}`, each]))
  const answerOf = (area: string, item: CheckItem): CheckAnswer =>
    said.get(`${area} ${item}`)?.answer ?? 'UNKNOWN'
  const parts = areas.filter((each) => each.code !== code)
  const hasParts = outcome.checks.some(({ area }) => area !== code)
  return (
    <>
      <h3>{OUTCOME.checks}</h3>
      <dl class="outcome-checks">
        {CHECK_ITEMS.map((item) => (
          <div key={item}>
            <dt>{CHECK_WORDS[item]}</dt>
            <dd>
              <span class={ANSWER_LOOK[answerOf(code, item)]}>
                {ANSWER_WORDS[answerOf(code, item)]}
              </span>{' '}
              {said.get(`${code} ${item}`)?.note}
            </dd>
          </div>
        ))}
      </dl>
      {hasParts && (
        <details class="outcome-parts">
          <summary>{level === 'district' ? OUTCOME.perSubDistrict : OUTCOME.perPart}</summary>
          {(
            [
              [OUTCOME_FORM.standards, STANDARD_ITEMS],
              [OUTCOME_FORM.certain, CERTAINTY_ITEMS],
            ] as const
          ).map(([title, items]) => (
            <section key={title} aria-label={title}>
              <h4>{title}</h4>
              {items.map((item) => (
                <Part key={item} item={item} parts={parts} said={said} />
              ))}
            </section>
          ))}
        </details>
      )}
    </>
  )
}

type PartProps = {
  readonly item: CheckItem
  readonly parts: ChecksProps['areas']
  readonly said: ReadonlyMap<string, OutcomeFacts['checks'][number]>
}

/** A question with the villages by answer: what is lacking is read first. */
function Part({ item, parts, said }: PartProps): JSX.Element {
  const groups = Map.groupBy(parts, ({ code }) => said.get(`${code} ${item}`)?.answer ?? 'UNKNOWN')
  return (
    <div class="outcome-part">
      <p>
        <b>{CHECK_WORDS[item]}</b>
      </p>
      {(['NO', 'PARTLY', 'UNKNOWN', 'YES'] as const).flatMap((answer) => {
        const those = groups.get(answer)
        if (those === undefined) return []
        return [
          <p key={answer}>
            <span class={ANSWER_LOOK[answer]}>
              {ANSWER_WORDS[answer]} ({those.length})
            </span>{' '}
            {those
              .map(({ code, name }) => {
                const note = said.get(`${code} ${item}`)?.note ?? ''
                return note === '' ? name : `${name} (${note})`
              })
              .join(', ')}
          </p>,
        ]
      })}
    </div>
  )
}
