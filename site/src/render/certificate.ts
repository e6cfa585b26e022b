/** Certificates as HTML: where anyone checks one, and the cadre's own list. */
import type { Material } from '../../../worker/contract/certification.ts'
import type { CourseProgress } from '../../../worker/contract/learning.ts'
import { asksMore } from '../../../worker/contract/pass-rules.ts'
import type { PublicCertificate } from '../../../worker/contract/public-certificate.ts'
import {
  formatDates,
  holderArea,
  hoursWords,
  OWN,
  PAPER,
  STATUS_SENTENCE,
  STATUS_WORD,
  VERIFY,
} from '../text/certification.ts'
import { formatDate, formatLastDay } from '../text/format.ts'
import { OWN_EXPIRY } from '../text/own-expiry.ts'
import { PLAN } from '../text/own-plan.ts'
import { OWN_PRACTICE } from '../text/own-practice.ts'
import { ownFiles, publicFiles, type SignedSheet } from './certificate-files.ts'
import { nextLink } from './course.ts'
import { html, type Html } from './html.ts'
import { icon, type RenderIcon } from './icons.ts'
import { ownExpiry, type OwnExpiry } from './own-expiry.ts'
import { ownNameCard, type NameSaid, type OwnNameView } from './own-name.ts'
import { ownRecords, type OwnRecord } from './own-records.ts'
import type { Filling } from './shell.ts'

type Status = PublicCertificate['status']
/** A certificate that was found: no key is null but those that may be. */
type Found = {
  readonly [Key in keyof PublicCertificate]: Key extends
    | 'villageName'
    | 'courseHours'
    | 'expiresOn'
    | 'revokedOn'
    | 'revokeReason'
    | 'replacedBy'
    | 'replaces'
    ? PublicCertificate[Key]
    : NonNullable<PublicCertificate[Key]>
}

const LOOK: Record<Status, { readonly tone: string; readonly icon: RenderIcon }> = {
  valid: { tone: 'note', icon: 'shield' },
  revoked: { tone: 'note danger', icon: 'ban' },
  replaced: { tone: 'note wait', icon: 'next' },
  expired: { tone: 'note wait', icon: 'clock' },
  not_found: { tone: 'note wait', icon: 'help' },
}

/**
 * The form; `typed` stays in its field when it could not be read. The two empty places are for the page's script: with it the
 * page also scans and checks QR codes on the device.
 */
export function verifyFormView(view: {
  readonly typed: string
  /** The host that papers name. */
  readonly official: string
}): Filling {
  const { typed, official } = view
  return {
    title: VERIFY.title,
    main: html`<h1>${VERIFY.title}</h1>
      <div id="hasil" tabindex="-1" data-resmi="${official}"></div>
      <div id="alat"></div>
      <p class="lede">${VERIFY.lede}</p>
      ${codeForm(typed, typed === '' ? undefined : VERIFY.mistyped)} ${hostNote(official)}`,
  }
}

/** The answer for one code. */
export function verifyView(view: {
  readonly certificate: PublicCertificate
  readonly signed: SignedSheet | null
  readonly typed: string
  /** The host that papers name. */
  readonly official: string
}): Filling {
  const { certificate, signed, typed, official } = view
  const { tone, icon: sign } = LOOK[certificate.status]
  const found = foundOf(certificate)
  return {
    title: STATUS_SENTENCE[certificate.status],
    isDemo: certificate.isSample ?? false,
    main: html`<div class="${tone}" role="status">
        <h1>${icon(sign)} ${STATUS_SENTENCE[certificate.status]}</h1>
        ${found === null ? html`<p>${VERIFY.notFound}</p>` : meaning(found)}
      </div>
      ${
        found === null
          ? html`${codeForm(typed, undefined)} ${hostNote(official)}`
          : html`${factsOf(found)} ${mayShow(found) && publicFiles(found.id, signed)}
              ${hostNote(official)}
              <h2>${VERIFY.checkAnother}</h2>
              ${codeForm('', undefined)}`
      }`,
  }
}

function foundOf(certificate: PublicCertificate): Found | null {
  // Safe: the Worker sends either every fact or none.
  return certificate.status === 'not_found' ? null : (certificate as Found)
}

function meaning(found: Found): Html {
  const { status, holderName, issuedOn, revokedOn, revokeReason, replacedBy, expiresOn } = found
  const owner = html`<p>${VERIFY.owner(holderName.toUpperCase(), issuedOn)}</p>`
  switch (status) {
    case 'valid':
    case 'not_found':
      return owner
    case 'revoked':
      return html`<p><b>${VERIFY.revoked(revokedOn ?? issuedOn, revokeReason)}</b></p>
        ${owner}`
    case 'replaced':
      return html`<p><b>${VERIFY.replaced}</b></p>
        ${replacedBy !== null && html`<p><a href="/v/${replacedBy}">${VERIFY.toNewer}</a></p>`}
        ${owner}`
    case 'expired':
      return html`<p><b>${VERIFY.expired(expiresOn ?? issuedOn)}</b></p>
        ${owner}`
  }
}

