/**
 * A course of Kota Pekalongan that asks for more than quizzes: two modules of the national one, a class, a practice sheet and a plan. Six
 * cadres are on their way in it, each lacking something else, with a waiver that was granted and one that waits. It counts for nothing in the
 * district's coverage.
 */
import type { CallOf } from '../../worker/contract/endpoint.ts'
import type { saveOutline as saveCall } from '../../worker/contract/workshop.ts'
import type { WaivablePart } from '../../worker/contract/pass-rules.ts'
import { askWaiver, grantWaiver } from '../../worker/certification/index.ts'
import type { Actor } from '../../worker/core/access.ts'
import {
  askReview,
  decideReview,
  findCourseByCode,
  getGraded,
  publishCourse,
  readChanges,
  readOutline,
  saveOutline,
  startCourse,
} from '../../worker/curriculum/index.ts'
import { readPracticeBook, savePlan, takePractice } from '../../worker/fieldwork/index.ts'
import { startQuiz, startTest, submitAttempt } from '../../worker/learning/index.ts'
import {
  invitePeople,
  saveMeeting,
  setMeetingState,
  takeAttendance,
} from '../../worker/meetings/index.ts'
import { listCadres } from '../../worker/roster/index.ts'
import { ACCOUNTS } from './demo-accounts.ts'
import { officer, stream } from './demo-steps.ts'
import { PROVED, type Stage } from './stage.ts'

const DISTRICT = '33.75'
const CODE = 'KPM-PKL'
const FROM = 'KPM-DASAR'
/** Of the national course, as the copy calls them. */
const KEPT = ['kpm-pkl-mengukur-pertumbuhan', 'kpm-pkl-komunikasi-rembuk'] as const
const SHEET = 'lembar-praktik'

const DAYS = {
  published: '2026-11-02T02:00:00.000Z',
  learnt: '2026-11-12T03:00:00.000Z',
  class: '2026-11-17',
  classOver: '2026-11-17T08:00:00.000Z',
  practised: '2026-11-18T03:00:00.000Z',
  planned: '2026-11-18T12:00:00.000Z',
  asked: '2026-11-19T02:00:00.000Z',
  granted: '2026-11-19T06:00:00.000Z',
} as const

/** What each of six cadres has shown: of how many sessions of five she was there. */
const PEOPLE = [
  { online: true, sessions: 5, practised: true, planned: true },
  { online: true, sessions: 4, practised: false, planned: true },
  { online: true, sessions: 3, practised: true, planned: true },
  { online: true, sessions: 0, practised: true, planned: true, waived: true },
  { online: false, sessions: 5, practised: true, planned: false },
  { online: false, sessions: 2, practised: false, planned: false },
] as const

type Course = { readonly courseId: string; readonly versionId: string }

export async function seedRequirements(stage: Stage): Promise<void> {
  const course = await publish(stage)
  const office = stage.as(officer(DISTRICT, 'DISTRICT_ADMIN'), DAYS.asked, stream(DISTRICT, 60))
  const { cadres } = await listCadres(office, { area: DISTRICT, status: 'ACTIVE' })
  const people = PEOPLE.map((shown, index) => ({ ...shown, cadreId: cadres[index]?.id ?? '' }))
  for (const [index, { cadreId, online, planned }] of people.entries()) {
    await learn(stage, cadreId, online, 100 + index)
    if (planned) await plan(stage, cadreId, 120 + index)
  }
  await hold(stage, people)
  await assess(stage, course, people)
  await waive(stage, course, people)
}

function acting(username: string): Actor {
  const account = ACCOUNTS.find((each) => each.username === username)
  if (account === undefined) throw new Error(`no account ${username}`)
  const { id, name, grants } = account
  return { kind: 'staff', accountId: id, name, grants, sessionId: 'demo', provedAt: PROVED }
}

