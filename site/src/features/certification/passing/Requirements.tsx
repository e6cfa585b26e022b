/** Who does not meet the pass rule of a course yet: what each lacks, searched, filtered by part, saved as a file, and waivers asked. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { CourseSummary } from '../../../../../worker/contract/curriculum.ts'
import {
  exportRequirements,
  listRequirements,
  type Requirement,
} from '../../../../../worker/contract/passing.ts'
import type { ReplyOf } from '../../../../../worker/contract/endpoint.ts'
import {
  PASS_PARTS,
  WAIVABLE_PARTS,
  type PassPart,
} from '../../../../../worker/contract/pass-rules.ts'
import { Button } from '../../../components/Button.tsx'
import { Chips } from '../../../components/Chips.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Field } from '../../../components/Field.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Table, type Column } from '../../../components/Table.tsx'
import { call } from '../../../lib/call.ts'
import { holdsRole, useSession } from '../../../lib/session.ts'
import { useUrlState } from '../../../lib/url-state.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { PART_NAMES, ruleSentences } from '../../../text/pass-rule.ts'
import { LACKING, lackWords, partCell } from '../../../text/requirements-office.ts'
import { ChooseCourse } from '../ChooseCourse.tsx'
import { Frame, type Desk } from '../Frame.tsx'
import { AskWaiver } from './AskWaiver.tsx'

type Answer = ReplyOf<typeof listRequirements>

export function Requirements(): JSX.Element {
  return (
    <Frame current="/dinas/sertifikat/syarat/" unit="optional">
      {(desk) => (
        <ChooseCourse district={desk.district} words={LACKING}>
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
  const { district } = desk
  const { courseId } = course
  const session = useSession()
  const reply = useReply(courseId, () => call(listRequirements, { district, courseId }))
  const [typed, setTyped] = useState('')
  const [lack, setLack] = useUrlState('kurang')
  const [asking, setAsking] = useState<Requirement | null>(null)
  const [said, setSaid] = useState('')
  if (reply.state === 'loading') return <Loading label={LACKING.loading} rows={6} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />

  const { cadres, total, eligible, course: head } = reply.answer
  const parts = PASS_PARTS.filter((part) =>
    cadres.some((each) => each.parts.some((shown) => shown.part === part)),
  )
  const chosen = parts.find((part) => part === lack)
  const lacking = (part: PassPart) => cadres.filter((each) => lacks(each, part))
  const isWanted = (each: Requirement) =>
    (chosen === undefined || lacks(each, chosen)) && fits(each, typed)
  // Who is nearly there comes first: one call may be all that is needed.
  const shown = cadres
    .filter(isWanted)
    .toSorted((one, other) => missingIn(one) - missingIn(other) || shownIn(other) - shownIn(one))
  const mayAsk =
    session.state === 'in' &&
    holdsRole(session.who, district, ['TRAINER', 'DISTRICT_ADMIN', 'SUPERADMIN'])
  return (
    <>
      {said !== '' && <Notice kind="done">{said}</Notice>}
      <div class="toolbar">
        {children}
        {cadres.length > 0 && (
          <Field
            label={LACKING.search}
            type="search"
            value={typed}
            onInput={setTyped}
            maxLength={80}
          />
        )}
        {shown.length > 0 && <SaveFiles desk={desk} course={course} isWanted={isWanted} />}
      </div>
      <details class="rule">
        <summary>{LACKING.rule}</summary>
        <ul>
          {ruleSentences(head).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </details>
      <p>{LACKING.summary(total, eligible)}</p>
      {total > cadres.length && <Notice>{LACKING.cut(cadres.length, total)}</Notice>}
      {cadres.length > 0 && (
        <Chips
          label={LACKING.filter}
          value={chosen ?? ''}
          chips={[
            { value: '', label: LACKING.all, count: cadres.length },
            ...parts.map((part) => ({
              value: part,
              label: PART_NAMES[part],
              count: lacking(part).length,
            })),
          ]}
          onChange={setLack}
        />
      )}
      {cadres.length === 0 ? (
        <Empty
          title={LACKING.emptyTitle}
          action={<Button href="/dinas/sertifikat/">{LACKING.toCandidates}</Button>}
        >
          {LACKING.empty}
        </Empty>
      ) : shown.length === 0 ? (
        <Empty
          title={LACKING.noMatchTitle}
          action={
            <Button
              onClick={() => {
                setTyped('')
                setLack('')
              }}
            >
              {LACKING.clear}
            </Button>
          }
        >
          {LACKING.noMatch}
        </Empty>
      ) : (
        <Table
          label={LACKING.label}
          rows={shown}
          rowKey={({ cadreId }) => cadreId}
          total={cadres.length}
          columns={columnsOf(parts, head, mayAsk ? setAsking : null)}
        />
      )}
      {asking !== null && (
        <AskWaiver
          desk={desk}
          courseId={courseId}
          row={asking}
          onClose={() => setAsking(null)}
          onAsked={(words) => {
            setAsking(null)
            setSaid(words)
            reply.reload()
          }}
        />
      )}
    </>
  )
}

function columnsOf(
  parts: readonly PassPart[],
  { passRule }: Answer['course'],
  onAsk: ((row: Requirement) => void) | null,
): Column<Requirement>[] {
  const waivable = WAIVABLE_PARTS.filter((part) => passRule.parts?.[part] !== undefined)
  return [
    {
      key: 'name',
      title: LACKING.name,
      sort: ({ name }) => name,
      cell: ({ name, areaName, code, hasBegun }) => (
        <div class="lacking-who">
          {name}
          <span class="help">{areaName}</span>
          <span class="help num">{code}</span>
          {!hasBegun && <span class="help">{LACKING.notBegun}</span>}
        </div>
      ),
    },
    ...parts.map((part): Column<Requirement> => ({
      key: part,
      title: PART_NAMES[part],
      sort: (row) => row.parts.find((each) => each.part === part)?.reached ?? 0,
      cell: (row) => <PartCell row={row} part={part} />,
    })),
    ...(waivable.length === 0 || onAsk === null
      ? []
      : [
          {
            key: 'ask',
            title: LACKING.action,
            cell: (row: Requirement) =>
              waivable.some((part) => isOpenTo(row, part)) &&
              (row.hasBegun ? (
                <Button icon="send" onClick={() => onAsk(row)}>
                  {LACKING.ask}
                </Button>
              ) : (
                <span class="help">{LACKING.askLater}</span>
              )),
          },
        ]),
  ]
}

/** Not met, and no waiver waits. */
function isOpenTo({ parts, asked }: Requirement, part: PassPart): boolean {
  const shown = parts.find((each) => each.part === part)
  return shown?.isMet === false && !asked.some((each) => each === part)
}

