/**
 * A meeting as it is being written: plain data, so that it can be kept over a reload. Sessions hang on the number of their day, not
 * on its date: when the meeting moves, they move with it. Pure.
 */
import {
  MAX_PEOPLE,
  MAX_SESSIONS,
  type Meeting,
  type MeetingKind,
  type saveMeeting,
  type Session,
  type Speaker,
} from '../../../../worker/contract/meetings.ts'
import type { CallOf } from '../../../../worker/contract/endpoint.ts'
import { AGENDA, MEETING_FORM } from '../../text/meetings.ts'

/** As many as a form shows and a sheet is printed for. */
export const MAX_DAYS = 31
const DAY = 86_400_000

export type SessionForm = {
  readonly id: string
  /** 0 for the first day. */
  readonly day: number
  readonly startsAt: string
  readonly endsAt: string
  readonly title: string
  /** Empty for none. */
  readonly module: string
  readonly hours: number
  readonly speakers: readonly Speaker[]
  /** Who usually speaks there, as the template says; not saved. */
  readonly by: string
}

export type MeetingForm = {
  /** Whose meeting it is. */
  readonly area: string
  /** Empty until chosen. */
  readonly kind: MeetingKind | ''
  readonly title: string
  readonly place: string
  readonly startsOn: string
  readonly endsOn: string
  /** Days it lasted when both ends were last known; what a moved meeting keeps. */
  readonly days: number
  readonly courseCode: string
  readonly capacity: string
  readonly budgetSource: string
  readonly basis: string
  readonly sessions: readonly SessionForm[]
}

export function emptyForm(area: string): MeetingForm {
  return {
    area,
    kind: '',
    title: '',
    place: '',
    startsOn: '',
    endsOn: '',
    days: 1,
    courseCode: '',
    capacity: '',
    budgetSource: '',
    basis: '',
    sessions: [],
  }
}

export function formOf(meeting: Meeting, sessions: readonly Session[]): MeetingForm {
  const { startsOn, endsOn } = meeting
  return {
    area: meeting.area.code,
    kind: meeting.kind,
    title: meeting.title,
    place: meeting.place,
    startsOn,
    endsOn,
    days: daysBetween(startsOn, endsOn) + 1,
    courseCode: meeting.courseCode ?? '',
    capacity: meeting.capacity === null ? '' : String(meeting.capacity),
    budgetSource: meeting.budgetSource,
    basis: meeting.basis,
    sessions: sessions.map(({ date, module, ...session }) => ({
      ...session,
      day: daysBetween(startsOn, date),
      module: module ?? '',
      by: '',
    })),
  }
}

const isDay = (text: string): boolean => /^20\d\d-\d\d-\d\d$/.test(text)

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY)
}

export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)
}

/** How many days the form shows: 0 while they are not known. */
export function shownDays({ startsOn, endsOn }: MeetingForm): number {
  if (!isDay(startsOn) || !isDay(endsOn) || endsOn < startsOn) return 0
  return Math.min(MAX_DAYS, daysBetween(startsOn, endsOn) + 1)
}

/** How many days the agenda has, also before their dates are known. */
export function dayCount(form: MeetingForm): number {
  return shownDays(form) || form.days
}

/** Another first day: the last one and all sessions keep their distance from it. A year half typed moves nothing. */
export function startedOn(form: MeetingForm, startsOn: string): MeetingForm {
  if (!isDay(startsOn)) return { ...form, startsOn }
  return { ...form, startsOn, endsOn: dayAfter(startsOn, form.days - 1) }
}

export function endedOn(form: MeetingForm, endsOn: string): MeetingForm {
  const next = { ...form, endsOn }
  const days = shownDays(next)
  return days === 0 ? next : { ...next, days }
}

/** In the order in which they are saved and shown: day by day, and as they were arranged within one. */
export function inOrder(sessions: readonly SessionForm[]): readonly SessionForm[] {
  return sessions.toSorted((one, other) => one.day - other.day)
}

export function hoursOf(sessions: readonly Pick<SessionForm, 'hours'>[]): number {
  return sessions.reduce((sum, { hours }) => sum + hours, 0)
}

