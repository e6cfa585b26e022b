/** How the questions and modules of a course work, and the log of corrected keys. Course and view are in the address. */
import type { ComponentChildren, JSX } from 'preact'
import { useState } from 'preact/hooks'
import { listCourses, type CourseSummary } from '../../../../../worker/contract/curriculum.ts'
import {
  readFunnel,
  readGain,
  readItemFigures,
  type ItemFigures,
} from '../../../../../worker/contract/insight.ts'
import { Button } from '../../../components/Button.tsx'
import { Chips } from '../../../components/Chips.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Select } from '../../../components/Select.tsx'
import { call } from '../../../lib/call.ts'
import type { FileTable } from '../../../lib/csv.ts'
import { saveCsv, saveXlsx } from '../../../lib/save-table.ts'
import { holdsRole, useArea, useSession, type OfficeArea } from '../../../lib/session.ts'
import { useUrlState } from '../../../lib/url-state.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { GAIN, GAIN_FILE_NAME } from '../../../text/gain-office.ts'
import { FILE_NAMES, INSIGHT } from '../../../text/insight-office.ts'
import { GainView } from './GainView.tsx'
import { gainTable, itemTable, moduleTable } from './insight-tables.ts'
import { ItemList } from './ItemList.tsx'
import { ModuleFunnel } from './ModuleFunnel.tsx'
import { RegradeLog } from './RegradeLog.tsx'

const MAY_CORRECT = ['PUBLISHER', 'SUPERADMIN']

export function ResultsPage(): JSX.Element {
  const area = useArea()
  const [chosen, setChosen] = useUrlState('pelatihan')
  const reply = useReply(area?.code ?? null, (signal) =>
    call(listCourses, { area: area?.districtCode ?? '' }, { signal }),
  )
  if (area === null || reply.state === 'loading')
    return <Loading label={INSIGHT.loading} rows={5} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  const published = reply.answer.courses.filter(({ current }) => current !== null)
  const course = published.find(({ code }) => code === chosen) ?? published[0]
  if (course === undefined) return <Empty title={INSIGHT.noCourseTitle}>{INSIGHT.noCourse}</Empty>
  return (
    <Results key={`${area.code}/${course.courseId}`} area={area} course={course}>
      {published.length > 1 && (
        <Select
          label={INSIGHT.course}
          value={course.code}
          onChange={setChosen}
          options={published.map(({ code, current }) => ({
            value: code,
            label: current?.title ?? code,
          }))}
        />
      )}
    </Results>
  )
}

type Props = {
  readonly area: OfficeArea
  readonly course: CourseSummary
  readonly children: ComponentChildren
}

function Results({ area, course, children }: Props): JSX.Element {
  const { courseId } = course
  const session = useSession()
  const [view, setView] = useUrlState('tampil')
  const [turn, setTurn] = useState(0)
  const items = useReply(`${courseId}/${turn}`, (signal) =>
    call(readItemFigures, { courseId }, { signal }),
  )
  const funnel = useReply(courseId, (signal) =>
    call(readFunnel, { courseId, area: area.districtCode }, { signal }),
  )
  const gain = useReply(view === 'kemajuan' ? courseId : null, (signal) =>
    call(readGain, { courseId, area: area.districtCode }, { signal }),
  )
  const reply = view === 'modul' ? funnel : view === 'kemajuan' ? gain : items
  const titles = new Map(
    funnel.state === 'here' ? funnel.answer.modules.map(({ slug, title }) => [slug, title]) : [],
  )
  const titleOf = (quiz: string) => titles.get(quiz) ?? quiz
  const mayCorrect = session.state === 'in' && holdsRole(session.who, course.ownerArea, MAY_CORRECT)
  const files = (): { readonly table: FileTable | null; readonly name: string } => {
    switch (view) {
      case 'modul':
        return {
          table: funnel.state === 'here' ? moduleTable(funnel.answer.modules) : null,
          name: FILE_NAMES.modules,
        }
      case 'kemajuan':
        return {
          table: gain.state === 'here' ? gainTable(gain.answer) : null,
          name: GAIN_FILE_NAME,
        }
      default:
        return {
          table: items.state === 'here' ? itemTable(items.answer.items, titleOf) : null,
          name: FILE_NAMES.items,
        }
    }
  }
  return (
    <div class="insight">
      <div class="toolbar">
        {children}
        <Chips
          label={INSIGHT.show}
          value={view}
          onChange={setView}
          chips={[
            { value: '', label: INSIGHT.items },
            { value: 'modul', label: INSIGHT.modules },
            { value: 'kemajuan', label: GAIN.view },
            { value: 'pembetulan', label: INSIGHT.log },
          ]}
        />
        {view !== 'pembetulan' && <Files {...files()} />}
      </div>
      <h2>{course.current?.title ?? course.code}</h2>
      {view === 'pembetulan' ? (
        <RegradeLog courseId={courseId} zone={area.district.timeZone} turn={turn} />
      ) : reply.state === 'loading' ? (
        <Loading label={INSIGHT.loading} rows={6} />
      ) : reply.state === 'failed' ? (
        <Problem error={reply.error} onRetry={reply.reload} />
      ) : view === 'modul' ? (
        funnel.state === 'here' && <ModuleFunnel funnel={funnel.answer} />
      ) : view === 'kemajuan' ? (
        gain.state === 'here' && <GainView reply={gain.answer} />
      ) : (
        <>
          <ItemList
            courseId={courseId}
            items={itemsIn(items)}
            titleOf={titleOf}
            mayCorrect={mayCorrect}
            onCorrected={() => setTurn((last) => last + 1)}
          />
          <p class="no-print">
            <a href="/pelatih/jawaban/">{INSIGHT.reportsInbox}</a>
          </p>
        </>
      )}
    </div>
  )
}

function itemsIn(
  reply: ReturnType<typeof useReply<{ items: ItemFigures[] }>>,
): readonly ItemFigures[] {
  return reply.state === 'here' ? reply.answer.items : []
}

function Files({
  table,
  name,
}: {
  readonly table: FileTable | null
  readonly name: string
}): JSX.Element {
  return (
    <div class="tool-buttons">
      <Button
        icon="download"
        disabled={table === null}
        onClick={() => table !== null && saveCsv(table, name)}
      >
        {INSIGHT.csv}
      </Button>
      <Button
        icon="sheet"
        disabled={table === null}
        onClick={() => table !== null && void saveXlsx(table, name, name)}
      >
        {INSIGHT.xlsx}
      </Button>
      <Button icon="print" onClick={() => window.print()}>
        {INSIGHT.print}
      </Button>
    </div>
  )
}
