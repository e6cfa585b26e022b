/** How far each of a class is, live: who needs help first stands first, and every module as a bar of the whole class. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  readBatchProgress,
  type Batch,
  type BatchPart,
  type BatchPerson,
  type PartState,
} from '../../../../../worker/contract/batches.ts'
import { Button } from '../../../components/Button.tsx'
import { Chips } from '../../../components/Chips.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Table, type Column } from '../../../components/Table.tsx'
import { call } from '../../../lib/call.ts'
import type { FileTable } from '../../../lib/csv.ts'
import {
  agoWords,
  CLASS,
  classSummary,
  doneOfAll,
  NEED_LOOK,
  needWords,
  PART_LEGEND,
  partName,
  partShort,
  partWords,
  PART_WORDS,
  refreshedAt,
  wayWords,
} from '../../../text/class-office.ts'
import { formatTime, type Zone } from '../../../text/format.ts'
import { Files } from './Files.tsx'
import { useLive, type Which } from './use-batch.ts'

type Course = NonNullable<Batch['course']>
type Props = {
  readonly which: Which
  readonly course: Course
  readonly zone: Zone
  readonly title: string
}

const NEEDING: readonly BatchPerson['need'][] = ['STUCK', 'QUIET']

const FILTERS: Readonly<Record<string, (person: BatchPerson) => boolean>> = {
  bantu: ({ need }) => NEEDING.includes(need),
  belum: ({ need }) => need === 'NOT_BEGUN',
  selesai: ({ need }) => need === 'FINISHED',
}

export function ProgressView({ which, course, zone, title }: Props): JSX.Element {
  const live = useLive((signal) => call(readBatchProgress, which, { signal }))
  const [filter, setFilter] = useState('')
  const { answer, error } = live
  if (answer === null) {
    return error === null ? (
      <Loading label={CLASS.loading} rows={6} />
    ) : (
      <Problem error={error} onRetry={live.reload} />
    )
  }
  const { people, now } = answer
  if (people.length === 0) return <Empty title={CLASS.emptyTitle}>{CLASS.empty}</Empty>
  const modules = course.modules.length
  const count = (value: string): number => people.filter(FILTERS[value] ?? (() => true)).length
  const shown = people.filter(FILTERS[filter] ?? (() => true))
  return (
    <>
      {error !== null && (
        <Notice kind="wait">
          {CLASS.late} {formatTime(now, zone)}.
        </Notice>
      )}
      <p class="class-sum">{classSummary(people.length, count('selesai'), count('bantu'))}</p>
      <p class="small muted no-print">{refreshedAt(formatTime(now, zone))}</p>
      <h3>{CLASS.partsTitle}</h3>
      <Modules course={course} people={people} />
      <h3>{CLASS.peopleTitle}</h3>
      <div class="toolbar no-print">
        <Chips
          label={CLASS.filter}
          value={filter}
          onChange={setFilter}
          chips={[
            { value: '', label: CLASS.all, count: people.length },
            { value: 'bantu', label: CLASS.need, count: count('bantu') },
            { value: 'belum', label: CLASS.notBegun, count: count('belum') },
            { value: 'selesai', label: CLASS.finished, count: count('selesai') },
          ]}
        />
        <Files table={() => fileOf(people, modules, now)} name={CLASS.file} sheet={title} />
      </div>
      <Legend />
      {shown.length === 0 ? (
        <Empty title={CLASS.nobody} />
      ) : (
        <People key={filter} shown={shown} of={people.length} modules={modules} now={now} />
      )}
    </>
  )
}

/** As many as one screen is read of; `class.css` folds the others until they are asked for, and paper has them all. */
const FEW = 10
const MANY = 40

type PeopleProps = {
  readonly shown: readonly BatchPerson[]
  readonly of: number
  readonly modules: number
  readonly now: string
}

function People({ shown, of, modules, now }: PeopleProps): JSX.Element {
  const [isWhole, setWhole] = useState(false)
  const isFolded = !isWhole && shown.length > FEW
  return (
    <>
      <div class={isFolded ? 'class-folded' : undefined}>
        <Table
          label={CLASS.peopleTitle}
          columns={columnsOf(modules, now)}
          rows={shown}
          rowKey={({ cadreId }) => cadreId}
          total={of}
        />
      </div>
      {isFolded && (
        <div class={shown.length > MANY ? 'class-rest no-print' : 'class-rest of-phone no-print'}>
          <Button icon="down" onClick={() => setWhole(true)}>
            {CLASS.showAll(shown.length)}
          </Button>
          <span class="help">{CLASS.firstHelp}</span>
        </div>
      )}
    </>
  )
}

