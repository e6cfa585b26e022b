/** Each course's published versions with the certificates that hold of each, and who has only older ones. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  listBehind,
  listCourseChanges,
  type BehindRow,
  type CourseChange,
} from '../../../../../worker/contract/validity.ts'
import { Button } from '../../../components/Button.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Table } from '../../../components/Table.tsx'
import { call } from '../../../lib/call.ts'
import { csvOf } from '../../../lib/csv.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { formatDate, formatMoment, formatNumber } from '../../../text/format.ts'
import { CHANGES } from '../../../text/validity-office.ts'
import type { Desk } from '../Frame.tsx'
import { breakable } from '../Register.tsx'

export function CourseChanges({ desk }: { readonly desk: Desk }): JSX.Element {
  const { district } = desk
  const reply = useReply(`versi ${district}`, () => call(listCourseChanges, { district }))
  return (
    <section class="course-changes">
      <h2>{CHANGES.title}</h2>
      <p>{CHANGES.lede}</p>
      {reply.state === 'loading' && <Loading label={CHANGES.loading} rows={3} />}
      {reply.state === 'failed' && <Problem error={reply.error} onRetry={reply.reload} />}
      {reply.state === 'here' &&
        (reply.answer.courses.length === 0 ? (
          <Empty title={CHANGES.noCourseTitle}>{CHANGES.noCourse}</Empty>
        ) : (
          reply.answer.courses.map((course) => (
            <Course key={course.courseId} desk={desk} course={course} />
          ))
        ))}
    </section>
  )
}

type CourseProps = { readonly desk: Desk; readonly course: CourseChange }

function Course({ desk, course }: CourseProps): JSX.Element {
  const [isOpen, setOpen] = useState(false)
  const { title, versions, behind } = course
  const [newest] = versions
  const isHeld = versions.some(({ holding }) => holding > 0)
  return (
    <article>
      <h3>{title}</h3>
      <Table
        label={CHANGES.versionsLabel(title)}
        rows={versions}
        rowKey={({ number }) => String(number)}
        columns={[
          {
            key: 'version',
            title: CHANGES.version,
            cell: ({ number }) => (
              <>
                <span class="num">{formatNumber(number)}</span>
                {number === newest?.number && ` (${CHANGES.newest})`}
              </>
            ),
          },
          {
            key: 'published',
            title: CHANGES.publishedOn,
            cell: ({ publishedAt }) => formatMoment(publishedAt, desk.area.district.timeZone),
          },
          {
            key: 'holding',
            title: CHANGES.holding,
            numeric: true,
            cell: ({ holding }) => formatNumber(holding),
          },
        ]}
      />
      {behind === 0 ? (
        <p class="help">{isHeld ? CHANGES.none : CHANGES.noneHeld}</p>
      ) : (
        <Button onClick={() => setOpen(!isOpen)}>
          {isOpen ? CHANGES.hide : CHANGES.show(behind)}
        </Button>
      )}
      {isOpen && <Behind desk={desk} course={course} />}
    </article>
  )
}

function Behind({ desk, course }: CourseProps): JSX.Element {
  const { district } = desk
  const { courseId, code, title } = course
  const reply = useReply(courseId, () => call(listBehind, { district, courseId }))
  if (reply.state === 'loading') return <Loading label={CHANGES.loading} rows={3} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  const { rows, total } = reply.answer
  return (
    <>
      <div class="toolbar">
        <Button icon="download" onClick={() => download(code, rows)}>
          {CHANGES.download}
        </Button>
      </div>
      <Table
        label={CHANGES.listLabel(title)}
        rows={rows}
        total={total}
        rowKey={({ cadreId }) => cadreId}
        columns={[
          {
            key: 'name',
            title: CHANGES.name,
            cell: ({ name }) => name,
            sort: ({ name }) => name,
          },
          {
            key: 'subDistrict',
            title: CHANGES.subDistrict,
            cell: ({ subDistrictName }) => subDistrictName,
            sort: ({ subDistrictName }) => subDistrictName,
          },
          { key: 'area', title: CHANGES.area, cell: ({ areaName }) => areaName },
          {
            key: 'version',
            title: CHANGES.version,
            numeric: true,
            cell: ({ version }) => formatNumber(version),
          },
          {
            key: 'number',
            title: CHANGES.number,
            cell: ({ number, issuedOn }) => (
              <>
                <span class="num">{breakable(number)}</span>
                <span class="help">{formatDate(issuedOn)}</span>
              </>
            ),
          },
        ]}
      />
    </>
  )
}

function download(code: string, rows: readonly BehindRow[]): void {
  const table = [
    [
      CHANGES.name,
      CHANGES.area,
      CHANGES.subDistrict,
      CHANGES.version,
      CHANGES.number,
      CHANGES.issuedOn,
    ],
    ...rows.map((row) => [
      row.name,
      row.areaName,
      row.subDistrictName,
      String(row.version),
      row.number,
      formatDate(row.issuedOn),
    ]),
  ]
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([csvOf(table)], { type: 'text/csv' }))
  link.download = CHANGES.file(code, new Date().toISOString().slice(0, 10))
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
