/** INDEKS.html and INDEKS.csv: what the bundle holds, to be read, printed and checked without the platform. Pure. */
import { html, trusted, type Html } from '../../../site/src/render/index.ts'
import { INDEX, readyOf, STATE_WORDS } from '../../../site/src/text/bundle.ts'
import {
  formatDate,
  formatMoment,
  formatNumber,
  formatSize,
} from '../../../site/src/text/format.ts'
import { wordedTitle } from '../../../site/src/text/counted-kinds.ts'
import type { District } from '../../contract/regions.ts'
import type { CadreWord } from '../../contract/statement-token.ts'
import { dateIn, type DateOnly, type Instant } from '../../core/clock.ts'
import { dayOfFile, type PlannedFile, type PlannedItem } from './plan-bundle.ts'

export type IndexFacts = {
  readonly district: District
  readonly year: number
  readonly asOf: DateOnly
  readonly madeAt: Instant
  readonly origin: string
  /** What the district's cadres are called. */
  readonly word: CadreWord
  readonly items: readonly PlannedItem[]
}

const STYLE = `
:root{color-scheme:light;font:16px/1.5 system-ui,"Segoe UI",Roboto,sans-serif;color:#16211f;background:#fff}
body{max-width:1000px;margin:0 auto;padding:32px 24px 64px}
h1{font-size:28px;line-height:1.2;margin:0 0 4px}
h2{font-size:18px;line-height:1.3;margin:0}
p{margin:4px 0}
.office{margin:0 0 24px;color:#46524f}
.sample{border:2px solid #8a5a00;color:#6b4500;padding:8px 12px;font-weight:700;margin:0 0 24px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 24px;margin:16px 0;border-top:2px solid #0b5a4b;padding-top:16px}
dt{color:#46524f}dd{margin:0;font-weight:600}
.check{border-left:4px solid #0b5a4b;padding:4px 12px;margin:16px 0 32px;color:#2c3835}
section{border-top:1px solid #c9d2cf;padding:16px 0;break-inside:auto}
.head{display:flex;gap:12px;align-items:baseline;break-after:avoid}
.no{font-variant-numeric:tabular-nums;color:#0b5a4b;min-width:28px;font-weight:700}
.state{margin-left:auto;border:1px solid #8b9995;border-radius:999px;padding:0 10px;font-size:14px;white-space:nowrap}
.state.READY{border-color:#0b5a4b;background:#e3f1ed;color:#0b4a3e;font-weight:600}
.state.OPEN{border-color:#8a5a00;background:#fdf3df;color:#6b4500}
.note{white-space:pre-line;margin:4px 0 0 40px;color:#2c3835}
.none{margin:8px 0 0 40px;color:#5b6764}
table{border-collapse:collapse;width:calc(100% - 40px);margin:8px 0 0 40px;font-size:14px;table-layout:fixed}
th{text-align:left;font-weight:600;color:#46524f;border-bottom:1px solid #8b9995;padding:4px 8px 4px 0}
td{vertical-align:top;border-bottom:1px solid #e3e8e6;padding:6px 8px 6px 0;overflow-wrap:anywhere}
tr{break-inside:avoid}
th.n,td.n{text-align:right;font-variant-numeric:tabular-nums;width:84px}
th.s{width:184px}th.s,td.s{padding-left:16px}
code{font:12px/1.4 ui-monospace,Consolas,monospace;color:#46524f;display:block;overflow-wrap:anywhere}
a{color:#0b5a4b}
@media(max-width:600px){body{padding:16px}table,.note,.none{margin-left:0;width:100%}th.s,td.s{display:none}.head{flex-wrap:wrap}}
@media print{body{padding:0;max-width:none}a{color:inherit;text-decoration:none}section{padding:10px 0}:root{font-size:12px}h1{font-size:22px}h2{font-size:14px}table{font-size:11px}code{font-size:9px}}
`

