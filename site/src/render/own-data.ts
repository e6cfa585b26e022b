/** A cadre's pages about her own data. Only the Worker makes them: they need signal, and never stand on a phone that she shares. */
import type { CorrectionTopic, RequestState } from '../../../worker/contract/privacy.ts'
import { formatDate, formatMoment, type Zone } from '../text/format.ts'
import { MY_DATA } from '../text/identity.ts'
import * as TEXT from '../text/my-data.ts'
import { CORRECTION, DATA, END, STATE_WORDS } from '../text/my-data.ts'
import { described, field } from './form-field.ts'
import { html, type Html } from './html.ts'
import { sessionCard, type OwnSessionView } from './my-data.ts'
import type { Filling } from './shell.ts'
import { signOutForm, unsentWarning } from './sign-out.ts'

export type OwnRequestView = {
  readonly id: string
  /** Null: an end of use. */
  readonly topic: CorrectionTopic | null
  readonly body: string
  readonly state: RequestState
  readonly receivedAt: string
  readonly dueAt: string
  readonly coolsUntil: string | null
  readonly answer: string
  readonly isOverdue: boolean
}

export type OwnDataView = {
  /** In each form, so that one that was opened for somebody else on a shared phone is not carried out. */
  readonly cadreId: string
  readonly name: string
  readonly caption: string
  readonly code: string
  readonly district: string
  readonly decrees: readonly string[]
  readonly phoneTail: string | null
  readonly counts: {
    readonly lessons: number
    readonly attempts: number
    readonly marks: number
    readonly assessments: number
    readonly plans: number
    readonly certificates: number
    readonly recorded: number
  }
  /** By day, newest first. */
  readonly looks: readonly { readonly day: string; readonly what: string; readonly count: number }[]
  readonly hasMoreLooks: boolean
  readonly requests: readonly OwnRequestView[]
  readonly sessions: readonly OwnSessionView[]
  /** What changed in a notice that she has not read; null when she has. */
  readonly notice: { readonly version: string; readonly on: string; readonly change: string } | null
  readonly note: 'asked' | 'withdrawn' | 'confirmed' | 'ended' | null
  readonly mayEnd: boolean
  readonly zone: Zone
  readonly isDemo: boolean
}

export function ownDataPage(view: OwnDataView): Filling {
  const { counts, sessions, zone } = view
  return {
    title: DATA.title,
    here: 'data-saya',
    isDemo: view.isDemo,
    main: html`<h1>${DATA.title}</h1>
      ${view.note !== null && html`<div class="note" role="status"><p>${noteWords(view.note)}</p></div>`}
      ${view.notice !== null && noticeCard(view.cadreId, view.notice)}
      <p class="lede">${DATA.lede}</p>
      ${view.requests.length > 0 && html`<h2>${DATA.requests}</h2>`}
      ${view.requests.map((request) => requestCard(request, zone))}
      <h2>${DATA.stored}</h2>
      <dl class="lined">
        ${fact(DATA.name, view.name, DATA.why.person)} ${fact(DATA.duty, view.caption)}
        ${fact(DATA.code, view.code)} ${fact(DATA.district, view.district)}
        ${view.decrees.length > 0 && fact(DATA.decree, view.decrees.join('; '))}
        ${fact(
          DATA.phone,
          view.phoneTail === null ? DATA.noPhone : `••• ${view.phoneTail}`,
          DATA.why.phone,
        )}
        ${fact(DATA.pin, DATA.pinStored)}
        ${fact(DATA.learning, TEXT.learningWords(counts.lessons, counts.attempts), DATA.why.learning)}
        ${fact(DATA.attendance, TEXT.attendanceWords(counts.marks), DATA.why.attendance)}
        ${fact(
          DATA.practice,
          TEXT.practiceWords(counts.assessments, counts.plans),
          DATA.why.practice,
        )}
        ${fact(
          DATA.certificates,
          TEXT.certificateWords(counts.certificates, counts.recorded),
          DATA.why.certificates,
        )}
      </dl>
      <p class="small">${DATA.notStored} <a href="/privasi/">${DATA.noticeAll}</a></p>
      <h2>${DATA.copy}</h2>
      <p>${DATA.copyLede}</p>
      <form method="post" action="/data-saya/unduh">
        <input type="hidden" name="orang" value="${view.cadreId}" />
        <p>
          <button class="button wide" name="bentuk" value="pdf">${DATA.takePdf}</button>
          <button class="button plain wide" name="bentuk" value="json">${DATA.takeJson}</button>
        </p>
      </form>
      <h2>${DATA.rights}</h2>
      <p>${DATA.correctHelp}</p>
      <p><a class="button plain wide" href="/data-saya/perbaikan/">${DATA.correct}</a></p>
      <h2>${DATA.looks}</h2>
      <p class="small">${DATA.looksLede}</p>
      ${
        view.looks.length === 0
          ? html`<p>${DATA.looksNone}</p>`
          : html`<ul class="looks">
              ${view.looks.map(
                ({ day, what, count }) =>
                  html`<li>
                    <span class="num">${formatDate(day)}</span>
                    ${what}${count > 1 && html`, ${TEXT.times(count)}`}
                  </li>`,
              )}
            </ul>`
      }
      ${view.hasMoreLooks && html`<p class="small">${DATA.looksMore}</p>`}
      <h2>${MY_DATA.where}</h2>
      <p><a href="/data-saya/akun/">${DATA.account}</a></p>
      ${sessions.length > 1 && html`<p>${MY_DATA.whereHelp}</p>`}
      ${sessions.map((session) => sessionCard(session, zone))} ${signOutForm(unsentWarning())}
      ${view.mayEnd && html`<p class="end"><a href="/data-saya/berhenti/">${DATA.end}</a></p>`}`,
  }
}

