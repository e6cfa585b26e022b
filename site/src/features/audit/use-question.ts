/** What the log is asked for, all of it in the address: ids, words of a kept list and days, never a name. */
import {
  AUDIT_GROUPS,
  type ActorKind,
  type AuditFilter,
} from '../../../../worker/contract/audit.ts'
import { useUrlState } from '../../lib/url-state.ts'
import { GROUP_SLUGS, KIND_SLUGS } from '../../text/audit.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const DAY = /^\d{4}-\d{2}-\d{2}$/
/** What the office did; what cadres learn would bury it. */
const AT_FIRST = KIND_SLUGS.staff

export type Question = {
  /** Null while the days are the wrong way round: nothing is asked then. */
  readonly filter: AuditFilter | null
  /** As they stand in the address, for the fields. */
  readonly who: string
  readonly group: string
  readonly from: string
  readonly to: string
  /** The one thing that the log is about; empty for all. */
  readonly thing: string
  /** Anything else than at first. */
  readonly isFiltered: boolean
  readonly set: Readonly<Record<'who' | 'group' | 'from' | 'to' | 'thing', (value: string) => void>>
  readonly clear: () => void
}

export function useQuestion(): Question {
  const [who, setWho] = useUrlState('siapa', AT_FIRST)
  const [group, setGroup] = useUrlState('jenis')
  const [from, setFrom] = useUrlState('dari')
  const [to, setTo] = useUrlState('sampai')
  const [thing, setThing] = useUrlState('tentang')
  const kind = kindOf(who)
  const groupKey = AUDIT_GROUPS.find((each) => GROUP_SLUGS[each] === group)
  const days = { ...(DAY.test(from) ? { from } : {}), ...(DAY.test(to) ? { to } : {}) }
  const isTurned = days.from !== undefined && days.to !== undefined && days.from > days.to
  const filter: AuditFilter = {
    ...(UUID.test(who) ? { who } : kind === null ? {} : { who: kind }),
    ...(groupKey === undefined ? {} : { group: groupKey }),
    ...days,
    ...(UUID.test(thing) ? { entity: thing } : {}),
  }
  return {
    filter: isTurned ? null : filter,
    who,
    group,
    from,
    to,
    thing: filter.entity ?? '',
    isFiltered: who !== AT_FIRST || group !== '' || from !== '' || to !== '' || thing !== '',
    set: { who: setWho, group: setGroup, from: setFrom, to: setTo, thing: setThing },
    clear: () => {
      setWho(AT_FIRST)
      for (const reset of [setGroup, setFrom, setTo, setThing]) reset('')
    },
  }
}

function kindOf(who: string): ActorKind | null {
  // Safe: the keys are the kinds.
  const kinds = Object.keys(KIND_SLUGS) as ActorKind[]
  return kinds.find((kind) => KIND_SLUGS[kind] === who) ?? null
}
