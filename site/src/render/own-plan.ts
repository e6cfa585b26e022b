/** A cadre's own follow-up plan: the list, one plan with how far it is, and its form. Only the Worker makes these pages. */
import { NIK_GONE } from '../../../worker/contract/nik.ts'
import type { LineState, PlanState } from '../../../worker/contract/plan-rules.ts'
import type { PlanLine, PlanNote } from '../../../worker/contract/plans.ts'
import { formatDate, type Zone } from '../text/format.ts'
import { PLAN } from '../text/own-plan.ts'
import { dayInZone } from './day-in-zone.ts'
import { html, type Html } from './html.ts'
import { icon, type RenderIcon } from './icons.ts'
import { faultsNote, textField, type TypedFault } from './plan-fields.ts'
import type { Filling } from './shell.ts'

const HREF = '/rtl/'
const hrefOf = (courseCode: string): string => `${HREF}${courseCode.toLowerCase()}/`
const formHref = (courseCode: string): string => `${hrefOf(courseCode)}tulis`

export type OwnPlanView = {
  readonly courseCode: string
  readonly courseTitle: string
  /** Null: nothing is written yet. */
  readonly row: {
    readonly state: PlanState
    readonly nextOn: string | null
    readonly signedAt: string | null
    readonly signedByName: string | null
  } | null
  readonly lines: readonly PlanLine[]
  /** Newest first. */
  readonly notes: readonly PlanNote[]
}

export function ownPlansPage({
  plans,
  isDemo,
}: {
  readonly plans: readonly OwnPlanView[]
  readonly isDemo: boolean
}): Filling {
  return {
    title: PLAN.title,
    here: 'belajar',
    isDemo,
    main: html`<p class="kembali"><a href="/belajar/">${PLAN.learn}</a></p>
      <h1>${PLAN.title}</h1>
      <p class="lede">${PLAN.lede}</p>
      ${plans.length === 0 && html`<p class="note">${PLAN.none}</p>`}
      ${plans.map((plan) => planCard(plan, plans.length === 1))}
      <p><a class="button plain wide" href="/praktik/">${PLAN.practice}</a></p>`,
  }
}

function planCard({ courseCode, courseTitle, row, lines }: OwnPlanView, isOnly: boolean): Html {
  const due = lines.filter(({ isDue }) => isDue)
  const label = `${row === null ? PLAN.write : PLAN.open}: ${courseTitle}`
  return html`<section class="card">
    <h2>${courseTitle}</h2>
    ${
      row !== null &&
      html`<p class="what-counts${row.state === 'SIGNED' && ' good'}">
          ${icon(STATE_ICON[row.state])} <strong>${PLAN.states[row.state].title}</strong>
        </p>
        <p class="num">${PLAN.progress(countDone(lines), lines.length)}</p>`
    }
    ${
      due.length > 0 &&
      html`<div class="note wait">
        <p><strong>${PLAN.due}:</strong></p>
        <ul>
          ${due.map(({ what, dueOn }) => html`<li>${what}, <span class="num">${formatDate(dueOn)}</span></li>`)}
        </ul>
      </div>`
    }
    <p>
      <a
        class="button wide ${row === null && isOnly ? 'next' : 'plain'}"
        href="${hrefOf(courseCode)}"
        aria-label="${label}"
        >${row === null ? PLAN.write : PLAN.open}</a
      >
    </p>
  </section>`
}

const STATE_ICON: Readonly<Record<PlanState, RenderIcon>> = {
  WRITTEN: 'clock',
  RETURNED: 'info',
  SIGNED: 'check',
}

function countDone(lines: readonly PlanLine[]): number {
  return lines.filter(({ progress }) => progress.state === 'DONE').length
}