function factsOf(found: Found): Html {
  const { event, signatory, letterhead } = found
  return html`<h2>${VERIFY.compareTitle}</h2>
    <p>${VERIFY.compare}</p>
    <dl>
      ${fact(VERIFY.holder, found.holderName)} ${fact(VERIFY.role, found.holderRole)}
      ${fact(VERIFY.area, `${holderArea(found)}, ${found.provinceName}`)}
      ${fact(VERIFY.number, found.number)} ${fact(VERIFY.code, found.verificationCode)}
      ${found.replaces !== null && replacesFact(found.replaces)}
      ${fact(VERIFY.course, found.courseTitle, VERIFY.version(found.courseCode, found.courseVersion))}
      ${fact(
        VERIFY.hours,
        VERIFY.hoursOf(found.totalHours, found.totalHoursInWords),
        ...ofCourse(found),
      )}
      ${fact(VERIFY.event, VERIFY.eventOf(formatDates(event.startsOn, event.endsOn), event.place))}
      ${fact(VERIFY.organiser, event.organiser)}
      ${fact(VERIFY.issued, `${found.issuedIn}, ${formatDate(found.issuedOn)}`)}
      ${found.expiresOn !== null && fact(VERIFY.expires, formatLastDay(found.expiresOn))}
      ${fact(VERIFY.issuer, letterhead.office, letterhead.government, ...letterhead.lines)}
      ${fact(
        VERIFY.signatory,
        signatory.name,
        signatory.position,
        signatory.rank,
        signatory.employeeNumber === null ? null : PAPER.employeeNumber(signatory.employeeNumber),
      )}
    </dl>
    ${materialsTable(found.materials, found.totalHours)}
    ${found.sessions.length > 0 && sessionsTable(found.sessions)}`
}

/** Why it says less than the course has. */
function ofCourse({ courseHours, totalHours }: Found): string[] {
  return courseHours === null || courseHours === totalHours ? [] : [VERIFY.ofCourse(courseHours)]
}

function replacesFact({ number, verificationCode }: NonNullable<Found['replaces']>): Html {
  return html`<dt>${VERIFY.replaces}</dt>
    <dd>${number}<br /><a class="small" href="/v/${verificationCode}">${VERIFY.toOlder}</a></dd>`
}

/** Nobody is handed a paper that was taken back. */
function mayShow({ status }: Found): boolean {
  return status === 'valid' || status === 'expired'
}

function fact(name: string, value: string, ...more: readonly (string | null)[]): Html {
  return html`<dt>${name}</dt>
    <dd>
      ${value}${more.map((line) => line !== null && html`<br /><span class="small">${line}</span>`)}
    </dd>`
}

function materialsTable(materials: readonly Material[], total: number): Html {
  return html`<h2>${VERIFY.materials}</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">${VERIFY.materialHead}</th>
          <th scope="col">${VERIFY.hoursHead}</th>
        </tr>
      </thead>
      <tbody>
        ${materials.map(
          ({ title, theory, assignment, practice }) =>
            html`<tr>
              <td>${title}</td>
              <td class="num">${theory + assignment + practice}</td>
            </tr>`,
        )}
        <tr>
          <th scope="row">${VERIFY.total}</th>
          <td class="num"><b>${total}</b></td>
        </tr>
      </tbody>
    </table>
    <p class="small">${VERIFY.legend}</p>`
}

