/** The steps of the demonstration, each by the verb that a user's tap would call. */
import type { Actor } from '../../worker/core/access.ts'
import {
  answerName,
  approveProposal,
  propose,
  readOwnCertificates,
  setSignatory,
  setUnit,
} from '../../worker/certification/index.ts'
import { getGraded } from '../../worker/curriculum/index.ts'
import { startQuiz, startTest, submitAttempt } from '../../worker/learning/index.ts'
import { commitRoster, listCadres } from '../../worker/roster/index.ts'
import { instantAfter } from '../../worker/core/clock.ts'
import type { Context } from '../../worker/core/context.ts'
import { ACCOUNTS } from './demo-accounts.ts'
import type { DemoDistrict } from './demo-districts.ts'
import { PROVED, type Stage } from './stage.ts'
import { courseSteps } from './course.ts'
import { dice } from './fixed-ids.ts'

const IMPORTED = '2026-09-15T02:00:00.000Z'
const LEARNT = '2026-10-20T03:00:00.000Z'
const UNDER_WAY = '2026-11-16T03:00:00.000Z'
const PUT_FORWARD = '2026-11-19T02:00:00.000Z'
const MEMBERS_AT_ONCE = 300
const ONLINE = { startsOn: '2026-10-05', endsOn: '2026-10-23', place: 'daring' }
export const WHOLE_COURSE = courseSteps('kpm-dasar')

/** Certificates come in rounds, so that coverage grows; the last round has all who are left. */
const ROUNDS = [
  { size: 84, proposed: '2026-11-09T02:00:00.000Z', approved: '2026-11-10T02:00:00.000Z' },
  { size: 50, proposed: '2026-11-12T02:00:00.000Z', approved: '2026-11-13T02:00:00.000Z' },
  { size: Infinity, proposed: '2026-11-16T02:00:00.000Z', approved: '2026-11-17T02:00:00.000Z' },
] as const

/** The README names a certificate of Lumajang by its id, and ids hang on how many are issued at once. */
const roundsOf = (district: string) =>
  district === '35.08' ? [{ ...ROUNDS[0], size: Infinity }] : ROUNDS

/** A number of its own for each district and step, so that ids of one never depend on another. */
export const stream = (district: string, step: number) =>
  Number(district.replace('.', '')) * 100 + step

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
    provedAt: PROVED,
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
    ...phoneOf(index),
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

/** 0810 is given to no operator, so nobody is called. One in nine gave none. */
const phoneOf = (index: number) =>
  index % 9 === 8 ? {} : { phone: `0810-0000-${String(index + 1).padStart(4, '0')}` }

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
    numbering: 'AUTO',
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
    const acting = (when: string) => stage.as(actor, when, Math.floor(roll() * 2 ** 31))
    await pass(acting(at), acting(instantAfter({ now: () => new Date(at) }, READ_FOR)), slugs, roll)
  }
}

/** Lets cadres who passed look at their names on the page of their certificates; `wishOf` says what is wrong with one. */
export async function checkNames(
  stage: Stage,
  district: DemoDistrict,
  cadreIds: readonly string[],
  at: string,
  wishOf: (name: string) => string | null = () => null,
): Promise<void> {
  const { code } = district.settings
  const roll = dice(stream(code, 6) + cadreIds.length)
  for (const cadreId of cadreIds) {
    const actor: Actor = { kind: 'cadre', cadreId, district: code, sessionId: 'demo' }
    const ctx = stage.as(actor, at, Math.floor(roll() * 2 ** 31))
    const { name } = await readOwnCertificates(ctx)
    if (name !== null) await answerName(ctx, { ...name, wish: wishOf(name.name) })
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
      event: { ...(district.event ?? ONLINE), organiser: officeName },
      cadreIds: members,
    })
    proposals.push(id)
  }
  return proposals
}

/** Lets cadres learn and pass everything, then has their certificates issued round by round, but for those of the last days. */
export async function train(
  stage: Stage,
  district: DemoDistrict,
  courseId: string,
  cadreIds: readonly string[],
): Promise<void> {
  const { code } = district.settings
  await learn(stage, district, cadreIds, WHOLE_COURSE, LEARNT)
  const inTime = cadreIds.slice(0, cadreIds.length - district.lately)
  let start = 0
  for (const [round, { size, ...when }] of roundsOf(code).entries()) {
    const members = inTime.slice(start, start + size)
    start += members.length
    await issueRound(stage, district, courseId, members, { round, ...when })
  }
}

