/**
 * What of a course a cadre has really done, for her certificate. Pure.
 *
 * - Theory and assignment of a module count when she passed the module: its quiz is over exactly what they teach.
 * - Practice is nothing that a quiz can show. It counts when somebody watched her: one practice sheet of the module assessed as
 *   competent. For a module without a sheet in the version that she passed there is nobody to assess her on one; there a session
 *   in a hall that teaches the module, in which she was, stands for it.
 * - A module of which nothing was done is not printed. So a rule that names some modules, or a part that was waived, never makes
 *   a paper say more than was done.
 */
import type { Material, PrintedSession } from '../contract/certification.ts'
import { MAX_PRINTED_SESSIONS } from '../contract/certification.ts'
import type { CourseHead } from '../contract/curriculum.ts'

export type Done = {
  /** Modules that she passed, by slug; others in it do no harm. */
  readonly passed: ReadonlySet<string>
  /** Modules with a practice sheet on which she was found competent. */
  readonly practised: ReadonlySet<string>
  /** Modules of the version that have a practice sheet at all. */
  readonly withSheet: ReadonlySet<string>
  /** Modules taught in sessions that she attended. */
  readonly attended: ReadonlySet<string>
}

/** The modules of which something was done, with the hours of that, in the order of the course. */
export function hoursDone(modules: CourseHead['modules'], done: Done): Material[] {
  return modules.flatMap(({ slug, title, jp }) => {
    const isPassed = done.passed.has(slug)
    const isPractised =
      done.practised.has(slug) || (!done.withSheet.has(slug) && done.attended.has(slug))
    const practice = isPractised ? jp.practice : 0
    if (!isPassed && practice === 0) return []
    const { theory, assignment } = isPassed ? jp : { theory: 0, assignment: 0 }
    return [{ title, theory, assignment, practice }]
  })
}

type Attended = Omit<PrintedSession, 'speakers'> & {
  readonly speakers: readonly PrintedSession['speakers'][number][]
}

/** What is printed of the sessions that she attended: not breaks and openings, and not more than a sheet can hold. */
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
