/** A district's statements of coverage: the one in force, the one that waits for its second person, and all before. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { listStatements, type Statement } from '../../../../../worker/contract/statements.ts'
import { Button } from '../../../components/Button.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { holdsRole, useArea, useSession, type OfficeArea } from '../../../lib/session.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { STATEMENT_PROPOSE, STATEMENTS } from '../../../text/statements-office.ts'
import { DecideStatement } from './DecideStatement.tsx'
import { ProposeStatement } from './ProposeStatement.tsx'
import type { Rights } from './rights.ts'
import { StatementCard } from './StatementCard.tsx'
import { StatementHistory } from './StatementHistory.tsx'

export function Statements(): JSX.Element {
  const session = useSession()
  const area = useArea()
  if (session.state !== 'in' || area === null)
    return <Loading label={STATEMENTS.loading} rows={5} />
  const isWhole = area.code === area.districtCode
  const holds = (...roles: string[]) => holdsRole(session.who, area.code, roles)
  return (
    <AreaStatements
      key={area.code}
      area={area}
      rights={{
        mayPropose: isWhole && holds('DISTRICT_ADMIN', 'SUPERADMIN'),
        mayDecide: isWhole && holds('APPROVER'),
        mayList: holds('TRAINER', 'SUB_DISTRICT_ADMIN', 'DISTRICT_ADMIN', 'APPROVER', 'SUPERADMIN'),
      }}
    />
  )
}

type AreaProps = { readonly area: OfficeArea; readonly rights: Rights }

function AreaStatements({ area, rights }: AreaProps): JSX.Element {
  const reply = useReply(area.code, (signal) =>
    call(listStatements, { area: area.code }, { signal }),
  )
  const [said, setSaid] = useState('')
  const [isProposing, setProposing] = useState(false)
  if (reply.state === 'loading') return <Loading label={STATEMENTS.loading} rows={5} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  const { statements, today } = reply.answer
  const current = statements.find(({ state }) => state === 'ISSUED')
  const waiting = statements.find(({ state }) => state === 'PROPOSED')
  const done = (words: string) => {
    setSaid(words)
    setProposing(false)
    reply.reload()
  }
  const proposing = rights.mayPropose && (
    <Button
      kind={waiting === undefined && current === undefined ? 'primary' : 'plain'}
      icon="plus"
      disabled={waiting !== undefined}
      title={waiting === undefined ? undefined : STATEMENT_PROPOSE.blocked}
      onClick={() => setProposing(true)}
    >
      {STATEMENT_PROPOSE.open}
    </Button>
  )
  return (
    <div class="statements">
      {said !== '' && <Notice kind="done">{said}</Notice>}
      {waiting !== undefined && (
        <section aria-labelledby="menunggu">
          <h2 id="menunggu">{STATEMENTS.waiting}</h2>
          <StatementCard statement={waiting} area={area} rights={rights}>
            <p>{waitingWords(waiting, rights)}</p>
            {current !== undefined && <p class="small">{STATEMENTS.replacesCurrent}</p>}
            {rights.mayDecide && !waiting.isOwn && (
              <DecideStatement statement={waiting} district={area.districtCode} onDone={done} />
            )}
          </StatementCard>
        </section>
      )}
      <section aria-labelledby="berlaku">
        <h2 id="berlaku">{STATEMENTS.current}</h2>
        {current === undefined ? (
          <Empty title={STATEMENTS.noneTitle} action={proposing || undefined}>
            <p>{rights.mayPropose ? STATEMENTS.none : STATEMENTS.noneForReader}</p>
          </Empty>
        ) : (
          <StatementCard statement={current} area={area} rights={rights}>
            {rights.mayDecide && (
              <DecideStatement statement={current} district={area.districtCode} onDone={done} />
            )}
          </StatementCard>
        )}
        {current !== undefined && proposing !== false && <div class="actions">{proposing}</div>}
      </section>
      {statements.length > 0 && (
        <section aria-labelledby="riwayat">
          <h2 id="riwayat">{STATEMENTS.history}</h2>
          <StatementHistory statements={statements} area={area} />
        </section>
      )}
      {isProposing && (
        <ProposeStatement
          district={area.districtCode}
          today={today}
          onClose={() => setProposing(false)}
          onDone={done}
        />
      )}
    </div>
  )
}

function waitingWords({ isOwn }: Statement, { mayDecide }: Rights): string {
  if (isOwn) return STATEMENTS.waitingOwn
  return mayDecide ? STATEMENTS.waitingYou : STATEMENTS.waitingOther
}
