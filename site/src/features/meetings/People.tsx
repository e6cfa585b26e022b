/** Who is invited: searched, counted by sub-district, and taken off the list. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  MAX_AT_ONCE,
  uninvitePeople,
  type MeetingPerson,
} from '../../../../worker/contract/meetings.ts'
import { Button } from '../../components/Button.tsx'
import { Confirm } from '../../components/Confirm.tsx'
import { Empty } from '../../components/Empty.tsx'
import { Field } from '../../components/Field.tsx'
import { personColumns } from '../../components/person-columns.tsx'
import { Select } from '../../components/Select.tsx'
import { Table, type Column } from '../../components/Table.tsx'
import { call } from '../../lib/call.ts'
import { inPortions } from '../../lib/in-portions.ts'
import type { OfficeArea } from '../../lib/session.ts'
import { INVITED, MEETING } from '../../text/meetings.ts'
import { KIND_WORDS } from '../../text/roster.ts'
import { found, groupName, groupsOf } from './people-rows.ts'
import type { MeetingReply } from './use-meeting.ts'

/** All sub-districts; an empty name is that of who serves nowhere. */
const ALL = '*'

type Props = {
  readonly area: OfficeArea
  readonly shown: MeetingReply
  readonly mayChange: boolean
  readonly onInvite: () => void
  readonly onChanged: (words: string) => void
}

export function People({ area, shown, mayChange, onInvite, onChanged }: Props): JSX.Element {
  const { meeting, people } = shown
  const [words, setWords] = useState('')
  const [part, setPart] = useState(ALL)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [isAsking, setAsking] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const groups = groupsOf(people)
  const shownPart = groups.some(({ name }) => name === part) ? part : null
  const listed = found(people, words, shownPart)
  // Of those who are still on the list: another officer may have taken one off.
  const ids = people.flatMap(({ cadreId }) => (chosen.has(cadreId) ? [cadreId] : []))

  async function remove(): Promise<void> {
    setBusy(true)
    setError(null)
    const from = { area: meeting.area.code, meetingId: meeting.id }
    try {
      const changed = await inPortions(ids, MAX_AT_ONCE, (cadreIds) =>
        call(uninvitePeople, { ...from, cadreIds }),
      )
      setChosen(new Set())
      setAsking(false)
      onChanged(INVITED.removed(changed))
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  const invite = mayChange && (
    <Button kind={meeting.state === 'PLANNED' ? 'primary' : 'plain'} icon="plus" onClick={onInvite}>
      {INVITED.invite}
    </Button>
  )
  if (people.length === 0) {
    return (
      <Empty title={INVITED.emptyTitle} action={invite}>
        {mayChange ? INVITED.emptyBody : meeting.people > 0 ? INVITED.emptyHere : undefined}
      </Empty>
    )
  }
  return (
    <section class="roster" aria-labelledby="yang-diundang">
      <div class="meeting-list-head">
        <h2 id="yang-diundang">{INVITED.title}</h2>
        {invite}
      </div>
      {area.code !== area.districtCode && people.length < meeting.people && (
        <p class="muted">{INVITED.onlyHere}</p>
      )}
      <div class="toolbar">
        <Field
          label={INVITED.search}
          type="search"
          maxLength={100}
          value={words}
          onInput={setWords}
        />
        {groups.length > 1 && (
          <Select
            label={INVITED.subDistrict}
            value={shownPart ?? ALL}
            options={[
              { value: ALL, label: INVITED.allSubDistricts(people.length) },
              ...groups.map(({ name, people: of }) => ({
                value: name,
                label: INVITED.counted(groupName(name), of.length),
              })),
            ]}
            onChange={setPart}
          />
        )}
      </div>
      {groups.length > 1 && (
        <details>
          <summary>{INVITED.perSubDistrict(groups.length)}</summary>
          <ul class="meeting-counts">
            {groups.map(({ name, people: of }) => (
              <li key={name}>
                {groupName(name)} <b class="num">{MEETING.people(of.length)}</b>
              </li>
            ))}
          </ul>
        </details>
      )}
      {listed.length === 0 ? (
        <Empty title={INVITED.noMatch} />
      ) : (
        <Table
          label={INVITED.title}
          rows={listed}
          rowKey={({ cadreId }) => cadreId}
          total={people.length}
          columns={COLUMNS}
          {...(mayChange
            ? { choice: { chosen, onChange: setChosen, nameOf: ({ name }: MeetingPerson) => name } }
            : {})}
        />
      )}
      {ids.length > 0 && (
        <div class="roster-bar">
          <span class="num">{INVITED.chosen(ids.length)}</span>
          <Button kind="danger" icon="close" onClick={() => setAsking(true)}>
            {INVITED.remove}
          </Button>
        </div>
      )}
      {isAsking && (
        <Confirm
          title={INVITED.removeTitle}
          yes={INVITED.remove}
          kind="danger"
          busy={isBusy ? MEETING.working : undefined}
          error={error}
          onYes={() => void remove()}
          onNo={() => setAsking(false)}
        >
          <p>{INVITED.removeBody(ids.length)}</p>
        </Confirm>
      )}
    </section>
  )
}

const COLUMNS: readonly Column<MeetingPerson>[] = [
  ...personColumns<MeetingPerson>(),
  {
    key: 'kind',
    title: INVITED.kind,
    cell: ({ kind }) => KIND_WORDS[kind],
    sort: ({ kind }) => KIND_WORDS[kind],
  },
]
