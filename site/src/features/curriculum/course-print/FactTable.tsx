/** Every fact card of a course with its source, and until when it may be taught as it stands. */
import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { BOOK } from '../../../text/course-print.ts'
import { formatDate } from '../../../text/format.ts'
import type { Printed } from './printed.ts'

export function FactTable({ course }: { readonly course: Printed }): JSX.Element {
  const { facts, modules } = course
  const today = new Date().toISOString().slice(0, 10)
  const words = useMemo(() => firstWords(modules), [modules])
  const titles = new Map(
    modules.flatMap(({ slug, lessons }) =>
      lessons.map((lesson) => [`${slug}/${lesson.slug}`, lesson.title] as const),
    ),
  )
  return (
    <section class="bab" id="fakta">
      <h2>{BOOK.facts}</h2>
      {facts.length === 0 ? (
        <p>{BOOK.factsNone}</p>
      ) : (
        <>
          <p class="lead">{BOOK.factsHelp}</p>
          <table class="tabel fakta-tabel">
            <thead>
              <tr>
                <th scope="col">{BOOK.fact}</th>
                <th scope="col">{BOOK.where}</th>
                <th scope="col">{BOOK.source}</th>
                <th scope="col">{BOOK.reviewedOn}</th>
                <th scope="col">{BOOK.reviewBy}</th>
              </tr>
            </thead>
            <tbody>
              {facts.map(({ id, module, lesson, figure, source, reviewedOn, reviewBy }) => (
                <tr key={id}>
                  <th scope="row">{figure || (words.get(id) ?? id)}</th>
                  <td>{titles.get(`${module}/${lesson}`) ?? lesson}</td>
                  <td>{source}</td>
                  <td>{formatDate(reviewedOn)}</td>
                  <td>
                    {formatDate(reviewBy)}
                    {reviewBy < today && <b> ({BOOK.overdue})</b>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  )
}

/** How many characters of a card without a figure stand for it. */
const MOST = 60

/** By the card's id, as it stands in the lessons. */
function firstWords(modules: Printed['modules']): ReadonlyMap<string, string> {
  const screens = modules.flatMap(({ lessons }) => lessons.flatMap((lesson) => lesson.screens))
  const page = new DOMParser().parseFromString(screens.join(''), 'text/html')
  return new Map(
    [...page.querySelectorAll('.fakta')].map((card) => {
      const text = (card.querySelector('.fakta-isi')?.textContent ?? '').trim()
      const isLong = text.length > MOST
      return [
        card.id.replace(/^fakta-/, ''),
        isLong ? `${text.slice(0, text.lastIndexOf(' ', MOST))}…` : text,
      ]
    }),
  )
}
