/** What a cadre still lacks for a certificate: the rule in words, each part drawn and said, and where she goes on. Only the Worker makes it. */
import type { CourseHead } from '../../../worker/contract/curriculum.ts'
import type { CourseProgress } from '../../../worker/contract/learning.ts'
import {
  WAIVABLE_PARTS,
  type Assessment,
  type PartResult,
  type PassFacts,
  type PassPart,
  type WaivablePart,
} from '../../../worker/contract/pass-rules.ts'
import { ruleSentences } from '../text/pass-rule.ts'
import * as TEXT from '../text/requirements.ts'
import { REQUIREMENTS } from '../text/requirements.ts'
import { moduleHref, nextLink } from './course.ts'
import { html, type Html } from './html.ts'
import { icon } from './icons.ts'
import type { Filling } from './shell.ts'

export type OwnRequirement = {
  readonly progress: CourseProgress
  readonly passing: Assessment & {
    readonly head: CourseHead
    readonly facts: PassFacts
    readonly asked: readonly WaivablePart[]
  }
  readonly isEligible: boolean
  /** She holds or held a certificate of it. */
  readonly isCertified: boolean
  readonly isProposed: boolean
  /** To which she is invited, when the rule asks for attendance. */
  readonly meeting: {
    readonly title: string
    readonly place: string
    readonly startsOn: string
  } | null
}

type Step = { readonly label: string; readonly href: string }

const requirementHref = (code: string) => `/syarat/${encodeURIComponent(code.toLowerCase())}/`

/** Above the courses of who has begun one that asks for more than quizzes. Comes with her state, so that a phone shows it too. */
export function otherPartsNote({ title, code, passRule }: CourseHead): Html {
  const parts = WAIVABLE_PARTS.filter((part) => passRule.parts?.[part] !== undefined)
  return html`<div class="note">
    <p>${TEXT.otherPartsWords(title, parts)}</p>
    <p><a href="${requirementHref(code)}">${TEXT.OTHER_PARTS.see}</a></p>
  </div>`
}

/** All her courses, one line each, and the doors of what happens outside the lessons: the foot of every page leads to them. */
export function requirementsPage(
  courses: readonly OwnRequirement[],
  /** Refreshers that she has not begun. */
  offered: readonly CourseProgress[],
): Filling {
  return {
    title: REQUIREMENTS.title,
    here: 'sertifikat',
    main: html`<p class="kembali"><a href="/belajar/">${REQUIREMENTS.toLearning}</a></p>
      <h1>${REQUIREMENTS.title}</h1>
      <p class="lede">
        ${courses.length + offered.length === 0 ? REQUIREMENTS.none : REQUIREMENTS.lede}
      </p>
      ${courses.map(
        (course) =>
          html`<section class="card">
            <h2>${course.progress.head.title}</h2>
            ${verdict(course)}
            <p>
              <a class="button plain wide" href="${requirementHref(course.progress.head.code)}"
                >${REQUIREMENTS.open}</a
              >
            </p>
          </section>`,
      )}
      ${offered.map((progress) => offeredCard(progress))}
      <h2 id="kegiatan">${TEXT.ACTIVITIES.title}</h2>
      <p>${TEXT.ACTIVITIES.lede}</p>
      ${TEXT.ACTIVITIES.doors.map(
        ({ href, label }) => html`<p><a class="button plain wide" href="${href}">${label}</a></p>`,
      )}`,
  }
}

function offeredCard(progress: CourseProgress): Html {
  return html`<section class="card">
    <h2>${progress.head.title}</h2>
    <p>${REQUIREMENTS.offered}</p>
    <p>
      <a class="button plain wide" href="${nextLink(progress.next).href}">${REQUIREMENTS.begin}</a>
    </p>
  </section>`
}

export function requirementPage(course: OwnRequirement): Filling {
  const { progress, passing, isEligible, isCertified } = course
  const { head } = passing
  // One button for the first thing that she can do herself.
  const open = isEligible || isCertified ? [] : passing.missing
  const first = open.filter((part) => stepOf(part, course) !== null)[0]
  const main = first === undefined ? null : stepOf(first, course)
  return {
    title: REQUIREMENTS.title,
    here: 'sertifikat',
    main: html`<p class="kembali"><a href="/syarat/">${REQUIREMENTS.toAll}</a></p>
      <p class="muted label-kecil">${REQUIREMENTS.title}</p>
      <h1>${progress.head.title}</h1>
      ${verdict(course)}
      ${
        main !== null &&
        html`<p><a class="button wide next" href="${main.href}">${main.label}</a></p>`
      }
      ${
        isCertified &&
        html`<p>
          <a class="button wide" href="/sertifikat/">${REQUIREMENTS.toCertificate}</a>
        </p>`
      }
      <h2>${REQUIREMENTS.parts}</h2>
      <ul class="syarat">
        ${passing.parts.map((part) => partItem(part, course, part === first))}
      </ul>
      <p class="small">${REQUIREMENTS.wrong}</p>
      <h2>${REQUIREMENTS.rule}</h2>
      <p>${REQUIREMENTS.ruleMore}</p>
      <ul>
        ${ruleSentences(head).map((sentence) => html`<li>${sentence}</li>`)}
      </ul>`,
  }
}

