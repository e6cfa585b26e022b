/** The desa lokus of a year: ticked by kecamatan, pasted from a decree, or copied from the year before. Saved as one list. */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Area } from '../../../../worker/contract/regions.ts'
import { listFocusVillages, setFocusVillages } from '../../../../worker/contract/roster.ts'
import { Button } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { Empty } from '../../components/Empty.tsx'
import { Field } from '../../components/Field.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Select } from '../../components/Select.tsx'
import { call, CallProblem } from '../../lib/call.ts'
import { holdsRole, useArea, useSession, useZone, type OfficeArea } from '../../lib/session.ts'
import { useReply } from '../../lib/use-reply.ts'
import { useUrlState } from '../../lib/url-state.ts'
import { FOCUS } from '../../text/roster-life.ts'
import { FocusGroups } from './FocusGroups.tsx'
import { PasteVillages } from './PasteVillages.tsx'
import { useDistrictAreas } from './use-district.ts'

/** Years before and after this one that can be chosen. */
const BACK = 5

export function FocusVillages(): JSX.Element {
  const session = useSession()
  const area = useArea()
  const zone = useZone()
  const thisYear = Number(
    new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: zone }).format(new Date()),
  )
  const [year, setYear] = useUrlState('tahun', String(thisYear))
  if (session.state !== 'in' || area === null) return <Loading label={FOCUS.loading} rows={8} />
  const mayEdit = holdsRole(session.who, area.districtCode, ['DISTRICT_ADMIN', 'SUPERADMIN'])
  const years = Array.from({ length: BACK + 2 }, (_, index) => String(thisYear + 1 - index))
  const chosen = years.includes(year) ? year : String(thisYear)
  return (
    <div class="roster tall">
      <div class="toolbar">
        <Select
          label={FOCUS.year}
          value={chosen}
          options={years.map((value) => ({ value, label: value }))}
          onChange={setYear}
        />
      </div>
      <YearList
        key={`${area.districtCode} ${chosen}`}
        area={area}
        year={chosen}
        mayEdit={mayEdit}
      />
    </div>
  )
}

type Props = { readonly area: OfficeArea; readonly year: string; readonly mayEdit: boolean }

const readYear = async (district: string, year: string, signal?: AbortSignal) =>
  (
    await call(
      listFocusVillages,
      { district, year: Number(year) },
      signal === undefined ? {} : { signal },
    )
  ).villages

