/** One fact that districts may say themselves: the published card, the district's own, and what can be done with it. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { decideLocalFact, type LocalFact } from '../../../../../worker/contract/local-facts.ts'
import type { District } from '../../../../../worker/contract/regions.ts'
import { Button } from '../../../components/Button.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { call } from '../../../lib/call.ts'
import { holdsRole, type Staff } from '../../../lib/session.ts'
import { formatDate, formatMoment } from '../../../text/format.ts'
import { CARD } from '../../../text/local-facts-office.ts'
import { Decision, type Decided } from '../Decision.tsx'
import { FACTS_HREF, lessonHref } from '../course/places.ts'
import { PUBLISHERS, REVIEWERS, WRITERS } from '../course/roles.ts'
import { CardPreview } from './CardPreview.tsx'
import { daysUntil, type cardsOf, type Fact } from './due.ts'
import { DueTag } from './DueTable.tsx'
import { EndCard } from './EndCard.tsx'
import { formOf, ProposeCard, type CardForm } from './ProposeCard.tsx'

type Props = {
  readonly who: Staff
  readonly district: District
  readonly fact: Fact
  readonly cards: ReturnType<typeof cardsOf>
  readonly today: string
  readonly onDone: () => void
}

export function FactCard(props: Props): JSX.Element {
  const { who, district, fact, cards, today } = props
  const { inForce, waiting, returned } = cards
  const [form, setForm] = useState<CardForm | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const holds = (roles: readonly string[]): boolean => holdsRole(who, district.code, roles)
  const finish = (words: string): void => {
    setForm(null)
    setDone(words)
    props.onDone()
  }
  async function decide(id: string, decided: Decided): Promise<void> {
    await call(decideLocalFact, { id, ...decided })
    finish(decided.approved ? CARD.approved : CARD.sentBack)
  }
  const mayWrite = holds(WRITERS)
  return (
    <div class="fact-card">
      <p class="crumbs">
        <a href={FACTS_HREF}>{CARD.back}</a>
      </p>
      {done !== null && <Notice kind="done" title={done} />}
      <div class="fact-work">
        <div>
          <section class="panel" aria-labelledby="pusat">
            <h2 id="pusat">{CARD.national}</h2>
            <dl class="facts">
              <dt>{CARD.figure}</dt>
              <dd>{fact.figure || CARD.noFigure}</dd>
              <dt>{CARD.source}</dt>
              <dd>{fact.source}</dd>
              <dt>{CARD.reviewBy}</dt>
              <dd>
                <DueTag days={daysUntil(fact.reviewBy, today)} reviewBy={fact.reviewBy} />
              </dd>
              <dt>{CARD.lesson}</dt>
              <dd>
                <a href={lessonHref(fact.courseId, fact.module, fact.lesson)}>{fact.lessonTitle}</a>
              </dd>
            </dl>
          </section>
          {inForce === null ? (
            <Notice title={CARD.none}>{CARD.noneHelp(district.name)}</Notice>
          ) : (
            <InForce card={inForce} district={district} today={today}>
              {holds([...REVIEWERS, ...PUBLISHERS]) && (
                <EndCard card={inForce} onDone={() => finish(CARD.ended)} />
              )}
            </InForce>
          )}
          {waiting !== null && (
            <section class="panel" aria-labelledby="tunggu">
              <h2 id="tunggu">{CARD.waits}</h2>
              <p>
                {CARD.askedBy(waiting.askedBy, formatMoment(waiting.askedAt, district.timeZone))}
              </p>
              <Said card={waiting} today={today} />
              {holds(REVIEWERS) && !waiting.isOwn ? (
                <Decision words={CARD} onDecide={(decided) => decide(waiting.id, decided)} />
              ) : (
                <p class="muted">{waiting.isOwn ? CARD.ownAsk : CARD.noReviewer}</p>
              )}
              {mayWrite && <EndCard card={waiting} onDone={() => finish(CARD.takenBack)} />}
            </section>
          )}
          {returned !== null && (
            <Notice kind="wait" title={CARD.returned}>
              <p>
                {CARD.returnedBy(
                  returned.decidedBy ?? '',
                  formatMoment(returned.decidedAt ?? returned.askedAt, district.timeZone),
                )}
              </p>
              <p class="said">{returned.comment}</p>
              {mayWrite && <p>{CARD.returnedHelp}</p>}
            </Notice>
          )}
          {!mayWrite && waiting === null && <p class="muted">{CARD.noWriter}</p>}
          {mayWrite && form === null && (
            <Button
              icon="edit"
              kind={waiting === null ? 'primary' : 'plain'}
              onClick={() => {
                setDone(null)
                setForm(formOf(waiting ?? returned ?? inForce))
              }}
            >
              {waiting !== null
                ? CARD.proposeInstead
                : inForce === null
                  ? CARD.propose
                  : CARD.proposeAgain}
            </Button>
          )}
          {form !== null && (
            <ProposeCard
              fact={fact}
              district={district.code}
              instead={waiting?.id ?? null}
              today={today}
              form={form}
              onChange={setForm}
              onCancel={() => setForm(null)}
              onDone={() => finish(CARD.sent)}
            />
          )}
        </div>
        <CardPreview
          fact={fact}
          district={district}
          today={today}
          form={form ?? (waiting === null ? null : formOf(waiting))}
          inForce={inForce}
        />
      </div>
    </div>
  )
}

type InForceProps = {
  readonly card: LocalFact
  readonly district: District
  readonly today: string
  readonly children: JSX.Element | false
}

function InForce({ card, district, today, children }: InForceProps): JSX.Element {
  const isPast = card.reviewBy < today
  const on = formatDate(todayOf(card, district))
  return (
    <section class="panel" aria-labelledby="berlaku">
      <h2 id="berlaku">{CARD.inForce(district.name)}</h2>
      {isPast && (
        <Notice kind="wait" title={CARD.past}>
          {CARD.pastHelp}
        </Notice>
      )}
      <Said card={card} today={today} />
      <p class="muted">{CARD.decidedBy(card.decidedBy ?? '', card.decidedAs ?? '', on)}</p>
      {children}
    </section>
  )
}

/** The day on which it was decided, where the district is. */
function todayOf({ decidedAt, askedAt }: LocalFact, { timeZone }: District): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date(decidedAt ?? askedAt))
}

function Said({ card, today }: { readonly card: LocalFact; readonly today: string }): JSX.Element {
  return (
    <dl class="facts">
      <dt>{CARD.figure}</dt>
      <dd>{card.figure || CARD.noFigure}</dd>
      <dt>{CARD.fieldText}</dt>
      <dd class="said">{card.text}</dd>
      <dt>{CARD.source}</dt>
      <dd>{card.source}</dd>
      <dt>{CARD.reviewBy}</dt>
      <dd>
        <DueTag days={daysUntil(card.reviewBy, today)} reviewBy={card.reviewBy} />
      </dd>
    </dl>
  )
}
