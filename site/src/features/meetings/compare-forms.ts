/** What of a meeting that somebody else saved would go when another form is saved over it. Pure. */
import { formatDates } from '../../text/certification.ts'
import { clockWords, MEETING_FORM, MEETING_KIND_WORDS, MEETINGS } from '../../text/meetings.ts'
import { factsOf, type MeetingForm } from './meeting-form.ts'

export type Lost = {
  /** Facts that stand otherwise in the other form, as they stand there. */
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  /** Sessions that the other form has alone, in their order: `24 November 2026, 08.30: Kelas ibu`. */
  readonly gone: readonly string[]
  /** Those that both have, but not alike; as they stand in the other form. One that only moved with its meeting is alike. */
  readonly replaced: readonly string[]
}

/** Both forms are ones that can be saved. */
export function lostOf(theirs: MeetingForm, mine: MeetingForm): Lost {
  const shown = factWords(mine)
  const unmoved = factsOf({ ...mine, startsOn: theirs.startsOn })
  const own = new Map(unmoved.sessions.map((session) => [session.id, session]))
  const sessions = factsOf(theirs).sessions.map((session) => {
    const { id, date, startsAt, title } = session
    const same = own.get(id)
    return {
      words: `${formatDates(date, date)}, ${clockWords(startsAt)}: ${title}`,
      isGone: same === undefined,
      isReplaced: same !== undefined && JSON.stringify(same) !== JSON.stringify(session),
    }
  })
  return {
    facts: factWords(theirs).filter(({ value }, index) => value !== shown[index]?.value),
    gone: sessions.flatMap(({ words, isGone }) => (isGone ? [words] : [])),
    replaced: sessions.flatMap(({ words, isReplaced }) => (isReplaced ? [words] : [])),
  }
}

function factWords(form: MeetingForm): Lost['facts'] {
  const { kind, title, place, startsOn, endsOn, courseCode, capacity, budgetSource, basis } = form
  const facts: readonly (readonly [string, string])[] = [
    [MEETING_FORM.kind, kind === '' ? '' : MEETING_KIND_WORDS[kind]],
    [MEETING_FORM.name, title],
    [MEETING_FORM.place, place],
    [MEETINGS.days, formatDates(startsOn, endsOn)],
    [MEETING_FORM.course, courseCode],
    [MEETING_FORM.capacity, capacity],
    [MEETING_FORM.budgetSource, budgetSource],
    [MEETING_FORM.basis, basis],
  ]
  return facts.map(([label, value]) => ({ label, value: value.trim() || MEETING_FORM.unsaid }))
}
