/** The register of issued certificates: searched, opened, checked, and where a change of one begins. */
import { Fragment, type JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  CERTIFICATE_STATUSES,
  listCertificates,
  type CertificateStatus,
  type RegisterRow,
} from '../../../../worker/contract/certification.ts'
import { Button } from '../../components/Button.tsx'
import { Chips } from '../../components/Chips.tsx'
import { Empty } from '../../components/Empty.tsx'
import { Field } from '../../components/Field.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Table } from '../../components/Table.tsx'
import { call } from '../../lib/call.ts'
import { useUrlState } from '../../lib/url-state.ts'
import { REASON_WORDS, STATUS_LABEL } from '../../text/certification.ts'
import { PROPOSALS, REGISTER } from '../../text/certification-office.ts'
import { ASK, CORRECT, TIES, WAITING } from '../../text/changes-office.ts'
import { SHARED } from '../../text/frame.ts'
import { formatDate } from '../../text/format.ts'
import { dayBefore } from '../../text/validity-office.ts'
import { AskRevocation } from './changes/AskRevocation.tsx'
import { Correct } from './changes/Correct.tsx'
import { RegisterDownload } from './files/RegisterDownload.tsx'
import { Frame, type Desk } from './Frame.tsx'
import { usePages } from '../../lib/use-pages.ts'
import { useSettled } from '../../lib/use-settled.ts'

export function Register(): JSX.Element {
  return (
    <Frame current="/dinas/sertifikat/terbit/" unit="optional">
      {(desk) => <List desk={desk} />}
    </Frame>
  )
}

/** The row whose dialog is open. */
type Changing = { readonly kind: 'revocation' | 'correction'; readonly row: RegisterRow }

function isStatus(text: string): text is CertificateStatus {
  return CERTIFICATE_STATUSES.some((status) => status === text)
}

function List({ desk }: { readonly desk: Desk }): JSX.Element {
  const { district } = desk
  const [wanted, setWanted] = useUrlState('keadaan')
  const [typed, setTyped] = useState('')
  const [changing, setChanging] = useState<Changing | null>(null)
  const [said, setSaid] = useState('')
  const search = useSettled(typed)
  const status = isStatus(wanted) ? wanted : undefined
  const list = usePages(`${district} ${wanted} ${search}`, async (after) => {
    const { certificates, next } = await call(listCertificates, {
      district,
      ...(search === '' ? {} : { search }),
      ...(status === undefined ? {} : { status }),
      ...(after === undefined ? {} : { after }),
    })
    return { rows: certificates, next }
  })
  const isFiltered = search !== '' || status !== undefined
  const dialog = { district, onClose: () => setChanging(null) }
  const asked = (words: string) => {
    setChanging(null)
    setSaid(words)
    list.reload()
  }
  return (
    <>
      <div class="toolbar">
        <Field
          label={REGISTER.search}
          type="search"
          value={typed}
          onInput={setTyped}
          maxLength={80}
        />
        <Chips
          label={REGISTER.status}
          value={wanted}
          chips={[
            { value: '', label: REGISTER.all },
            ...CERTIFICATE_STATUSES.map((value) => ({ value, label: STATUS_LABEL[value] })),
          ]}
          onChange={setWanted}
        />
      </div>
      {list.rows !== null && (isFiltered || list.rows.length > 0) && (
        <RegisterDownload district={district} search={search} />
      )}
      {said !== '' && (
        <Notice
          kind="done"
          action={<Button href="/dinas/sertifikat/perubahan/">{REGISTER.toChanges}</Button>}
        >
          {said}
        </Notice>
      )}
      {list.error !== null && <Problem error={list.error} onRetry={list.reload} />}
      {list.rows === null && list.error === null && <Loading label={REGISTER.loading} rows={6} />}
      {list.rows?.length === 0 &&
        (isFiltered ? (
          <Empty
            title={REGISTER.noMatchTitle}
            action={
              <Button
                onClick={() => {
                  setTyped('')
                  setWanted('')
                }}
              >
                {REGISTER.clear}
              </Button>
            }
          >
            {REGISTER.noMatch}
          </Empty>
        ) : (
          <Empty
            title={REGISTER.emptyTitle}
            action={<Button href="/dinas/sertifikat/">{PROPOSALS.toCandidates}</Button>}
          >
            {REGISTER.empty}
          </Empty>
        ))}
      {list.rows !== null && list.rows.length > 0 && (
        <RegisterTable rows={list.rows} mayChange={desk.mayPropose} onChange={setChanging} />
      )}
      {list.more !== undefined && (
        <Button onClick={list.more} busy={list.isBusy ? SHARED.loading : undefined}>
          {REGISTER.more}
        </Button>
      )}
      {changing?.kind === 'revocation' && (
        <AskRevocation {...dialog} row={changing.row} onAsked={asked} />
      )}
      {changing?.kind === 'correction' && (
        <Correct {...dialog} row={changing.row} onCorrected={asked} />
      )}
    </>
  )
}

