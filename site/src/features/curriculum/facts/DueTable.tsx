/** Fact cards that have to be looked at again soon, with how long there is left in words. */
import type { JSX } from 'preact'
import { Table, type Column } from '../../../components/Table.tsx'
import { dueWords, FACTS } from '../../../text/local-facts-office.ts'
import { factHref, lessonHref } from '../course/places.ts'
import type { Due } from './due.ts'

type Props = { readonly due: readonly Due[] }

export function DueTable({ due }: Props): JSX.Element {
  if (due.length === 0) return <p class="muted">{FACTS.none}</p>
  return (
    <>
      <p class="muted">{FACTS.help}</p>
      <Table label={FACTS.home} columns={COLUMNS} rows={due} rowKey={({ key }) => key} />
    </>
  )
}

const COLUMNS: readonly Column<Due>[] = [
  {
    key: 'figure',
    title: FACTS.fact,
    cell: ({ fact, card }) => (
      <>
        {(card ?? fact).figure || FACTS.unnamed(fact.id)}
        <span class="small muted under">
          {(card ?? fact).source}
          {card !== null && ` · ${card.districtName}`}
        </span>
      </>
    ),
  },
  {
    key: 'where',
    title: FACTS.where,
    cell: ({ fact, card }) => (
      <>
        <a
          href={
            card === null
              ? lessonHref(fact.courseId, fact.module, fact.lesson)
              : factHref(fact.courseId, fact.id, card.district)
          }
        >
          {fact.lessonTitle}
        </a>
        <span class="small muted under">{fact.course}</span>
      </>
    ),
  },
  {
    key: 'by',
    title: FACTS.review,
    cell: ({ days, reviewBy }) => <DueTag days={days} reviewBy={reviewBy} />,
    sort: ({ reviewBy }) => reviewBy,
  },
]

export function DueTag({ days, reviewBy }: Pick<Due, 'days' | 'reviewBy'>): JSX.Element {
  const words = dueWords(days, reviewBy)
  if (days > 30) return <span>{words}</span>
  return <span class={days < 0 ? 'tag danger' : 'tag wait'}>{words}</span>
}
