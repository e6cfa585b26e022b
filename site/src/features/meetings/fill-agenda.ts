/** A template put into the form, and a module put into a session. Pure. */
import type { ModuleHead } from '../../../../worker/contract/curriculum.ts'
import type { Agenda } from '../../text/meeting-agendas.ts'
import { dayAfter, type MeetingForm, type SessionForm } from './meeting-form.ts'

/** The template's days and sessions instead of those that stand there; modules only where its course is the meeting's, or may become it. */
export function filled(
  form: MeetingForm,
  agenda: Agenda,
  courseCodes: readonly string[],
  newId: () => string,
): MeetingForm {
  const mayBecome = form.courseCode === '' && courseCodes.includes(agenda.courseCode)
  const courseCode = mayBecome ? agenda.courseCode : form.courseCode
  const isItsCourse = courseCode === agenda.courseCode
  const days = agenda.days.length
  return {
    ...form,
    courseCode,
    days,
    endsOn: form.startsOn === '' ? form.endsOn : dayAfter(form.startsOn, days - 1),
    sessions: agenda.days.flatMap((sessions, day) =>
      sessions.map(({ module, ...session }): SessionForm => ({
        ...session,
        id: newId(),
        day,
        module: isItsCourse ? (module ?? '') : '',
        speakers: [],
      })),
    ),
  }
}

export type Module = Pick<ModuleHead, 'slug' | 'title' | 'jp'>

/** The session teaches the module: it takes its title and its JP. */
export function taught(session: SessionForm, module: Module | null): SessionForm {
  if (module === null) return { ...session, module: '' }
  const { slug, title, jp } = module
  return {
    ...session,
    module: slug,
    title: title.slice(0, 120),
    hours: jp.theory + jp.assignment + jp.practice,
  }
}