function noteWords(note: NonNullable<OwnDataView['note']>): string {
  return note === 'ended' ? MY_DATA.ended : DATA[note]
}

function fact(label: string, value: string, why?: string): Html {
  return html`<dt>${label}</dt>
    <dd>${value}${why !== undefined && html`<br /><span class="small">${why}</span>`}</dd>`
}

function noticeCard(cadreId: string, notice: NonNullable<OwnDataView['notice']>): Html {
  return html`<section class="card">
    <h2>${DATA.notice}</h2>
    <p>${notice.change} <span class="small">(${formatDate(notice.on)})</span></p>
    <p><a href="/privasi/">${DATA.noticeRead}</a></p>
    <form method="post" action="/data-saya/pemberitahuan">
      <input type="hidden" name="orang" value="${cadreId}" />
      <input type="hidden" name="versi" value="${notice.version}" />
      <button class="button wide">${DATA.noticeDone}</button>
    </form>
  </section>`
}

function requestCard(request: OwnRequestView, zone: Zone): Html {
  const { id, topic, body, state, receivedAt, dueAt, coolsUntil, answer, isOverdue } = request
  const isOpen = state === 'RECEIVED' || state === 'WORKING'
  return html`<section class="card request is-${state.toLowerCase()}">
    <h3>${TEXT.requestTitle(topic)}</h3>
    <p>
      <strong class="state">${STATE_WORDS[state]}</strong><br />
      <span class="small num">${formatMoment(receivedAt, zone)}</span>
    </p>
    ${body !== '' && html`<p class="said">${body}</p>`}
    ${
      isOpen &&
      (isOverdue
        ? html`<p class="late">${TEXT.overdueWords}</p>`
        : html`<p>${TEXT.dueWords(formatMoment(dueAt, zone))}.</p>`)
    }
    ${isOpen && coolsUntil !== null && html`<p>${TEXT.coolingWords(formatMoment(coolsUntil, zone))}</p>`}
    ${answer !== '' && html`<p><strong>${DATA.answerOf}</strong> ${answer}</p>`}
    ${
      isOpen &&
      html`<form method="post" action="/data-saya/batal">
        <input type="hidden" name="permintaan" value="${id}" />
        <button class="button plain">${DATA.withdraw}</button>
      </form>`
    }
  </section>`
}

