/** Field practice of an area or a cohort: who can do what, and what most people cannot do yet. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { listCohorts } from '../../../../../worker/contract/cohorts.ts'
import { listCourses } from '../../../../../worker/contract/curriculum.ts'
import type { CallOf } from '../../../../../worker/contract/endpoint.ts'
import { exportPractice, listPractice } from '../../../../../worker/contract/fieldwork.ts'
import { Button } from '../../../components/Button.tsx'
import { Chips } from '../../../components/Chips.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Field } from '../../../components/Field.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Select } from '../../../components/Select.tsx'
import { Stat } from '../../../components/Stat.tsx'
import { call } from '../../../lib/call.ts'
import { saveCsv, saveXlsx } from '../../../lib/save-table.ts'
import { useArea, useSession, type OfficeArea } from '../../../lib/session.ts'
import { goToUrlKey, useUrlState } from '../../../lib/url-state.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { formatNumber } from '../../../text/format.ts'
import { PHOTO_OFFICE } from '../../../text/practice-photo.ts'
import { RESULTS } from '../../../text/practice-office.ts'
import { CadreResult } from './CadreResult.tsx'
import { askedFirst, outcomeOf, progressOf, type Listed } from './figures.ts'
import { PracticeTable } from './PracticeTable.tsx'
import { resultsTable } from './results-file.ts'
import { StepShares } from './StepShares.tsx'

export function ResultsPage(): JSX.Element {
  const session = useSession()
  const area = useArea()
  const [cadreId, setCadre] = useUrlState('kader')
  if (session.state !== 'in' || area === null) return <Loading label={RESULTS.loading} rows={6} />
  return cadreId === '' ? (
    <Courses key={area.code} area={area} />
  ) : (
    <CadreResult area={area} cadreId={cadreId} onBack={() => setCadre('')} />
  )
}

type Props = { readonly area: OfficeArea }

function Courses({ area }: Props): JSX.Element {
  const courses = useReply(area.code, (signal) =>
    call(listCourses, { area: area.districtCode }, { signal }),
  )
  const cohorts = useReply(area.code, (signal) =>
    call(listCohorts, { area: area.code }, { signal }),
  )
  const [chosen, setChosen] = useUrlState('pelatihan')
  const [cohortId, setCohort] = useUrlState('angkatan')
  const [meetingId, setMeeting] = useUrlState('kegiatan')
  if (courses.state === 'loading') return <Loading label={RESULTS.loading} rows={6} />
  if (courses.state === 'failed') {
    return <Problem error={courses.error} onRetry={courses.reload} />
  }
  const published = courses.answer.courses.filter(({ current }) => current !== null)
  const course = published.find(({ code }) => code === chosen) ?? published[0]
  if (course === undefined) {
    return (
      <Empty title={RESULTS.noCoursesTitle}>
        <p>{RESULTS.noCoursesBody}</p>
      </Empty>
    )
  }
  const options = cohorts.state === 'here' ? cohorts.answer.cohorts : []
  return (
    <div class="practice-office">
      <div class="toolbar">
        {published.length > 1 && (
          <Select
            label={RESULTS.course}
            value={course.code}
            options={published.map(({ code, current }) => ({
              value: code,
              label: current?.title ?? code,
            }))}
            onChange={setChosen}
          />
        )}
        <Select
          label={RESULTS.whose}
          value={meetingId === '' ? cohortId : meetingId}
          options={[
            { value: '', label: RESULTS.everybody },
            ...options.map(({ id, name }) => ({ value: id, label: name })),
            ...(meetingId === '' ? [] : [{ value: meetingId, label: RESULTS.ofMeeting }]),
          ]}
          onChange={(id) => {
            if (id !== meetingId) setMeeting('')
            setCohort(id)
          }}
        />
        <div class="tool-buttons">
          <Button kind="quiet" icon="calendar" href="/pelatih/rtl/">
            {RESULTS.plans}
          </Button>
          <Button kind="quiet" icon="camera" href="/dinas/praktik/foto/">
            {PHOTO_OFFICE.link}
          </Button>
        </div>
      </div>
      <Figures
        key={`${course.code}/${cohortId}/${meetingId}`}
        area={area}
        courseCode={course.code}
        cohortId={meetingId === '' ? cohortId : ''}
        meetingId={meetingId}
      />
    </div>
  )
}

type FiguresProps = Props & {
  readonly courseCode: string
  readonly cohortId: string
  readonly meetingId: string
}

function Figures({ area, courseCode, cohortId, meetingId }: FiguresProps): JSX.Element {
  const place = {
    area: area.code,
    courseCode,
    ...(cohortId === '' ? {} : { cohortId }),
    ...(meetingId === '' ? {} : { meetingId }),
  }
  const reply = useReply(`${area.code}/${courseCode}/${cohortId}/${meetingId}`, (signal) =>
    call(listPractice, place, { signal }),
  )
  if (reply.state === 'loading') return <Loading label={RESULTS.loading} rows={6} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  const { sheets, people } = reply.answer
  if (sheets.length === 0) {
    return (
      <Empty title={RESULTS.noSheetsTitle}>
        <p>{RESULTS.noSheetsBody}</p>
      </Empty>
    )
  }
  if (people.length === 0) {
    return (
      <Empty title={RESULTS.nobodyTitle}>
        <p>{RESULTS.nobodyBody}</p>
      </Empty>
    )
  }
  return <Shown place={place} listed={reply.answer} />
}

type ShownProps = {
  readonly place: CallOf<typeof exportPractice>
  readonly listed: Listed
}

function Shown({ place, listed }: ShownProps): JSX.Element {
  const { sheets, asked, people: everybody } = listed
  const [part, setPart] = useUrlState('kecamatan')
  const [shown, setShown] = useUrlState('keadaan')
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<unknown>(null)
  const parts = [
    ...new Map(
      everybody.flatMap(({ area }) =>
        area === null ? [] : [[area.subDistrictCode, area.subDistrictName] as const],
      ),
    ),
  ].sort(([, one], [, other]) => one.localeCompare(other, 'id'))
  const people = everybody.filter(({ area }) => part === '' || area?.subDistrictCode === part)
  const q = typed.trim().toLowerCase()
  const rows = people.filter(
    (person) =>
      (shown === '' || progressOf(person, sheets) === shown) &&
      (q === '' || `${person.name} ${person.code}`.toLowerCase().includes(q)),
  )
  const count = (state: ReturnType<typeof progressOf>): number =>
    people.filter((person) => progressOf(person, sheets) === state).length
  const assessed = people.filter((person) =>
    sheets.some((sheet) => outcomeOf(person, sheet) !== undefined),
  ).length
  /** Of the rows that are shown, as they are now; the Worker writes down that they leave. */
  async function take(use: (table: ReturnType<typeof resultsTable>) => unknown): Promise<void> {
    setError(null)
    try {
      const latest = await call(exportPractice, place)
      const wanted = new Set(rows.map(({ cadreId }) => cadreId))
      const taken = latest.people.filter(({ cadreId }) => wanted.has(cadreId))
      await use(resultsTable(taken, latest.sheets))
    } catch (problem) {
      setError(problem)
    }
  }
  return (
    <>
      <div class="stats">
        <Stat
          label={RESULTS.people}
          value={formatNumber(people.length)}
          definition={RESULTS.peopleMeans}
        />
        <Stat
          label={RESULTS.assessed}
          value={formatNumber(assessed)}
          of={RESULTS.of(people.length)}
          definition={RESULTS.assessedMeans}
        />
        <Stat
          label={RESULTS.complete(asked.length)}
          value={formatNumber(count('done'))}
          of={RESULTS.of(people.length)}
          definition={RESULTS.completeMeans(asked.length)}
        />
      </div>
      <StepShares people={people} sheets={sheets} />
      <h2>{RESULTS.table}</h2>
      <div class="toolbar">
        {parts.length > 1 && (
          <Select
            label={RESULTS.part}
            value={part}
            options={[
              { value: '', label: RESULTS.allParts },
              ...parts.map(([value, label]) => ({ value, label })),
            ]}
            onChange={setPart}
          />
        )}
        <Field
          label={RESULTS.search}
          type="search"
          value={typed}
          onInput={setTyped}
          maxLength={60}
        />
        <div class="tool-buttons">
          <Button
            icon="download"
            onClick={() => void take((table) => saveCsv(table, RESULTS.fileName))}
          >
            {RESULTS.csv}
          </Button>
          <Button
            icon="sheet"
            onClick={() => void take((table) => saveXlsx(table, RESULTS.fileName, RESULTS.title))}
          >
            {RESULTS.xlsx}
          </Button>
          <Button icon="print" onClick={() => void take(() => window.print())}>
            {RESULTS.print}
          </Button>
        </div>
      </div>
      {error !== null && <Problem error={error} />}
      <Chips
        label={RESULTS.show}
        value={shown}
        onChange={setShown}
        chips={[
          { value: '', label: RESULTS.all, count: people.length },
          { value: 'none', label: RESULTS.none, count: count('none') },
          { value: 'some', label: RESULTS.some, count: count('some') },
          {
            value: 'done',
            label: asked.length === 0 ? RESULTS.done : RESULTS.doneAsked,
            count: count('done'),
          },
        ]}
      />
      {rows.length === 0 ? (
        <p class="muted">{RESULTS.noMatch}</p>
      ) : (
        <PracticeTable
          people={rows}
          total={people.length}
          sheets={askedFirst(sheets, asked)}
          asked={asked}
          onOpen={(cadreId) => goToUrlKey('kader', cadreId)}
        />
      )}
    </>
  )
}
