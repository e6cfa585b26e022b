/** One statement at a glance: its two shares, who made it, and the ways to its page, sheet and list. */
import type { ComponentChildren, JSX } from 'preact'
import type { Statement } from '../../../../../worker/contract/statements.ts'
import { Button } from '../../../components/Button.tsx'
import { Shares } from '../../../components/Shares.tsx'
import type { OfficeArea } from '../../../lib/session.ts'
import { formatMoment, formatNumber } from '../../../text/format.ts'
import { asOfLine } from '../../../text/reporting.ts'
import { STATEMENT_STATE, STATEMENTS } from '../../../text/statements-office.ts'
import type { Rights } from './rights.ts'

export const STATE_TONE: Record<Statement['state'], string> = {
  PROPOSED: 'tag wait',
  RETURNED: 'tag danger',
  ISSUED: 'tag done',
  SUPERSEDED: 'tag',
  WITHDRAWN: 'tag danger',
}

export const sheetHref = (id: string) => `/dinas/bukti/lembar/?bukti=${id}`
export const listHref = (id: string) => `/dinas/bukti/daftar/?bukti=${id}`

/** Whether anyone can open its public page. */
export function wasInForce({ state }: Statement): boolean {
  return state !== 'PROPOSED' && state !== 'RETURNED'
}

type Props = {
  readonly statement: Statement
  readonly area: OfficeArea
  readonly rights: Rights
  readonly children?: ComponentChildren
}

export function StatementCard({ statement, area, rights, children }: Props): JSX.Element {
  const { id, code, asOf, state, total } = statement
  return (
    <div class="panel statement-card">
      <p class="statement-head">
        <b class="num">{code}</b>
        <span class={STATE_TONE[state]}>{STATEMENT_STATE[state]}</span>
      </p>
      <p>{asOfLine(asOf)}</p>
      <Shares of={total} />
      <Story statement={statement} when={(at) => formatMoment(at, area.district.timeZone)} />
      {children}
      <div class="actions">
        {wasInForce(statement) && (
          <Button icon="external" href={`/bukti/${code}`}>
            {STATEMENTS.publicPage}
          </Button>
        )}
        <Button icon="print" href={sheetHref(id)}>
          {STATEMENTS.sheet}
        </Button>
        {rights.mayList && (
          <Button icon="users" href={listHref(id)}>
            {STATEMENTS.list}
          </Button>
        )}
      </div>
    </div>
  )
}

type StoryProps = {
  readonly statement: Statement
  /** A moment in words. */
  readonly when: (at: string) => string
}

/** Who did what, when and why. */
export function Story({ statement, when }: StoryProps): JSX.Element {
  const { proposedByName, proposedAt, decidedByName, decidedAt } = statement
  const { state, reason, supersededBy } = statement
  const lines = [STATEMENTS.proposedBy(proposedByName, when(proposedAt))]
  if (decidedByName !== null && decidedAt !== null) {
    const words = state === 'RETURNED' ? STATEMENTS.returnedBy : STATEMENTS.issuedBy
    lines.push(words(decidedByName, when(decidedAt)))
  }
  if (supersededBy !== null) lines.push(STATEMENTS.newer(supersededBy))
  if (reason !== null) lines.push(STATEMENTS.reason(reason))
  return (
    <ul class="statement-story small">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

/** `268 / 268` */
export function fraction(part: number, whole: number): string {
  return `${formatNumber(part)} / ${formatNumber(whole)}`
}
