/** Calon: who passed and holds no certificate. Some or all are chosen and put forward together. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  listCandidates,
  MAX_MEMBERS,
  type Candidate,
} from '../../../../../worker/contract/certification.ts'
import type { CourseSummary } from '../../../../../worker/contract/curriculum.ts'
import { Button } from '../../../components/Button.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Field } from '../../../components/Field.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Table } from '../../../components/Table.tsx'
import { call } from '../../../lib/call.ts'
import { CANDIDATES } from '../../../text/certification-office.ts'
import { formatMoment } from '../../../text/format.ts'
import { NAME_STATE, NAMES } from '../../../text/names-office.ts'
import { AskNames } from '../names/AskNames.tsx'
import { ChooseCourse } from '../ChooseCourse.tsx'
import { Frame, type Desk } from '../Frame.tsx'
import { NameTag } from '../names/NameTag.tsx'
import { Propose } from './Propose.tsx'
import { useReply } from '../../../lib/use-reply.ts'

export function Candidates(): JSX.Element {
  return (
    <Frame current="/dinas/sertifikat/" unit="optional">
      {(desk) => (
        <ChooseCourse district={desk.district} words={CANDIDATES}>
          {(course, choice) => (
            <OfCourse key={course.courseId} desk={desk} course={course}>
              {choice}
            </OfCourse>
          )}
        </ChooseCourse>
      )}
    </Frame>
  )
}

type OfCourseProps = {
  readonly desk: Desk
  readonly course: CourseSummary
  readonly children: JSX.Element | false
}

function OfCourse({ desk, course, children }: OfCourseProps): JSX.Element {
  const { district, area } = desk
  const { courseId } = course
  const reply = useReply(courseId, () => call(listCandidates, { district, courseId }))
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [isProposing, setProposing] = useState(false)
  const [said, setSaid] = useState('')
  const { timeZone } = area.district
  if (reply.state === 'loading') return <Loading label={CANDIDATES.loading} rows={6} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />

  const { candidates, total } = reply.answer
  const shown = candidates.filter((candidate) => fits(candidate, typed))
  const picked = candidates.filter(({ cadreId }) => chosen.has(cadreId))
  const isTooMany = picked.length > MAX_MEMBERS
  return (
    <>
      {said !== '' && (
        <Notice
          kind="done"
          action={<Button href="/dinas/sertifikat/usulan/">{CANDIDATES.toProposals}</Button>}
        >
          {said}
        </Notice>
      )}
      <div class="toolbar">
        {children}
        {candidates.length > 0 && (
          <Field
            label={CANDIDATES.search}
            type="search"
            value={typed}
            onInput={setTyped}
            maxLength={80}
          />
        )}
        {desk.mayPropose && candidates.length > 0 && desk.units.length > 0 && (
          <Button
            kind="primary"
            icon="send"
            disabled={picked.length === 0 || isTooMany}
            onClick={() => setProposing(true)}
          >
            {picked.length === 0 ? CANDIDATES.pickFirst : CANDIDATES.propose(picked.length)}
          </Button>
        )}
        {candidates.some(({ nameAnswer }) => nameAnswer.state === 'UNANSWERED') && <AskNames />}
      </div>
      {isTooMany && <Notice kind="wait">{CANDIDATES.tooMany(MAX_MEMBERS)}</Notice>}
      {total > candidates.length && <Notice>{CANDIDATES.cut(candidates.length, total)}</Notice>}
      {candidates.length === 0 ? (
        <Empty
          title={CANDIDATES.emptyTitle}
          action={<Button href="/dinas/sertifikat/usulan/">{CANDIDATES.toProposals}</Button>}
        >
          {CANDIDATES.empty}
        </Empty>
      ) : shown.length === 0 ? (
        <Empty
          title={CANDIDATES.noMatchTitle}
          action={<Button onClick={() => setTyped('')}>{CANDIDATES.clear}</Button>}
        >
          {CANDIDATES.noMatch}
        </Empty>
      ) : (
        <Table
          label={CANDIDATES.label}
          rows={shown}
          rowKey={(candidate) => candidate.cadreId}
          total={candidates.length}
          {...(desk.mayPropose
            ? { choice: { chosen, onChange: setChosen, nameOf: (row: Candidate) => row.name } }
            : {})}
          columns={[
            {
              key: 'name',
              title: CANDIDATES.name,
              sort: ({ name }) => name,
              cell: ({ name, revokedBefore }) => (
                <>
                  {name}
                  {revokedBefore && (
                    <>
                      {' '}
                      <span class="tag wait">{CANDIDATES.revokedBefore}</span>
                    </>
                  )}
                </>
              ),
            },
            {
              key: 'area',
              title: CANDIDATES.area,
              sort: ({ areaName }) => areaName,
              cell: ({ areaName }) => areaName,
            },
            {
              key: 'answer',
              title: NAMES.column,
              sort: ({ nameAnswer }) => NAME_STATE[nameAnswer.state],
              cell: ({ nameAnswer }) => <NameTag answer={nameAnswer} />,
            },
            {
              key: 'code',
              title: CANDIDATES.code,
              cell: ({ code }) => <span class="nowrap">{code}</span>,
            },
            {
              key: 'passed',
              title: CANDIDATES.passed,
              sort: ({ eligibleAt }) => eligibleAt,
              cell: ({ eligibleAt }) => (
                <span class="nowrap">{formatDay(eligibleAt, timeZone)}</span>
              ),
            },
          ]}
        />
      )}
      {isProposing && (
        <Propose
          desk={desk}
          courseId={courseId}
          candidates={picked}
          onClose={() => setProposing(false)}
          onProposed={() => {
            setProposing(false)
            setSaid(CANDIDATES.proposed(picked.length))
            setChosen(new Set())
            reply.reload()
          }}
          onChanged={reply.reload}
        />
      )}
    </>
  )
}

function formatDay(at: string, zone: Parameters<typeof formatMoment>[1]): string {
  return formatMoment(at, zone).split(',')[0] ?? ''
}

function fits({ name, areaName, code }: Candidate, typed: string): boolean {
  const text = `${name} ${areaName} ${code}`.toLowerCase()
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