/** The last ones of those trained, whose certificates come on a day: proposed in the morning, approved at noon. */
export async function trainLately(
  stage: Stage,
  district: DemoDistrict,
  courseId: string,
  cadreIds: readonly string[],
  day: string,
): Promise<void> {
  const members = cadreIds.slice(cadreIds.length - district.lately)
  await issueRound(stage, district, courseId, members, {
    round: ROUNDS.length,
    proposed: `${day}T02:00:00.000Z`,
    approved: `${day}T05:00:00.000Z`,
  })
}

type Round = { readonly round: number; readonly proposed: string; readonly approved: string }

/** Certificates of some cadres who passed, by two people. */
async function issueRound(
  stage: Stage,
  district: DemoDistrict,
  courseId: string,
  members: readonly string[],
  { round, proposed, approved }: Round,
): Promise<void> {
  const { code } = district.settings
  await checkNames(stage, district, members, proposed)
  const proposals = await putForward(stage, district, courseId, members, proposed)
  for (const [index, id] of proposals.entries()) {
    const number = stream(code, 5) + 10 * round + index
    await approveProposal(stage.as(officer(code, 'APPROVER'), approved, number), code, id)
  }
}

/** Those who are on their way: half-way, finished, and put forward but not yet approved. Some have not looked at their names. */
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
  const candidates = district.candidates.map(idAt)
  await checkNames(stage, district, proposed.slice(1), PUT_FORWARD)
  await checkNames(stage, district, candidates.slice(0, 4), PUT_FORWARD)
  await checkNames(stage, district, candidates.slice(4, 5), PUT_FORWARD, withSecondName)
  if (proposed.length > 0) await putForward(stage, district, courseId, proposed, PUT_FORWARD)
}

/** `Siti Aminah` → `Siti Nur Aminah`: what an identity card often has and a list has not. */
function withSecondName(name: string): string {
  const [first, ...rest] = name.split(' ')
  return [first, 'Nur', ...rest].join(' ')
}

/** Passes quizzes one after another. Who misses one reads, and passes the next time. */
async function pass(
  ctx: Context,
  later: Context,
  slugs: readonly string[],
  roll: () => number,
): Promise<void> {
  const knowledge = (roll() + roll() + roll() - 1.5) * 2
  for (const slug of slugs) {
    const { passed } = await tryOnce(ctx, slug, { knowledge, mayMiss: true }, roll)
    if (!passed) {
      await tryOnce(later, slug, { knowledge: knowledge + READ_AGAIN, mayMiss: false }, roll)
    }
  }
}

/** Seconds; longer than any wait of the course. */
const READ_FOR = 2 * 3600
const READ_AGAIN = 2
/** How clearly a question tells those who know from those who do not. */
const CLEAR = 2

/**
 * Answers as in life: who knows more is right more often, and a hard question is hard for all (a logistic model, G. Rasch 1960), so
 * that figures of questions say what they say of a real class.
 */
async function tryOnce(
  ctx: Context,
  slug: string,
  { knowledge, mayMiss }: { readonly knowledge: number; readonly mayMiss: boolean },
  roll: () => number,
): Promise<{ readonly passed: boolean }> {
  const isTest = slug === WHOLE_COURSE.at(-1)
  const paper = await (isTest
    ? startTest(ctx, { slug, isOwnWork: true })
    : startQuiz(ctx, { slug }))
  const { keys } = await getGraded(ctx.db, paper.versionId, slug)
  const { questions, passMark } = paper
  const most = mayMiss ? questions.length : Math.floor((questions.length * (100 - passMark)) / 100)
  const missed = questions
    .map(({ id }) => ({ id, by: knowledge - hardnessOf(id) + luck(roll) }))
    .filter(({ by }) => by < 0)
    .toSorted((one, other) => one.by - other.by)
    .slice(0, most)
    .map(({ id }) => id)
  const answers = Object.fromEntries(
    questions.map(({ id, options }) => {
      const right = keys[id]?.right ?? ''
      const wrong = options.filter((option) => option.id !== right)
      const slip = wrong[Math.floor(roll() ** 1.5 * wrong.length)]?.id ?? ''
      return [id, missed.includes(id) ? slip : right]
    }),
  )
  const { attemptId, versionId } = paper
  return submitAttempt(ctx, { attemptId, versionId, slug, answers })
}

/** The same for everybody; most are easier than a middling cadre knows. */
function hardnessOf(questionId: string): number {
  const seed = Array.from(questionId).reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) | 0, 7)
  return -0.9 - 1.2 * dice(seed)()
}

/** Logistic, of the width that `CLEAR` leaves. */
function luck(roll: () => number): number {
  const chance = Math.min(0.999, Math.max(0.001, roll()))
  return Math.log(chance / (1 - chance)) / CLEAR
}
