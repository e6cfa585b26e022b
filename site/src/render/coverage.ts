/**
 * The public page of a district: its claim, both shares with how they are counted, how they went, the tile map, a table per
 * kecamatan, the statement in force, what the words mean, and how to check a certificate. Counts only. Works and prints without script.
 */
import type { CoveragePart, TrendDay } from '../../../worker/contract/reporting.ts'
import type { StatementCounts } from '../../../worker/contract/statement-token.ts'
import { cadreWord, kindMeanings, kindsTerm, worded } from '../text/counted-kinds.ts'
import { formatNumber, formatShare } from '../text/format.ts'
import { PRODUCT } from '../text/frame.ts'
import { linkDescription, linkTitle, PICTURE, SHOWN_STATEMENT } from '../text/public-page.ts'
import {
  asOfLine,
  claimOf,
  COVERAGE,
  definitionsOf,
  partOfWhole,
  SHARE_DEFINITIONS,
} from '../text/reporting.ts'
import { recordedNote } from '../text/records.ts'
import { pictureOf, type ShownPicture } from './coverage-picture.ts'
import { mapPicture, type MapSize } from './district-map.ts'
import { html, type Html } from './html.ts'
import type { Filling } from './shell.ts'
import { scanBlock, type QrDrawing } from './statement.ts'
import { tileMap, type TileArea } from './tile-map.ts'
import { trend } from './trend.ts'

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
  /** Kept days before `asOf`, oldest first. */
  readonly trend: readonly TrendDay[]
  /** The official address of the product, without a slash at its end. */
  readonly origin: string
  /** The statement that is in force today, whichever day is shown. */
  readonly statement: ShownStatement | null
  /** Of the district's outlines; null or absent without any. */
  readonly map?: MapSize | null
}

export type ShownStatement = {
  /** `BKT-7Q4M-2XKD-9TRB` */
  readonly code: string
  readonly asOf: string
  readonly total: StatementCounts & Parameters<typeof cadreWord>[0]
  readonly qr: QrDrawing | null
}

/** `head`: what a message shows of a link to the page. */
export function coveragePage(view: CoverageView): Filling & { readonly head: Html } {
  const { total, statement } = view
  const word = cadreWord(total)
  return {
    title: `${COVERAGE.kicker} ${view.name}`,
    isDemo: view.isDemo,
    head: headOf(view),
    main: html`<p class="muted">${COVERAGE.kicker}</p>
      <h1>${view.name}</h1>
      <p class="lede"><b>${claimOf(total)}</b></p>
      <p class="muted">${asOfLine(view.asOf)} · ${view.provinceName}</p>
      ${view.trouble !== undefined && html`<p class="note wait" role="alert">${COVERAGE[view.trouble]}</p>`}
      ${view.recorded > 0 && html`<p class="small">${recordedNote(view.recorded)}</p>`}
      ${figure(worded(COVERAGE.shareTrained, word), total.trained, total.cadres, worded(SHARE_DEFINITIONS.trained, word))}
      ${figure(COVERAGE.shareCovered, total.areasCovered, total.areas, worded(SHARE_DEFINITIONS.covered, word))}
      ${statement !== null && html`<p class="no-print"><a href="#bukti">${SHOWN_STATEMENT.hint(statement.asOf)}</a></p>`}
      ${pictureTools(view)} ${view.map && mapPicture(view, view.map)}
      ${tileMap({ subDistricts: groups(view), who: word })}
      ${trend([...view.trend, { day: view.asOf, ...total }], word)}
      <h2>${COVERAGE.perSubDistrict}</h2>
      ${partsTable(view)} ${statement !== null && statementBlock(statement)}
      <h2>${COVERAGE.meaning}</h2>
      ${[...kindsTerm(total), ...kindMeanings(total, view.cadreTitle), ...definitionsOf(word)].map(({ term, text }) => html`<p><b>${term}</b>: ${text}</p>`)}
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

function headOf({ code, name, asOf, isDemo, total, origin }: CoverageView): Html {
  const properties = {
    type: 'website',
    site_name: PRODUCT,
    locale: 'id_ID',
    url: `${origin}/kab/${code}/`,
    title: linkTitle(name, total),
    description: linkDescription(total, asOf, isDemo),
    image: `${origin}/ikon-512.png`,
  }
  return html`<meta name="description" content="${properties.description}" />${Object.entries(
      properties,
    ).map(([key, value]) => html`<meta property="og:${key}" content="${value}" />`)}`
}

/** Shown by the script that can make the picture. */
function pictureTools(view: CoverageView): Html {
  const picture: ShownPicture = { ...pictureOf(view, view.origin), failed: PICTURE.failed }
  return html`<div class="no-print" id="gambar" data-gambar="${JSON.stringify(picture)}" hidden>
    <button class="button plain" type="button" data-untuk="bagi">${PICTURE.share}</button>
    <button class="button plain" type="button" data-untuk="unduh">${PICTURE.save}</button>
    <p class="small" role="status"></p>
  </div>`
}

function statementBlock({ code, asOf, total, qr }: ShownStatement): Html {
  return html`<h2 id="bukti">${SHOWN_STATEMENT.title}</h2>
    <p><b>${SHOWN_STATEMENT.line(total, asOf)}</b></p>
    <p class="small">${SHOWN_STATEMENT.frozen}</p>
    ${qr !== null && scanBlock(code, qr)}
    <p><a class="button plain" href="/bukti/${code}">${SHOWN_STATEMENT.open}</a></p>`
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
