/** R11 to print: a page for each sub-district, with what its meeting came to, or with lines on which that is written by hand. */
import type { JSX } from 'preact'
import {
  readMeetingSheets,
  type MeetingSheet,
} from '../../../../../worker/contract/meeting-sheets.ts'
import type { ReplyOf } from '../../../../../worker/contract/endpoint.ts'
import { Button } from '../../../components/Button.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Select } from '../../../components/Select.tsx'
import { call } from '../../../lib/call.ts'
import { useArea, type OfficeArea } from '../../../lib/session.ts'
import { isRefusedDay, useReply } from '../../../lib/use-reply.ts'
import { useUrlState } from '../../../lib/url-state.ts'
import { formatDates } from '../../../text/certification.ts'
import { dayWords } from '../../../text/cohorts.ts'
import { countsOf, MINLOK, openGroups, sharesOf } from '../../../text/minlok.ts'
import { cadreWord, kindMeanings } from '../../../text/counted-kinds.ts'
import { asOfLine, governmentOf } from '../../../text/reporting.ts'
import { REPORTS_PAGE } from '../../../text/reports.ts'
import { DayField, PartField } from '../CoverageFields.tsx'
import { useDistrictParts } from '../use-district-parts.ts'
import { useQuestion } from '../use-question.ts'
import { ActionRows, CheckBoxes, FreeText, PartsPage } from './MinutesParts.tsx'

type Answer = ReplyOf<typeof readMeetingSheets>

const MOST_CARRIED = 4

export function MeetingSheets(): JSX.Element {
  const area = useArea()
  if (area === null) return <Loading label={MINLOK.loading} rows={6} />
  return <AreaSheets key={area.code} area={area} />
}

function AreaSheets({ area }: { readonly area: OfficeArea }): JSX.Element {
  const { question, day, setDay, part, setPart } = useQuestion(area.code)
  const { area: asked, asOf } = question
  const [meetingId, setMeetingId] = useUrlState('kegiatan')
  const [filling, setFilling] = useUrlState('isi', 'hasil')
  const input = {
    area: asked,
    ...(asOf === undefined ? {} : { asOf }),
    // One meeting is of one sub-district.
    ...(meetingId !== '' && asked.length === 8 ? { meetingId } : {}),
  }
  const parts = useDistrictParts(area.code === area.districtCode ? area.code : null)
  const reply = useReply(JSON.stringify(input), (signal) =>
    call(readMeetingSheets, input, { signal }),
  )
  const isHere = reply.state === 'here'
  return (
    <div class="minlok-page">
      <div class="no-print">
        <p>
          <Button kind="quiet" icon="arrow-left" href="/dinas/laporan/">
            {REPORTS_PAGE.back}
          </Button>
        </p>
        <div class="toolbar">
          <PartField
            value={part}
            onChange={(next) => {
              setMeetingId('')
              setPart(next)
            }}
            parts={parts}
          />
          <DayField
            value={day}
            onInput={setDay}
            isWrong={isRefusedDay(reply)}
            max={isHere ? reply.answer.today : undefined}
          />
          <Select
            label={MINLOK.filling}
            value={filling === 'kosong' ? 'kosong' : 'hasil'}
            options={[
              { value: 'hasil', label: MINLOK.filled },
              { value: 'kosong', label: MINLOK.blank },
            ]}
            onChange={setFilling}
          />
          {isHere && reply.answer.sheets.length > 0 && (
            <Button kind="primary" icon="print" onClick={() => window.print()}>
              {MINLOK.print}
            </Button>
          )}
        </div>
      </div>
      {reply.state === 'loading' && <Loading label={MINLOK.loading} rows={8} />}
      {reply.state === 'failed' && !isRefusedDay(reply) && (
        <Problem error={reply.error} onRetry={reply.reload} />
      )}
      {isHere && <Sheets answer={reply.answer} isBlank={filling === 'kosong'} />}
    </div>
  )
}

type SheetsProps = { readonly answer: Answer; readonly isBlank: boolean }

function Sheets({ answer, isBlank }: SheetsProps): JSX.Element {
  if (answer.sheets.length === 0) {
    return (
      <Empty title={MINLOK.emptyTitle}>
        <p>{MINLOK.empty}</p>
      </Empty>
    )
  }
  return (
    <>
      <p class="no-print muted">
        {MINLOK.count(answer.sheets.length)}{' '}
        {!isBlank && MINLOK.countFilled(answer.sheets.filter(isWritten).length)}
      </p>
      <div class="minlok-sheets">
        {answer.sheets.map((sheet) => (
          <Sheet
            key={sheet.code}
            sheet={isBlank ? { ...sheet, minutes: null } : sheet}
            answer={answer}
          />
        ))}
      </div>
    </>
  )
}