/** A copy of the national course in the workshop, cut down to two modules, with a rule of its own; reviewed as that one was. */
async function publish(stage: Stage): Promise<Course> {
  const author = stage.as(acting('penulis.pusat'), DAYS.published, stream(DISTRICT, 61))
  const from = await findCourseByCode(author.db, FROM)
  if (from === null) throw new Error(`no ${FROM}`)
  const courseId = author.ids.uuid()
  const title = 'Praktik Posyandu Kota Pekalongan'
  await startCourse(author, { courseId, area: DISTRICT, title, code: CODE, copyOf: from.id })
  const { version, settings, modules } = await readOutline(author, { courseId })
  const { preTest: _, finalTest, ...others } = settings
  const kept = modules.filter(({ slug }) => KEPT.some((each) => each === slug))
  const outline: CallOf<typeof saveCall> = {
    courseId,
    version,
    settings: {
      ...others,
      summary: 'Mengukur, bicara dengan keluarga, dan berlatih di posyandu. DATA CONTOH.',
      countsAsTrained: false,
      finalTest: finalTest === null ? null : { ...finalTest, drawPerModule: 4, coolDownMinutes: 0 },
      passRule: {
        modules: 'all',
        finalTest: true,
        minimumMark: 70,
        parts: {
          attendance: { minimumShare: 80 },
          practice: { sheets: [{ module: KEPT[0], sheet: SHEET }] },
          plan: 'written',
        },
      },
    },
    modules: kept.map(({ slug, title: name, objective, jp, quiz, lessons, items }) => ({
      slug,
      title: name,
      objective,
      jp,
      quiz,
      items,
      lessons: lessons.map((lesson) => ({ slug: lesson.slug, title: lesson.title })),
    })),
  }
  await saveOutline(author, outline)
  await askReview(author, { courseId, note: 'DATA CONTOH' })
  const reviewer = stage.as(acting('penelaah.pusat'), DAYS.published, stream(DISTRICT, 62))
  const { contentHash } = await readChanges(reviewer, { courseId })
  await decideReview(reviewer, {
    courseId,
    contentHash: contentHash ?? '',
    approved: true,
    as: 'DATA CONTOH, bukan telaah sungguhan',
    comment: 'DATA CONTOH',
  })
  const publisher = stage.as(acting('penerbit.pusat'), DAYS.published, stream(DISTRICT, 63))
  const { versionId } = await publishCourse(publisher, { courseId })
  return { courseId, versionId }
}

const self = (cadreId: string): Actor => ({
  kind: 'cadre',
  cadreId,
  district: DISTRICT,
  sessionId: 'demo',
})

/** Both quizzes and the final test, or the first quiz alone. */
async function learn(stage: Stage, cadreId: string, isWhole: boolean, step: number): Promise<void> {
  const ctx = stage.as(self(cadreId), DAYS.learnt, stream(DISTRICT, step))
  const quizzes = isWhole ? KEPT : KEPT.slice(0, 1)
  const papers = [
    ...quizzes.map((slug) => () => startQuiz(ctx, { slug })),
    ...(isWhole ? [() => startTest(ctx, { slug: 'kpm-pkl-tes-akhir', isOwnWork: true })] : []),
  ]
  for (const start of papers) {
    const { attemptId, versionId, slug, questions } = await start()
    const { keys } = await getGraded(ctx.db, versionId, slug)
    const answers = Object.fromEntries(questions.map(({ id }) => [id, keys[id]?.right ?? '']))
    await submitAttempt(ctx, { attemptId, versionId, slug, answers })
  }
}

async function plan(stage: Stage, cadreId: string, step: number): Promise<void> {
  const ctx = stage.as(self(cadreId), DAYS.planned, stream(DISTRICT, step))
  await savePlan(ctx, {
    courseCode: CODE,
    id: ctx.ids.uuid(),
    version: 0,
    lines: [
      {
        id: ctx.ids.uuid(),
        what: 'Membantu pengukuran di posyandu bulan ini',
        withWhom: 'Bidan Contoh',
        where: 'Posyandu Contoh Melati',
        dueOn: '2026-12-12',
      },
    ],
  })
}

type Person = (typeof PEOPLE)[number] & { readonly cadreId: string }