const STATES: readonly PartState[] = ['DONE', 'WORKING', 'STUCK', 'NONE']

function Modules({
  course,
  people,
}: {
  readonly course: Course
  readonly people: readonly BatchPerson[]
}): JSX.Element {
  const titles = [...course.modules, ...(course.finalTest === null ? [] : [course.finalTest])]
  return (
    <ol class="class-modules">
      {titles.map(({ slug, title }, at) => {
        const of = (state: PartState): number =>
          people.filter(({ parts }) => parts[at]?.state === state).length
        let from = 0
        return (
          <li key={slug}>
            <span class="class-module">
              <b class="num">{partShort(at, course.modules.length)}</b> {title}
            </span>
            <svg
              viewBox="0 0 100 10"
              preserveAspectRatio="none"
              class="class-bar"
              aria-hidden="true"
            >
              {STATES.map((state) => {
                const width = (of(state) * 100) / people.length
                const x = from
                from += width
                return <rect key={state} class={state} x={x} y={0} width={width} height={10} />
              })}
            </svg>
            <span class="small num">{doneOfAll(of('DONE'), people.length, of('STUCK'))}</span>
          </li>
        )
      })}
    </ol>
  )
}

function Legend(): JSX.Element {
  return (
    <p class="class-legend small">
      <span>{CLASS.legend}</span>
      {STATES.map((state) => (
        <span key={state}>
          <Mark part={{ state, misses: 0, best: null }} short="" name="" /> {PART_LEGEND[state]}
        </span>
      ))}
    </p>
  )
}

type MarkProps = { readonly part: BatchPart; readonly short: string; readonly name: string }

/** Told apart by form as well as by colour: full, framed with a sign, half, empty. */
function Mark({ part, short, name }: MarkProps): JSX.Element {
  return (
    <span
      class={`class-mark ${part.state}`}
      title={name === '' ? undefined : partWords(name, part)}
      aria-hidden="true"
    >
      {part.state === 'STUCK' ? `${short}!` : short}
    </span>
  )
}

function columnsOf(modules: number, now: string): readonly Column<BatchPerson>[] {
  return [
    {
      key: 'name',
      title: CLASS.name,
      cell: ({ name, area }) => (
        <>
          {name}
          <span class="small muted class-place">{area?.name}</span>
        </>
      ),
      sort: ({ name }) => name,
    },
    {
      key: 'state',
      title: CLASS.state,
      cell: ({ need, parts }) => (
        <span class={NEED_LOOK[need]}>{needWords(need, parts, modules)}</span>
      ),
    },
    {
      key: 'ways',
      title: CLASS.ways,
      cell: ({ parts }) => (
        <span class="class-way" role="img" aria-label={wayWords(parts, modules)}>
          {parts.map((part, at) => (
            <Mark
              key={at}
              part={part}
              short={partShort(at, modules)}
              name={partName(at, modules)}
            />
          ))}
        </span>
      ),
      sort: ({ parts }) => parts.filter(({ state }) => state === 'DONE').length,
    },
    {
      key: 'last',
      title: CLASS.last,
      cell: ({ lastActivityAt }) => (
        <span class="nowrap">
          {lastActivityAt === null ? CLASS.never : agoWords(lastActivityAt, now)}
        </span>
      ),
      sort: ({ lastActivityAt }) => lastActivityAt ?? '',
    },
  ]
}

function fileOf(people: readonly BatchPerson[], modules: number, now: string): FileTable {
  const parts = people[0]?.parts ?? []
  return [
    [
      CLASS.name,
      CLASS.place,
      CLASS.state,
      ...parts.map((_, at) => partName(at, modules)),
      CLASS.last,
    ],
    ...people.map((person) => [
      person.name,
      person.area?.name ?? '',
      needWords(person.need, person.parts, modules),
      ...person.parts.map(({ state, best }) =>
        best === null ? PART_WORDS[state] : `${PART_WORDS[state]} (${best})`,
      ),
      person.lastActivityAt === null ? CLASS.never : agoWords(person.lastActivityAt, now),
    ]),
  ]
}