/** One plan that is written. `sendIds`: a new id for the report of each line, in their order. */
export function ownPlanPage(
  view: OwnPlanView & { readonly cadreId: string; readonly zone: Zone; readonly isDemo: boolean },
  sendIds: readonly string[],
): Filling {
  const { courseCode, courseTitle, row, lines, notes, isDemo } = view
  const state = row?.state ?? 'WRITTEN'
  const { title, body } = PLAN.states[state]
  const returned =
    state === 'RETURNED' ? notes.filter(({ kind }) => kind === 'RETURN')[0] : undefined
  const others = notes.filter((note) => note !== returned && note.note !== '')
  return {
    title: PLAN.title,
    here: 'belajar',
    isDemo,
    main: html`<p class="kembali"><a href="${HREF}">${PLAN.all}</a></p>
      <h1>${PLAN.title}</h1>
      <p class="lede">${courseTitle}</p>
      <div class="note${state === 'RETURNED' && ' wait'}">
        <p>${icon(STATE_ICON[state])} <strong>${title}</strong></p>
        ${returned !== undefined && html`<p class="said">${returned.note}</p>`}
        ${
          state === 'SIGNED' &&
          row?.signedAt != null &&
          html`<p>${PLAN.signedBy(row.signedByName ?? '', dayInZone(row.signedAt, view.zone))}</p>`
        }
        <p>${body}</p>
        ${row?.nextOn != null && html`<p class="num">${PLAN.nextOn(formatDate(row.nextOn))}</p>`}
      </div>
      ${lines.some(holdsGone) && html`<p class="note">${PLAN.nikGone}</p>`}
      ${
        state !== 'SIGNED' &&
        html`<p>
          <a
            class="button wide ${state === 'RETURNED' ? 'next' : 'plain'}"
            href="${formHref(courseCode)}"
            >${PLAN.change}</a
          >
        </p>`
      }
      ${lines.map((line, at) => lineCard(line, at, { courseCode, cadreId: view.cadreId, zone: view.zone, sendId: sendIds[at] ?? '' }))}
      ${
        others.length > 0 &&
        html`<h2>${PLAN.notes}</h2>
          ${others.map(
            ({ kind, note, on, by }) =>
              html`<div class="card">
                <p>
                  <strong>${PLAN.noteKinds[kind]}</strong>,
                  <span class="num">${formatDate(on)}</span>
                </p>
                <p class="said">${note}</p>
                <p class="small">${by}</p>
              </div>`,
          )}`
      }`,
  }
}

function holdsGone({ what, withWhom, where, progress }: PlanLine): boolean {
  return [what, withWhom, where, progress.note].some((text) => text.indexOf(NIK_GONE) >= 0)
}

type LineOf = {
  readonly courseCode: string
  readonly cadreId: string
  readonly zone: Zone
  /** Of the report that is made here. */
  readonly sendId: string
}

function lineCard(line: PlanLine, at: number, { courseCode, cadreId, zone, sendId }: LineOf): Html {
  const { id, what, withWhom, where, dueOn, progress, isDue } = line
  const fact = (label: string, value: string) =>
    value !== '' &&
    html`<dt>${label}</dt>
      <dd>${value}</dd>`
  return html`<section class="card plan-line" id="baris-${id}" aria-labelledby="judul-${id}">
    <h2 id="judul-${id}">${at + 1}. ${what}</h2>
    ${isDue && html`<p class="what-counts wait">${icon('clock')} <strong>${PLAN.line.isDue}</strong></p>`}
    <dl>
      ${fact(PLAN.line.with, withWhom)} ${fact(PLAN.line.where, where)}
      ${fact(PLAN.line.dueOn, formatDate(dueOn))}
    </dl>
    <p class="what-counts${progress.state === 'DONE' && ' good'}">
      ${icon(LINE_ICON[progress.state])} <strong>${PLAN.lineStates[progress.state]}</strong>
      ${
        progress.at !== null &&
        html`<span class="small num">${PLAN.line.said(dayInZone(progress.at, zone))}</span>`
      }
    </p>
    ${progress.note !== '' && html`<p class="said">${progress.note}</p>`}
    <details class="fold">
      <summary aria-label="${PLAN.line.report}: ${what}">${PLAN.line.report}</summary>
      <form method="post" action="${hrefOf(courseCode)}kabar">
        <input type="hidden" name="orang" value="${cadreId}" />
        <input type="hidden" name="kirim" value="${sendId}" />
        <input type="hidden" name="baris" value="${id}" />
        <fieldset>
          <legend>${PLAN.line.state}</legend>
          ${(['NOT_YET', 'RUNNING', 'DONE'] as const).map(
            (state: LineState) =>
              html`<label class="choice">
                <input
                  type="radio"
                  name="keadaan"
                  value="${state}"
                  required
                  ${progress.state === state && html`checked`}
                /><span>${PLAN.lineStates[state]}</span>
              </label>`,
          )}
        </fieldset>
        <div class="field">
          <label for="c-${id}">${PLAN.line.note}</label>
          <input type="text" id="c-${id}" name="catatan" maxlength="200" autocomplete="off" />
        </div>
        <p><button class="button wide" type="submit">${PLAN.line.save}</button></p>
      </form>
    </details>
  </section>`
}

const LINE_ICON: Readonly<Record<LineState, RenderIcon>> = {
  NOT_YET: 'clock',
  RUNNING: 'next',
  DONE: 'check',
}

/** What stands in the fields of a line, as typed. */
export type TypedLine = {
  readonly id: string
  readonly what: string
  readonly withWhom: string
  readonly where: string
  /** `2026-12-31`, or what could not be read as a day. */
  readonly dueOn: string
}

export type PlanFormView = {
  /** Whose form it is. */
  readonly cadreId: string
  /** It comes back: what is in it was just sent. */
  readonly isAnswer: boolean
  readonly courseCode: string
  readonly courseTitle: string
  readonly isDemo: boolean
  /** Of this saving. */
  readonly sendId: string
  /** The version that is changed; 0 for none. */
  readonly version: number
  /** As many as a plan may have; those without text are empty. */
  readonly lines: readonly TypedLine[]
  readonly faults: readonly TypedFault[]
  /** What was saved elsewhere meanwhile, when it was. */
  readonly latest: readonly PlanLine[] | null
  /** What the trainer wants changed. */
  readonly returned: string | null
  readonly hasPlan: boolean
}

