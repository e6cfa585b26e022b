/** Chooses members from the suggestions: active cadres who are not trained and have a seat in no open cohort. */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import {
  addCohortMembers,
  MAX_AT_ONCE,
  suggestCohortMembers,
  type Cohort,
  type SuggestedMember,
} from '../../../../../worker/contract/cohorts.ts'
import { Button } from '../../../components/Button.tsx'
import { Checkbox } from '../../../components/Checkbox.tsx'
import { Chips } from '../../../components/Chips.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { More } from '../../../components/More.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Select } from '../../../components/Select.tsx'
import { call } from '../../../lib/call.ts'
import { COHORT, SUGGEST } from '../../../text/cohorts.ts'
import { SHARED } from '../../../text/frame.ts'
import { areaWords, PERSON_COLUMNS } from '../../../text/roster.ts'
import { useDistrictAreas } from '../use-district.ts'
import { fullOf, OverNotice, type Full } from './OverNotice.tsx'
import { SeatsLeft } from './Seats.tsx'

type Page = {
  readonly cadres: readonly SuggestedMember[]
  readonly total: number
  readonly next: string | null
}

type Props = {
  readonly district: string
  readonly cohort: Cohort
  readonly onClose: () => void
  readonly onAdded: (count: number) => void
}

export function AddMembers({ district, cohort, onClose, onAdded }: Props): JSX.Element {
  const areas = useDistrictAreas(district)
  const [subDistrict, setSubDistrict] = useState('')
  const [shown, setShown] = useState('')
  const [page, setPage] = useState<Page | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [full, setFull] = useState<Full | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const isUncovered = shown === 'belum'

  async function read(
    before: readonly SuggestedMember[],
    after: string | null,
    signal?: AbortSignal,
  ) {
    setBusy(true)
    setError(null)
    try {
      const reply = await call(
        suggestCohortMembers,
        {
          district,
          ...(subDistrict === '' ? {} : { subDistrict }),
          ...(isUncovered ? { uncovered: 'yes' } : {}),
          ...(after === null ? {} : { after }),
        },
        signal === undefined ? {} : { signal },
      )
      setPage({ ...reply, cadres: [...before, ...reply.cadres] })
    } catch (problem) {
      if (signal?.aborted !== true) setError(problem)
    } finally {
      if (signal?.aborted !== true) setBusy(false)
    }
  }
  useEffect(() => {
    const stop = new AbortController()
    setPage(null)
    setChosen(new Set())
    setFull(null)
    void read([], null, stop.signal)
    return () => stop.abort()
  }, [district, subDistrict, isUncovered])

  async function add(over: { overCapacity?: true }): Promise<void> {
    setSaving(true)
    setFull(null)
    setError(null)
    try {
      const cadreIds = [...chosen]
      const input = { district, cohortId: cohort.id, cadreIds, ...over }
      onAdded((await call(addCohortMembers, input)).changed)
    } catch (problem) {
      const seats = fullOf(problem)
      if (seats === null) setError(problem)
      else setFull(seats)
    } finally {
      setSaving(false)
    }
  }
  function choose(cadreId: string, isChosen: boolean): void {
    const next = new Set(chosen)
    if (isChosen) next.add(cadreId)
    else next.delete(cadreId)
    setChosen(next)
    setFull(null)
  }
  const listed = page?.cadres ?? []
  const isAll = listed.length > 0 && listed.every(({ cadreId }) => chosen.has(cadreId))
  const isTooMany = chosen.size > MAX_AT_ONCE
  return (
    <Dialog
      open
      title={SUGGEST.title}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            icon="plus"
            disabled={chosen.size === 0 || isTooMany}
            busy={isSaving ? COHORT.working : undefined}
            onClick={() => void add({})}
          >
            {chosen.size === 0 ? SUGGEST.chooseFirst : SUGGEST.add(chosen.size)}
          </Button>
          <Button onClick={onClose}>{SHARED.cancel}</Button>
        </>
      }
    >
      <p class="help">
        {SUGGEST.lede} <SeatsLeft cohort={cohort} />
      </p>
      <div class="suggest-filters">
        <Select
          label={SUGGEST.subDistrict}
          value={subDistrict}
          options={[
            { value: '', label: SUGGEST.allSubDistricts },
            ...(areas?.subDistricts ?? []).map(({ code, name }) => ({ value: code, label: name })),
          ]}
          onChange={setSubDistrict}
        />
        <Chips
          label={SUGGEST.show}
          value={shown}
          chips={[
            { value: '', label: SUGGEST.all },
            { value: 'belum', label: SUGGEST.uncovered },
          ]}
          onChange={setShown}
        />
      </div>
      {full !== null && <OverNotice full={full} onYes={() => void add({ overCapacity: true })} />}
      {isTooMany && <p class="error">{SUGGEST.most(MAX_AT_ONCE)}</p>}
      {error !== null && <Problem error={error} onRetry={() => void read([], null)} />}
      {page === null ? (
        error === null && <Loading label={SUGGEST.loading} rows={5} />
      ) : listed.length === 0 ? (
        <Empty title={SUGGEST.emptyTitle}>{SUGGEST.emptyBody}</Empty>
      ) : (
        <>
          <div class="suggest-list">
            <Checkbox
              checked={isAll}
              onChange={(all) => {
                setChosen(all ? new Set(listed.map(({ cadreId }) => cadreId)) : new Set())
                setFull(null)
              }}
            >
              <b>{SHARED.chooseAllShown}</b>
            </Checkbox>
            {listed.map((person) => (
              <Checkbox
                key={person.cadreId}
                checked={chosen.has(person.cadreId)}
                onChange={(isChosen) => choose(person.cadreId, isChosen)}
              >
                {person.name} <span class="num muted small">{person.code}</span>
                <span class="small muted under">
                  {person.area === null ? PERSON_COLUMNS.nowhere : areaWords(person.area)}
                </span>
              </Checkbox>
            ))}
          </div>
          <More
            shown={listed.length}
            total={page.total}
            onMore={page.next === null ? undefined : () => void read(listed, page.next)}
            busy={isBusy}
          />
        </>
      )}
    </Dialog>
  )
}
