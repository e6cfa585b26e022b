/** "Siapa yang terdampak?": asks the log for a window of time, shows whose data it was, and how long there is to tell them. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { listAuditActors } from '../../../../worker/contract/audit.ts'
import type { ReplyOf } from '../../../../worker/contract/endpoint.ts'
import { findAffected } from '../../../../worker/contract/privacy.ts'
import { Button } from '../../components/Button.tsx'
import { Field } from '../../components/Field.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Select } from '../../components/Select.tsx'
import { call } from '../../lib/call.ts'
import { useArea, useSession, useZone, type OfficeArea } from '../../lib/session.ts'
import { useReply } from '../../lib/use-reply.ts'
import { dayIn } from '../../text/audit-days.ts'
import { AUDIT } from '../../text/audit.ts'
import { BREACH } from '../../text/privacy-office.ts'
import { Affected } from './Affected.tsx'
import { AreaSelect } from './AreaSelect.tsx'

export function BreachPage(): JSX.Element {
  const session = useSession()
  const area = useArea()
  if (session.state !== 'in' || area === null) return <Loading label={BREACH.asking} rows={5} />
  return <Search key={area.districtCode} area={area} />
}

const HOURS = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 } as const

/** The first instant of a day on the wall, or of the day after it. */
function instantOf(day: string, zone: keyof typeof HOURS, after: 0 | 1): string {
  return new Date(Date.parse(day) + after * 86_400_000 - HOURS[zone] * 3_600_000).toISOString()
}

type Question = { readonly from: string; readonly until: string }

function Search({ area }: { readonly area: OfficeArea }): JSX.Element {
  const zone = useZone()
  const district = area.districtCode
  const today = dayIn(new Date().toISOString(), zone)
  const [from, setFrom] = useState(today)
  const [until, setUntil] = useState(today)
  const [accountId, setAccount] = useState('')
  const [part, setPart] = useState('')
  const [group, setGroup] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [found, setFound] = useState<(ReplyOf<typeof findAffected> & Question) | null>(null)
  const staff = useReply(district, (signal) =>
    call(listAuditActors, { area: district }, { signal }),
  )
  const isWindowWrong = from === '' || until === '' || until < from

  async function ask(): Promise<void> {
    if (isWindowWrong) return
    setBusy(true)
    setError(null)
    try {
      const window = { from: instantOf(from, zone, 0), until: instantOf(until, zone, 1) }
      const reply = await call(findAffected, {
        district,
        ...window,
        ...(accountId === '' ? {} : { accountId }),
        ...(part === '' ? {} : { area: part }),
        ...(group === 'view' || group === 'export' ? { group } : {}),
      })
      setFound({ ...reply, from, until })
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }

  return (
    <div class="privacy tall">
      <details class="panel no-print">
        <summary>{BREACH.runbook}</summary>
        <ol>
          {BREACH.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p class="muted">{BREACH.limits}</p>
      </details>
      <section class="panel no-print breach-ask">
        <Field label={BREACH.from} type="date" max={today} value={from} onInput={setFrom} />
        <Field
          label={BREACH.until}
          type="date"
          max={today}
          value={until}
          onInput={setUntil}
          {...(isWindowWrong ? { error: BREACH.windowWrong } : {})}
        />
        <Select
          label={BREACH.account}
          value={accountId}
          onChange={setAccount}
          options={[
            { value: '', label: BREACH.everybody },
            ...(staff.state === 'here'
              ? staff.answer.actors.map(({ id, name }) => ({ value: id, label: name }))
              : []),
          ]}
        />
        <Select
          label={BREACH.group}
          value={group}
          onChange={setGroup}
          options={[
            { value: '', label: BREACH.both },
            { value: 'view', label: BREACH.seen },
            { value: 'export', label: BREACH.taken },
          ]}
        />
        <AreaSelect district={district} value={part} onChange={setPart} />
        <div class="tool-buttons">
          <Button
            kind="primary"
            icon="search"
            busy={isBusy ? BREACH.asking : undefined}
            onClick={() => void ask()}
          >
            {BREACH.ask}
          </Button>
        </div>
        <p class="small muted">{BREACH.logged}</p>
      </section>
      {error !== null && <Problem error={error} />}
      {found !== null && <Affected area={area} found={found} />}
      <p class="no-print small">
        <a href="/dinas/riwayat/">{AUDIT.title}</a>
      </p>
    </div>
  )
}