const FIRST_LINES = 3

export function planFormPage(view: PlanFormView): Filling {
  const { courseCode, courseTitle, lines, faults, latest, hasPlan } = view
  const used = lines.reduce((last, line, at) => (isEmpty(line) ? last : at + 1), 0)
  const shown = Math.max(FIRST_LINES, used, ...faults.map(({ line }) => line + 1))
  const more = lines.slice(shown)
  return {
    title: PLAN.form.title,
    here: 'belajar',
    isDemo: view.isDemo,
    main: html`<p class="kembali">
        <a href="${hasPlan ? hrefOf(courseCode) : HREF}">${hasPlan ? PLAN.open : PLAN.all}</a>
      </p>
      <h1>${PLAN.form.title}</h1>
      <p class="lede">${courseTitle}</p>
      <p>${PLAN.form.lede}</p>
      ${
        view.returned !== null &&
        html`<div class="note wait">
          <p><strong>${PLAN.states.RETURNED.title}</strong></p>
          <p class="said">${view.returned}</p>
        </div>`
      }
      ${faults.length > 0 && faultsNote(faults)} ${latest !== null && changedNote(latest)}
      <p class="note" id="kabar-rencana" role="status" hidden></p>
      <form
        method="post"
        action="${formHref(courseCode)}"
        data-rencana="${courseCode}"
        ${view.isAnswer && html`data-jawaban`}
        data-mengirim="${PLAN.form.sending}"
        data-tanpa-sinyal="${PLAN.form.offline}"
        data-gagal="${PLAN.form.failed}"
        data-dipasang="${PLAN.form.restored}"
        data-dijaga="${PLAN.form.kept}"
        data-nik="${PLAN.form.nik}"
        data-buang="${PLAN.form.drop}"
      >
        <input type="hidden" name="orang" value="${view.cadreId}" />
        <input type="hidden" name="kirim" value="${view.sendId}" />
        <input type="hidden" name="versi" value="${view.version}" />
        ${lines.slice(0, shown).map((line, at) => lineFields(line, at, faults))}
        ${
          more.length > 0 &&
          html`<details class="fold">
            <summary>${PLAN.form.more}</summary>
            ${more.map((line, at) => lineFields(line, shown + at, faults))}
          </details>`
        }
        <p><button class="button wide next" type="submit">${PLAN.form.save}</button></p>
      </form>`,
  }
}

function isEmpty({ what, withWhom, where, dueOn }: TypedLine): boolean {
  return `${what}${withWhom}${where}${dueOn}` === ''
}

function changedNote(latest: readonly PlanLine[]): Html {
  return html`<div class="note danger" role="alert">
    <p>${PLAN.faults.changed}</p>
    <details class="fold">
      <summary>${PLAN.faults.latest}</summary>
      <ol>
        ${latest.map(
          ({ what, withWhom, where, dueOn }) =>
            html`<li>
              ${[what, withWhom, where].filter((text) => text !== '').join(', ')},
              <span class="num">${formatDate(dueOn)}</span>
            </li>`,
        )}
      </ol>
    </details>
  </div>`
}

function lineFields(line: TypedLine, at: number, faults: readonly TypedFault[]): Html {
  const number = at + 1
  const faultOf = (field: TypedFault['field']) =>
    faults.filter((each) => each.line === at && each.field === field)[0]?.reason
  const what = faultOf('what')
  const dueOn = faultOf('dueOn')
  return html`<fieldset class="plan-fields">
    <legend>${PLAN.form.line(number)}</legend>
    <input type="hidden" name="baris${number}" value="${line.id}" />
    ${textField({
      name: `apa${number}`,
      label: PLAN.form.what,
      ...(at === 0 ? { help: PLAN.form.whatHelp } : {}),
      value: line.what,
      most: 200,
      ...(what === undefined ? {} : { error: PLAN.faults.what.MISSING }),
    })}
    ${textField({ name: `dengan${number}`, label: PLAN.form.withWhom, value: line.withWhom, most: 120 })}
    ${textField({ name: `di${number}`, label: PLAN.form.where, value: line.where, most: 120 })}
    ${textField({
      name: `kapan${number}`,
      label: PLAN.form.dueOn,
      ...(at === 0 ? { help: PLAN.form.dueHelp } : {}),
      value: line.dueOn,
      most: 40,
      type: dueOn === 'UNREADABLE' ? 'text' : 'date',
      ...(dueOn === undefined ? {} : { error: PLAN.faults.dueOn[dueOn] }),
    })}
  </fieldset>`
}