function verdict({ passing, isEligible, isCertified, isProposed }: OwnRequirement): Html {
  if (isCertified)
    return html`<div class="note good">
      <p>${icon('award')} <strong>${REQUIREMENTS.certified}</strong></p>
    </div>`
  if (isProposed)
    return html`<div class="note good">
      <p>${icon('clock')} <strong>${REQUIREMENTS.proposed}</strong></p>
    </div>`
  if (isEligible)
    return html`<div class="note good">
      <p>${icon('check')} <strong>${REQUIREMENTS.eligible}</strong></p>
      <p>${REQUIREMENTS.eligibleBody}</p>
    </div>`
  return html`<div class="note wait">
    <p>
      ${icon('info')}
      <strong>${TEXT.missingWords(passing.missing.map(({ part }) => part))}</strong>
    </p>
  </div>`
}

/** The step of the part that is the page's button stands there alone. */
function partItem(part: PartResult, course: OwnRequirement, isMain: boolean): Html {
  const { passing } = course
  const step = part.isMet || isMain ? null : stepOf(part, course)
  const isWaived = part.waivedUntil !== undefined
  const state = isWaived ? 'waived' : part.isMet ? 'met' : 'notMet'
  const look = { waived: 'dispensasi', met: 'sudah', notMet: 'belum' }[state]
  const isAsked = passing.asked.some((asked) => asked === part.part)
  return html`<li class="${look}">
    <h3>${TEXT.OWN_PARTS[part.part]}</h3>
    <p class="keadaan">
      ${icon(state === 'met' ? 'check' : state === 'waived' ? 'shield' : 'clock')}
      ${REQUIREMENTS[state]}
    </p>
    ${meter(part)}
    <p>${TEXT.reachedWords(part, passing.facts)}</p>
    ${isWaived && html`<p>${TEXT.waivedWords(part.waivedUntil ?? '')}</p>`}
    ${isAsked && !part.isMet && html`<p>${REQUIREMENTS.asked}</p>`}
    ${!part.isMet && html`${lacking(part, passing.head)}${more(part.part, course)}`}
    ${step !== null && html`<p><a class="button plain wide" href="${step.href}">${step.label}</a></p>`}
  </li>`
}

/** Told beside it in words: a picture only. The line is where enough begins. */
function meter({ part, needed, reached }: PartResult): Html | null {
  if (part === 'plan') return null
  const isCounted = part === 'modules' || part === 'practice'
  const whole = isCounted ? needed : 100
  const width = Math.min(100, Math.round((reached * 100) / whole))
  const from = Math.min(99, Math.round((needed * 100) / whole))
  return html`<svg
    class="ukuran"
    viewBox="0 0 100 10"
    preserveAspectRatio="none"
    aria-hidden="true"
    focusable="false"
  >
    <rect class="dasar" width="100" height="10" />
    <rect class="isi" width="${width}" height="10" />
    ${!isCounted && html`<rect class="batas" x="${from}" width="1" height="10" />`}
  </svg>`
}

/** By name, where naming helps: modules and practice sheets. */
function lacking({ part, lacks }: PartResult, head: CourseHead): Html | null {
  const names =
    part === 'modules'
      ? head.modules.filter(({ slug }) => lacks.indexOf(slug) !== -1).map(({ title }) => title)
      : part === 'practice'
        ? (head.passRule.parts?.practice?.sheets ?? [])
            .filter(({ module, sheet }) => lacks.indexOf(`${module}/${sheet}`) !== -1)
            .map(({ title }) => title)
        : []
  return names.length === 0
    ? null
    : html`<ul>
        ${names.map((name) => html`<li>${name}</li>`)}
      </ul>`
}

function more(part: PassPart, { meeting, progress }: OwnRequirement): Html | null {
  if (part === 'attendance')
    return meeting === null
      ? html`<p>${REQUIREMENTS.noMeeting}</p>`
      : html`<p><b>${REQUIREMENTS.nextMeeting}:</b> ${TEXT.meetingWords(meeting)}</p>`
  if (part === 'practice') return html`<p>${REQUIREMENTS.askPractice}</p>`
  if (part === 'finalTest' && progress.next.kind === 'trainer')
    return html`<p>${REQUIREMENTS.trainer}</p>`
  if (part === 'finalTest' && progress.finalTest?.state === 'locked')
    return html`<p>${REQUIREMENTS.testLocked}</p>`
  return null
}

/** Where she goes on with a part; null where only waiting or asking helps. */
function stepOf({ part }: PartResult, course: OwnRequirement): Step | null {
  const { progress, passing, meeting } = course
  const { head, next } = progress
  switch (part) {
    case 'modules':
      return next.kind === 'lesson' || next.kind === 'quiz' ? nextLink(next) : null
    case 'finalTest':
      // Before it all modules are done; their step is said there.
      return next.kind === 'test'
        ? nextLink(next)
        : next.kind === 'done' && head.finalTest !== null
          ? { label: head.finalTest.title, href: moduleHref(head.finalTest.slug) }
          : null
    case 'attendance':
      return meeting === null ? null : { label: REQUIREMENTS.checkIn, href: '/hadir/' }
    case 'practice':
      return { label: REQUIREMENTS.toPractice, href: '/praktik/' }
    case 'plan':
      return {
        label: passing.facts.plan === null ? REQUIREMENTS.writePlan : REQUIREMENTS.seePlan,
        href: `/rtl/${head.code.toLowerCase()}/`,
      }
    case 'total':
      return null
  }
}
