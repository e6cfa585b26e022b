/** The steps of the demonstration, each by the verb that a user's tap would call. */
import type { Actor } from '../../worker/core/access.ts'
import {
  approveProposal,
  propose,
  setSignatory,
  setUnit,
} from '../../worker/certification/index.ts'
import { getGraded } from '../../worker/curriculum/index.ts'
import { startQuiz, startTest, submitAttempt } from '../../worker/learning/index.ts'
import { commitRoster, listCadres } from '../../worker/roster/index.ts'
import type { Context } from '../../worker/core/context.ts'
import { ACCOUNTS } from './demo-accounts.ts'
import type { DemoDistrict } from './demo-districts.ts'
import type { Stage } from './stage.ts'
import { dice } from './fixed-ids.ts'

const IMPORTED = '2026-09-15T02:00:00.000Z'
const LEARNT = '2026-10-20T03:00:00.000Z'
const PROPOSED = '2026-11-09T02:00:00.000Z'
const APPROVED = '2026-11-10T02:00:00.000Z'
const UNDER_WAY = '2026-11-16T03:00:00.000Z'
const PUT_FORWARD = '2026-11-19T02:00:00.000Z'
const MEMBERS_AT_ONCE = 300
export const WHOLE_COURSE = ['mengenal-kpm', 'stunting-1000-hpk', 'tes-akhir']

export type TrainingDates = {
  readonly learnt: string
  readonly proposed: string
  readonly approved: string
}

/** A number of its own for each district and step, so that ids of one never depend on another. */
const stream = (district: string, step: number) => Number(district.replace('.', '')) * 100 + step

/** The account that acts for a district's office. */
export function officer(district: string, role: 'DISTRICT_ADMIN' | 'APPROVER'): Actor {
  const found = ACCOUNTS.find(({ grants }) =>
    grants.some((grant) => grant.role === role && grant.area === district),
  )
  if (found === undefined) throw new Error(`no ${role} in ${district}`)
  return {
    kind: 'staff',
    accountId: found.id,
    name: found.name,
    grants: found.grants,
    sessionId: 'demo',
  }
}

/** Imports the district's posts as its office would; returns the cadres' ids in the order of the posts. */
export async function importPosts(stage: Stage, district: DemoDistrict): Promise<string[]> {
  const { code } = district.settings
  const ctx = stage.as(officer(code, 'DISTRICT_ADMIN'), IMPORTED, stream(code, 1))
  const rows = district.posts.map((post, index) => ({
    line: index + 2,
    name: post.name,
    sex: post.sex,
    kind: post.kind,
    areaCode: post.areaCode,
    decreeNumber: `141/${String(index + 1).padStart(3, '0')}/SK-CONTOH/2026`,
    decreeOn: '2026-01-12',
    // Two people of one name are two people: names are invented, and repeat as in life.
    decision: 'new' as const,
  }))
  const written = await commitRoster(ctx, {
    district: code,
    importId: ctx.ids.uuid(),
    fileName: `Daftar kader ${district.handle} (contoh).xlsx`,
    position: 0,
    rows,
  })
  if (written.added !== rows.length) {
    throw new Error(
      `${code}: ${written.added} of ${rows.length} added; ${JSON.stringify(written.left[0])}`,
    )
  }
  return idsInOrder(ctx, district)
}

/** Ids of the imported cadres, found again by the decree number that each row carried. */
async function idsInOrder(ctx: Context, district: DemoDistrict): Promise<string[]> {
  const ids: string[] = []
  let after: string | undefined
  do {
    const page = await listCadres(ctx, { area: district.settings.code, after })
    for (const cadre of page.cadres) {
      const decree = cadre.assignments[0]?.decreeNumber ?? ''
      ids[Number(decree.split('/')[1]) - 1] = cadre.id
    }
    after = page.next ?? undefined
  } while (after !== undefined)
  return ids
}

export async function makeUnit(stage: Stage, district: DemoDistrict): Promise<void> {
  const { code, officeName } = district.settings
  const ctx = stage.as(officer(code, 'DISTRICT_ADMIN'), IMPORTED, stream(code, 2))
  await setUnit(ctx, code, {
    id: unitId(code),
    letterhead: {
      government: district.government.toUpperCase(),
      office: officeName.toUpperCase(),
      lines: [district.address],
    },
    numberPattern: '{kode}/{urut:4}/{unit}/KPM/{tahun}',
    classification: '400.10.2',
    unitCode: district.unitCode,
    place: district.place,
    version: 0,
  })
  await setSignatory(ctx, code, {
    keepTitles: false,
    id: ctx.ids.uuid(),
    unitId: unitId(code),
    ...district.signatory,
    rank: 'Pembina Tingkat I (IV/b)',
    employeeNumber: null,
    validFrom: '2026-01-01',
    validUntil: null,
  })
}