const TONE: Record<CertificateStatus, string> = {
  valid: 'tag done',
  revoked: 'tag danger',
  replaced: 'tag wait',
  expired: 'tag wait',
}

type TableProps = {
  readonly rows: readonly RegisterRow[]
  readonly mayChange: boolean
  readonly onChange: (changing: Changing) => void
}

function RegisterTable({ rows, mayChange, onChange }: TableProps): JSX.Element {
  return (
    <Table
      label={REGISTER.label}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'name',
          title: REGISTER.name,
          cell: ({ holderName, areaName }) => (
            <>
              {holderName}
              <span class="help">{areaName}</span>
            </>
          ),
        },
        {
          key: 'number',
          title: REGISTER.number,
          cell: ({ number, issuedOn, expiresOn, renews }) => (
            <>
              <span class="num whole-on-desk">{breakable(number)}</span>
              <span class="help">
                {REGISTER.issuedOn(formatDate(issuedOn))}
                {expiresOn !== null && `, ${REGISTER.until(formatDate(dayBefore(expiresOn)))}`}
              </span>
              {renews !== null && (
                <span class="help">
                  {REGISTER.renews} <a href={`/v/${renews.verificationCode}`}>{renews.number}</a>
                </span>
              )}
            </>
          ),
        },
        {
          key: 'state',
          title: REGISTER.state,
          cell: ({ status, revokedOn, revokeReason, revokeNote, ...row }) => (
            <>
              <span class={TONE[status]}>{STATUS_LABEL[status]}</span>
              {row.waiting !== null && <span class="help">{WAITING[row.waiting]}</span>}
              <Tie words={TIES.replacedBy} to={row.replacedBy} />
              <Tie words={TIES.replaces} to={row.replaces} />
              {revokedOn !== null && (
                <span class="help">
                  {formatDate(revokedOn)}
                  {revokeReason !== null && `, ${REASON_WORDS[revokeReason].toLowerCase()}`}
                  {revokeNote !== null && `. ${revokeNote}`}
                </span>
              )}
            </>
          ),
        },
        {
          key: 'actions',
          title: REGISTER.actions,
          cell: (row) => (
            <>
              <span class="row-actions">
                <Button kind="quiet" icon="download" href={`/c/${row.id}.pdf`} newTab>
                  {REGISTER.pdf}
                </Button>
                <Button kind="quiet" icon="shield" href={`/v/${row.verificationCode}`} newTab>
                  {REGISTER.verify}
                </Button>
              </span>
              {mayChange && row.status === 'valid' && row.waiting === null && (
                <span class="row-actions">
                  <Button
                    kind="quiet"
                    icon="edit"
                    onClick={() => onChange({ kind: 'correction', row })}
                  >
                    {CORRECT.action}
                  </Button>
                  <Button
                    kind="quiet"
                    icon="ban"
                    onClick={() => onChange({ kind: 'revocation', row })}
                  >
                    {ASK.action}
                  </Button>
                </span>
              )}
            </>
          ),
        },
      ]}
    />
  )
}

type TieProps = { readonly words: string; readonly to: RegisterRow['replaces'] }

/** The certificate before or after, by its number. */
function Tie({ words, to }: TieProps): JSX.Element | null {
  if (to === null) return null
  return (
    <span class="help">
      {words}{' '}
      <a class="num" href={`/v/${to.verificationCode}`} target="_blank" rel="noreferrer">
        {breakable(to.number)}
      </a>
    </span>
  )
}

/** On a phone a long number goes on after a stroke, not in the middle of a year. */
export function breakable(number: string): JSX.Element[] {
  return number.split('/').map((part, index) => (
    <Fragment key={index}>
      {index > 0 && (
        <>
          /<wbr />
        </>
      )}
      {part}
    </Fragment>
  ))
}