function YearList({ area, year, mayEdit }: Props): JSX.Element {
  const district = area.districtCode
  const areas = useDistrictAreas(district)
  const reply = useReply(`${district}/${year}`, (signal) => readYear(district, year, signal))
  const [stored, setStored] = useState<readonly string[]>([])
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [q, setQ] = useState('')
  const [isOnly, setOnly] = useState(false)
  const [isPasting, setPasting] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const [said, setSaid] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [theirs, setTheirs] = useState<readonly string[] | null>(null)
  const came = reply.state === 'here' ? reply.answer : null
  useEffect(() => {
    if (came === null) return
    setStored(came)
    setChosen(new Set(came))
  }, [came])

  const villages: readonly Area[] =
    areas?.subDistricts.flatMap(({ code }) => areas.villagesOf(code)) ?? []
  const isDirty = stored.length !== chosen.size || stored.some((code) => !chosen.has(code))
  const before = String(Number(year) - 1)

  async function save(seen: readonly string[]): Promise<void> {
    setSaving(true)
    setError(null)
    setSaid('')
    try {
      const wanted = [...chosen].sort()
      const saved = await call(setFocusVillages, {
        district,
        year: Number(year),
        villages: wanted,
        seen: [...seen],
      })
      setStored(saved.villages)
      setTheirs(null)
      setSaid(FOCUS.saved(saved.villages.length, year))
    } catch (problem) {
      if (problem instanceof CallProblem && problem.code === 'CHANGED_MEANWHILE') {
        const now = await readYear(district, year).catch(() => null)
        if (now === null) setError(problem)
        else setTheirs(now)
      } else setError(problem)
    } finally {
      setSaving(false)
    }
  }

  async function copy(): Promise<void> {
    setError(null)
    try {
      const list = await readYear(district, before)
      if (list.length === 0) return setSaid(FOCUS.copyNone(before))
      setChosen(new Set([...chosen, ...list]))
      setSaid(FOCUS.copied(list.length, before))
    } catch (problem) {
      setError(problem)
    }
  }

  const settle = (next: ReadonlySet<string>) => {
    setStored(theirs ?? stored)
    setChosen(next)
    setTheirs(null)
  }

  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  if (reply.state === 'loading' || areas === null) return <Loading label={FOCUS.loading} rows={8} />
  return (
    <>
      {said !== '' && <Notice kind="done">{said}</Notice>}
      {error !== null && <Problem error={error} />}
      {theirs !== null && (
        <Notice
          kind="wait"
          title={FOCUS.conflictTitle}
          action={
            <span class="roster-choices">
              <Button onClick={() => settle(new Set([...theirs, ...chosen]))}>
                {FOCUS.addTheirs}
              </Button>
              <Button onClick={() => settle(new Set(theirs))}>{FOCUS.takeTheirs}</Button>
              <Button kind="quiet" onClick={() => settle(chosen)}>
                {FOCUS.keepMine}
              </Button>
            </span>
          }
        >
          <p>
            {FOCUS.conflict(
              theirs.filter((code) => !chosen.has(code)).length,
              [...chosen].filter((code) => !theirs.includes(code)).length,
            )}
          </p>
        </Notice>
      )}
      {!mayEdit && <p class="help">{FOCUS.readOnly}</p>}
      {mayEdit && (
        <div class="roster-choices">
          <Button icon="copy" onClick={() => setPasting(true)}>
            {FOCUS.paste}
          </Button>
          <Button icon="calendar" onClick={() => void copy()}>
            {FOCUS.copy(before)}
          </Button>
        </div>
      )}
      {chosen.size === 0 && <Empty title={FOCUS.emptyTitle(year)}>{FOCUS.empty}</Empty>}
      <div class="toolbar">
        <Field label={FOCUS.search} type="search" value={q} onInput={setQ} maxLength={60} />
        <Checkbox checked={isOnly} onChange={setOnly}>
          {FOCUS.only}
        </Checkbox>
      </div>
      <FocusGroups
        areas={areas}
        chosen={chosen}
        q={q}
        only={isOnly}
        disabled={!mayEdit}
        onChange={(next) => {
          setSaid('')
          setChosen(next)
        }}
      />
      <div class="roster-bar">
        <p class="roster-count" aria-live="polite">
          <strong class="num">{FOCUS.chosen(chosen.size, villages.length)}</strong>
          {isDirty && <span class="small roster-line">{FOCUS.unsaved}</span>}
        </p>
        {mayEdit && (
          <>
            <Button
              kind="primary"
              disabled={!isDirty || theirs !== null}
              busy={isSaving ? FOCUS.saving : undefined}
              onClick={() => void save(stored)}
            >
              {FOCUS.save}
            </Button>
            {isDirty && (
              <Button kind="quiet" icon="undo" onClick={() => setChosen(new Set(stored))}>
                {FOCUS.drop}
              </Button>
            )}
          </>
        )}
      </div>
      {isPasting && (
        <PasteVillages
          district={district}
          onClose={() => setPasting(false)}
          onRead={(codes, how) => {
            setPasting(false)
            setChosen(new Set(how === 'replace' ? codes : [...chosen, ...codes]))
            const fresh = codes.filter((code) => !chosen.has(code)).length
            setSaid(fresh === 0 ? FOCUS.pastedNone : FOCUS.pasted(fresh))
          }}
        />
      )}
    </>
  )
}
