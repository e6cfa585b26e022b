/** What a cadre sees of her field practice. Only the Worker makes this page: it needs signal. */
import type { PracticeSheet } from '../../../worker/contract/fieldwork.ts'
import type { StepResult } from '../../../worker/contract/practice-rules.ts'
import type { Zone } from '../text/format.ts'
import { OWN_PRACTICE } from '../text/own-practice.ts'
import { dayInZone } from './day-in-zone.ts'
import { html, type Html } from './html.ts'
import { icon, type RenderIcon } from './icons.ts'
import type { Filling } from './shell.ts'

type Assessed = {
  readonly results: readonly StepResult[]
  readonly comment: string
  readonly place: string
  readonly doneAt: string
  readonly by: string
}

export type OwnSheetView = {
  readonly sheet: Pick<PracticeSheet, 'title' | 'moduleTitle' | 'steps'>
  readonly outcome: {
    readonly attempts: number
    readonly isCompetent: boolean
    readonly best: Assessed
    readonly latest: Assessed
  } | null
  readonly latestSteps: readonly string[]
  readonly bestSteps: readonly string[]
  /** The latest first. */
  readonly photos: readonly { readonly takenAt: string; readonly by: string }[]
}

export function ownPracticePage(view: {
  readonly sheets: readonly OwnSheetView[]
  readonly zone: Zone
  readonly isDemo: boolean
}): Filling {
  const { sheets, zone, isDemo } = view
  const isAnySeen = sheets.some(({ outcome }) => outcome !== null)
  return {
    title: OWN_PRACTICE.title,
    here: 'belajar',
    isDemo,
    main: html`<p class="kembali"><a href="/belajar/">${OWN_PRACTICE.learn}</a></p>
      <h1>${OWN_PRACTICE.title}</h1>
      ${
        sheets.length === 0
          ? html`<p class="note">${OWN_PRACTICE.none}</p>`
          : html`<p class="lede">${OWN_PRACTICE.lede}</p>`
      }
      ${sheets.map((sheet, at) => sheetCard(sheet, at, zone))}
      ${isAnySeen && html`<p class="small">${OWN_PRACTICE.wrong}</p>`}
      <p><a class="button plain wide" href="/rtl/">${OWN_PRACTICE.plan}</a></p>`,
  }
}

function sheetCard(
  { sheet, outcome, latestSteps, photos }: OwnSheetView,
  at: number,
  zone: Zone,
): Html {
  // A sheet is often called by its number alone; the module says what it is about.
  const topic = sheet.moduleTitle
  const head = html`<h2 id="lembar-${at}">${topic ?? sheet.title}</h2>
    ${topic !== null && html`<p class="small">${sheet.title}</p>`}`
  if (outcome === null) {
    return html`<section class="card" aria-labelledby="lembar-${at}">
      ${head}
      <p class="what-counts">${icon('clock')} <strong>${OWN_PRACTICE.notYet}</strong></p>
      <p>${OWN_PRACTICE.notYetBody}</p>
      ${allSteps(sheet.steps, [])}
    </section>`
  }
  const { latest, best, isCompetent, attempts } = outcome
  const done = latest.results.filter((result) => result === 'DONE').length
  const of = (wanted: readonly StepResult[]) =>
    latestSteps.filter((_, step) => wanted.indexOf(latest.results[step] ?? 'UNSEEN') !== -1)
  const isOlder = isCompetent && best.doneAt !== latest.doneAt && done < latest.results.length
  return html`<section class="card" aria-labelledby="lembar-${at}">
    ${head}
    <p class="what-counts${isCompetent && ' good'}">
      ${icon(isCompetent ? 'check' : 'next')}
      <strong
        >${isCompetent ? OWN_PRACTICE.competent : OWN_PRACTICE.some(done, latest.results.length)}</strong
      >
    </p>
    ${isOlder && html`<p>${OWN_PRACTICE.stays(dayInZone(best.doneAt, zone))}</p>`}
    ${
      latest.comment !== '' &&
      html`<div class="note">
        <p><strong>${OWN_PRACTICE.comment}</strong></p>
        <p>${latest.comment}</p>
      </div>`
    }
    ${listOf(OWN_PRACTICE.again, of(['HELPED', 'NOT']))}
    ${listOf(OWN_PRACTICE.unseen, of(['UNSEEN']), OWN_PRACTICE.unseenBody)}
    ${photos.map(
      ({ takenAt, by }) =>
        html`<p class="small">
          <strong>${OWN_PRACTICE.photo}</strong>, ${dayInZone(takenAt, zone)}.
          ${OWN_PRACTICE.photoBody(by)}
        </p>`,
    )}
    ${allSteps(latestSteps, latest.results)}
    <p class="small num">
      ${OWN_PRACTICE.attempts(attempts)} ·
      ${OWN_PRACTICE.seen(latest.by, dayInZone(latest.doneAt, zone), latest.place)}
    </p>
  </section>`
}

function listOf(title: string, steps: readonly string[], help = ''): Html | null {
  if (steps.length === 0) return null
  return html`<h3>${title}</h3>
    ${help !== '' && html`<p>${help}</p>`}
    <ul>
      ${steps.map((step) => html`<li>${step}</li>`)}
    </ul>`
}

const SIGN: Readonly<Record<StepResult, RenderIcon>> = {
  DONE: 'check',
  HELPED: 'user',
  NOT: 'clock',
  UNSEEN: 'help',
}

function allSteps(steps: readonly string[], results: readonly StepResult[]): Html {
  return html`<details class="fold">
    <summary>${OWN_PRACTICE.steps(steps.length)}</summary>
    <ol class="seen-steps">
      ${steps.map((step, at) => {
        const result = results[at]
        return html`<li>
          ${step}
          ${
            result !== undefined &&
            html`<span class="seen is-${result.toLowerCase()}"
              >${icon(SIGN[result])} ${OWN_PRACTICE.results[result]}</span
            >`
          }
        </li>`
      })}
    </ol>
  </details>`
}
