/** One district as the province sees it: R1 per sub-district on any day, and per village of one of them. Counts only. */
import type { JSX } from 'preact'
import { readCoverage, type Coverage } from '../../../../../worker/contract/reporting.ts'
import { listStatementsInForce } from '../../../../../worker/contract/statements.ts'
import { Button } from '../../../components/Button.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Picture } from '../../../components/Picture.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Shares } from '../../../components/Shares.tsx'
import { call, CallProblem } from '../../../lib/call.ts'
import { useScrollBack } from '../../../lib/scroll-back.ts'
import { useSession } from '../../../lib/session.ts'
import { useUrlState } from '../../../lib/url-state.ts'
import { isRefusedDay, useReply, type Reply } from '../../../lib/use-reply.ts'
import { recapTable } from '../../../render/coverage-table.ts'
import { tileMap } from '../../../render/tile-map.ts'
import { cadreWord } from '../../../text/counted-kinds.ts'
import { subDistrictName } from '../../../text/morning.ts'
import { DISTRICT, PROVINCE, STATED } from '../../../text/province.ts'
import { recordedNote } from '../../../text/records.ts'
import { asOfLine, focusLine, REPORT } from '../../../text/reporting.ts'
import { DayField, FocusField, PartField } from '../CoverageFields.tsx'
import { Trail } from '../morning/Trail.tsx'
import { Definitions, PaperFoot, PaperHead, paperOf } from '../Paper.tsx'
import { ReportRows } from '../ReportRows.tsx'
import { fileHref } from '../reports/use-report-question.ts'
import { useDistrictParts } from '../use-district-parts.ts'
import { addressOf, blocksOf, useQuestion, type Asked } from '../use-question.ts'
import { DISTRICT_KEY, districtHref, isDistrictCode, listHref } from './addresses.ts'
import { ForProvince } from './ForProvince.tsx'

export function ProvinceDistrict(): JSX.Element {
  const [code] = useUrlState(DISTRICT_KEY)
  return <ForProvince>{() => <OneDistrict key={code} code={code} />}</ForProvince>
}

function OneDistrict({ code }: { readonly code: string }): JSX.Element {
  const asked = useQuestion(code)
  const { question } = asked
  const key = isDistrictCode(code) ? JSON.stringify(question) : null
  const reply = useReply(key, (signal) => call(readCoverage, question, { signal }))
  useScrollBack(reply.state === 'here')
  if (key === null || isUnknown(reply)) return <Unknown />
  const coverage = reply.state === 'here' ? reply.answer : null
  return (
    <div class="report-page">
      <Way code={code} asked={asked} coverage={coverage} />
      <Tools code={code} asked={asked} reply={reply} />
      {reply.state === 'loading' && <Loading label={DISTRICT.loading} rows={8} />}
      {reply.state === 'failed' && !isRefusedDay(reply) && (
        <Problem error={reply.error} onRetry={reply.reload} />
      )}
      {coverage !== null && <Recap coverage={coverage} code={code} asked={asked} />}
    </div>
  )
}

function isUnknown(reply: Reply<Coverage>): boolean {
  return (
    reply.state === 'failed' &&
    reply.error instanceof CallProblem &&
    reply.error.code === 'NOT_FOUND'
  )
}

function Unknown(): JSX.Element {
  return (
    <Empty
      title={DISTRICT.unknownTitle}
      action={<Button href={listHref(location.search)}>{PROVINCE.toList}</Button>}
    >
      <p>{DISTRICT.unknown}</p>
    </Empty>
  )
}

type WayProps = {
  readonly code: string
  readonly asked: Asked
  /** Null while it is not known. */
  readonly coverage: Coverage | null
}

/** Up again: to the row of the list, and from a sub-district to its district. */
function Way({ code, asked, coverage }: WayProps): JSX.Element {
  const isPart = asked.part !== ''
  const name = coverage === null ? asked.question.area : coverage.name
  return (
    <Trail
      steps={[
        { label: PROVINCE.title, href: listHref(location.search, { code }) },
        ...(isPart
          ? [
              { label: coverage?.parentName ?? code, href: wholeHref(code, asked) },
              { label: coverage === null ? name : subDistrictName(name) },
            ]
          : [{ label: name }]),
      ]}
    />
  )
}

