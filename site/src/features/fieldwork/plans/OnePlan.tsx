/** One plan: what the cadre wants to do, how far she is, and what her trainer says of it. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { readPlan, type Plan, type PlanLine } from '../../../../../worker/contract/plans.ts'
import { Button } from '../../../components/Button.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Table, type Column } from '../../../components/Table.tsx'
import { call } from '../../../lib/call.ts'
import { holdsRole, type OfficeArea, type Staff } from '../../../lib/session.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { formatDate, formatMoment } from '../../../text/format.ts'
import {
  LINE_STATE_WORDS,
  NOTE_WORDS,
  PLAN,
  PLAN_STATE_LOOK,
  PLAN_STATE_WORDS,
  PLANS,
} from '../../../text/plans-office.ts'
import { areaWords } from '../../../text/roster.ts'
import { FollowUp, ReturnPlan, SignPlan } from './PlanDialogs.tsx'
import { Remind } from './Remind.tsx'

/** Who follows up, as the Worker's table has it. */
const FOLLOWERS = ['TRAINER', 'SUB_DISTRICT_ADMIN', 'DISTRICT_ADMIN', 'SUPERADMIN']

type Props = {
  readonly area: OfficeArea
  readonly who: Staff
  readonly planId: string
  readonly onBack: () => void
}

export function OnePlan({ area, who, planId, onBack }: Props): JSX.Element {
  const reply = useReply(`${area.code}/${planId}`, (signal) =>
    call(readPlan, { area: area.code, planId }, { signal }),
  )
  const [newer, setNewer] = useState<Plan | null>(null)
  const [said, setSaid] = useState('')
  const [asking, setAsking] = useState<'sign' | 'return' | 'follow' | 'remind' | null>(null)
  const back = (
    <Button
      kind="quiet"
      icon="arrow-left"
      onClick={asking === 'remind' ? () => setAsking(null) : onBack}
    >
      {asking === 'remind' ? PLANS.backPlan : PLANS.back}
    </Button>
  )
  if (reply.state === 'loading') return <Loading label={PLANS.loading} rows={6} />
  if (reply.state === 'failed') {
    return (
      <>
        <p>{back}</p>
        <Problem error={reply.error} onRetry={reply.reload} />
      </>
    )
  }
  const plan = newer ?? reply.answer.plan
  const { asOf } = reply.answer
  if (asking === 'remind') {
    return (
      <>
        <p>{back}</p>
        <Remind area={area} who={who} round={planId} plans={[plan]} />
      </>
    )
  }
  const mayFollow = holdsRole(who, area.code, FOLLOWERS)
  const ask = {
    area,
    plan,
    asOf,
    onClose: () => setAsking(null),
    onDone: (changed: Plan, words: string) => {
      setNewer(changed)
      setSaid(words)
      setAsking(null)
    },
    onStale: () => {
      setNewer(null)
      reply.reload()
    },
  }
  return (
    <div class="plan">
      <p>{back}</p>
      <Head area={area} plan={plan} />
      {said !== '' && <Notice kind="done">{said}</Notice>}
      {plan.state === 'RETURNED' && <Notice kind="wait">{PLAN.returnedNow}</Notice>}
      {mayFollow && (
        <div class="plan-do">
          {plan.state === 'WRITTEN' && (
            <Button kind="primary" icon="check" onClick={() => setAsking('sign')}>
              {PLAN.sign}
            </Button>
          )}
          {plan.state !== 'RETURNED' && (
            <Button icon="undo" onClick={() => setAsking('return')}>
              {PLAN.return}
            </Button>
          )}
          <Button
            kind={plan.state === 'SIGNED' ? 'primary' : 'plain'}
            icon="edit"
            onClick={() => setAsking('follow')}
          >
            {PLAN.followUp}
          </Button>
          <Button icon="message" onClick={() => setAsking('remind')}>
            {PLAN.remind}
          </Button>
        </div>
      )}
      <h2>{PLAN.linesTitle}</h2>
      <Table
        label={PLAN.linesTitle}
        columns={linesFor(area)}
        rows={plan.lines}
        rowKey={({ id }) => id}
      />
      <h2>{PLAN.notesTitle}</h2>
      {plan.notes.length === 0 ? (
        <p class="muted">{PLAN.notesNone}</p>
      ) : (
        <ol class="plan-notes">
          {plan.notes.map(({ id, kind, note, on, by, nextOn }) => (
            <li key={id}>
              <p>
                <b>{NOTE_WORDS[kind]}</b>{' '}
                <span class="muted">{PLAN.noteBy(formatDate(on), by)}</span>
              </p>
              {note !== '' && <p class="plan-note">{note}</p>}
              {nextOn !== null && <p class="small">{PLAN.nextAgain(formatDate(nextOn))}</p>}
            </li>
          ))}
        </ol>
      )}
      <p>
        <a href={`/dinas/praktik/?kader=${plan.cadreId}`}>{PLAN.practice}</a>
      </p>
      {asking === 'sign' && <SignPlan {...ask} />}
      {asking === 'return' && <ReturnPlan {...ask} />}
      {asking === 'follow' && <FollowUp {...ask} />}
    </div>
  )
}

type HeadProps = { readonly area: OfficeArea; readonly plan: Plan }

function Head({ area, plan }: HeadProps): JSX.Element {
  const { timeZone } = area.district
  const { signed, nextOn } = plan
  return (
    <section class="panel plan-head" aria-labelledby="rtl-kader">
      <h2 id="rtl-kader">{plan.name}</h2>
      <p class="muted">
        {plan.area === null ? '' : areaWords(plan.area)} <span class="num">{plan.code}</span>
      </p>
      <p>
        {plan.courseTitle}{' '}
        <span class={PLAN_STATE_LOOK[plan.state]}>{PLAN_STATE_WORDS[plan.state]}</span>
      </p>
      <p class="small muted">
        {PLAN.writtenOn(formatMoment(plan.savedAt, timeZone))}
        {signed !== null && ` · ${PLAN.signedBy(signed.by, formatMoment(signed.at, timeZone))}`}
      </p>
      {nextOn !== null && (
        <p>
          {PLAN.nextOn(formatDate(nextOn))}{' '}
          {plan.isFollowUpDue && <span class="tag wait">{PLANS.dueToday}</span>}
        </p>
      )}
    </section>
  )
}

function linesFor(area: OfficeArea): readonly Column<PlanLine>[] {
  return [
    { key: 'what', title: PLAN.what, cell: ({ what }) => what },
    { key: 'with', title: PLAN.withWhom, cell: ({ withWhom }) => withWhom || '-' },
    { key: 'where', title: PLAN.where, cell: ({ where }) => where || '-' },
    {
      key: 'due',
      title: PLAN.dueOn,
      cell: ({ dueOn, isDue }) => (
        <>
          {formatDate(dueOn)} {isDue && <span class="tag wait">{PLAN.overdue}</span>}
        </>
      ),
    },
    {
      key: 'progress',
      title: PLAN.progress,
      cell: ({ progress: { state, note, at } }) => (
        <>
          <span class={state === 'DONE' ? 'tag done' : 'tag'}>{LINE_STATE_WORDS[state]}</span>
          {note !== '' && <span class="under">{note}</span>}
          {at !== null && (
            <span class="small muted under">
              {PLAN.saidAt(formatMoment(at, area.district.timeZone))}
            </span>
          )}
        </>
      ),
    },
  ]
}
