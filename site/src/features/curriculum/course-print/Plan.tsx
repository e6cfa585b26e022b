/** How a trainer may spend the hours: of the whole course by module, and of a module by lesson. */
import type { JSX } from 'preact'
import { BOOK, decimal, totalHours } from '../../../text/course-print.ts'
import { formatNumber } from '../../../text/format.ts'
import type { Printed } from './printed.ts'
import { lessonMinutes } from './lesson-minutes.ts'

type Module = Printed['modules'][number]

const JP_MINUTES = 45

export function Plan({ modules }: { readonly modules: readonly Module[] }): JSX.Element {
  const sum = (of: (module: Module) => number) =>
    decimal(modules.reduce((all, module) => all + of(module), 0))
  return (
    <section class="bab" id="rencana">
      <h2>{BOOK.plan}</h2>
      <p class="lead">{BOOK.planHelp}</p>
      <table class="tabel">
        <thead>
          <tr>
            <th scope="col">{BOOK.module(0).replace(' 0', '')}</th>
            <th scope="col">{BOOK.theory}</th>
            <th scope="col">{BOOK.assignment}</th>
            <th scope="col">{BOOK.fieldPractice}</th>
            <th scope="col">{BOOK.jp}</th>
            <th scope="col">{BOOK.minutes}</th>
          </tr>
        </thead>
        <tbody>
          {modules.map(({ slug, title, jp }, at) => (
            <tr key={slug}>
              <th scope="row">
                {at + 1}. {title}
              </th>
              <td>{decimal(jp.theory)}</td>
              <td>{decimal(jp.assignment)}</td>
              <td>{decimal(jp.practice)}</td>
              <td>{decimal(totalHours(jp))}</td>
              <td>{formatNumber(Math.round(totalHours(jp) * JP_MINUTES))}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{BOOK.total}</th>
            <td>{sum(({ jp }) => jp.theory)}</td>
            <td>{sum(({ jp }) => jp.assignment)}</td>
            <td>{sum(({ jp }) => jp.practice)}</td>
            <td>{sum(({ jp }) => totalHours(jp))}</td>
            <td>
              {formatNumber(
                Math.round(modules.reduce((all, { jp }) => all + totalHours(jp), 0) * JP_MINUTES),
              )}
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

type Props = { readonly module: Module; readonly number: number }

export function ModulePlan({ module, number }: Props): JSX.Element {
  const { jp, lessons } = module
  const theory = Math.round(jp.theory * JP_MINUTES)
  const minutes = lessonMinutes(
    theory,
    lessons.map(({ words }) => words),
  )
  const rest: readonly (readonly [string, number])[] = [
    [BOOK.assignment, Math.round(jp.assignment * JP_MINUTES)],
    [BOOK.fieldPractice, Math.round(jp.practice * JP_MINUTES)],
  ]
  return (
    <table class="tabel rencana">
      <thead>
        <tr>
          <th scope="col">{BOOK.lesson}</th>
          <th scope="col">{BOOK.minutes}</th>
        </tr>
      </thead>
      <tbody>
        {lessons.map(({ slug, title }, at) => (
          <tr key={slug}>
            <th scope="row">
              {number}.{at + 1} {title}
            </th>
            <td>{formatNumber(minutes[at] ?? 0)}</td>
          </tr>
        ))}
        {rest
          .filter(([, count]) => count > 0)
          .map(([word, count]) => (
            <tr key={word}>
              <th scope="row">{word}</th>
              <td>{formatNumber(count)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}
