/** Says which cadre a guest is: from the roll on the phone, and with signal from the whole roster. */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { listCadres } from '../../../../../worker/contract/roster.ts'
import { Button } from '../../../components/Button.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { Field } from '../../../components/Field.tsx'
import { call } from '../../../lib/call.ts'
import { MATCH } from '../../../text/roll.ts'
import { areaWords } from '../../../text/roster.ts'
import type { Person } from './model.ts'
import type { NewEvent } from './outbox.ts'
import type { RollHere } from './use-roll.ts'

type Cadre = NonNullable<NewEvent['cadre']>
type Found = Cadre & { readonly place: string }

type Props = {
  readonly here: RollHere
  readonly guest: Person
  readonly onMatch: (cadre: Cadre) => void
  readonly onClose: () => void
}

const SHOWN = 6

export function MatchGuest({ here, guest, onMatch, onClose }: Props): JSX.Element {
  const { roll } = here.kept
  const [typed, setTyped] = useState('')
  const [others, setOthers] = useState<readonly Found[] | 'offline'>([])
  const q = typed.trim()
  useEffect(() => {
    setOthers([])
    if (q.length < 2) return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      call(listCadres, { area: roll.meeting.area.code, q }, { signal: stop.signal }).then(
        ({ cadres }) =>
          setOthers(
            cadres.map(({ id, code, name, assignments }) => ({
              cadreId: id,
              code,
              name,
              place: assignments
                .slice(0, 1)
                .map(({ area }) => areaWords(area))
                .join(''),
            })),
          ),
        () => {
          if (!stop.signal.aborted) setOthers('offline')
        },
      )
    }, 300)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [q, roll.meeting.area.code])
  const own: Found[] =
    q.length < 2
      ? []
      : roll.people
          .filter(({ name, code }) => `${name} ${code}`.toLowerCase().includes(q.toLowerCase()))
          .map(({ cadreId, code, name, area }) => ({
            cadreId,
            code,
            name,
            place: area === null ? '' : areaWords(area),
          }))
  const known = new Set(own.map(({ cadreId }) => cadreId))
  const more = others === 'offline' ? [] : others.filter(({ cadreId }) => !known.has(cadreId))
  const found = [...own, ...more].slice(0, SHOWN)
  return (
    <Dialog open title={MATCH.title(guest.name)} onClose={onClose}>
      <p>{MATCH.body}</p>
      <Field
        label={MATCH.search}
        help={MATCH.help}
        type="search"
        value={typed}
        onInput={setTyped}
        maxLength={100}
      />
      {others === 'offline' && <p class="help">{MATCH.offline}</p>}
      {q.length >= 2 && found.length === 0 && <p class="help">{MATCH.none}</p>}
      <ul class="roll-found">
        {found.map(({ place, ...cadre }) => (
          <li key={cadre.cadreId}>
            <span>
              <span class="roll-name">{cadre.name}</span>
              <span class="roll-place">
                {cadre.code} · {place}
              </span>
            </span>
            <Button onClick={() => onMatch(cadre)}>{MATCH.choose}</Button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
