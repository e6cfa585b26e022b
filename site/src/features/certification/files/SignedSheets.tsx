/** Electronic signatures made outside: fetch what is not signed, have it signed, bring it back; and which have one. */
import type { JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import type { Paper } from '../../../../../worker/contract/certificate-files.ts'
import { Button } from '../../../components/Button.tsx'
import { Chips } from '../../../components/Chips.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { More } from '../../../components/More.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Table } from '../../../components/Table.tsx'
import { useUrlState } from '../../../lib/url-state.ts'
import { SIGNED, ZIP } from '../../../text/certificate-files-office.ts'
import { formatMoment, type Zone } from '../../../text/format.ts'
import { Frame, type Desk } from '../Frame.tsx'
import { breakable } from '../Register.tsx'
import { DownloadOf } from './DownloadPapers.tsx'
import { UploadSigned } from './UploadSigned.tsx'
import { usePapers } from './use-papers.ts'

export function SignedSheets(): JSX.Element {
  return (
    <Frame current="/dinas/sertifikat/ttd/" unit="optional">
      {(desk) => <Sheets desk={desk} />}
    </Frame>
  )
}

function Sheets({ desk }: { readonly desk: Desk }): JSX.Element {
  const { district, area, mayPropose } = desk
  const reply = usePapers({ district })
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  if (reply.state === 'loading') return <Loading label={SIGNED.loading} rows={6} />
  const { papers } = reply.answer
  if (papers.length === 0) return <Empty title={SIGNED.nothingTitle}>{SIGNED.nothing}</Empty>
  const open = papers.filter(({ signedAt }) => signedAt === null)
  const toSign = { ...reply, answer: { ...reply.answer, papers: open } }
  return (
    <>
      {open.length > 0 && (
        <section>
          <h2>{SIGNED.fetchTitle}</h2>
          <DownloadOf reply={toSign} name={ZIP.toSign} />
        </section>
      )}
      {open.length > 0 && (
        <section>
          <h2>{SIGNED.signTitle}</h2>
          <p>{SIGNED.sign}</p>
        </section>
      )}
      <section>
        <h2>{SIGNED.uploadTitle}</h2>
        {mayPropose ? (
          <UploadSigned district={district} onTaken={reply.reload} />
        ) : (
          <Notice>{SIGNED.notForYou}</Notice>
        )}
        <p class="small">{SIGNED.limit}</p>
      </section>
      <List papers={papers} zone={area.district.timeZone} />
    </>
  )
}

const AT_ONCE = 50

function List({ papers, zone }: { papers: readonly Paper[]; zone: Zone }): JSX.Element {
  const [asked, setAsked] = useUrlState('tampil')
  const [shown, setShown] = useState(AT_ONCE)
  const isSigned = asked === 'sudah'
  const [signed, open] = useMemo(
    () => [
      papers.filter(({ signedAt }) => signedAt !== null),
      papers.filter(({ signedAt }) => signedAt === null),
    ],
    [papers],
  )
  const chosen = isSigned ? signed : open
  const visible = Math.min(shown, chosen.length)
  return (
    <section>
      <h2>{SIGNED.listTitle}</h2>
      <Chips
        label={SIGNED.view}
        value={isSigned ? 'sudah' : ''}
        chips={[
          { value: '', label: SIGNED.without, count: open.length },
          { value: 'sudah', label: SIGNED.with, count: signed.length },
        ]}
        onChange={(value) => {
          setShown(AT_ONCE)
          setAsked(value)
        }}
      />
      {chosen.length === 0 ? (
        <Empty title={isSigned ? SIGNED.noneTitle : SIGNED.allSignedTitle}>
          {isSigned ? SIGNED.none : SIGNED.allSigned}
        </Empty>
      ) : (
        <PaperTable papers={chosen.slice(0, visible)} zone={zone} />
      )}
      {chosen.length > AT_ONCE && (
        <More
          shown={visible}
          total={chosen.length}
          onMore={visible < chosen.length ? () => setShown(shown + AT_ONCE) : undefined}
        />
      )}
    </section>
  )
}

function PaperTable({ papers, zone }: { papers: readonly Paper[]; zone: Zone }): JSX.Element {
  return (
    <Table
      label={SIGNED.listTitle}
      rows={papers}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          title: SIGNED.name,
          cell: ({ holderName, villageName, subDistrictName }) => (
            <>
              {holderName}
              <span class="help">{[villageName, subDistrictName].filter(Boolean).join(', ')}</span>
            </>
          ),
        },
        {
          key: 'number',
          title: SIGNED.number,
          cell: ({ number }) => <span class="num">{breakable(number)}</span>,
        },
        {
          key: 'document',
          title: SIGNED.document,
          cell: ({ id, signedAt }) =>
            signedAt === null ? (
              <span class="row-actions">
                <Button kind="quiet" icon="download" href={`/c/${id}.pdf`} newTab>
                  {SIGNED.openPlain}
                </Button>
              </span>
            ) : (
              <>
                <span class="row-actions">
                  <Button kind="quiet" icon="eye" href={`/c/${id}-ttd.pdf`} newTab>
                    {SIGNED.openSigned}
                  </Button>
                </span>
                <span class="help">{SIGNED.uploadedOn(formatMoment(signedAt, zone))}</span>
              </>
            ),
        },
      ]}
    />
  )
}
