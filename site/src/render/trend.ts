/**
 * How coverage went in twelve months: a small drawing per share, from 0 to 100%, and the same days as a table. The lines are
 * drawn between days that were kept; words around them are HTML, so that they keep their size on every screen.
 */
import type { TrendDay } from '../../../worker/contract/reporting.ts'
import { worded, type Said } from '../text/counted-kinds.ts'
import { formatNumber, formatShare } from '../text/format.ts'
import { shortDate, TREND } from '../text/public-page.ts'
import { COVERAGE } from '../text/reporting.ts'
import { html, trusted, type Html } from './html.ts'

const WIDTH = 400
const HEIGHT = 100

type Point = { readonly day: string; readonly part: number; readonly whole: number }

/** `days` oldest first, the last of them the day that is shown; `who` is counted on it. Under 4 kB without the table. */
export function trend(days: readonly TrendDay[], who: Said = 'KPM'): Html {
  const [first] = days
  const last = days[days.length - 1]
  if (first === undefined || last === undefined || first.day === last.day) {
    return html`<h2>${TREND.title}</h2>
      <p>${TREND.tooLittle}</p>`
  }
  const trained = days.map(({ day, trained: part, cadres: whole }) => ({ day, part, whole }))
  const covered = days.map(({ day, areasCovered: part, areas: whole }) => ({ day, part, whole }))
  return html`<h2>${TREND.since(first.day)}</h2>
    <div class="tren">
      ${panel(worded(COVERAGE.shareTrained, who), trained)} ${panel(COVERAGE.shareCovered, covered)}
    </div>
    <p class="small">${TREND.how}</p>
    ${twin(days)}`
}

function panel(label: string, points: readonly Point[]): Html {
  const known = points.filter(({ whole }) => whole > 0)
  const first = points[0]?.day ?? ''
  const last = points[points.length - 1]?.day ?? ''
  return html`<figure>
    <figcaption><b>${label}</b><br />${changeOf(known)}</figcaption>
    <div class="tren-gambar" aria-hidden="true">
      <span>100%</span><span>0%</span>
      <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none">
        <path class="tren-garis" d="M0 0h${WIDTH}M0 50h${WIDTH}M0 100h${WIDTH}" />
        ${line(known, first, last)}
      </svg>
    </div>
    <p class="tren-hari" aria-hidden="true">
      <span>${shortDate(first)}</span> <span>${shortDate(last)}</span>
    </p>
  </figure>`
}

/** From the first day on which there was anything to share. */
function changeOf(known: readonly Point[]): string {
  const [first] = known
  const last = known[known.length - 1]
  if (first === undefined || last === undefined || known.length === 1) return TREND.nothing
  return TREND.change(formatShare(first.part, first.whole), formatShare(last.part, last.whole))
}

function line(known: readonly Point[], first: string, last: string): Html {
  const start = Date.parse(first)
  const span = Date.parse(last) - start
  const places = known.map(({ day, part, whole }) => {
    const x = Math.round(((Date.parse(day) - start) / span) * WIDTH)
    return `${x} ${Math.round((1 - part / whole) * HEIGHT * 10) / 10}`
  })
  // A stroke without length is a round dot, whatever the drawing is stretched to.
  return trusted(
    `<path class="tren-alur" d="M${places.join('L')}"/><path class="tren-titik" d="${places.map((place) => `M${place}h.01`).join('')}"/>`,
  )
}

function twin(days: readonly TrendDay[]): Html {
  return html`<details>
    <summary>${TREND.table}</summary>
    <div class="scroll" tabindex="0" role="region" aria-label="${TREND.title}">
      <table>
        <thead>
          <tr>
            <th scope="col">${TREND.day}</th>
            <th scope="col">${COVERAGE.trained}</th>
            <th scope="col">${COVERAGE.covered}</th>
          </tr>
        </thead>
        <tbody>
          ${days.map(
            ({ day, trained, cadres, areasCovered, areas }) =>
              html`<tr>
                <th scope="row">${shortDate(day)}</th>
                <td>${share(trained, cadres)}</td>
                <td>${share(areasCovered, areas)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`
}

function share(part: number, whole: number): Html {
  return html`<b>${formatShare(part, whole)}</b> ${formatNumber(part)}/${formatNumber(whole)}`
}
