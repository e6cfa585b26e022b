/** What of the fact cards waits for somebody: told at the top of the workshop, and as a list, the oldest first. */
import type { JSX } from 'preact'
import { Button } from '../../../components/Button.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { useZone } from '../../../lib/session.ts'
import type { Reply } from '../../../lib/use-reply.ts'
import { FACTS, factsWaiting } from '../../../text/local-facts-office.ts'
import { DueTable } from '../facts/DueTable.tsx'
import { dueOf, todayIn } from '../facts/due.ts'
import type { KnownFacts } from '../facts/use-facts.ts'
import { FACTS_HREF } from './places.ts'

type Props = { readonly reply: Reply<KnownFacts> }

/** Nothing while nothing waits. */
export function FactsWaiting({ reply }: Props): JSX.Element | null {
  const today = todayIn(useZone())
  if (reply.state !== 'here') return null
  const { facts, cards } = reply.answer
  const past = dueOf(facts, cards, today).filter(({ days }) => days < 0)
  const words = factsWaiting(past.length, cards.filter(({ is }) => is === 'asked').length)
  if (words === null) return null
  return (
    <Notice kind="wait" title={words} action={<Button href={FACTS_HREF}>{FACTS.all}</Button>} />
  )
}

export function Facts({ reply }: Props): JSX.Element {
  const today = todayIn(useZone())
  return (
    <section aria-labelledby="fakta">
      <h2 id="fakta">{FACTS.home}</h2>
      {reply.state === 'loading' && <Loading label={FACTS.loading} rows={2} />}
      {reply.state === 'failed' && <Problem error={reply.error} onRetry={reply.reload} />}
      {reply.state === 'here' && (
        <DueTable due={dueOf(reply.answer.facts, reply.answer.cards, today)} />
      )}
      <p>
        <a href={FACTS_HREF}>{FACTS.all}</a>
      </p>
    </section>
  )
}
