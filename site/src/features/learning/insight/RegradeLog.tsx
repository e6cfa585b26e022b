/** Every correction of a key of the course, newest first. */
import type { JSX } from 'preact'
import { listRegrades } from '../../../../../worker/contract/insight.ts'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { formatMoment, type Zone } from '../../../text/format.ts'
import { effectWords, INSIGHT, REGRADE } from '../../../text/insight-office.ts'

type Props = { readonly courseId: string; readonly zone: Zone; readonly turn: number }

export function RegradeLog({ courseId, zone, turn }: Props): JSX.Element {
  const reply = useReply(`${courseId}/${turn}`, (signal) =>
    call(listRegrades, { courseId }, { signal }),
  )
  if (reply.state === 'loading') return <Loading label={INSIGHT.loading} rows={3} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  const { regrades } = reply.answer
  if (regrades.length === 0) return <Empty title={REGRADE.noneTitle}>{REGRADE.none}</Empty>
  return (
    <ul class="item-list" aria-label={INSIGHT.log}>
      {regrades.map((each) => (
        <li class="panel" key={each.regradeId}>
          <h3>{each.stem}</h3>
          <dl class="facts">
            <dt>{REGRADE.from}</dt>
            <dd class="parts">{each.before}</dd>
            <dt>{REGRADE.to}</dt>
            <dd class="parts">{each.after}</dd>
            <dt>{REGRADE.reason}</dt>
            <dd>{each.reason}</dd>
            <dt>{REGRADE.effect}</dt>
            <dd>
              {effectWords(each.attempts, each.changed, each.passedNow)}
              {!each.isFinished && ` ${REGRADE.unfinished}`}
            </dd>
            <dt>{REGRADE.by}</dt>
            <dd>
              {each.by}, {formatMoment(each.at, zone)}
            </dd>
          </dl>
        </li>
      ))}
    </ul>
  )
}
