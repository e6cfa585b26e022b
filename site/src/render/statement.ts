/**
 * A statement of coverage as HTML: the page for anyone, and the sheet that the office prints and signs by hand. Both are made of
 * the same frozen facts. The page names no person; the sheet names the two who made it.
 */
import type { PublicStatement, StatementFacts } from '../../../worker/contract/statements.ts'
import { cadreWord, kindMeanings, worded } from '../text/counted-kinds.ts'
import { formatDate, formatNumber, formatShare, type Zone } from '../text/format.ts'
import { partOfWhole, SHARE_DEFINITIONS } from '../text/reporting.ts'
import { endedOn, issuedAtLine, STATEMENT, STATEMENT_STATUS } from '../text/statements.ts'
import { html, type Html } from './html.ts'
import { icon, type RenderIcon } from './icons.ts'
import type { Filling } from './shell.ts'
import { tileMap } from './tile-map.ts'

/** Dark modules as one path, one unit a module; without the white around it. */
export type QrDrawing = { readonly path: string; readonly count: number }

const LOOK: Record<
  PublicStatement['status'],
  { readonly tone: string; readonly sign: RenderIcon }
> = {
  valid: { tone: 'note', sign: 'shield' },
  replaced: { tone: 'note wait', sign: 'next' },
  revoked: { tone: 'note danger', sign: 'ban' },
  not_found: { tone: 'note wait', sign: 'help' },
}

export function statementPage(view: {
  readonly statement: PublicStatement
  readonly typed: string
  readonly zone: Zone
  readonly qr: QrDrawing | null
}): Filling {
  const { statement, zone, qr } = view
  const { status, facts, listHash, issuedAt, replacedBy } = statement
  const { title } = STATEMENT_STATUS[status]
  if (facts === null || listHash === null) {
    return {
      title,
      main: html`${verdict(statement)}
        <p><a class="button" href="/v/">${STATEMENT.check}</a></p>`,
    }
  }
  return {
    title: STATEMENT.title(facts.district.name),
    isDemo: facts.isSample,
    main: html`<p class="muted">${STATEMENT.name}</p>
      <h1>${facts.district.name}</h1>
      <p class="lede"><b>${STATEMENT.lede(facts)}</b></p>
      <p class="muted">${STATEMENT.asOf(facts.asOf)} · ${facts.district.provinceName}</p>
      ${verdict(statement)}
      ${replacedBy !== null && html`<p class="no-print"><a class="button" href="/bukti/${replacedBy}">${STATEMENT.newer}</a></p>`}
      ${shares(facts)} ${notesOf(facts)}
      <h2>${STATEMENT.verify}</h2>
      ${qr !== null && scanBlock(facts.code, qr)}
      <dl>
        <dt>${STATEMENT.day}</dt>
        <dd>${formatDate(facts.asOf)}</dd>
        ${
          issuedAt !== null &&
          html`<dt>${STATEMENT.issued}</dt>
            <dd>${issuedAtLine(issuedAt, zone)}</dd>`
        }
        <dt>${STATEMENT.office}</dt>
        <dd>${facts.officeName}</dd>
        ${hashOf(listHash)}
      </dl>
      ${tileMap({ subDistricts: blocksOf(facts), who: cadreWord(facts.total) })}
      <h2>${STATEMENT.perSubDistrict}</h2>
      ${partsTable(facts)} ${methodOf(facts)}
      <p class="small">
        ${STATEMENT.machine}
        <a href="/bukti/${facts.code}.json">/bukti/${facts.code}.json</a>
      </p>
      <p class="no-print"><a href="/v/">${STATEMENT.check}</a></p>`,
  }
}

function verdict({ status, facts, revokedOn }: PublicStatement): Html {
  const { tone, sign } = LOOK[status]
  const { title, meaning } = STATEMENT_STATUS[status]
  const head =
    facts === null
      ? html`<h1>${icon(sign)} ${title}</h1>`
      : html`<p>${icon(sign)} <b>${title}</b></p>`
  return html`<div class="${tone}" role="status">
    ${head}
    <p>${meaning}${revokedOn !== null && ` ${endedOn(revokedOn)}`}</p>
  </div>`
}

