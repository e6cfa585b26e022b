/** One paper's outcome as HTML. Pure. */
import { html, type Html } from '../render/html.ts'
import { BAN, CLOCK, DANGER, drawn, HELP, SHIELD } from '../render/strokes.ts'
import { formatDate, formatLastDay, formatMoment, formatTime } from '../text/format.ts'
import { STATEMENT_NAME } from '../text/statement-line.ts'
import { CHECK, VERDICT, type Verdict } from '../text/verify.ts'
import { isStale, type Facts, type Outcome } from './outcome.ts'

type Look = readonly [tone: string, strokes: string]
const FALSE: Look = ['danger', BAN]
const DOUBT: Look = ['wait', HELP]
const ENDED: Look = ['wait', CLOCK]
const WRONG: Look = ['danger', DANGER]
const LOOK: Record<Verdict, Look> = {
  valid: ['', SHIELD],
  unproven: DOUBT,
  revoked: FALSE,
  replaced: ENDED,
  expired: ENDED,
  key_not_valid_then: WRONG,
  not_found: WRONG,
  differs: WRONG,
  unknown_issuer: DOUBT,
  unknown_key: DOUBT,
  bad_signature: WRONG,
  malformed: DOUBT,
  no_keys: DOUBT,
  cannot_check: DOUBT,
}

export type Shown = {
  readonly outcome: Outcome
  /** The server has been asked and has not answered yet. */
  readonly isAsking: boolean
  readonly stranger: string | null
  /** Milliseconds. */
  readonly now: number
}

/** Of these nothing was checked. */
const UNCHECKED: readonly Verdict[] = ['no_keys', 'cannot_check']

export function toneOf(verdict: Verdict): string {
  return LOOK[verdict][0]
}

export function outcomeView({ outcome, isAsking, stranger, now }: Shown): Html {
  const { verdict, facts, revocationsAt, zone, server } = outcome
  // The same words for both kinds of paper. One bit ends a statement either way: which it was, only the server knows.
  const about = (words: string) =>
    facts !== null && facts.says
      ? words
          .replace(/sertifikat/gi, STATEMENT_NAME)
          .replace('DICABUT', server === null ? CHECK.ended : '$&')
      : words
  const [, title, meaning] = VERDICT[verdict]
  const [tone, strokes] = LOOK[verdict]
  const isOld = revocationsAt !== null && isStale(revocationsAt, now)
  const own = isAsking ? CHECK.asking : CHECK.onPhone
  const way = server === null ? own : CHECK.alsoAsked(formatTime(server.at, zone))
  return html`<div class="note ${tone}" data-hasil="${verdict}">
      <h2>${drawn(strokes)} ${about(title)}</h2>
      ${server !== null && server.revokedOn !== null && html`<p><b>${CHECK.revokedOn(server.revokedOn)}</b></p>`}
      <p>${about(meaning)}</p>
      ${server !== null && server.replacedBy !== null && html`<p><a href="/v/${server.replacedBy}">${about(CHECK.toNewer)}</a></p>`}
      ${facts !== null && facts.isSample && html`<p><b>${about(CHECK.sample)}</b></p>`}
    </div>
    ${stranger !== null && html`<p class="note danger">${drawn(DANGER)} ${CHECK.host(stranger)}</p>`}
    <p class="small">
      ${UNCHECKED.indexOf(verdict) === -1 && way}
      ${revocationsAt !== null && !isOld && CHECK.revocations(formatMoment(revocationsAt, zone))}
    </p>
    ${
      isOld &&
      html`<p class="note wait">
        ${drawn(CLOCK)} ${CHECK.revocations(formatMoment(revocationsAt, zone))} ${CHECK.stale}
      </p>`
    }
    ${facts !== null && factsView(facts, outcome)}`
}

function factsView(facts: Facts, { server }: Outcome): Html {
  const differs = server?.differences ?? {}
  const course = [CHECK.version(facts.courseVersion)]
  if (facts.hours !== null) course.unshift(CHECK.hours(facts.hours))
  return html`<h2>${CHECK.compare}</h2>
    ${facts.says && html`<p><b>${facts.holder}, ${facts.says}</b></p>`}
    <dl>
      ${
        !facts.says &&
        html`${fact(CHECK.holder, facts.holder, differs.holder)} ${fact(CHECK.area, facts.area)}
        ${fact(CHECK.course, `${facts.course} (${course.join(', ')})`, differs.edition)}`
      }
      ${server !== null && server.number && fact(CHECK.number, server.number)}
      ${facts.sequence !== null && server === null && fact(CHECK.sequence, String(facts.sequence))}
      ${fact(CHECK.code, facts.code)} ${dated(CHECK.issued, facts.issuedOn, differs.issuedOn)}
      ${facts.expiresOn !== null && dated(CHECK.expires, facts.expiresOn, differs.expiresOn, formatLastDay)}
      ${fact(CHECK.issuer, facts.issuer)}
    </dl>
    <p><a href="/v/${facts.code}">${CHECK.everything}</a></p>`
}

function dated(name: string, date: string, record?: string, format = formatDate): Html {
  return fact(name, format(date), record && format(record))
}

function fact(name: string, value: string, record?: string): Html {
  return html`<dt>${name}</dt>
    <dd>
      ${value}${record !== undefined && html`<br /><b class="salah">${CHECK.record(record)}</b>`}
    </dd>`
}
