/** Blank attendance sheets to print: one for each session of each day, signed in two columns so that no hand covers a name. */
import type { JSX } from 'preact'
import { Button } from '../../../components/Button.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Select } from '../../../components/Select.tsx'
import { useArea, type OfficeArea } from '../../../lib/session.ts'
import { useUrlState } from '../../../lib/url-state.ts'
import { COHORT, dayWords, SHEET } from '../../../text/cohorts.ts'
import { governmentOf } from '../../../text/reporting.ts'
import { NoCohort } from './CohortPage.tsx'
import { placeOf } from './member-file.ts'
import { daysOf, signSides } from './sheet-rows.ts'
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
  const rows = [
    ...members.map(({ name, ...member }) => ({ name, place: placeOf(member) })),
    ...Array.from({ length: blanks }, () => ({ name: '', place: ['', ''] as const })),
  ]
  return (
    <article class="sheet">
      <header class="sheet-letter">
        <p>{governmentOf(district.name)}</p>
        <p>{district.officeName.toUpperCase()}</p>
      </header>
      {district.isDemo && <p class="sheet-sample">{SHEET.sample}</p>}
      <h2>{SHEET.heading}</h2>
      <dl class="sheet-facts">
        <dt>{SHEET.cohort}</dt>
        <dd>{cohort.name}</dd>
        <dt>{SHEET.dayLine}</dt>
        <dd>{dayWords(on)}</dd>
        {session !== null && (
          <>
            <dt>{SHEET.session}</dt>
            <dd>{session}</dd>
          </>
        )}
        <dt>{SHEET.place}</dt>
        <dd>{cohort.place}</dd>
      </dl>
      <div class="sheet-scroll" tabIndex={0} role="region" aria-label={SHEET.heading}>
        <table class="sheet-table">
          <thead>
            <tr>
              <th scope="col">{SHEET.no}</th>
              <th scope="col">{SHEET.name}</th>
              <th scope="col">{SHEET.village}</th>
              <th scope="col">{SHEET.subDistrict}</th>
              <th scope="col">{SHEET.phone}</th>
              <th scope="colgroup" colSpan={2}>
                {SHEET.sign}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, place: [village, subDistrict] }, index) => {
              const [left, right] = signSides(index + 1)
              return (
                <tr key={index}>
                  <td class="num">{index + 1}</td>
                  <td>{name}</td>
                  <td>{village}</td>
                  <td>{subDistrict}</td>
                  <td class="sheet-phone" />
                  <td class="sheet-sign num">{left}</td>
                  <td class="sheet-sign num">{right}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <footer class="sheet-foot">
        <p>{SHEET.present}</p>
        <div class="sheet-signs">
          {[SHEET.speaker, SHEET.committee].map((who) => (
            <div key={who}>
              <p>{who}</p>
              <p class="sheet-line">{SHEET.line}</p>
            </div>
          ))}
        </div>
      </footer>
    </article>
  )
}
