/** Facts beside the card of a district, with where that card stands. */
import type { JSX } from 'preact'
import type { LocalFact } from '../../../../../worker/contract/local-facts.ts'
import { Table, type Column } from '../../../components/Table.tsx'
import { CARD_STATES, FACTS } from '../../../text/local-facts-office.ts'
import { factHref } from '../course/places.ts'
import { daysUntil, type Fact } from './due.ts'
import { DueTag } from './DueTable.tsx'

export type FactRow = {
  readonly fact: Fact
  readonly card: LocalFact | null
  /** Whose card it is, or would be. */
  readonly district: string
}

type Props = { readonly rows: readonly FactRow[]; readonly today: string }

export function FactTable({ rows, today }: Props): JSX.Element {
  return (
    <Table
      label={FACTS.title}
      columns={columns(today)}
      rows={rows}
      rowKey={({ fact, card, district }) =>
        `${fact.courseId}/${fact.id}/${card?.id ?? ''}/${district}`
      }
    />
  )
}

const KIND_OF = { asked: 'wait', inForce: 'done', returned: 'wait', ended: '' } as const

export function CardState({ card, today }: { card: LocalFact; today: string }): JSX.Element {
  const isPast = card.is === 'inForce' && card.reviewBy < today
  return (
    <span class={`tag ${isPast ? 'danger' : KIND_OF[card.is]}`}>
      {isPast ? CARD_STATES.past : CARD_STATES[card.is]}
    </span>
  )
}

function columns(today: string): readonly Column<FactRow>[] {
  return [
    {
      key: 'fact',
      title: FACTS.fact,
      cell: ({ fact, district }) => (
        <>
          <a href={factHref(fact.courseId, fact.id, district)}>
            {fact.figure || FACTS.unnamed(fact.id)}
          </a>
          <span class="small muted under">{fact.source}</span>
        </>
      ),
      sort: ({ fact }) => fact.figure,
    },
    {
      key: 'where',
      title: FACTS.where,
      cell: ({ fact }) => (
        <>
          {fact.lessonTitle}
          <span class="small muted under">{fact.course}</span>
        </>
      ),
    },
    {
      key: 'card',
      title: FACTS.card,
      cell: ({ card }) =>
        card === null ? (
          <span class="muted">{FACTS.noCard}</span>
        ) : (
          <>
            {card.figure} <CardState card={card} today={today} />
            <span class="small muted under">{card.districtName}</span>
          </>
        ),
    },
    {
      key: 'by',
      title: FACTS.review,
      cell: ({ fact, card }) => {
        const { reviewBy } = card?.is === 'inForce' ? card : fact
        return <DueTag days={daysUntil(reviewBy, today)} reviewBy={reviewBy} />
      },
      sort: ({ fact, card }) => (card?.is === 'inForce' ? card : fact).reviewBy,
    },
  ]
}
