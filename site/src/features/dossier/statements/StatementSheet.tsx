/** A statement as a sheet of paper: letterhead, the frozen numbers, how they were counted, the QR code, two names, a signature. */
import type { JSX } from 'preact'
import type { WholeStatement } from '../../../../../worker/contract/statements.ts'
import { Button } from '../../../components/Button.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Picture } from '../../../components/Picture.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { useZone } from '../../../lib/session.ts'
import { statementAnnex, statementFront } from '../../../render/statement.ts'
import { formatMoment } from '../../../text/format.ts'
import { governmentOf } from '../../../text/reporting.ts'
import { STATEMENT } from '../../../text/statements.ts'
import { STATEMENT_LIST, STATEMENT_SHEET, STATEMENTS } from '../../../text/statements-office.ts'
import { qrOf } from './qr.ts'
import { useStatement } from './use-statement.ts'

const HOME = '/dinas/bukti/'

export function StatementSheet(): JSX.Element {
  const { id, area, reply } = useStatement()
  const zone = useZone()
  if (area !== null && id === '') {
    return (
      <Empty
        title={STATEMENT_LIST.choose}
        action={<Button href={HOME}>{STATEMENT_SHEET.back}</Button>}
      />
    )
  }
  if (reply.state === 'loading') return <Loading label={STATEMENTS.loading} rows={6} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  const { state } = reply.answer.statement
  return (
    <div class="statement-sheet">
      <div class="actions no-print">
        <Button kind="primary" icon="print" onClick={() => print()}>
          {STATEMENT_SHEET.print}
        </Button>
        <Button icon="arrow-left" href={HOME}>
          {STATEMENT_SHEET.back}
        </Button>
      </div>
      {(state === 'PROPOSED' || state === 'RETURNED') && (
        <Notice kind="wait">{STATEMENT_SHEET.notInForce}</Notice>
      )}
      {(state === 'SUPERSEDED' || state === 'WITHDRAWN') && (
        <Notice kind="danger">{STATEMENT_SHEET.ended}</Notice>
      )}
      <Paper whole={reply.answer} zone={zone} />
    </div>
  )
}

type PaperProps = {
  readonly whole: WholeStatement
  readonly zone: Parameters<typeof formatMoment>[1]
}

function Paper({ whole, zone }: PaperProps): JSX.Element {
  const { statement, facts, listHash, scan } = whole
  const { proposedByName, proposedAt, decidedByName, decidedAt, state } = statement
  const isDecided = decidedAt !== null && state !== 'RETURNED'
  return (
    <article class="sheet">
      <header class="sheet-letter">
        <p>{governmentOf(facts.district.name)}</p>
        <p>{facts.officeName.toUpperCase()}</p>
      </header>
      <div class="sheet-title">
        <h2>{STATEMENT.title(facts.district.name).toUpperCase()}</h2>
        <p class="num">{STATEMENT_SHEET.number(facts.code)}</p>
        <p>{STATEMENT.asOf(facts.asOf)}</p>
        {facts.isSample && <p class="sheet-sample">{STATEMENT.sample}</p>}
      </div>
      <p class="sheet-claim">{STATEMENT.lede(facts)}</p>
      <Picture of={statementFront(facts, listHash, scan === null ? null : qrOf(scan))} />
      <footer class="sheet-foot">
        <dl>
          <dt>{STATEMENT_SHEET.proposedBy}</dt>
          <dd>
            {proposedByName}, {formatMoment(proposedAt, zone)}
          </dd>
          {isDecided && (
            <>
              <dt>{STATEMENT_SHEET.issuedBy}</dt>
              <dd>
                {decidedByName}, {formatMoment(decidedAt, zone)}
              </dd>
            </>
          )}
        </dl>
        <div class="sheet-sign">
          <p>{STATEMENT_SHEET.place(isDecided ? decidedAt : proposedAt, zone)}</p>
          <p>{STATEMENT_SHEET.signing(facts.officeName)}</p>
          <p class="sheet-line">{STATEMENT_SHEET.nameLine}</p>
          <p>{STATEMENT_SHEET.numberLine}</p>
        </div>
        {isDecided && <p class="small">{STATEMENT_SHEET.digital}</p>}
      </footer>
      <section class="sheet-annex">
        <Picture of={statementAnnex(facts)} />
      </section>
    </article>
  )
}