/** Null while an end is missing. */
export function minutesOf({ startsAt, endsAt }: Pick<SessionForm, 'startsAt' | 'endsAt'>) {
  if (startsAt === '' || endsAt === '') return null
  return clock(endsAt) - clock(startsAt)
}

function clock(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** Never past the end of its day. */
function timeOf(minutes: number): string {
  const within = Math.min(Math.max(minutes, 0), 24 * 60 - 1)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${two(Math.floor(within / 60))}:${two(within % 60)}`
}

const FIRST = 8 * 60
const LESSON = 45

/** A new one at the end of a day, as long as one JP, after the last one there. */
export function added(form: MeetingForm, day: number, id: string): MeetingForm {
  const last = form.sessions.findLast((session) => session.day === day)
  const start = last === undefined || last.endsAt === '' ? FIRST : clock(last.endsAt)
  const session: SessionForm = {
    id,
    day,
    startsAt: timeOf(start),
    endsAt: timeOf(start + LESSON),
    title: '',
    module: '',
    hours: 1,
    speakers: [],
    by: '',
  }
  return { ...form, sessions: inOrder([...form.sessions, session]) }
}

/**
 * One place up or down. Within a day the two change their hours too, with the pause between them; past its end a session goes to
 * the next day. Sessions side by side only change places.
 */
export function moved(form: MeetingForm, id: string, by: -1 | 1): MeetingForm {
  const sessions = [...inOrder(form.sessions)]
  const at = sessions.findIndex((session) => session.id === id)
  const session = sessions[at]
  if (session === undefined) return form
  const other = sessions[at + by]
  if (other === undefined || other.day !== session.day) {
    const day = session.day + by
    if (day < 0 || day >= dayCount(form)) return form
    const rest = sessions.filter((each) => each !== session)
    const placed = { ...session, day }
    // Up: the last of the day before; down: the first of the next.
    return { ...form, sessions: inOrder(by < 0 ? [...rest, placed] : [placed, ...rest]) }
  }
  const [first, second] = by < 0 ? [other, session] : [session, other]
  const lasts = [minutesOf(first), minutesOf(second)] as const
  const pause = minutesOf({ startsAt: first.endsAt, endsAt: second.startsAt })
  const isOneByOne =
    lasts.every((each) => each !== null && each > 0) && pause !== null && pause >= 0
  const low = Math.min(at, at + by)
  sessions.splice(low, 2, ...(isOneByOne ? exchanged(first, second) : [second, first]))
  return { ...form, sessions }
}

function exchanged(first: SessionForm, second: SessionForm): [SessionForm, SessionForm] {
  const start = clock(first.startsAt)
  const firstEnd = start + clock(second.endsAt) - clock(second.startsAt)
  const pause = clock(second.startsAt) - clock(first.endsAt)
  return [
    { ...second, startsAt: first.startsAt, endsAt: timeOf(firstEnd) },
    { ...first, startsAt: timeOf(firstEnd + pause), endsAt: second.endsAt },
  ]
}

/** Can it go there: is there a neighbour, or another day? */
export function mayMove(form: MeetingForm, id: string, by: -1 | 1): boolean {
  return moved(form, id, by) !== form
}

export type WrongPlace =
  | `sessions.${string}.${'startsAt' | 'endsAt' | 'title' | 'row'}`
  | `sessions.${string}.speakers.${number}.${'name' | 'institution'}`
  | keyof MeetingForm

/** Words for each place that is wrong. Sessions are named by their ids. */
export type Wrong = Readonly<Record<string, string>>

export function wrongOf(form: MeetingForm): Wrong {
  const wrong: Record<string, string> = {}
  const say = (place: WrongPlace, words: string) => {
    wrong[place] ??= words
  }
  if (form.kind === '') say('kind', MEETING_FORM.kindNeeded)
  if (form.title.trim() === '') say('title', MEETING_FORM.nameNeeded)
  if (form.place.trim() === '') say('place', MEETING_FORM.placeNeeded)
  if (!isDay(form.startsOn)) say('startsOn', MEETING_FORM.startNeeded)
  if (!isDay(form.endsOn)) say('endsOn', MEETING_FORM.endNeeded)
  else if (form.endsOn < form.startsOn) say('endsOn', MEETING_FORM.endBefore)
  else if (daysBetween(form.startsOn, form.endsOn) >= MAX_DAYS) {
    say('endsOn', MEETING_FORM.tooLong(MAX_DAYS))
  }
  if (form.capacity.trim() !== '') {
    const capacity = Number(form.capacity)
    const fits = Number.isInteger(capacity) && capacity >= 1 && capacity <= MAX_PEOPLE
    if (!fits) say('capacity', MEETING_FORM.capacityWrong(MAX_PEOPLE))
  }
  if (form.sessions.length > MAX_SESSIONS) say('sessions', AGENDA.tooMany(MAX_SESSIONS))
  const days = shownDays(form)
  for (const session of form.sessions) {
    const { id, day, startsAt, endsAt, title, speakers } = session
    if (days > 0 && day >= days) say(`sessions.${id}.row`, AGENDA.outsideDays)
    if (startsAt === '') say(`sessions.${id}.startsAt`, AGENDA.timeNeeded)
    if (endsAt === '') say(`sessions.${id}.endsAt`, AGENDA.timeNeeded)
    else if (endsAt <= startsAt) say(`sessions.${id}.endsAt`, AGENDA.endsBefore)
    if (title.trim() === '') say(`sessions.${id}.title`, AGENDA.whatNeeded)
    for (const [index, { name, institution }] of speakers.entries()) {
      const path = `sessions.${id}.speakers.${index}` as const
      if (name.trim() === '') say(`${path}.name`, AGENDA.speakerNeeded)
      if (institution.trim() === '') say(`${path}.institution`, AGENDA.institutionNeeded)
    }
  }
  return wrong
}

/** What the Worker refused, at the places where it is mended; the sessions as they were sent. */
export function wordsOfIssues(issues: unknown, sent: readonly { readonly id: string }[]): Wrong {
  if (!Array.isArray(issues)) return {}
  const wrong: Record<string, string> = {}
  for (const issue of issues as readonly unknown[]) {
    // Safe: read as what may be missing; the shape is the Worker's `issues`.
    const { path, message } = (issue ?? {}) as { path?: unknown; message?: unknown }
    const [head = '', index = ''] = String(path).split('.')
    if (head !== 'sessions') {
      wrong[head] ??= head === 'endsOn' ? MEETING_FORM.endBefore : MEETING_FORM.fieldRefused
      continue
    }
    const session = sent[Number(index)]
    if (session === undefined) wrong['sessions'] ??= AGENDA.refused
    else if (message === 'ends_before') {
      wrong[`sessions.${session.id}.endsAt`] ??= AGENDA.endsBefore
    } else {
      wrong[`sessions.${session.id}.row`] ??=
        message === 'outside_days'
          ? AGENDA.outsideDays
          : message === 'named_twice'
            ? AGENDA.namedTwice
            : AGENDA.refused
    }
  }
  return wrong
}

type Facts = Omit<CallOf<typeof saveMeeting>, 'area' | 'meetingId' | 'version'>

/** What is sent. Only of a form that is not wrong. */
export function factsOf(form: MeetingForm): Facts {
  if (form.kind === '') throw new Error('a kind is chosen before it is sent')
  return {
    kind: form.kind,
    title: form.title.trim(),
    place: form.place.trim(),
    startsOn: form.startsOn,
    endsOn: form.endsOn,
    courseCode: form.courseCode === '' ? null : form.courseCode,
    capacity: form.capacity.trim() === '' ? null : Number(form.capacity),
    budgetSource: form.budgetSource.trim(),
    basis: form.basis.trim(),
    sessions: inOrder(form.sessions).map((session) => ({
      id: session.id,
      date: dayAfter(form.startsOn, session.day),
      startsAt: session.startsAt,
      endsAt: session.endsAt,
      title: session.title.trim(),
      module: session.module === '' ? null : session.module,
      hours: session.hours,
      speakers: session.speakers.map(({ name, institution, topic }) => ({
        name: name.trim(),
        institution: institution.trim(),
        topic: topic.trim(),
      })),
    })),
  }
}