/** A meeting that something is written of. */
function isWritten({ minutes }: MeetingSheet): boolean {
  return minutes !== null && minutes.outcome.version > 0
}

type SheetProps = { readonly sheet: MeetingSheet; readonly answer: Answer }

function Sheet({ sheet, answer }: SheetProps): JSX.Element {
  const { asOf, isDemo, districtName, cadreTitle, printed } = answer
  const meanings = kindMeanings(sheet, cadreTitle).map(({ term, text }) => `${term}: ${text}`)
  const { minutes } = sheet
  const said = [
    [MINLOK.held, minutes === null ? '' : heldWords(minutes)],
    [MINLOK.place, minutes?.place ?? ''],
    [MINLOK.led, ''],
  ] as const
  const outcome = minutes !== null && minutes.outcome.version > 0 ? minutes.outcome : null
  const carried = minutes === null ? sheet.waiting : minutes.outcome.carried
  // A sheet to write on is one page; the others stand in the list of the office.
  const listed = outcome === null ? carried.slice(0, MOST_CARRIED) : carried
  return (
    <article
      class={`minlok ${outcome !== null ? 'minlok-written' : listed.length > 0 ? 'minlok-carried' : 'minlok-empty'}`}
    >
      <header>
        <div class="minlok-letter">
          <p>{governmentOf(districtName)}</p>
          <p>{MINLOK.subDistrict(sheet.name)}</p>
        </div>
        {isDemo && <p class="minlok-sample">{MINLOK.sample}</p>}
        <h2>{MINLOK.heading}</h2>
        <p class="minlok-day">{asOfLine(asOf)}</p>
        <dl class="minlok-held">
          {said.map(([label, words]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{words === '' ? MINLOK.dots : words}</dd>
            </div>
          ))}
        </dl>
      </header>
      <Reached sheet={sheet} />
      <OpenVillages sheet={sheet} />
      {outcome !== null && outcome.reached !== '' && (
        <section>
          <h3>{MINLOK.told}</h3>
          <p class="minlok-text">{outcome.reached}</p>
        </section>
      )}
      <FreeText
        title={MINLOK.obstacles}
        text={outcome?.obstacles ?? null}
        isShort={listed.length > 0}
      />
      {carried.length > 0 && (
        <ActionRows
          title={MINLOK.carried}
          actions={listed.map((action) =>
            outcome === null
              ? { ...action, from: undefined }
              : { ...action, from: action.from.startsOn },
          )}
          hasState={outcome !== null}
          left={carried.length - listed.length}
        />
      )}
      <ActionRows
        title={MINLOK.actions}
        actions={outcome?.actions ?? []}
        hasState={outcome !== null}
        isSecond={listed.length > 0}
      />
      <CheckBoxes sheet={sheet} checks={outcome?.checks ?? []} />
      <footer>
        <div class="minlok-signs">
          {MINLOK.signs(sheet.name).map((who) => (
            <div key={who}>
              <p>{who},</p>
              <p class="minlok-name">{MINLOK.line}</p>
            </div>
          ))}
        </div>
        <p class="minlok-small">
          {[...meanings, ...MINLOK.meanings(cadreWord(sheet)), printed].join(' ')}
        </p>
      </footer>
      {outcome !== null && <PartsPage sheet={sheet} checks={outcome.checks} />}
    </article>
  )
}

function heldWords({
  startsOn,
  endsOn,
}: {
  readonly startsOn: string
  readonly endsOn: string
}): string {
  return startsOn === endsOn ? dayWords(startsOn) : formatDates(startsOn, endsOn)
}

function Reached({ sheet }: { readonly sheet: MeetingSheet }): JSX.Element {
  return (
    <section>
      <h3>{MINLOK.reached}</h3>
      <div class="minlok-reached">
        <dl class="minlok-shares">
          {sharesOf(sheet).map(({ label, share, of }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <b>{share}</b> {of}
              </dd>
            </div>
          ))}
        </dl>
        <dl class="minlok-counts">
          {countsOf(sheet).map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  )
}

function OpenVillages({ sheet }: { readonly sheet: MeetingSheet }): JSX.Element {
  return (
    <section>
      <h3>{MINLOK.openTitle}</h3>
      {sheet.open.length === 0 ? (
        <p>{MINLOK.allCovered}</p>
      ) : (
        openGroups(sheet).map(({ label, names }) => (
          <p key={label} class="minlok-open">
            <b>{label}:</b> {names}
          </p>
        ))
      )}
    </section>
  )
}