function sessionsTable(sessions: Found['sessions']): Html {
  return html`<h2>${VERIFY.sessions}</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">${VERIFY.sessionHead}</th>
          <th scope="col">${VERIFY.hoursHead}</th>
        </tr>
      </thead>
      <tbody>
        ${sessions.map(
          ({ date, title, hours }) =>
            html`<tr>
              <td>${title}<br /><span class="small">${formatDate(date)}</span></td>
              <td class="num">${hoursWords(hours)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    <p class="small">${VERIFY.sessionsLegend}</p>`
}

function codeForm(typed: string, error: string | undefined): Html {
  return html`<form method="get" action="/v/">
    <div class="field">
      <label for="kode">${VERIFY.code}</label>
      <span class="help" id="bantuan-kode">${VERIFY.codeHelp}</span>
      ${error !== undefined && html`<span class="error" id="galat-kode" role="alert">${error}</span>`}
      <input
        type="text"
        id="kode"
        name="kode"
        value="${typed}"
        required
        maxlength="120"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        aria-describedby="bantuan-kode"
      />
    </div>
    <button class="button" type="submit">${VERIFY.check}</button>
  </form>`
}

function hostNote(host: string): Html {
  return html`<h2>${VERIFY.hostTitle}</h2>
    <p>${VERIFY.host(host)}</p>`
}

export type OwnCertificate = {
  readonly id: string
  readonly status: Exclude<Status, 'not_found'>
  readonly number: string
  readonly verificationCode: string
  readonly courseTitle: string
  readonly issuedOn: string
  /** Null for no end. */
  readonly expiry: OwnExpiry | null
  /** When and why it holds no more, in words. */
  readonly takenBack: string | null
  /** The code of the one in its place. */
  readonly replacedBy: string | null
  readonly signed: SignedSheet | null
}

/** The cadre's own certificates, or what is still to do until she has one. */
export function ownCertificatesView(view: {
  readonly certificates: readonly OwnCertificate[]
  /** What the office recorded of trainings before. */
  readonly records: readonly OwnRecord[]
  /** Courses of which she holds no valid certificate. */
  readonly courses: readonly CourseProgress[]
  /** Her name, while a certificate waits for it. */
  readonly name: OwnNameView | null
  readonly said?: NameSaid
  readonly origin: string
  readonly isDemo: boolean
}): Filling {
  const { certificates, records, courses, name, said = null, origin, isDemo } = view
  const hasValid = certificates.some(({ status }) => status === 'valid')
  return {
    title: OWN.title,
    here: 'sertifikat',
    isDemo,
    main: html`<h1>${OWN.title}</h1>
      ${hasValid && html`<p class="lede">${OWN.congratulations}</p>`}
      ${certificates.map((certificate) => ownCard(certificate, origin))}
      ${certificates.length === 0 && html`<p class="lede">${OWN.emptyTitle}.</p>`}
      ${certificates.length === 0 && courses.length === 0 && html`<p>${OWN.emptyNone}</p>`}
      ${courses.filter(hasPassed).map(toDo)} ${name !== null && ownNameCard(name, said)}
      ${courses.filter((course) => !hasPassed(course)).map(toDo)} ${ownRecords(records)}
      <p>
        <a href="/rtl/">${PLAN.title}</a><br />
        <a href="/praktik/">${OWN_PRACTICE.title}</a>
      </p>`,
  }
}

function ownCard(certificate: OwnCertificate, origin: string): Html {
  const { id, status, number, verificationCode, courseTitle, issuedOn, expiry, takenBack, signed } =
    certificate
  const address = `${origin}/v/${verificationCode}`
  const text = encodeURIComponent(OWN.shareText(courseTitle, address))
  const { tone, icon: sign } = LOOK[status]
  return html`<article class="card">
    <div class="${tone}">
      <p>${icon(sign)} <b>${takenBack ?? STATUS_WORD[status]}</b></p>
    </div>
    <h2>${courseTitle}</h2>
    <dl>
      ${fact(VERIFY.number, number)} ${fact(VERIFY.code, verificationCode)}
      ${fact(VERIFY.issued, formatDate(issuedOn))}
      ${expiry !== null && fact(OWN_EXPIRY.until, formatDate(expiry.lastDay))}
    </dl>
    ${expiry !== null && ownExpiry(expiry)}
    ${
      status === 'valid'
        ? html`<p>
              <a
                class="button wide"
                href="/c/${id}.pdf"
                download="sertifikat-${verificationCode}.pdf"
                >${icon('download')} ${OWN.download}</a
              >
            </p>
            <p>
              <a class="button plain wide" href="https://wa.me/?text=${text}" rel="noreferrer"
                >${icon('send')} ${OWN.share}</a
              >
            </p>
            <p class="small">${OWN.shareHelp}</p>
            ${ownFiles(id, verificationCode, signed)}`
        : whatNow(certificate)
    }
    <p><a href="/v/${verificationCode}">${OWN.open}</a></p>
  </article>`
}

function whatNow({ status, replacedBy }: OwnCertificate): Html | null {
  if (status === 'expired') return null
  if (replacedBy === null) return html`<p>${OWN.revokedHelp}</p>`
  return html`<p><a class="button plain" href="/v/${replacedBy}">${VERIFY.toNewer}</a></p>`
}

const hasPassed = ({ eligibleAt }: CourseProgress) => eligibleAt !== null

function toDo({ head, modules, finalTest, eligibleAt, next }: CourseProgress): Html {
  if (eligibleAt !== null) {
    return html`<div class="note next"><p>${icon('clock')} ${OWN.waiting(head.title)}</p></div>`
  }
  const left = modules.filter(({ state }) => state !== 'done').length
  const { label, href } = nextLink(next)
  return html`<div class="card">
    <p>${OWN.stillToDo(head.title)}</p>
    <ul>
      ${left > 0 && html`<li>${OWN.modulesLeft(left, modules.length)}</li>`}
      ${finalTest !== null && finalTest.state !== 'done' && html`<li>${OWN.testLeft}</li>`}
      ${asksMore(head) && html`<li><a href="/syarat/${head.code.toLowerCase()}/">${OWN.partsLeft}</a></li>`}
    </ul>
    ${next.kind !== 'done' && html`<p><a class="button" href="${href}">${label}</a></p>`}
  </div>`
}