export function correctionFormPage(view: {
  readonly cadreId: string
  readonly sendId: string
  readonly topics: readonly CorrectionTopic[]
  readonly chosen: string
  readonly body: string
  readonly most: number
  readonly errors: { readonly perihal?: string; readonly isi?: string }
  readonly isDemo: boolean
}): Filling {
  const { errors, body, most } = view
  return {
    title: CORRECTION.title,
    here: 'data-saya',
    isDemo: view.isDemo,
    main: html`${backLink()}
      <h1>${CORRECTION.title}</h1>
      <p class="lede">${CORRECTION.lede}</p>
      <form method="post" action="/data-saya/perbaikan">
        <input type="hidden" name="orang" value="${view.cadreId}" />
        <input type="hidden" name="kirim" value="${view.sendId}" />
        ${field({
          name: 'perihal',
          label: CORRECTION.topic,
          error: errors.perihal,
          control: html`<select
            id="perihal"
            name="perihal"
            ${described('perihal', undefined, errors.perihal)}
          >
            <option value=""></option>
            ${view.topics.map(
              (topic) =>
                html`<option value="${topic}" ${topic === view.chosen && html`selected`}>
                  ${TEXT.TOPIC_WORDS[topic]}
                </option>`,
            )}
          </select>`,
        })}
        ${field({
          name: 'keterangan',
          label: CORRECTION.body,
          help: CORRECTION.bodyHelp,
          error: errors.isi,
          control: html`<textarea
            id="keterangan"
            name="isi"
            rows="6"
            maxlength="${most}"
            ${described('keterangan', CORRECTION.bodyHelp, errors.isi)}
          >
${body}</textarea>`,
        })}
        <p><button class="button wide">${CORRECTION.send}</button></p>
      </form>`,
  }
}

export function endOfUsePage(view: {
  readonly cadreId: string
  readonly sendId: string
  readonly body: string
  readonly most: number
  readonly isWaiting: boolean
  readonly errors: { readonly setuju?: string; readonly isi?: string }
  readonly isDemo: boolean
}): Filling {
  const { errors } = view
  return {
    title: END.title,
    here: 'data-saya',
    isDemo: view.isDemo,
    main: html`${backLink()}
      <h1>${END.title}</h1>
      <p class="lede">${END.lede}</p>
      <h2>${END.goes}</h2>
      <ul>
        ${END.goesList.map((each) => html`<li>${each}</li>`)}
      </ul>
      <h2>${END.stays}</h2>
      <ul>
        ${END.staysList.map((each) => html`<li>${each}</li>`)}
      </ul>
      <div class="note wait">
        <p>${END.cooling}</p>
        <p><a href="/data-saya/">${END.first}</a></p>
      </div>
      ${
        view.isWaiting
          ? html`<p><strong>${END.waiting}</strong></p>`
          : html`<form method="post" action="/data-saya/berhenti">
              <input type="hidden" name="orang" value="${view.cadreId}" />
              <input type="hidden" name="kirim" value="${view.sendId}" />
              ${field({
                name: 'keterangan',
                label: END.body,
                error: errors.isi,
                control: html`<textarea
                  id="keterangan"
                  name="isi"
                  rows="3"
                  maxlength="${view.most}"
                >
${view.body}</textarea>`,
              })}
              ${errors.setuju !== undefined && html`<p class="error" id="galat-setuju" role="alert">${errors.setuju}</p>`}
              <p>
                <label class="tick" for="setuju">
                  <input
                    type="checkbox"
                    id="setuju"
                    name="setuju"
                    value="ya"
                    ${described('setuju', undefined, errors.setuju)}
                  />
                  <span>${END.agree}</span>
                </label>
              </p>
              <p>
                <button class="button danger wide">${END.send}</button>
                <a class="button plain wide" href="/data-saya/">${END.stay}</a>
              </p>
            </form>`
      }`,
  }
}

function backLink(): Html {
  return html`<p class="kembali"><a href="/data-saya/">${DATA.back}</a></p>`
}
