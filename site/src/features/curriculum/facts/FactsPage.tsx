/** Fact cards of an area: what is to be looked at again, districts' own cards, and one fact with its card when one is named. */
import type { JSX } from 'preact'
import { Button } from '../../../components/Button.tsx'
import { Chips } from '../../../components/Chips.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { useArea, useSession } from '../../../lib/session.ts'
import { useUrlState } from '../../../lib/url-state.ts'
import { CARD, FACTS } from '../../../text/local-facts-office.ts'
import { useBank } from '../bank/use-bank.ts'
import { FACTS_HREF } from '../course/places.ts'
import { cardsOf, dueOf, todayIn, type Fact } from './due.ts'
import { DueTable } from './DueTable.tsx'
import { FactCard } from './FactCard.tsx'
import { FactTable, type FactRow } from './FactTable.tsx'
import { useFacts, type KnownFacts } from './use-facts.ts'

export function FactsPage(): JSX.Element | null {
  const session = useSession()
  const office = useArea()
  const bank = useBank()
  const [courseId] = useUrlState('kursus')
  const [factId] = useUrlState('kartu')
  const area = bank === null ? null : (office?.code ?? null)
  // Who reviews for more than a district finds here what waits in all of them.
  const reply = useFacts(area, bank?.areas[0]?.value ?? null)
  if (session.state !== 'in' || office === null || bank === null) return null
  if (reply.state === 'loading') return <Loading label={FACTS.loading} rows={6} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  const today = todayIn(office.district.timeZone)
  if (factId === '') return <FactList known={reply.answer} today={today} area={office.code} />
  const fact = reply.answer.facts.find((each) => each.courseId === courseId && each.id === factId)
  if (fact === undefined || !fact.mayBeLocal) {
    return (
      <Empty title={CARD.missing} action={<Button href={FACTS_HREF}>{CARD.back}</Button>}>
        {CARD.missingHelp}
      </Empty>
    )
  }
  return (
    <FactCard
      key={`${office.districtCode}/${courseId}/${factId}`}
      who={session.who}
      district={office.district}
      fact={fact}
      cards={cardsOf(reply.answer.cards, fact, office.districtCode)}
      today={today}
      onDone={reply.reload}
    />
  )
}

type ListProps = { readonly known: KnownFacts; readonly today: string; readonly area: string }

const EMPTY_OF: Readonly<Record<string, string>> = {
  menunggu: FACTS.emptyWaiting,
  daerah: FACTS.emptyOwn,
  diganti: FACTS.emptyReplaceable,
}

function FactList({ known, today, area }: ListProps): JSX.Element {
  const [shown, show] = useUrlState('tampil', 'tinjau')
  const { facts, cards } = known
  const due = dueOf(facts, cards, today)
  const of = (is: string): readonly FactRow[] =>
    cards.flatMap((card) => {
      const fact = facts.find((each) => each.courseId === card.courseId && each.id === card.factId)
      return fact === undefined || (is === 'asked' && card.is !== 'asked')
        ? []
        : [{ fact, card, district: card.district }]
    })
  const replaceable = facts.flatMap((fact) => (fact.mayBeLocal ? [rowOf(fact, known, area)] : []))
  const rows: Readonly<Record<string, readonly FactRow[]>> = {
    menunggu: of('asked'),
    daerah: of('all'),
    diganti: replaceable,
  }
  const chosen = rows[shown]
  return (
    <div class="fact-list">
      <Chips
        label={FACTS.show}
        value={shown}
        onChange={show}
        chips={[
          { value: 'tinjau', label: FACTS.due, count: due.length },
          { value: 'menunggu', label: FACTS.waiting, count: rows['menunggu']?.length ?? 0 },
          { value: 'daerah', label: FACTS.own, count: rows['daerah']?.length ?? 0 },
          { value: 'diganti', label: FACTS.replaceable, count: replaceable.length },
        ]}
      />
      {chosen === undefined ? (
        <DueTable due={due} />
      ) : chosen.length === 0 ? (
        <Empty title={EMPTY_OF[shown] ?? FACTS.none}>{FACTS.emptyHelp}</Empty>
      ) : (
        <FactTable rows={chosen} today={today} />
      )}
    </div>
  )
}

/** A fact with what stands nearest to the cadres of the district: in force, else waiting, else returned. */
function rowOf(fact: Fact, { cards }: KnownFacts, district: string): FactRow {
  const { inForce, waiting, returned } = cardsOf(cards, fact, district)
  return { fact, card: inForce ?? waiting ?? returned, district }
}