export function indexPage(facts: IndexFacts): string {
  const { district, year, asOf, madeAt, items, origin, word } = facts
  const title = wordedTitle(INDEX.title, word)
  const { needed, ready } = counted(items)
  const files = items.flatMap((item) => item.files)
  const size = files.reduce((sum, file) => sum + file.size, 0)
  return html`<!doctype html>
    <html lang="id">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="content-security-policy"
          content="default-src 'none'; style-src 'unsafe-inline'"
        />
        <title>${title} ${district.name} ${year}</title>
        <style>
          ${trusted(STYLE)}
        </style>
      </head>
      <body>
        <h1>${title} ${year}</h1>
        <p class="office">${district.officeName}<br />${district.name}, ${district.provinceName}</p>
        ${district.isDemo && html`<p class="sample">${INDEX.sample}</p>`}
        <dl>
          <dt>${INDEX.asOf}</dt>
          <dd>${formatDate(asOf)}</dd>
          <dt>${INDEX.ready}</dt>
          <dd>${readyOf(ready, needed)}</dd>
          <dt>${INDEX.files}</dt>
          <dd>${formatNumber(files.length)} (${formatSize(size)})</dd>
          <dt>${INDEX.made}</dt>
          <dd>${formatMoment(madeAt, district.timeZone)}</dd>
        </dl>
        <p class="check">${INDEX.check} ${INDEX.verify} <a href="${origin}/v/">${origin}/v/</a>.</p>
        <main>${items.map((item) => itemPart(item, facts))}</main>
      </body>
    </html> `.text
}

function itemPart(
  { number, title, note, state, files, left }: PlannedItem,
  facts: IndexFacts,
): Html {
  return html`<section>
    <div class="head">
      <span class="no">${number}</span>
      <h2>${title}</h2>
      <span class="state ${state}">${STATE_WORDS[state]}</span>
    </div>
    ${note !== '' && html`<p class="note">${note}</p>`}
    ${
      files.length === 0
        ? html`<p class="none">${INDEX.nothing}</p>`
        : html`<table>
            <thead>
              <tr>
                <th scope="col">${INDEX.file}</th>
                <th scope="col" class="n">${INDEX.size}</th>
                <th scope="col" class="s">${INDEX.source}</th>
              </tr>
            </thead>
            <tbody>
              ${files.map((file) => filePart(file, facts))}
            </tbody>
          </table>`
    }
    ${left !== '' && html`<p class="none">${left}</p>`}
  </section> `
}

function filePart(file: PlannedFile, { district }: IndexFacts): Html {
  const day = formatDate(dayOfFile(file, (at) => dateIn(district.timeZone, at)))
  const source =
    file.from === 'made' ? `${INDEX.byUs}, keadaan ${day}` : `${sourceWords(file)}, ${day}`
  return html`<tr>
    <td><a href="${hrefOf(file.path)}">${file.name}</a><code>${file.sha256}</code></td>
    <td class="n">${formatSize(file.size)}</td>
    <td class="s">${source}</td>
  </tr> `
}

function sourceWords({ from }: PlannedFile): string {
  if (from === 'made') return INDEX.byUs
  return from === 'sheet' ? INDEX.signedSheet : INDEX.uploaded
}

/** For `csvOf`. */
export function indexTable({ items, district, word }: IndexFacts): string[][] {
  const head = [
    INDEX.item,
    wordedTitle(INDEX.title, word),
    INDEX.state,
    INDEX.note,
    INDEX.file,
    INDEX.bytes,
    INDEX.hash,
    INDEX.source,
  ]
  const lines = items.flatMap(({ number, title, state, note, files, left }) => {
    const item = [String(number), title, STATE_WORDS[state], joined(note, left)]
    if (files.length === 0) return [[...item, '', '', '', '']]
    return files.map((file) => [
      ...item,
      file.path,
      String(file.size),
      file.sha256,
      `${sourceWords(file)}, ${dayOfFile(file, (at) => dateIn(district.timeZone, at))}`,
    ])
  })
  return [head, ...lines]
}

/** As lines of one cell. */
function joined(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n')
}

function counted(items: readonly PlannedItem[]): {
  readonly needed: number
  readonly ready: number
} {
  return {
    needed: items.filter(({ state }) => state !== 'NOT_NEEDED').length,
    ready: items.filter(({ state }) => state === 'READY').length,
  }
}

function hrefOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}
