/** Blank attendance sheets to print: one for each session of each day, signed in two columns so that no hand covers a name. */
import type { JSX } from 'preact'
import { Button } from '../../../components/Button.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Select } from '../../../components/Select.tsx'
import { SignSheet } from '../../../components/SignSheet.tsx'
import { useArea, type OfficeArea } from '../../../lib/session.ts'
import { useUrlState } from '../../../lib/url-state.ts'
import { COHORT, dayWords, SHEET } from '../../../text/cohorts.ts'
import { governmentOf } from '../../../text/reporting.ts'
import { NoCohort } from './CohortPage.tsx'
import { placeOf } from './member-file.ts'
import { daysOf } from '../../../lib/sheet-rows.ts'
import { addressOf, useCohort, useCohortId, type CohortReply } from './use-cohort.ts'

const SESSIONS = ['1', '2', '3', '4']
const BLANKS = ['0', '5', '10']

export function AttendanceSheets(): JSX.Element {
  const area = useArea()
  const id = useCohortId()
  if (area === null) return <Loading label={COHORT.loading} rows={6} />
  if (id === '') return <NoCohort />
  return <Sheets key={`${area.code}/${id}`} area={area} id={id} />
}

function Sheets({ area, id }: { readonly area: OfficeArea; readonly id: string }): JSX.Element {
  const reply = useCohort(area, id)
  const [day, setDay] = useUrlState('hari')
  const [sessions, setSessions] = useUrlState('sesi', '1')
  const [blank, setBlank] = useUrlState('kosong', '0')
  if (reply.state === 'loading') return <Loading label={COHORT.loading} rows={6} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  const { cohort, members } = reply.answer
  const back = (
    <Button kind="quiet" icon="arrow-left" href={addressOf('satu/', id)}>
      {SHEET.back}
    </Button>
  )
  if (members.length === 0) {
    return (
      <Empty title={COHORT.emptyTitle} action={back}>
        {COHORT.emptyBody}
      </Empty>
    )
  }
  const days = daysOf(cohort.startsOn, cohort.endsOn)
  const shownDays = days.includes(day) ? [day] : days
  const each = SESSIONS.includes(sessions) ? Number(sessions) : 1
  const blanks = BLANKS.includes(blank) ? Number(blank) : 0
  const sheets = shownDays.flatMap((on) =>
    Array.from({ length: each }, (_, index) => ({ on, session: index + 1 })),
  )
  return (
    <div class="roster">
      <div class="no-print roster">
        <p>{back}</p>
        <div class="toolbar">
          <Select
            label={SHEET.day}
            value={days.includes(day) ? day : ''}
            options={[
              { value: '', label: SHEET.allDays },
              ...days.map((on) => ({ value: on, label: dayWords(on) })),
            ]}
            onChange={setDay}
          />
          <Select
            label={SHEET.sessions}
            value={String(each)}
            options={SESSIONS.map((value) => ({ value, label: value }))}
            onChange={setSessions}
          />
          <Select
            label={SHEET.blank}
            value={String(blanks)}
            options={BLANKS.map((value) => ({ value, label: value }))}
            onChange={setBlank}
          />
          <Button kind="primary" icon="print" onClick={() => print()}>
            {SHEET.print}
          </Button>
        </div>
        <p class="muted">{SHEET.count(sheets.length)}</p>
      </div>
      <div class="sheets">
        {sheets.map(({ on, session }) => (
          <Sheet
            key={`${on}/${session}`}
            area={area}
            shown={reply.answer}
            on={on}
            session={each === 1 ? null : SHEET.sessionOf(session, each)}
            blanks={blanks}
          />
        ))}
      </div>
    </div>
  )
}

type SheetProps = {
  readonly area: OfficeArea
  readonly shown: CohortReply
  readonly on: string
  /** Null where a day is one session. */
  readonly session: string | null
  readonly blanks: number
}

function Sheet({ area, shown, on, session, blanks }: SheetProps): JSX.Element {
  const { district } = area
  const { cohort, members } = shown
  return (
    <SignSheet
      letter={[governmentOf(district.name), district.officeName.toUpperCase()]}
      isDemo={district.isDemo}
      facts={[
        [SHEET.cohort, cohort.name],
        [SHEET.dayLine, dayWords(on)],
        ...(session === null ? [] : [[SHEET.session, session] as const]),
        [SHEET.place, cohort.place],
      ]}
      rows={members.map(({ name, ...member }) => {
        const [village, subDistrict] = placeOf(member)
        return { name, village, subDistrict }
      })}
      blanks={blanks}
      asksPhone
    />
  )
}
