/** The running list as HTML. Pure. */
import { html, type Html } from '../render/html.ts'
import { formatMoment, formatTime } from '../text/format.ts'
import { CHECK, LIST, VERDICT } from '../text/verify.ts'
import { countsOf, isAgain, oldestOf, type Row, type ScanList } from './scan-list.ts'
import { toneOf } from './show.ts'

/** Newest first. */
export function listView(list: ScanList, isKept: boolean): Html {
  const { all, valid } = countsOf(list)
  const oldest = oldestOf(list)
  const rows: Html[] = []
  list.forEach((row, at) => rows.unshift(rowView(row, isAgain(list, at))))
  return html`<h2>${LIST.title}</h2>
    <p class="num"><b>${LIST.count(all, valid, all - valid)}</b></p>
    <p>
      <button class="button" data-tugas="unduh">${LIST.download}</button>
      <button class="button plain" data-tugas="bagi" hidden>${LIST.share}</button>
      <button class="button plain" data-tugas="batal">${LIST.undo}</button>
      <button class="button plain" data-tugas="hapus">${LIST.clear}</button>
    </p>
    <p class="small">
      ${oldest && CHECK.revocations(formatMoment(oldest))} ${isKept ? LIST.note : LIST.notKept}
    </p>
    <ol class="daftar" reversed>
      ${rows}
    </ol>`
}

function rowView({ at, verdict, name, area, code, number }: Row, again: boolean): Html {
  return html`<li class="${again ? 'lagi' : toneOf(verdict)}">
    <b>${VERDICT[verdict][0]}</b>${again && html` · ${LIST.again}`} · ${formatTime(at)}<br />
    ${name === '' ? LIST.nobody : name}
    <span class="small">${area} ${number === '' ? code : number}</span>
  </li>`
}
