/** R1 on the screen and on paper: the shares, the table with totals, a day and a filter in the address, a sub-district by a tap. */
import type { JSX } from 'preact'
import { readCoverage, type Coverage } from '../../../../worker/contract/reporting.ts'
import { Button } from '../../components/Button.tsx'
import { DistrictMap } from '../../components/DistrictMap.tsx'
import { Empty } from '../../components/Empty.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Picture } from '../../components/Picture.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Shares } from '../../components/Shares.tsx'
import { call } from '../../lib/call.ts'
import { useScrollBack } from '../../lib/scroll-back.ts'
import { holdsRole, useArea, useSession, type OfficeArea } from '../../lib/session.ts'
import { recapTable } from '../../render/coverage-table.ts'
import { tileMap, tilesTable } from '../../render/tile-map.ts'
import { cadreWord } from '../../text/counted-kinds.ts'
import { subDistrictName, TRAIL } from '../../text/morning.ts'
import { OUTLINES } from '../../text/outlines-office.ts'
import { recordedNote } from '../../text/records.ts'
import { asOfLine, COVERAGE, focusLine, REPORT } from '../../text/reporting.ts'
import { villageHref } from './morning/places.ts'
import { Trail } from './morning/Trail.tsx'
import { Definitions, PaperFoot, PaperHead, paperOf } from './Paper.tsx'
import { ReportRows } from './ReportRows.tsx'
import { ReportTools } from './ReportTools.tsx'
import { fileHref } from './reports/use-report-question.ts'
import { addressOf, blocksOf, queryOf, useQuestion } from './use-question.ts'
import { isRefusedDay, useReply } from '../../lib/use-reply.ts'

export function CoverageReport(): JSX.Element {
  const area = useArea()
  if (area === null) return <Loading label={REPORT.loading} rows={8} />
  return <AreaReport key={area.code} area={area} />
}

function AreaReport({ area }: { readonly area: OfficeArea }): JSX.Element {
  const asked = useQuestion(area.code)
  const { question, part, setPart } = asked
  const reply = useReply(JSON.stringify(question), (signal) =>
    call(readCoverage, question, { signal }),
  )
  useScrollBack(reply.state === 'here')
  return (
    <div class="report-page">
      <ReportTools asked={asked} reply={reply} current="/dinas/cakupan/" area={area}>
        <Button
          icon="download"
          href={`/api/v1/coverage/${question.area}/rekap.csv${queryOf(question)}`}
          download
        >
          {REPORT.file}
        </Button>
        <Button icon="sheet" href={fileHref({ ...question, report: 'R1' }, 'xlsx')} download>
          {REPORT.workbook}
        </Button>
        <Button icon="print" onClick={() => window.print()}>
          {REPORT.print}
        </Button>
      </ReportTools>
      {part !== '' && (
        <Trail
          steps={[
            { label: TRAIL.start, href: '/dinas/' },
            {
              label: area.district.name,
              href: `/dinas/cakupan/${addressOf({ ...asked, part: '' })}`,
            },
            { label: reply.state === 'here' ? subDistrictName(reply.answer.name) : part },
          ]}
        />
      )}
      {reply.state === 'loading' && <Loading label={REPORT.loading} rows={8} />}
      {reply.state === 'failed' && !isRefusedDay(reply) && (
        <Problem error={reply.error} onRetry={reply.reload} />
      )}
      {reply.state === 'here' && (
        <Recap coverage={reply.answer} area={area} onOpen={part === '' ? setPart : undefined} />
      )}
    </div>
  )
}

type RecapProps = {
  readonly coverage: Coverage
  readonly area: OfficeArea
  readonly onOpen: ((code: string) => void) | undefined
}

function Recap({ coverage, area, onOpen }: RecapProps): JSX.Element {
  const table = recapTable(coverage)
  const isPart = coverage.level === 'subDistrict'
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
        <h2>{isPart ? `${COVERAGE.subDistrict} ${coverage.name}` : coverage.name}</h2>
        <p class="muted">
          {asOfLine(coverage.asOf)}
          {coverage.focusYear !== null && ` · ${focusLine(coverage.focusYear)}`}
        </p>
        <Shares of={coverage} />
        {isPart && (
          <>
            <Picture
              of={tileMap({
                subDistricts: blocksOf(coverage),
                linkTo: villageHref,
                who: cadreWord(coverage),
              })}
            />
            <p>
              <Button icon="users" href={`/dinas/kader/?kecamatan=${coverage.code}`}>
                {REPORT.names}
              </Button>
            </p>
          </>
        )}
      </div>
      <ReportRows
        table={table}
        named={1}
        onOpen={onOpen}
        hrefOf={isPart ? villageHref : undefined}
      />
      {coverage.recorded > 0 && <p>{recordedNote(coverage.recorded)}</p>}
      <OutlinesMap coverage={coverage} area={area} />
      <Definitions coverage={coverage} />
      <PaperFoot coverage={coverage} zone={area.district.timeZone} />
    </>
  )
}

type MapProps = Pick<RecapProps, 'coverage' | 'area'>

/** Of a whole district with the names in a table beside it; of a sub-district the report's own table is that. */
function OutlinesMap({ coverage, area }: MapProps): JSX.Element {
  const session = useSession()
  const isWhole = coverage.code === area.districtCode
  const mayEdit =
    session.state === 'in' &&
    holdsRole(session.who, area.districtCode, ['DISTRICT_ADMIN', 'SUPERADMIN'])
  const toImport = (label: string) =>
    isWhole &&
    mayEdit && (
      <p class="no-print">
        <Button kind="quiet" icon="pin" href="/dinas/cakupan/batas/">
          {label}
        </Button>
      </p>
    )
  return (
    <DistrictMap
      key={coverage.code}
      coverage={coverage}
      linkTo={villageHref}
      none={toImport(OUTLINES.add)}
      under={
        <>
          {isWhole && (
            <Picture
              of={tilesTable({
                subDistricts: blocksOf(coverage),
                linkTo: villageHref,
                who: cadreWord(coverage),
              })}
            />
          )}
          {toImport(OUTLINES.change)}
        </>
      }
    />
  )
}
