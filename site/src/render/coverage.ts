/**
 * The public page of a district: its claim, both shares with how they are counted, the tile map, a table per kecamatan,
 * what the words mean, and how to check a certificate. Counts only. Works and prints without script.
 */
import type { CoveragePart } from '../../../worker/contract/reporting.ts'
import { formatNumber, formatShare } from '../text/format.ts'
import {
  asOfLine,
  claimOf,
  COVERAGE,
  DEFINITIONS,
  partOfWhole,
  SHARE_DEFINITIONS,
  titleMeaning,
} from '../text/reporting.ts'
import { recordedNote } from '../text/records.ts'
import { html, type Html } from './html.ts'
import type { Filling } from './shell.ts'
import { tileMap, type TileArea } from './tile-map.ts'

export type CoverageView = {
  readonly code: string
  readonly name: string
  readonly provinceName: string
  readonly cadreTitle: string
  readonly isDemo: boolean
  readonly asOf: string
  /** The newest day that may be chosen. */
  readonly today: string
  /** Why another day than the one asked for is shown. */
  readonly trouble?: 'future' | 'unreadable' | undefined
  readonly total: Omit<CoveragePart, 'code' | 'name'>
  /** Of the trained, those whose certificate the office recorded. */
  readonly recorded: number
  readonly parts: readonly CoveragePart[]
  readonly villages: readonly (TileArea & { readonly subDistrictCode: string })[]
}

export function coveragePage(view: CoverageView): Filling {
  const { total } = view
  return {
    title: `${COVERAGE.kicker} ${view.name}`,
    isDemo: view.isDemo,
    main: html`<p class="muted">${COVERAGE.kicker}</p>
      <h1>${view.name}</h1>
      <p class="lede"><b>${claimOf(total)}</b></p>
      <p class="muted">${asOfLine(view.asOf)} · ${view.provinceName}</p>
      ${view.trouble !== undefined && html`<p class="note wait" role="alert">${COVERAGE[view.trouble]}</p>`}
      ${view.recorded > 0 && html`<p class="small">${recordedNote(view.recorded)}</p>`}
      ${figure(COVERAGE.shareTrained, total.trained, total.cadres, SHARE_DEFINITIONS.trained)}
      ${figure(COVERAGE.shareCovered, total.areasCovered, total.areas, SHARE_DEFINITIONS.covered)}
      ${tileMap({ subDistricts: groups(view) })}
      <h2>${COVERAGE.perSubDistrict}</h2>
      ${partsTable(view)}
      <h2>${COVERAGE.meaning}</h2>
      ${[titleMeaning(view.cadreTitle), ...DEFINITIONS].map(({ term, text }) => html`<p><b>${term}</b>: ${text}</p>`)}
      <div class="no-print">
        <h2>${COVERAGE.checkTitle}</h2>
        <p>${COVERAGE.checkBody}</p>
        <p><a class="button" href="/v/">${COVERAGE.check}</a></p>
        ${otherDay(view)}
      </div>`,
  }
}

/** Of a district that shows no figures: its certificates name this page all the same. */
export function closedPage(view: Pick<CoverageView, 'name' | 'provinceName' | 'isDemo'>): Filling {
  return {
    title: view.name,
    isDemo: view.isDemo,
    main: html`<p class="muted">${view.provinceName}</p>
      <h1>${view.name}</h1>
      <p class="lede">${COVERAGE.closed}</p>
      <h2>${COVERAGE.checkTitle}</h2>
      <p>${COVERAGE.closedCheck}</p>
      <p><a class="button" href="/v/">${COVERAGE.check}</a></p>`,
  }
}

function figure(label: string, part: number, whole: number, definition: string): Html {
  return html`<div class="fakta">
    <p class="fakta-angka num">${formatShare(part, whole)}</p>
    <p>
      <b>${label}: <span class="num">${partOfWhole(part, whole)}</span></b
      ><br /><span class="small">${definition}</span>
    </p>
  </div>`
}

function groups({ parts, villages }: CoverageView) {
  return parts.map(({ code, name }) => ({
    code,
    name,
    areas: villages.filter((village) => village.subDistrictCode === code),
  }))
}

function partsTable({ parts, total }: CoverageView): Html {
  return html`<div
    class="scroll"
    tabindex="0"
    role="region"
    aria-label="${COVERAGE.perSubDistrict}"
  >
    <table>
      <thead>
        <tr>
          <th scope="col">${COVERAGE.subDistrict}</th>
          <th scope="col">${COVERAGE.trained}</th>
          <th scope="col">${COVERAGE.covered}</th>
        </tr>
      </thead>
      <tbody>
        ${parts.map((part) => partRow(part.name, part))}
      </tbody>
      <tfoot>
        ${partRow(COVERAGE.whole, total)}
      </tfoot>
    </table>
  </div>`
}

function partRow(name: string, counts: Omit<CoveragePart, 'code' | 'name'>): Html {
  const { trained, cadres, areasCovered, areas } = counts
  return html`<tr>
    <th scope="row">${name}</th>
    <td>${share(trained, cadres)}</td>
    <td>${share(areasCovered, areas)}</td>
  </tr>`
}

function share(part: number, whole: number): Html {
  return html`<b>${formatShare(part, whole)}</b> ${formatNumber(part)}/${formatNumber(whole)}`
}

function otherDay({ code, asOf, today }: CoverageView): Html {
  return html`<details>
    <summary>${COVERAGE.otherDay}</summary>
    <form method="get" action="/kab/${code}/">
      <p class="field">
        <label for="tanggal">${COVERAGE.day}</label>
        <span class="help" id="tanggal-bantuan">${COVERAGE.dayHelp}</span>
        <input
          type="date"
          id="tanggal"
          name="tanggal"
          value="${asOf}"
          max="${today}"
          required
          aria-describedby="tanggal-bantuan"
        />
      </p>
      <p><button class="button plain">${COVERAGE.show}</button></p>
    </form>
    <p class="small">
      ${COVERAGE.machine}
      <a href="/api/v1/public/coverage/${code}">/api/v1/public/coverage/${code}</a>
    </p>
  </details>`
}
