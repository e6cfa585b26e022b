/** How long the district keeps what, within its bounds; what went, by day and kind; and what is kept for good, with why. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  readRetention,
  setRetention,
  type RetentionRule,
} from '../../../../worker/contract/privacy.ts'
import { RETENTION_BOUNDS } from '../../../../worker/contract/retention-kinds.ts'
import { Button } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { Empty } from '../../components/Empty.tsx'
import { Field } from '../../components/Field.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Table } from '../../components/Table.tsx'
import { call } from '../../lib/call.ts'
import { useArea, useSession, useZone } from '../../lib/session.ts'
import { useReply } from '../../lib/use-reply.ts'
import { formatDate, formatMoment, formatNumber } from '../../text/format.ts'
import { FIXED_KEPT, RETENTION, RETENTION_WORDS } from '../../text/privacy-office.ts'

export function RetentionPage(): JSX.Element {
  const session = useSession()
  const area = useArea()
  if (session.state !== 'in' || area === null) return <Loading label={RETENTION.loading} rows={5} />
  return <Rules key={area.districtCode} district={area.districtCode} />
}

function Rules({ district }: { readonly district: string }): JSX.Element {
  const reply = useReply(district, (signal) => call(readRetention, { district }, { signal }))
  if (reply.state === 'loading') return <Loading label={RETENTION.loading} rows={5} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  const { rules, days } = reply.answer
  return (
    <div class="privacy tall">
      <div class="retention">
        {rules.map((rule) => (
          <OneRule key={rule.kind} district={district} rule={rule} />
        ))}
      </div>
      <section class="panel" aria-labelledby="tetap">
        <h2 id="tetap">{RETENTION.fixed}</h2>
        <dl class="fixed-kept">
          {FIXED_KEPT.map(({ what, time, why }) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd>
                <strong>{time}</strong>: {why}.
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-labelledby="dihapus">
        <h2 id="dihapus">{RETENTION.removed}</h2>
        {days.length === 0 ? (
          <Empty title={RETENTION.removedNone}>
            <p>{RETENTION.removedNoneBody}</p>
          </Empty>
        ) : (
          <Table
            label={RETENTION.removed}
            rows={days}
            rowKey={({ day, kind }) => `${day} ${kind}`}
            columns={[
              { key: 'day', title: RETENTION.day, cell: ({ day }) => formatDate(day) },
              {
                key: 'kind',
                title: RETENTION.kind,
                cell: ({ kind }) => RETENTION_WORDS[kind].title,
              },
              {
                key: 'removed',
                title: RETENTION.count,
                numeric: true,
                cell: ({ removed }) => formatNumber(removed),
              },
            ]}
          />
        )}
      </section>
    </div>
  )
}

type RuleProps = { readonly district: string; readonly rule: RetentionRule }

function OneRule({ district, rule: first }: RuleProps): JSX.Element {
  const zone = useZone()
  const [rule, setRule] = useState(first)
  const [isOn, setOn] = useState(first.isOn)
  const [days, setDays] = useState(String(first.days))
  const [isBusy, setBusy] = useState(false)
  const [isSaved, setSaved] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const { kind } = rule
  const words = RETENTION_WORDS[kind]
  const { least, most } = RETENTION_BOUNDS[kind]
  const wanted = /^\d{1,5}$/.test(days) ? Number(days) : Number.NaN
  const isWrong = !(wanted >= least && wanted <= most)
  const isDirty = isOn !== rule.isOn || wanted !== rule.days

  async function save(): Promise<void> {
    if (isWrong) return
    setBusy(true)
    setError(null)
    setSaved(false)
    try {
      const { version } = rule
      const { rule: now } = await call(setRetention, {
        district,
        kind,
        isOn,
        days: wanted,
        version,
      })
      setRule(now)
      setSaved(true)
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }

  return (
    <section class="panel" aria-labelledby={`jenis-${kind}`}>
      <h2 id={`jenis-${kind}`}>{words.title}</h2>
      <p>
        <strong>{RETENTION.goes}:</strong> {words.goes}
        <br />
        <strong>{RETENTION.stays}:</strong> {words.stays}
      </p>
      <p class="muted">
        {words.from} {words.why}
      </p>
      <Checkbox checked={isOn} onChange={setOn}>
        {RETENTION.on}
      </Checkbox>
      <Field
        label={RETENTION.days}
        help={RETENTION.bounds(least, most)}
        inputMode="numeric"
        maxLength={5}
        value={days}
        onInput={setDays}
        disabled={!isOn}
        {...(isWrong ? { error: RETENTION.wrong(least, most) } : {})}
      />
      {rule.isOn && <p>{RETENTION.due(rule.due)}</p>}
      {error !== null && <Problem error={error} />}
      {isSaved && !isDirty && <Notice kind="done">{RETENTION.saved}</Notice>}
      <div class="tool-buttons">
        <Button
          kind="primary"
          disabled={!isDirty || isWrong}
          busy={isBusy ? RETENTION.saving : undefined}
          onClick={() => void save()}
        >
          {RETENTION.save}
        </Button>
      </div>
      <p class="small muted">
        {rule.savedAt === null
          ? RETENTION.default
          : RETENTION.by(rule.savedByName ?? '', formatMoment(rule.savedAt, zone))}
      </p>
    </section>
  )
}