const unitId = (district: string) => `00000000-0000-7000-8000-00000000${district.replace('.', '')}`

/** Lets cadres learn; `all` of the course, or its first module only. */
export async function learn(
  stage: Stage,
  district: DemoDistrict,
  cadreIds: readonly string[],
  slugs: readonly string[],
  at: string,
): Promise<void> {
  const { code } = district.settings
  const roll = dice(stream(code, 3) + cadreIds.length)
  for (const cadreId of cadreIds) {
    const actor: Actor = { kind: 'cadre', cadreId, district: code, sessionId: 'demo' }
    await pass(stage.as(actor, at, Math.floor(roll() * 2 ** 31)), slugs, roll)
  }
}

/** Puts cadres who passed forward, in the name of the district's officer; returns the proposals. */
export async function putForward(
  stage: Stage,
  district: DemoDistrict,
  courseId: string,
  cadreIds: readonly string[],
  at: string,
): Promise<string[]> {
  const { code, officeName } = district.settings
  const proposals: string[] = []
  for (let start = 0; start < cadreIds.length; start += MEMBERS_AT_ONCE) {
    const members = cadreIds.slice(start, start + MEMBERS_AT_ONCE)
    const number = stream(code, 4) + start + members.length
    const ctx = stage.as(officer(code, 'DISTRICT_ADMIN'), at, number)
    const id = ctx.ids.uuid()
    await propose(ctx, {
      district: code,
      id,
      courseId,
      unitId: unitId(code),
      event: {
        startsOn: '2026-10-05',
        endsOn: '2026-10-23',
        place: 'daring',
        organiser: officeName,
      },
      cadreIds: members,
    })
    proposals.push(id)
  }
  return proposals
}

/** Lets cadres learn and pass everything, then proposes and approves their certificates by two people. */
export async function train(
  stage: Stage,
  district: DemoDistrict,
  courseId: string,
  cadreIds: readonly string[],
  dates: TrainingDates = { learnt: LEARNT, proposed: PROPOSED, approved: APPROVED },
): Promise<void> {
  const { code } = district.settings
  await learn(stage, district, cadreIds, WHOLE_COURSE, dates.learnt)
  const proposals = await putForward(stage, district, courseId, cadreIds, dates.proposed)
  for (const [index, id] of proposals.entries()) {
    const approver = stage.as(officer(code, 'APPROVER'), dates.approved, stream(code, 5) + index)
    await approveProposal(approver, code, id)
  }
}

/** Those who are on their way: half-way, finished, and put forward but not yet approved. */
export async function fillTheWay(
  stage: Stage,
  district: DemoDistrict,
  courseId: string,
  idAt: (position: number) => string,
): Promise<void> {
  const proposed = district.proposed.map(idAt)
  const finished = [...proposed, ...district.candidates.map(idAt)]
  await learn(stage, district, district.halfway.map(idAt), WHOLE_COURSE.slice(0, 1), UNDER_WAY)
  await learn(stage, district, finished, WHOLE_COURSE, UNDER_WAY)
  if (proposed.length > 0) await putForward(stage, district, courseId, proposed, PUT_FORWARD)
}

/** Passes quizzes one after another; now and then one answer is wrong, as in life. */
async function pass(ctx: Context, slugs: readonly string[], roll: () => number): Promise<void> {
  for (const slug of slugs) {
    const isTest = slug === WHOLE_COURSE.at(-1)
    const paper = isTest
      ? await startTest(ctx, { slug, isOwnWork: true })
      : await startQuiz(ctx, { slug })
    const { keys } = await getGraded(ctx.db, paper.versionId, slug)
    const slip = roll() < 0.4 ? Math.floor(roll() * paper.questions.length) : -1
    const answers = Object.fromEntries(
      paper.questions.map((question, index) => {
        const right = keys[question.id]?.right ?? ''
        const wrong = question.options.find((option) => option.id !== right)?.id ?? ''
        return [question.id, index === slip ? wrong : right]
      }),
    )
    await submitAttempt(ctx, {
      attemptId: paper.attemptId,
      versionId: paper.versionId,
      slug,
      answers,
    })
  }
}
