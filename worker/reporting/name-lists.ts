/** R2, R6 and R8: who works in an area, with her certificate, her marks, or how far she has come. */
import {
  cadreListTable,
  marksTable,
  progressTable,
  testsOf,
  type CertificateRow,
  type LearnerRow,
  type PersonRow,
  type ReportTable,
} from '../../site/src/render/index.ts'
import {
  cadresLine,
  courseSize,
  LEARNER_MEANING,
  type LEARNER_STATES,
  learnersLine,
  MARKS,
} from '../../site/src/text/reports.ts'
import { cadreWord, kindsNote, worded } from '../../site/src/text/counted-kinds.ts'
import { definitionsOf } from '../../site/src/text/reporting.ts'
import { countKinds, countTrainedKinds } from '../contract/kind-counts.ts'
import { readPassing } from '../certification/index.ts'
import type { CourseHead } from '../contract/curriculum.ts'
import type { Coverage } from '../contract/reporting.ts'
import { kindsIn, type ReportQuestion } from '../contract/reports.ts'
import { dateIn } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { districtOf } from '../core/region-code.ts'
import { findNewest } from '../curriculum/index.ts'
import { getDistrict } from '../regions/index.ts'
import { groupMarks, type Group } from './group-marks.ts'
import { certificateOn, personsOf } from './persons.ts'
import { listFocusVillages } from './store.ts'
import * as store from './store-reports.ts'

/** A table; `notes` are said under it instead of R1's definitions. */
export type Listed = { readonly table: ReportTable; readonly notes?: readonly string[] }

export async function cadreList(
  ctx: Context,
  question: ReportQuestion,
  { asOf }: Coverage,
): Promise<Listed> {
  const persons = await personsIn(ctx, question, asOf)
  const papers = Map.groupBy(
    await store.listPapers(ctx.db, districtOf(question.area), asOf),
    (paper) => paper.cadreId,
  )
  const held = persons.map((person) => ({
    person,
    ...certificateOn(papers.get(person.cadreId) ?? [], asOf),
  }))
  const marks =
    question.marks === 'shown'
      ? await marksOf(ctx, question, asOf, held)
      : new Map<string, number>()
  const rows = held.map(({ person, courseId, ...paper }) => {
    const mark = courseId === null ? undefined : marks.get(`${courseId}/${person.cadreId}`)
    const certificate: CertificateRow = { ...paper, mark: mark ?? null }
    return { ...person, certificate }
  })
  const trained = rows.filter(
    ({ certificate: { state } }) => state === 'ISSUED' || state === 'RECORDED',
  )
  const { kind } = question
  const counted = {
    ...countedOf(rows),
    trained: trained.length,
    ...countTrainedKinds(trained.map(({ kind: hers }) => hers)),
  }
  const who = kind ?? cadreWord(counted)
  return {
    table: cadreListTable(rows, question.marks ?? 'hidden', who),
    notes: [
      cadresLine(rows.length, trained.length, who),
      ...(kind === undefined ? kindsNote(counted) : []),
      ...definitionsOf(who)
        .slice(0, 2)
        .map(({ term, text }) => `${term}: ${text}`),
    ],
  }
}

/** By course and cadre, as the pass rule has them; each course that somebody holds a certificate of is asked once. */
async function marksOf(
  ctx: Context,
  { area }: ReportQuestion,
  asOf: string,
  held: readonly { readonly person: PersonRow; readonly courseId: string | null }[],
): Promise<Map<string, number>> {
  const marks = new Map<string, number>()
  for (const [courseId, holders] of Map.groupBy(held, (each) => each.courseId)) {
    if (courseId === null) continue
    const newest = await findNewest(ctx.db, courseId)
    if (newest === null) continue
    const ids = holders.map(({ person }) => person.cadreId)
    const passing = await readPassing(ctx, { code: districtOf(area) }, newest, ids, asOf)
    for (const [cadreId, { mark }] of passing) {
      if (mark !== null) marks.set(`${courseId}/${cadreId}`, mark)
    }
  }
  return marks
}

