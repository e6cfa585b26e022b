/**
 * The public page of a course version: what a certificate of it stands for. Certificates name this page and its anchor
 * `kriteria`, so both stay as they are for as long as anyone may show a paper.
 */
import type { CertificateFacts } from '../../../worker/contract/certification.ts'
import type { CourseHead } from '../../../worker/contract/curriculum.ts'
import { COURSE_VERSION } from '../text/course-version.ts'
import { CREDENTIAL } from '../text/credential.ts'
import { formatDate, formatNumber } from '../text/format.ts'
import { PRODUCT } from '../text/frame.ts'
import { ruleSentences } from '../text/pass-rule.ts'
import { html, type Html } from './html.ts'
import type { Filling } from './shell.ts'

export type CourseVersionView = {
  readonly head: CourseHead
  /** As certificates of this version print and sign it. */
  readonly facts: Pick<
    CertificateFacts,
    | 'courseCode'
    | 'courseTitle'
    | 'courseVersion'
    | 'materials'
    | 'totalHours'
    | 'totalHoursInWords'
  >
  /** The number of the course's newest version. */
  readonly newest: number
  /** Whose course it is: `Kabupaten Lumajang`; null for the whole country's. */
  readonly ownerName: string | null
  readonly publishedOn: string
}

export function courseVersionPage(view: CourseVersionView): Filling {
  const { head, facts } = view
  const { courseCode, courseVersion, courseTitle } = facts
  return {
    title: courseTitle,
    main: html`<p class="muted">${COURSE_VERSION.kicker(courseCode, courseVersion)}</p>
      <h1>${courseTitle}</h1>
      <p class="lede">${head.summary}</p>
      ${newer(view)}
      <h2 id="untuk">${COURSE_VERSION.audience}</h2>
      <p>${head.audience}</p>
      <h2 id="materi">${COURSE_VERSION.materials}</h2>
      ${materials(view)}
      <h2 id="kriteria">${COURSE_VERSION.criteria}</h2>
      <p><b>${CREDENTIAL.criteria}</b></p>
      <p>${COURSE_VERSION.criteriaMore}</p>
      <ul>
        ${ruleSentences(head).map((rule) => html`<li>${rule}</li>`)}
      </ul>
      ${head.countsAsTrained && html`<p>${COURSE_VERSION.counts} <a href="/tentang/#aksi-5">${COURSE_VERSION.toAction}</a>.</p>`}
      ${reviewOf(head)}
      <h2 id="versi">${COURSE_VERSION.about}</h2>
      <p>${COURSE_VERSION.unchanged}</p>
      ${aboutOf(view)}
      <p class="no-print"><a class="button" href="/v/">${COURSE_VERSION.check}</a></p>`,
  }
}

function newer({ facts, newest }: CourseVersionView): Html | null {
  if (newest <= facts.courseVersion) return null
  const address = `/courses/${encodeURIComponent(facts.courseCode)}/${newest}`
  return html`<p class="note">
    ${COURSE_VERSION.newer(newest)} <a href="${address}">${COURSE_VERSION.toNewer(newest)}</a>
  </p>`
}

function materials({ head, facts }: CourseVersionView): Html {
  return html`<table class="materi">
      <thead>
        <tr>
          <th scope="col">${COURSE_VERSION.materialHead}</th>
          <th scope="col">${COURSE_VERSION.hoursHead}</th>
        </tr>
      </thead>
      <tbody>
        ${head.modules.map(
          ({ title, objective, jp }, index) =>
            html`<tr>
              <td><b>${index + 1}. ${title}</b><br /><span class="small">${objective}</span></td>
              <td class="num">${formatNumber(jp.theory + jp.assignment + jp.practice)}</td>
            </tr>`,
        )}
        <tr>
          <th scope="row">${COURSE_VERSION.total}</th>
          <td class="num"><b>${formatNumber(facts.totalHours)}</b></td>
        </tr>
      </tbody>
    </table>
    <p class="small">${COURSE_VERSION.legend}</p>`
}

function reviewOf({ review }: CourseHead): Html | null {
  if (review.by === null && !review.required) return null
  return html`<h2 id="telaah">${COURSE_VERSION.review}</h2>
    ${
      review.by === null
        ? html`<p class="note wait">${review.notice}.</p>`
        : html`<p>${COURSE_VERSION.reviewed(review.by, review.on)}</p>`
    }`
}

function aboutOf({ facts, ownerName, publishedOn }: CourseVersionView): Html {
  const whose = ownerName === null ? COURSE_VERSION.forNation : COURSE_VERSION.forArea(ownerName)
  return html`<dl class="lined">
    <dt>${COURSE_VERSION.code}</dt>
    <dd>${facts.courseCode}</dd>
    <dt>${COURSE_VERSION.version}</dt>
    <dd>${facts.courseVersion}</dd>
    <dt>${COURSE_VERSION.published}</dt>
    <dd>${formatDate(publishedOn)}</dd>
    <dt>${COURSE_VERSION.maker}</dt>
    <dd>${PRODUCT}, ${whose}</dd>
  </dl>`
}
