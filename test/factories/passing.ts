/** What a cadre shows for a pass rule with every part, each made by the verb that its people use. */
import type { Context } from '../../worker/core/context.ts'
import { savePlan, takePractice } from '../../worker/fieldwork/index.ts'
import { startQuiz, startTest, submitAttempt } from '../../worker/learning/index.ts'
import { invitePeople } from '../../worker/meetings/invite.ts'
import { takeAttendance } from '../../worker/meetings/take-attendance.ts'
import { DISTRICT, newUuid, type Office } from './certification.ts'
import { cadre, contextFor, NOW, staff, SYSTEM } from './context.ts'
import { RIGHT, SHEET, WRONG } from './course.ts'
import { makeMeeting, makeSession } from './meetings.ts'
import { courseOf } from './validity.ts'

/** Attendance 80, both practice sheets, a plan, both quizzes and the final test. */
export const FULL_RULE =
  'parts: { attendance: { minimumShare: 80 }, practice: { sheets: all }, plan: written }'

/** The day of NOW, in the district. */
const TODAY = '2026-11-21'

export type RuledCourse = Office & { readonly code: string; readonly prefix: string }

export async function ruledCourse(
  office: Office,
  code: string,
  rule = FULL_RULE,
): Promise<RuledCourse> {
  const made = await courseOf(office, { code, sheets: true, rule })
  return { ...made, code, prefix: `${code.toLowerCase()}-` }
}

export const hers = (cadreId: string, at = NOW): Context => contextFor(cadre(cadreId, DISTRICT), at)

export async function passModules({ prefix }: RuledCourse, cadreId: string): Promise<void> {
  for (const slug of [`${prefix}satu`, `${prefix}dua`]) {
    const { attemptId, versionId, questions } = await startQuiz(hers(cadreId), { slug })
    const answers = Object.fromEntries(questions.map(({ id }) => [id, RIGHT]))
    await submitAttempt(hers(cadreId), { attemptId, versionId, slug, answers })
  }
}

/** The final test; passed unless `answer` says otherwise. */
export async function sitTest(
  { prefix }: RuledCourse,
  cadreId: string,
  answer: typeof RIGHT | typeof WRONG = RIGHT,
): Promise<void> {
  const slug = `${prefix}tes-akhir`
  const { attemptId, versionId, questions } = await startTest(hers(cadreId), {
    slug,
    isOwnWork: true,
  })
  const answers = Object.fromEntries(questions.map(({ id }) => [id, answer]))
  await submitAttempt(hers(cadreId), { attemptId, versionId, slug, answers })
}

/** A training of five sessions of which she attends so many. */
export async function attend(
  { code }: RuledCourse,
  cadreId: string,
  attended: number,
): Promise<void> {
  const ctx = contextFor(SYSTEM)
  const sessions = [0, 1, 2, 3, 4].map((hour) =>
    makeSession(ctx, { date: TODAY, startsAt: `0${hour + 1}:00`, endsAt: `0${hour + 1}:45` }),
  )
  const { id } = await makeMeeting(ctx, DISTRICT, {
    courseCode: code,
    capacity: null,
    startsOn: TODAY,
    endsOn: TODAY,
    sessions,
  })
  await invitePeople(ctx, { area: DISTRICT, meetingId: id, who: { cadreIds: [cadreId] } })
  const { results } = await takeAttendance(contextFor(staff('TRAINER', DISTRICT)), {
    area: DISTRICT,
    meetingId: id,
    now: Date.parse(NOW),
    events: sessions.map((session, index) => ({
      type: 'mark',
      id: newUuid(),
      at: Date.parse(NOW) - 60_000,
      session: session.id,
      person: { kind: 'CADRE', id: cadreId },
      state: index < attended ? 'PRESENT' : 'ABSENT',
      method: 'ROLL',
      reason: '',
    })),
  })
  allApplied(results)
}

/** Assesses a sheet; competent unless said otherwise. */
export async function practise(
  { code, prefix, versionId }: RuledCourse,
  cadreId: string,
  module: 'satu' | 'dua',
  isCompetent = true,
): Promise<void> {
  const { results } = await takePractice(contextFor(staff('TRAINER', DISTRICT)), {
    area: DISTRICT,
    now: Date.parse(NOW),
    events: [
      {
        type: 'assess',
        id: newUuid(),
        at: Date.parse(NOW) - 60_000,
        cadreId,
        courseCode: code,
        versionId,
        module: `${prefix}${module}`,
        sheet: SHEET,
        results: ['DONE', isCompetent ? 'DONE' : 'NOT'],
        comment: '',
        place: 'Posyandu Melati',
      },
    ],
  })
  allApplied(results)
}

export async function plan({ code }: RuledCourse, cadreId: string): Promise<void> {
  await savePlan(hers(cadreId), {
    courseCode: code,
    id: newUuid(),
    version: 0,
    lines: [
      {
        id: newUuid(),
        what: 'Menimbang bersama kader posyandu',
        withWhom: 'Bu Sri',
        where: 'Balai desa',
        dueOn: '2026-12-10',
      },
    ],
  })
}

function allApplied(results: readonly { readonly status: string }[]): void {
  const other = results.find(({ status }) => status !== 'applied')
  if (other !== undefined) throw new Error(`not taken: ${JSON.stringify(other)}`)
}
