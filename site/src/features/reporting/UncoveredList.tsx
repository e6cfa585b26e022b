/** R3: the list to work through, sub-district by sub-district, with a message ready for each. */
import type { JSX } from 'preact'
import {
  listUncovered,
  readCoverage,
  type Coverage,
  type UncoveredVillage,
} from '../../../../worker/contract/reporting.ts'
import { Button } from '../../components/Button.tsx'
import { Chips } from '../../components/Chips.tsx'
import { Empty } from '../../components/Empty.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Problem } from '../../components/Problem.tsx'
import { call } from '../../lib/call.ts'
import { useArea, type OfficeArea } from '../../lib/session.ts'
import { useUrlState } from '../../lib/url-state.ts'
import type { CadreWord } from '../../../../worker/contract/statement-token.ts'
import { cadreWord, worded } from '../../text/counted-kinds.ts'
import {
  asOfLine,
  KIND_WORDS,
  LACK_WORDS,
  partOfWhole,
  REPORT,
  UNCOVERED,
  UNCOVERED_LIST,
} from '../../text/reporting.ts'
import { Definitions, PaperFoot, PaperHead, paperOf } from './Paper.tsx'
import { MessageBox } from './MessageBox.tsx'
import { ReportTools } from './ReportTools.tsx'
import { usePrinting } from './reports/use-printing.ts'
import { fileHref } from './reports/use-report-question.ts'
import { queryOf, useQuestion, type Question } from './use-question.ts'
import { isRefusedDay, useReply } from '../../lib/use-reply.ts'

export function UncoveredList(): JSX.Element {
  const area = useArea()
  if (area === null) return <Loading label={UNCOVERED_LIST.loading} rows={8} />
  return <AreaList key={area.code} area={area} />
}

async function readAll(question: Question, signal: AbortSignal): Promise<UncoveredVillage[]> {
  const villages: UncoveredVillage[] = []
  let after: string | undefined
  do {
    const input = { ...question, ...(after === undefined ? {} : { after }) }
    const page = await call(listUncovered, input, { signal })
    villages.push(...page.villages)
    after = page.next ?? undefined
  } while (after !== undefined)
  return villages
}

function AreaList({ area }: { readonly area: OfficeArea }): JSX.Element {
  const asked = useQuestion(area.code)
  const { question } = asked
  const key = JSON.stringify(question)
  const report = { ...question, report: 'R3' as const }
  const printing = usePrinting(report, () => undefined)
  const coverage = useReply(key, (signal) => call(readCoverage, question, { signal }))
  const list = useReply(key, (signal) => readAll(question, signal))
  return (
    <div class="report-page tall">
      <ReportTools asked={asked} reply={coverage} current="/dinas/cakupan/belum/" area={area}>
        <Button
          icon="download"
          href={`/api/v1/coverage/${question.area}/belum-tercakup.csv${queryOf(question)}`}
          download
        >
          {REPORT.file}
        </Button>
        <Button icon="sheet" href={fileHref(report, 'xlsx')} download>
          {REPORT.workbook}
        </Button>
        <Button icon="print" onClick={printing.start}>
          {REPORT.print}
        </Button>
      </ReportTools>
      {printing.error !== null && <Problem error={printing.error} onRetry={printing.start} />}
      {(list.state === 'loading' || coverage.state === 'loading') && (
        <Loading label={UNCOVERED_LIST.loading} rows={8} />
      )}
      {list.state === 'failed' && !isRefusedDay(list) && (
        <Problem error={list.error} onRetry={list.reload} />
      )}
      {list.state === 'here' && coverage.state === 'here' && (
        <Villages all={list.answer} coverage={coverage.answer} area={area} />
      )}
    </div>
  )
}

type VillagesProps = {
  readonly all: readonly UncoveredVillage[]
  readonly coverage: Coverage
  readonly area: OfficeArea
}

function Villages({ all, coverage, area }: VillagesProps): JSX.Element {
  const [filter, setFilter] = useUrlState('saring')
  const word = cadreWord(coverage)
  if (coverage.areas === 0) {
    return (
      <Empty title={REPORT.emptyTitle}>
        <p>{coverage.focusYear === null ? REPORT.emptyArea : REPORT.emptyFocus}</p>
      </Empty>
    )
  }
  if (all.length === 0) {
    return (
      <Empty title={UNCOVERED_LIST.doneTitle}>
        <p>{worded(UNCOVERED_LIST.done, word)}</p>
      </Empty>
    )
  }
  const without = all.filter((village) => village.cadres.length === 0)
  const untrained = all.filter((village) => village.cadres.length > 0)
  const shown = filter === 'tanpa' ? without : filter === 'latih' ? untrained : all
  const groups = Map.groupBy(shown, (village) => village.subDistrictCode)
  return (
    <>
      <PaperHead report={paperOf(coverage, UNCOVERED.title)} />
      <p class="muted no-print">
        {asOfLine(coverage.asOf)} · {partOfWhole(all.length, coverage.areas)} desa/kelurahan belum
        tercakup
      </p>
      <div class="no-print">
        <Chips
          label={UNCOVERED_LIST.show}
          value={filter}
          onChange={setFilter}
          chips={[
            { value: '', label: UNCOVERED_LIST.all, count: all.length },
            { value: 'tanpa', label: worded(UNCOVERED_LIST.without, word), count: without.length },
            {
              value: 'latih',
              label: worded(UNCOVERED_LIST.untrained, word),
              count: untrained.length,
            },
          ]}
        />
      </div>
      {shown.length === 0 && (
        <Empty
          title={UNCOVERED_LIST.noneTitle}
          action={<Button onClick={() => setFilter('')}>{UNCOVERED_LIST.clear}</Button>}
        />
      )}
      {[...groups].map(([code, villages]) => (
        <Group key={code} villages={villages} day={coverage.asOf} word={word} />
      ))}
      <Definitions coverage={coverage} />
      <PaperFoot coverage={coverage} zone={area.district.timeZone} />
    </>
  )
}

type GroupProps = {
  readonly villages: readonly UncoveredVillage[]
  readonly day: string
  readonly word: CadreWord
}

function Group({ villages, day, word }: GroupProps): JSX.Element {
  const name = villages[0]?.subDistrictName ?? ''
  const code = villages[0]?.subDistrictCode ?? ''
  return (
    <section class="uncovered">
      <div class="uncovered-head">
        <h2>
          {REPORT.part} {name}
        </h2>
        <div class="actions">
          {code !== '' && villages.some(({ cadres }) => cadres.length > 0) && (
            <Button icon="users" href={`/dinas/angkatan/pesan/?belum=${code}`}>
              {UNCOVERED_LIST.writeEach}
            </Button>
          )}
          <MessageBox subDistrict={name} day={day} villages={villages} word={word} />
        </div>
      </div>
      <ul class="uncovered-list">
        {villages.map((village) => (
          <li key={village.code}>
            <p class="uncovered-name">
              <b>
                {KIND_WORDS[village.kind]} {village.name}
              </b>
              {village.isFocus && <span class="tag">{UNCOVERED_LIST.focus}</span>}
            </p>
            {village.cadres.length === 0 ? (
              <p class="uncovered-lack">
                <span class="tag wait">{worded(UNCOVERED.noCadre, word)}</span>{' '}
                {UNCOVERED.noCadreLack}
              </p>
            ) : (
              <ul class="uncovered-cadres">
                {village.cadres.map((cadre) => (
                  <li key={cadre.id}>
                    <a href={`/dinas/kader/?id=${cadre.id}`}>{cadre.name}</a>
                    <span>{LACK_WORDS[cadre.lack]}</span>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
