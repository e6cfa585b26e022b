/** When a meeting's evaluation is open, whom it asks about, and what a form says. Pure. */
import { withoutNik } from '../../contract/nik.ts'
import {
  EVALUATION_DAYS,
  EVALUATION_MARKS,
  EVALUATION_QUESTIONS,
  FEWEST_EVALUATIONS,
  MARK_QUESTIONS,
  MAX_EVALUATED_SPEAKERS,
  MAX_EVALUATION_TEXT,
  SPEAKER_QUESTION,
  TEXT_QUESTIONS,
  type EvaluationMark,
  type MarkQuestion,
  type TextQuestion,
} from '../../contract/evaluation-questions.ts'
import type { Session } from '../../contract/meetings.ts'
import type { DateOnly } from '../../core/clock.ts'

const DAY = 86_400_000

/** The last day on which it is open. */
export function closesOn(endsOn: DateOnly): DateOnly {
  const end = Date.parse(`${endsOn}T00:00:00.000Z`) + EVALUATION_DAYS * DAY
  return new Date(end).toISOString().slice(0, 10)
}

type Days = { readonly startsOn: DateOnly; readonly endsOn: DateOnly; readonly state: string }

export function isOpenOn({ startsOn, endsOn, state }: Days, today: DateOnly): boolean {
  return state !== 'CANCELLED' && today >= startsOn && today <= closesOn(endsOn)
}

/** Each speaker once, in the order of the agenda, with the titles of the sessions. */
export function speakersOf(
  sessions: readonly Pick<Session, 'title' | 'speakers'>[],
): readonly { readonly name: string; readonly titles: readonly string[] }[] {
  const found = new Map<string, string[]>()
  for (const { title, speakers } of sessions) {
    for (const { name, topic } of speakers) {
      const titles = found.get(name) ?? []
      const about = topic === '' ? title : topic
      if (!titles.includes(about)) titles.push(about)
      found.set(name, titles)
    }
  }
  return [...found].slice(0, MAX_EVALUATED_SPEAKERS).map(([name, titles]) => ({ name, titles }))
}

export type GivenMark = {
  readonly question: MarkQuestion
  readonly subject: string
  readonly mark: EvaluationMark
}
export type GivenText = { readonly question: TextQuestion; readonly body: string }
export type Given = { readonly marks: readonly GivenMark[]; readonly texts: readonly GivenText[] }

/** What a form says; what is no mark, or about nobody of the agenda, is left out. */
export function givenIn(
  fields: Readonly<Record<string, unknown>>,
  speakers: readonly string[],
): Given {
  const textOf = (name: string): string => {
    const value = Object.hasOwn(fields, name) ? fields[name] : ''
    return typeof value === 'string' ? value : ''
  }
  const markOf = (name: string): EvaluationMark | undefined =>
    EVALUATION_MARKS.find((mark) => String(mark) === textOf(name))
  const general = EVALUATION_QUESTIONS.flatMap((question): GivenMark[] => {
    const mark = markOf(`n-${question}`)
    return mark === undefined ? [] : [{ question, subject: '', mark }]
  })
  const spoken = Array.from({ length: MAX_EVALUATED_SPEAKERS }, (_, at) => at).flatMap(
    (at): GivenMark[] => {
      const [subject, mark] = [textOf(`nama-${at}`), markOf(`p-${at}`)]
      const isKnown = speakers.includes(subject)
      return mark === undefined || !isKnown ? [] : [{ question: SPEAKER_QUESTION, subject, mark }]
    },
  )
  // Each speaker once, whatever a form repeats.
  const once = [...new Map(spoken.map((each) => [each.subject, each])).values()]
  const texts = TEXT_QUESTIONS.flatMap((question): GivenText[] => {
    const body = plain(textOf(`t-${question}`))
    return body === '' ? [] : [{ question, body }]
  })
  return { marks: [...general, ...once], texts }
}

/** What can be seen, on single lines. */
function plain(text: string): string {
  const seen = text.replaceAll(/[\p{Cf}\p{Cs}]/gu, '').replaceAll(/[\p{Cc}\s]+/gu, ' ')
  return [...withoutNik(seen.trim())].slice(0, MAX_EVALUATION_TEXT).join('')
}

type Counted = {
  readonly question: MarkQuestion
  readonly subject: string
  readonly mark: number
  /** How many of these marks are released. */
  readonly shown: number
}
type Asked = { readonly question: MarkQuestion; readonly subject: string }

/**
 * Of what is released, in the order of the form: what five or more gave a mark to, with how often 1 to 5 were given, and what has
 * fewer, of which nothing is told. `speakers`: in the order of the agenda.
 */
export function releasedIn(
  counts: readonly Counted[],
  speakers: readonly string[],
): { readonly marks: (Asked & { readonly counts: number[] })[]; readonly hidden: Asked[] } {
  const asked = [...Map.groupBy(counts, (each) => `${each.question} ${each.subject}`).values()]
    .flatMap((rows) => {
      const [first] = rows
      if (first === undefined) return []
      const { question, subject } = first
      const shownOf = (mark: EvaluationMark) => rows.find((row) => row.mark === mark)?.shown ?? 0
      return [{ question, subject, counts: EVALUATION_MARKS.map(shownOf) }]
    })
    .toSorted(
      (one, other) =>
        MARK_QUESTIONS.indexOf(one.question) - MARK_QUESTIONS.indexOf(other.question) ||
        speakers.indexOf(one.subject) - speakers.indexOf(other.subject),
    )
  const isShown = (given: readonly number[]) =>
    given.reduce((sum, count) => sum + count, 0) >= FEWEST_EVALUATIONS
  return {
    marks: asked.filter((each) => isShown(each.counts)),
    hidden: asked
      .filter((each) => !isShown(each.counts))
      .map(({ question, subject }) => ({ question, subject })),
  }
}
