/** R11 to print: one page for each sub-district. What the meeting says is written on it by hand. */
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
import { call } from '../../../lib/call.ts'
import { useArea, type OfficeArea } from '../../../lib/session.ts'
import { isRefusedDay, useReply } from '../../../lib/use-reply.ts'
import {
  CERTAINTIES,
  countsOf,
  MINLOK,
  openGroups,
  sharesOf,
  STANDARDS,
  teamWords,
} from '../../../text/minlok.ts'
import { cadreWord, kindMeanings } from '../../../text/counted-kinds.ts'
import { asOfLine, governmentOf } from '../../../text/reporting.ts'
import { REPORTS_PAGE } from '../../../text/reports.ts'
import { DayField, PartField } from '../CoverageFields.tsx'
import { useDistrictParts } from '../use-district-parts.ts'
import { useQuestion } from '../use-question.ts'

type Answer = ReplyOf<typeof readMeetingSheets>

/** More than fit: on paper they fill what the page has left, so that each sheet is one page. */
const LINES = 12
const ACTIONS = 4

export function MeetingSheets(): JSX.Element {
  const area = useArea()
  if (area === null) return <Loading label={MINLOK.loading} rows={6} />
  return <AreaSheets key={area.code} area={area} />
}

function AreaSheets({ area }: { readonly area: OfficeArea }): JSX.Element {
  const { question, day, setDay, part, setPart } = useQuestion(area.code)
  const { area: asked, asOf } = question
  const input = { area: asked, ...(asOf === undefined ? {} : { asOf }) }
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
          <PartField value={part} onChange={setPart} parts={parts} />
          <DayField
            value={day}
            onInput={setDay}
            isWrong={isRefusedDay(reply)}
            max={isHere ? reply.answer.today : undefined}
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
      {isHere && <Sheets answer={reply.answer} />}
    </div>
  )
}

function Sheets({ answer }: { readonly answer: Answer }): JSX.Element {
  if (answer.sheets.length === 0) {
    return (
      <Empty title={MINLOK.emptyTitle}>
        <p>{MINLOK.empty}</p>
      </Empty>
    )
  }
  return (
    <>
      <p class="no-print muted">{MINLOK.count(answer.sheets.length)}</p>
      <div class="minlok-sheets">
        {answer.sheets.map((sheet) => (
          <Sheet key={sheet.code} sheet={sheet} answer={answer} />
        ))}
      </div>
    </>
  )
}

type SheetProps = { readonly sheet: MeetingSheet; readonly answer: Answer }

function Sheet({ sheet, answer }: SheetProps): JSX.Element {
  const { asOf, isDemo, districtName, cadreTitle, printed } = answer
  const meanings = kindMeanings(sheet, cadreTitle).map(({ term, text }) => `${term}: ${text}`)
  return (
    <article class="minlok">
      <header>
        <div class="minlok-letter">
          <p>{governmentOf(districtName)}</p>
          <p>{MINLOK.subDistrict(sheet.name)}</p>
        </div>
        {isDemo && <p class="minlok-sample">{MINLOK.sample}</p>}
        <h2>{MINLOK.heading}</h2>
        <p class="minlok-day">{asOfLine(asOf)}</p>
        <dl class="minlok-held">
          {[MINLOK.held, MINLOK.place, MINLOK.led].map((label) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{MINLOK.dots}</dd>
            </div>
          ))}
        </dl>
      </header>
      <Reached sheet={sheet} />
      <OpenVillages sheet={sheet} />
      <section class="minlok-free">
        <h3>{MINLOK.obstacles}</h3>
        {Array.from({ length: LINES }, (_, index) => (
          <p key={index} class="minlok-line" />
        ))}
      </section>
      <Actions />
      <div class="minlok-checks">
        <Checks
          title={MINLOK.standards}
          answers={MINLOK.standardAnswers}
          rows={STANDARDS.map((text, index) => ({
            text,
            known: index === 0 ? teamWords(sheet) : '',
          }))}
        />
        <Checks
          title={MINLOK.certain}
          answers={MINLOK.certainAnswers}
          rows={CERTAINTIES.map((text) => ({ text, known: '' }))}
        />
      </div>
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
    </article>
  )
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

function Actions(): JSX.Element {
  return (
    <section>
      <h3>{MINLOK.actions}</h3>
      <table class="minlok-table" aria-label={MINLOK.actions}>
        <thead>
          <tr>
            {MINLOK.actionColumns.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: ACTIONS }, (_, index) => (
            <tr key={index}>
              {MINLOK.actionColumns.map((title) => (
                <td key={title} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

type ChecksProps = {
  readonly title: string
  readonly answers: readonly string[]
  /** `known`: what the platform can say of it. */
  readonly rows: readonly { readonly text: string; readonly known: string }[]
}

/** Boxes for a pen: on the screen they are drawn, not ticked. */
function Checks({ title, answers, rows }: ChecksProps): JSX.Element {
  return (
    <section>
      <h3>{title}</h3>
      <ol class="minlok-check">
        {rows.map(({ text, known }) => (
          <li key={text}>
            <span>{text}</span>
            {known !== '' && <span class="minlok-known">{known}</span>}
            <span class="minlok-boxes">
              {answers.map((each) => (
                <span key={each}>
                  <i class="minlok-box" aria-hidden="true" /> {each}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