export async function marksList(
  ctx: Context,
  question: ReportQuestion,
  { asOf }: Coverage,
  { head, group }: { readonly head: CourseHead; readonly group: Group | null },
): Promise<Listed> {
  const rows = await learnersIn(ctx, question, asOf, head)
  if (group !== null) {
    const inIt = rows.filter(({ cadreId }) => group.persons.has(cadreId))
    return groupMarks(ctx, question, { group, head, rows: inIt, today: asOf })
  }
  const named = testsOf(head).filter(({ title }) => title !== '')
  return {
    table: marksTable(head, rows),
    notes: [
      MARKS.meaning,
      worded(MARKS.meanMeaning, cadreWord(countedOf(rows))),
      ...named.map(({ short, title }) => `${short}: ${title}`),
    ],
  }
}

export async function progressList(
  ctx: Context,
  question: ReportQuestion,
  { asOf }: Coverage,
  head: CourseHead,
): Promise<Listed> {
  const rows = await learnersIn(ctx, question, asOf, head)
  const word = cadreWord(countedOf(rows))
  const lessons = head.modules.reduce((sum, module) => sum + module.lessons.length, 0)
  const states = [
    'NOT_STARTED',
    'LEARNING',
    'FINISHED',
  ] as const satisfies (keyof typeof LEARNER_STATES)[]
  return {
    table: progressTable(rows),
    notes: [
      ...states.map((state) =>
        learnersLine(state, rows.filter((row) => row.state === state).length, rows.length, word),
      ),
      LEARNER_MEANING,
      courseSize(lessons, head.modules.length),
    ],
  }
}

/** Everybody who is at work there on a day, also who has not begun. */
async function learnersIn(
  ctx: Context,
  question: ReportQuestion,
  day: string,
  head: CourseHead,
): Promise<LearnerRow[]> {
  const district = await getDistrict(ctx, districtOf(question.area))
  const persons = await personsIn(ctx, question, day)
  const ways = await store.listWays(ctx.db, {
    district: district.code,
    courseId: head.courseId,
    lessons: head.modules.flatMap(({ slug, lessons }) =>
      lessons.map((lesson) => `${slug}/${lesson.slug}`),
    ),
    modules: head.modules.map(({ slug }) => slug),
  })
  const wayOf = new Map(ways.map((way) => [way.cadreId, way]))
  const marks = Map.groupBy(
    await store.listBestMarks(ctx.db, district.code, head.courseId),
    (mark) => mark.cadreId,
  )
  return persons.map((person) => {
    const way = wayOf.get(person.cadreId)
    const own = marks.get(person.cadreId) ?? []
    return {
      ...person,
      state: way === undefined ? 'NOT_STARTED' : way.eligibleAt === null ? 'LEARNING' : 'FINISHED',
      lessonsRead: way?.lessonsRead ?? 0,
      modulesPassed: way?.modulesPassed ?? 0,
      lastActivityOn: way === undefined ? null : dateIn(district.timeZone, way.lastActivityAt),
      marks: new Map(own.map(({ slug, best }) => [slug, best])),
    }
  })
}

function countedOf(persons: readonly PersonRow[]) {
  return { cadres: persons.length, ...countKinds(persons.map(({ kind }) => kind)) }
}

async function personsIn(
  ctx: Context,
  { area, focusYear, kind }: ReportQuestion,
  day: string,
): Promise<PersonRow[]> {
  const all = await store.listServed(ctx.db, area, day)
  const kinds = kind === undefined ? null : kindsIn(kind)
  const served = kinds === null ? all : all.filter((row) => kinds.includes(row.kind))
  const only =
    focusYear === undefined
      ? undefined
      : await listFocusVillages(ctx.db, districtOf(area), focusYear)
  return personsOf(served, only)
}
