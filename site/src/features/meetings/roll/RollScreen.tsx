/** The roll of one session: everybody by name, what was marked, and how much of it the Worker has. */
import type { JSX } from 'preact'
import { useCallback, useMemo, useRef, useState } from 'preact/hooks'
import { ATTENDANCE_STATES } from '../../../../../worker/contract/attendance-rules.ts'
import { Button } from '../../../components/Button.tsx'
import { Chips } from '../../../components/Chips.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Field } from '../../../components/Field.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Select } from '../../../components/Select.tsx'
import { areaWords } from '../../../text/roster.ts'
import { clock, ROLL, SCAN, shortDay, STATE_WORDS } from '../../../text/roll.ts'
import { countsOf, localTime, sessionAt, type Person, type RollSession } from './model.ts'
import { PersonRow } from './PersonRow.tsx'
import { RollDialogs } from './RollDialogs.tsx'
import { Refused, StatusBar } from './StatusBar.tsx'
import { useMarking } from './use-marking.ts'
import type { RollHere } from './use-roll.ts'

export function RollScreen({ here }: { readonly here: RollHere }): JSX.Element {
  const { kept } = here
  const { meeting, sessions } = kept.roll
  const [chosen, setChosen] = useState(() => sessionAt(sessions, localTime(kept, Date.now()))?.id)
  const session = sessions.find(({ id }) => id === chosen) ?? sessions[0]
  return (
    <>
      <div class="roll-head">
        <h2>{meeting.title}</h2>
        <p class="muted">{meeting.place}</p>
      </div>
      {meeting.state === 'CANCELLED' && (
        <Notice kind="wait" title={ROLL.offTitle}>
          {ROLL.offBody}
        </Notice>
      )}
      {session === undefined ? (
        <Empty title={ROLL.noSessions} />
      ) : (
        <>
          <Select
            label={ROLL.session}
            value={session.id}
            options={sessions.map((each) => ({ value: each.id, label: sessionWords(each) }))}
            onChange={setChosen}
          />
          <OneSession key={session.id} here={here} session={session} />
        </>
      )}
    </>
  )
}

function sessionWords({ date, startsAt, endsAt, title }: RollSession): string {
  return `${shortDay(date)}, ${clock(startsAt)}–${clock(endsAt)} · ${title}`
}

type Props = { readonly here: RollHere; readonly session: RollSession }

const ALL = ''

function OneSession({ here, session }: Props): JSX.Element {
  const { kept, folded, reasons } = here
  const marking = useMarking(here, session)
  const [filter, setFilter] = useState<string>(ALL)
  const [typed, setTyped] = useState('')
  const { people } = folded
  const standing = folded.standing.get(session.id)
  const today = localTime(kept, Date.now()).slice(0, 10)

  // Who is shown is settled when it is asked for: nobody slips away under the finger that marks her.
  const shown = useMemo(() => {
    const q = typed.trim().toLowerCase()
    return new Set(
      people
        .filter(({ key }) => filter === ALL || (standing?.get(key)?.state ?? 'NONE') === filter)
        .filter((person) => q === '' || searchable(person).includes(q))
        .map(({ key }) => key),
    )
  }, [filter, typed, session.id, people.length])

  // The rows keep these two for good, so that none is painted for the tap on another.
  const latest = useRef(marking)
  latest.current = marking
  const onTap = useCallback((key: string) => latest.current.tap(key), [])
  const onMore = useCallback((key: string) => latest.current.open({ kind: 'mark', key }), [])

  const counts = countsOf(folded, session.id)
  const rows = people.filter(({ key }) => shown.has(key))
  const reason = reasons.get(session.id)
  return (
    <>
      {session.date > today && <Notice kind="wait">{ROLL.ahead(shortDay(session.date))}</Notice>}
      {session.date < today && (
        <p class="roll-past">
          {reason === undefined
            ? ROLL.pastNoReason(shortDay(session.date))
            : ROLL.past(shortDay(session.date), reason)}
        </p>
      )}
      <div class="roll-do">
        <Button
          icon="check"
          disabled={counts.NONE === 0 || session.date > today}
          onClick={marking.markAll}
        >
          {ROLL.allPresent}
        </Button>
        <Button
          icon="plus"
          disabled={session.date > today}
          onClick={() => marking.open({ kind: 'walkIn' })}
        >
          {ROLL.walkIn}
        </Button>
        <Button icon="card" disabled={session.date > today} onClick={marking.scanCards}>
          {SCAN.open}
        </Button>
        <Button icon="qr" onClick={() => marking.open({ kind: 'code' })}>
          {ROLL.code}
        </Button>
      </div>
      <Chips
        label={ROLL.counts}
        value={filter}
        chips={[
          { value: ALL, label: ROLL.all, count: people.length },
          ...([...ATTENDANCE_STATES, 'NONE'] as const).map((state) => ({
            value: state,
            label: STATE_WORDS[state],
            count: counts[state],
          })),
        ]}
        onChange={setFilter}
      />
      <Field
        label={ROLL.search}
        type="search"
        inputMode="search"
        value={typed}
        onInput={setTyped}
        maxLength={60}
      />
      <Refused here={here} />
      {people.length === 0 ? (
        <Empty title={ROLL.nobody} />
      ) : rows.length === 0 ? (
        <p class="muted">{ROLL.noMatch}</p>
      ) : (
        <ul class="roll-list">
          {rows.map((person) => {
            const mark = standing?.get(person.key)
            return (
              <PersonRow
                key={person.key}
                id={person.key}
                name={person.name}
                place={placeOf(person)}
                state={mark?.state ?? 'NONE'}
                note={noteOf(mark, kept.owner.name)}
                tag={tagOf(person)}
                onTap={onTap}
                onMore={onMore}
              />
            )
          })}
        </ul>
      )}
      <StatusBar here={here} marking={marking} />
      <RollDialogs here={here} session={session} marking={marking} />
    </>
  )
}

function searchable(person: Person): string {
  return `${person.name} ${placeOf(person)} ${person.code}`.toLowerCase()
}

function placeOf({ area, from }: Person): string {
  return area === null ? from : areaWords(area)
}

function tagOf({ person, isInvited }: Person): string {
  if (person.kind === 'GUEST') return ROLL.guest
  return isInvited ? '' : ROLL.notInvited
}

function noteOf(
  mark: { readonly method: string; readonly by: string | null } | undefined,
  owner: string,
): string {
  if (mark === undefined) return ''
  if (mark.method === 'SELF') return ROLL.selfChecked
  if (mark.method === 'CARD' && (mark.by === null || mark.by === owner)) return ROLL.byCard
  return mark.by === null || mark.by === owner ? '' : ROLL.by(mark.by)
}
