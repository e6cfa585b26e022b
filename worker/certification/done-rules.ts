/**
 * What of a course a cadre has really done, for her certificate. Pure.
 *
 * - Theory and assignment of a module count when she passed the module: its quiz is over exactly what they teach.
 * - Practice is nothing that a quiz can show. It counts when somebody watched her: every practice sheet of the module assessed as
 *   competent. Not so much for each: sheets do not say how long they take, and half of the practice is not the module's practice.
 *   For a module without a sheet in the version that she passed there is nobody to assess her on one; there sessions in a hall
 *   that teach the module stand for it, with as many whole JP as she was in them and never more than the module's practice.
 * - A module of which nothing was done is not printed. So a rule that names some modules, or a part that was waived, never makes
 *   a paper say more than was done.
 */
import type { Material, PrintedSession } from '../contract/certification.ts'
import { MAX_PRINTED_SESSIONS } from '../contract/certification.ts'
import type { CourseHead } from '../contract/curriculum.ts'

export type Done = {
  /** Modules that she passed, by slug; others in it do no harm. */
  readonly passed: ReadonlySet<string>
  /** Modules on all whose practice sheets she was found competent. */
  readonly practised: ReadonlySet<string>
  /** Modules of the version that have a practice sheet at all. */
  readonly withSheet: ReadonlySet<string>
  /** JP, by halves, of the sessions that she attended, by the module that they teach. */
  readonly attended: ReadonlyMap<string, number>
}

/** The modules of which something was done, with the hours of that, in the order of the course. */
export function hoursDone(modules: CourseHead['modules'], done: Done): Material[] {
  return modules.flatMap(({ slug, title, jp }) => {
    const isPassed = done.passed.has(slug)
    const inHall = done.withSheet.has(slug) ? 0 : Math.floor(done.attended.get(slug) ?? 0)
    const practice = done.practised.has(slug) ? jp.practice : Math.min(jp.practice, inHall)
    if (!isPassed && practice === 0) return []
    const { theory, assignment } = isPassed ? jp : { theory: 0, assignment: 0 }
    return [{ title, theory, assignment, practice }]
  })
}

type Attended = Omit<PrintedSession, 'speakers'> & {
  readonly speakers: readonly PrintedSession['speakers'][number][]
}

/** What is printed of the sessions that she attended: not breaks and openings. */
export function printedSessions(sessions: readonly Attended[]): PrintedSession[] {
  return sessions
    .filter(({ hours }) => hours > 0)
    .slice(0, MAX_PRINTED_SESSIONS)
    .map(({ date, title, hours, speakers }) => ({
      date,
      title,
      hours,
      speakers: speakers.map(({ name, institution, topic }) => ({ name, institution, topic })),
    }))
}