function shares({ total }: StatementFacts): Html {
  const { trained, cadres, areasCovered, areas } = total
  const word = cadreWord(total)
  return html`<div class="bukti-angka">
    ${figure(worded(STATEMENT.trained, word), trained, cadres, worded(SHARE_DEFINITIONS.trained, word))}
    ${figure(STATEMENT.covered, areasCovered, areas, worded(SHARE_DEFINITIONS.covered, word))}
  </div>`
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

function notesOf({ total }: StatementFacts): Html {
  const { recorded, subDistrictCadres } = total
  const note = (text: string) => html`<p class="small">${worded(text, cadreWord(total))}</p>`
  return html`${recorded > 0 && note(STATEMENT.recorded(recorded))}
  ${subDistrictCadres > 0 && note(STATEMENT.subDistrictCadres(subDistrictCadres))}`
}

/** At least 26 mm on paper, with the white that scanners need. */
export function scanBlock(code: string, { path, count }: QrDrawing): Html {
  const side = count + 8
  return html`<div class="bukti-qr">
    <svg viewBox="-4 -4 ${side} ${side}" role="img" aria-label="${STATEMENT.scan}">
      <path fill="#fff" d="M-4 -4h${side}v${side}h-${side}z" />
      <path fill="#000" d="${path}" />
    </svg>
    <p>
      <b class="num">${code}</b><br />${STATEMENT.scan}<br /><span class="small"
        >${STATEMENT.scanHelp}</span
      >
    </p>
  </div>`
}

function hashOf(listHash: string): Html {
  return html`<dt>${STATEMENT.listHash}</dt>
    <dd><code>${listHash}</code><br /><span class="small">${STATEMENT.listHashHelp}</span></dd>`
}

/** For the tile map: villages by sub-district. */
function blocksOf({ parts, villages }: Pick<StatementFacts, 'parts' | 'villages'>) {
  return parts.map(({ code, name }) => ({
    code,
    name,
    areas: villages.filter(({ subDistrictCode }) => subDistrictCode === code),
  }))
}

function partsTable({ parts, total }: Pick<StatementFacts, 'parts' | 'total'>): Html {
  const heads = [
    STATEMENT.subDistrict,
    STATEMENT.villages,
    STATEMENT.cadres,
    STATEMENT.trainedShort,
    STATEMENT.shareTrained,
    STATEMENT.withCadre,
    STATEMENT.coveredShort,
    STATEMENT.shareCovered,
  ].map((head) => worded(head, cadreWord(total)))
  return html`<div
    class="scroll"
    tabindex="0"
    role="region"
    aria-label="${STATEMENT.perSubDistrict}"
  >
    <table class="bukti-tabel">
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${parts.map((part) => partRow(part.name, part))}
      </tbody>
      <tfoot>
        ${partRow(STATEMENT.whole, total)}
      </tfoot>
    </table>
  </div>`
}

function partRow(name: string, counts: StatementFacts['total']): Html {
  const { areas, cadres, trained, areasWithCadre, areasCovered } = counts
  const cells = [
    formatNumber(areas),
    formatNumber(cadres),
    formatNumber(trained),
    formatShare(trained, cadres),
    formatNumber(areasWithCadre),
    formatNumber(areasCovered),
    formatShare(areasCovered, areas),
  ]
  return html`<tr>
    <th scope="row">${name}</th>
    ${cells.map((cell) => html`<td class="num">${cell}</td>`)}
  </tr>`
}

function methodOf({ method, definitions, courses, cadreTitle, total }: StatementFacts): Html {
  return html`<h2>${STATEMENT.methodOf(method)}</h2>
    <div class="bukti-cara">
      ${[...kindMeanings(total, cadreTitle), ...definitions].map(({ term, text }) => html`<p><b>${term}</b>: ${text}</p>`)}
      <p>
        <b>${STATEMENT.courses}</b>:
        ${courses.length === 0 ? STATEMENT.noCourses : courses.join(', ')}
      </p>
    </div>`
}

/** What the office's sheet shows on its first page, between the letterhead and the signatures. */
export function statementFront(
  facts: StatementFacts,
  listHash: string,
  qr: QrDrawing | null,
): Html {
  return html`${shares(facts)} ${notesOf(facts)} ${qr !== null && scanBlock(facts.code, qr)}
    <dl class="bukti-sidik">${hashOf(listHash)}</dl>`
}

/** And behind them: the numbers of each part, the map, and how it was counted. */
export function statementAnnex(facts: StatementFacts): Html {
  return html`<h2>${STATEMENT.perSubDistrict}</h2>
    ${partsTable(facts)} ${tileMap({ subDistricts: blocksOf(facts), who: cadreWord(facts.total) })}
    ${methodOf(facts)}`
}
