/** The register of issued certificates: searched, opened, checked, revoked. */
import { Fragment, type JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
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
import { SHARED } from '../../text/frame.ts'
import { formatDate } from '../../text/format.ts'
import { Frame, type Desk } from './Frame.tsx'
import { Revoke } from './Revoke.tsx'
import { usePages } from './use-pages.ts'

export function Register(): JSX.Element {
  return (
    <Frame current="/dinas/sertifikat/terbit/" unit="optional">
      {(desk) => <List desk={desk} />}
    </Frame>
  )
}

const SETTLED_MS = 300

function isStatus(text: string): text is CertificateStatus {
  return CERTIFICATE_STATUSES.some((status) => status === text)
}

function List({ desk }: { readonly desk: Desk }): JSX.Element {
  const { district } = desk
  const [asked, setAsked] = useUrlState('keadaan')
  const [typed, setTyped] = useState('')
  const [search, setSearch] = useState('')
  const [revoking, setRevoking] = useState<RegisterRow | null>(null)
  const [said, setSaid] = useState('')
  useEffect(() => {
    const wait = setTimeout(() => setSearch(typed.trim()), SETTLED_MS)
    return () => clearTimeout(wait)
  }, [typed])
  const status = isStatus(asked) ? asked : undefined
  const list = usePages(`${district} ${asked} ${search}`, async (after) => {
    const { certificates, next } = await call(listCertificates, {
      district,
      ...(search === '' ? {} : { search }),
      ...(status === undefined ? {} : { status }),
      ...(after === undefined ? {} : { after }),
    })
    return { rows: certificates, next }
  })
  const isFiltered = search !== '' || status !== undefined
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
          value={asked}
          chips={[
            { value: '', label: REGISTER.all },
            ...CERTIFICATE_STATUSES.map((value) => ({ value, label: STATUS_LABEL[value] })),
          ]}
          onChange={setAsked}
        />
      </div>
      {said !== '' && <Notice kind="done">{said}</Notice>}
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
                  setAsked('')
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
        <RegisterTable rows={list.rows} mayRevoke={desk.mayPropose} onRevoke={setRevoking} />
      )}
      {list.more !== undefined && (
        <Button onClick={list.more} busy={list.isBusy ? SHARED.loading : undefined}>
          {REGISTER.more}
        </Button>
      )}
      {revoking !== null && (
        <Revoke
          district={district}
          row={revoking}
          onClose={() => setRevoking(null)}
          onRevoked={(words) => {
            setRevoking(null)
            setSaid(words)
            list.reload()
          }}
        />
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
  readonly mayRevoke: boolean
  readonly onRevoke: (row: RegisterRow) => void
}

function RegisterTable({ rows, mayRevoke, onRevoke }: TableProps): JSX.Element {
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
          cell: ({ number, issuedOn }) => (
            <>
              <span class="num">{breakable(number)}</span>
              <span class="help">{REGISTER.issuedOn(formatDate(issuedOn))}</span>
            </>
          ),
        },
        {
          key: 'state',
          title: REGISTER.state,
          cell: ({ status, revokedOn, revokeReason, revokeNote }) => (
            <>
              <span class={TONE[status]}>{STATUS_LABEL[status]}</span>
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
            <span class="row-actions">
              <Button kind="quiet" icon="download" href={`/c/${row.id}.pdf`} newTab>
                {REGISTER.pdf}
              </Button>
              <Button kind="quiet" icon="shield" href={`/v/${row.verificationCode}`} newTab>
                {REGISTER.verify}
              </Button>
              {mayRevoke && row.status === 'valid' && (
                <Button kind="quiet" icon="ban" onClick={() => onRevoke(row)}>
                  {REGISTER.revoke}
                </Button>
              )}
            </span>
          ),
        },
      ]}
    />
  )
}

/** On a phone a long number goes on after a stroke, not in the middle of a year. */
function breakable(number: string): JSX.Element[] {
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