function PartCell({ row, part }: { readonly row: Requirement; readonly part: PassPart }) {
  const shown = row.parts.find((each) => each.part === part)
  if (shown === undefined) return null
  const { isMet, waivedUntil } = shown
  const tone = waivedUntil !== undefined ? 'tag' : isMet ? 'tag done' : 'tag wait'
  return (
    <>
      <span class={`${tone} nowrap`}>{partCell(shown)}</span>
      {waivedUntil !== undefined && <span class="help">{LACKING.until(waivedUntil)}</span>}
      {row.asked.some((each) => each === part) && (
        <a class="help" href="/dinas/sertifikat/dispensasi/?keadaan=asked">
          {LACKING.waiting}
          <span class="unseen">{LACKING.waitingOf(row.name, PART_NAMES[part])}</span>
        </a>
      )}
    </>
  )
}

type SaveProps = {
  readonly desk: Desk
  readonly course: CourseSummary
  /** What is searched and filtered by, also of those whom the screen has no room for. */
  readonly isWanted: (row: Requirement) => boolean
}

/** That names leave is written into the log first; what is saved are the rows as they stand then. */
function SaveFiles({ desk, course, isWanted }: SaveProps): JSX.Element {
  const [busy, setBusy] = useState<'xlsx' | 'csv' | null>(null)
  const [error, setError] = useState<unknown>(null)
  async function save(format: 'xlsx' | 'csv'): Promise<void> {
    setBusy(format)
    setError(null)
    try {
      const { district } = desk
      const { courseId, code } = course
      const { cadres } = await call(exportRequirements, { district, courseId })
      const table = tableOf(cadres.filter(isWanted))
      const { saveCsv, saveXlsx } = await import('../../../lib/save-table.ts')
      const name = LACKING.file(code)
      if (format === 'csv') saveCsv(table, name)
      else await saveXlsx(table, name, 'Syarat')
    } catch (problem) {
      setError(problem)
    }
    setBusy(null)
  }
  return (
    <div class="save-pair">
      <Button
        icon="sheet"
        busy={busy === 'xlsx' ? LACKING.saving : undefined}
        onClick={() => void save('xlsx')}
      >
        {LACKING.xlsx}
      </Button>
      <Button
        icon="download"
        busy={busy === 'csv' ? LACKING.saving : undefined}
        onClick={() => void save('csv')}
      >
        {LACKING.csv}
      </Button>
      {error !== null && <Problem error={error} />}
    </div>
  )
}

function tableOf(cadres: readonly Requirement[]): string[][] {
  const [first] = cadres
  const parts = (first?.parts ?? []).map(({ part }) => part)
  return [
    [...LACKING.head, ...parts.map((part) => PART_NAMES[part])],
    ...cadres.map((row) => [
      row.code,
      row.name,
      row.areaName,
      lackWords(row.parts),
      ...parts.map((part) => {
        const shown = row.parts.find((each) => each.part === part)
        return shown === undefined ? '' : partCell(shown)
      }),
    ]),
  ]
}

const lacks = ({ parts }: Requirement, part: PassPart) =>
  parts.some((shown) => shown.part === part && !shown.isMet)
const missingIn = ({ parts }: Requirement) => parts.filter(({ isMet }) => !isMet).length
const shownIn = ({ parts }: Requirement) => parts.filter(({ reached }) => reached > 0).length

function fits({ name, areaName, code }: Requirement, typed: string): boolean {
  const text = `${name} ${areaName} ${code}`.toLowerCase()
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