/** A class of five sessions, with the roll of the six. */
async function hold(stage: Stage, people: readonly Person[]): Promise<void> {
  const ctx = stage.as(officer(DISTRICT, 'DISTRICT_ADMIN'), DAYS.classOver, stream(DISTRICT, 64))
  const meetingId = ctx.ids.uuid()
  const place = { area: DISTRICT, meetingId }
  const times = ['08:00', '09:00', '10:00', '11:00', '13:00']
  const sessions = times.map((startsAt, index) => ({
    id: ctx.ids.uuid(),
    date: DAYS.class,
    startsAt,
    endsAt: startsAt.replace(':00', ':45'),
    title: `Latihan mengukur ${index + 1}`,
    module: KEPT[0],
    hours: 1,
    speakers: [{ name: 'Bidan Contoh Lestari', institution: 'Puskesmas Contoh', topic: '' }],
  }))
  await saveMeeting(ctx, {
    ...place,
    version: 0,
    kind: 'TRAINING',
    title: 'Latihan Praktik Posyandu',
    place: 'Aula Contoh Kelurahan',
    startsOn: DAYS.class,
    endsOn: DAYS.class,
    courseCode: CODE,
    capacity: 10,
    budgetSource: 'DATA CONTOH',
    basis: '',
    sessions,
  })
  const cadreIds = people.map(({ cadreId }) => cadreId)
  const { meeting } = await invitePeople(ctx, { ...place, who: { cadreIds } })
  const now = Date.parse(DAYS.classOver)
  const events = sessions.flatMap(({ id: session }, order) =>
    people.map(({ cadreId, sessions: attended }) => ({
      type: 'mark' as const,
      id: ctx.ids.uuid(),
      at: now - 60_000 + order,
      session,
      person: { kind: 'CADRE' as const, id: cadreId },
      state: order < attended ? ('PRESENT' as const) : ('ABSENT' as const),
      method: 'ROLL' as const,
    })),
  )
  const { results } = await takeAttendance(ctx, { ...place, now, events })
  checkTaken(results)
  await setMeetingState(ctx, { ...place, version: meeting.version, state: 'HELD' })
}

async function assess(
  stage: Stage,
  { versionId }: Course,
  people: readonly Person[],
): Promise<void> {
  const ctx = stage.as(officer(DISTRICT, 'DISTRICT_ADMIN'), DAYS.practised, stream(DISTRICT, 65))
  const book = await readPracticeBook(ctx, { area: DISTRICT })
  const sheet = book.sheets.find((each) => each.courseCode === CODE && each.module === KEPT[0])
  if (sheet === undefined) throw new Error(`${CODE} has a practice sheet`)
  const now = Date.parse(DAYS.practised)
  const events = people.slice(0, 5).map(({ cadreId, practised }, index) => ({
    type: 'assess' as const,
    id: ctx.ids.uuid(),
    at: now - (5 - index) * 240_000,
    cadreId,
    courseCode: CODE,
    versionId,
    module: KEPT[0],
    sheet: SHEET,
    results: sheet.steps.map((_, step) =>
      !practised && step === 7 ? ('HELPED' as const) : ('DONE' as const),
    ),
    comment: '',
    place: 'Posyandu Contoh Melati',
  }))
  const { results } = await takePractice(ctx, { area: DISTRICT, now, events })
  checkTaken(results)
}

/** One that was granted, and one that waits for a second person. */
async function waive(stage: Stage, { courseId }: Course, people: readonly Person[]): Promise<void> {
  const office = stage.as(officer(DISTRICT, 'DISTRICT_ADMIN'), DAYS.asked, stream(DISTRICT, 66))
  const approver = stage.as(officer(DISTRICT, 'APPROVER'), DAYS.granted, stream(DISTRICT, 67))
  const ask = async (cadreId: string, part: WaivablePart, reason: string) => {
    const id = office.ids.uuid()
    const until = '2027-03-31'
    await askWaiver(office, { district: DISTRICT, id, cadreId, courseId, part, reason, until })
    return id
  }
  const absent = people.find((person) => 'waived' in person)
  const short = people[2]
  if (absent === undefined || short === undefined) throw new Error('six people')
  const id = await ask(absent.cadreId, 'attendance', 'Melahirkan pada hari latihan (DATA CONTOH).')
  await grantWaiver(approver, { district: DISTRICT, id })
  await ask(short.cadreId, 'attendance', 'Anaknya dirawat pada dua sesi (DATA CONTOH).')
}

function checkTaken(results: readonly { readonly status: string }[]): void {
  const lost = results.find(({ status }) => status !== 'applied')
  if (lost !== undefined) throw new Error(`not taken: ${JSON.stringify(lost)}`)
}