/** All of the district, on the same day. */
function wholeHref(code: string, asked: Asked): string {
  const view = addressOf({ ...asked, part: '' }).replace('?', '&')
  return `${districtHref(code, location.search)}${view}`
}

type ToolsProps = {
  readonly code: string
  readonly asked: Asked
  readonly reply: Reply<Coverage>
}

function Tools({ code, asked, reply }: ToolsProps): JSX.Element {
  const parts = useDistrictParts(code)
  const coverage = reply.state === 'here' ? reply.answer : null
  const question = { ...asked.question, report: 'R1' as const }
  return (
    <div class="toolbar">
      <DayField
        value={asked.day}
        onInput={asked.setDay}
        isWrong={isRefusedDay(reply)}
        max={coverage?.today}
      />
      <PartField value={asked.part} onChange={asked.setPart} parts={parts} />
      <FocusField
        value={asked.focus}
        onChange={asked.setFocus}
        years={coverage?.focusYears ?? []}
      />
      <div class="tool-buttons">
        <Button icon="sheet" href={fileHref(question, 'xlsx')} download>
          {REPORT.workbook}
        </Button>
        <Button icon="download" href={fileHref(question, 'csv')} download>
          {REPORT.file}
        </Button>
        <Button icon="print" onClick={() => window.print()}>
          {REPORT.print}
        </Button>
      </div>
    </div>
  )
}

type RecapProps = {
  readonly coverage: Coverage
  readonly code: string
  readonly asked: Asked
}

function Recap({ coverage, code, asked }: RecapProps): JSX.Element {
  const session = useSession()
  const table = recapTable(coverage)
  const isPart = coverage.level === 'subDistrict'
  const district =
    session.state === 'in' ? session.districts.find((each) => each.code === code) : undefined
  if (coverage.areas === 0) {
    return (
      <Empty title={REPORT.emptyTitle}>
        <p>{coverage.focusYear === null ? REPORT.emptyArea : REPORT.emptyFocus}</p>
      </Empty>
    )
  }
  return (
    <>
      <PaperHead report={paperOf(coverage, table.title)} />
      <div class="no-print">
        <h2>{isPart ? subDistrictName(coverage.name) : coverage.name}</h2>
        <p class="muted">
          {asOfLine(coverage.asOf)}
          {coverage.focusYear !== null && ` · ${focusLine(coverage.focusYear)}`}
        </p>
        <Shares of={coverage} />
        {!isPart && <InForce code={code} />}
      </div>
      <ReportRows table={table} named={1} onOpen={isPart ? undefined : asked.setPart} />
      {coverage.recorded > 0 && <p>{recordedNote(coverage.recorded)}</p>}
      <div class="no-print district-tiles">
        <Picture of={tileMap({ subDistricts: blocksOf(coverage), who: cadreWord(coverage) })} />
      </div>
      <Definitions coverage={coverage} />
      <PaperFoot coverage={coverage} zone={district?.timeZone ?? 'Asia/Jakarta'} />
    </>
  )
}

/** What the district itself has stated, and where anyone can look at it. */
function InForce({ code }: { readonly code: string }): JSX.Element {
  const reply = useReply(code, (signal) => call(listStatementsInForce, { area: code }, { signal }))
  const stated = reply.state === 'here' ? reply.answer.statements[0] : undefined
  return (
    <section class="in-force">
      <h3>{DISTRICT.statement}</h3>
      {reply.state === 'loading' && <Loading label={STATED.loading} />}
      {reply.state === 'failed' && <Problem error={reply.error} onRetry={reply.reload} />}
      {reply.state === 'here' &&
        (stated === undefined ? (
          <p class="muted">{STATED.noneOf}</p>
        ) : (
          <p>
            <a class="num" href={`/bukti/${stated.code}`}>
              {stated.code}
            </a>
            <span class="muted under">{STATED.line(stated.asOf, stated.issuedOn)}</span>
          </p>
        ))}
    </section>
  )
}
