/**
 * The demonstration: five districts as the newspapers tell of them, filled by the product's own verbs. Everything in it is
 * marked DATA CONTOH. Ids, codes and addresses are the same every time, but for PIN and password salts and what is dated by the
 * real clock: the certificates of the last days, sign-in cards, the next cohort.
 */
import type { Actor } from '../../worker/core/access.ts'
import { systemClock } from '../../worker/core/clock.ts'
import { contextOf, type Context } from '../../worker/core/context.ts'
import {
  askReview,
  decideReview,
  importCourse,
  publishCourse,
  readChanges,
} from '../../worker/curriculum/index.ts'
import type { SourceFile } from '../../worker/contract/curriculum.ts'
import { createStaff } from '../../worker/identity/index.ts'
import { loadAreas, setDistrict, type OfficialArea } from '../../worker/regions/index.ts'
import { issueActivationCodes, setFocusVillages } from '../../worker/roster/index.ts'
import { ACCOUNTS, CARD_HOLDERS, DEMO_PASSWORD } from './demo-accounts.ts'
import { enrolDemo } from './demo-factors.ts'
import { demoDistricts, type DemoDistrict } from './demo-districts.ts'
import { holdCityTraining } from './demo-pekalongan.ts'
import { takePreTests } from './demo-pre-tests.ts'
import { passWeeks } from './demo-proof.ts'
import { fillTheWay, importPosts, makeUnit, train, trainLately } from './demo-steps.ts'
import { fixedIds } from './fixed-ids.ts'
import { PROVED, stageOn, type SeedEnv, type Stage } from './stage.ts'

const OPENING = '2026-09-14T02:00:00.000Z'
const REFRESHER_OPENING = '2026-09-14T04:00:00.000Z'
/** After midnight, the night after the import. */
const FIRST_NIGHT = '2026-09-15T18:30:00.000Z'
const LATER_NIGHT = '2026-11-19T18:30:00.000Z'
const DAY = 24 * 3_600_000

/** What the seed brings along: the areas of the five regencies, the files of the shipped course and of its refresher. */
export type Baggage = {
  readonly areas: readonly OfficialArea[]
  readonly files: readonly SourceFile[]
  readonly refresher: readonly SourceFile[]
}

const SYSTEM: Actor = { kind: 'system', job: 'demo' }

export async function seedDemo(env: SeedEnv, { areas, files, refresher }: Baggage): Promise<void> {
  const stage = stageOn(env)
  const ctx = stage.as(SYSTEM, OPENING, 1)
  const courseId = await publishShipped(stage, 'KPM-DASAR', files, { at: OPENING, number: 2 })
  await publishShipped(stage, 'KPM-SEGAR', refresher, { at: REFRESHER_OPENING, number: 5 })
  const districts = demoDistricts(areas)
  await loadAreas(ctx, areas)
  for (const district of districts) await openDistrict(ctx, district)
  const phones = stage.as(SYSTEM, OPENING, 7700)
  for (const account of ACCOUNTS) {
    await createStaff(ctx, { ...account, password: DEMO_PASSWORD, passwordIs: 'OWN' })
    await enrolDemo(phones, account.id)
  }
  for (const district of districts) {
    const cadreIds = await importPosts(stage, district)
    const idAt = (position: number) => cadreIds[position] ?? ''
    const { code } = district.settings
    await passWeeks(stage, code, { from: FIRST_NIGHT, until: '2026-11-09T00:00:00.000Z' })
    await makeUnit(stage, district)
    if (code === '33.75') await holdCityTraining(stage, cadreIds)
    const trained = district.trained.map(idAt)
    if (code === '35.08') await takePreTests(stage, code, trained)
    await train(stage, district, courseId, trained)
    await fillTheWay(stage, district, courseId, idAt)
    const lately = fewDaysAgo()
    const next = await passWeeks(stage, code, { from: LATER_NIGHT, until: `${lately}T00:00:00Z` })
    if (district.lately > 0) await trainLately(stage, district, courseId, trained, lately)
    await passWeeks(stage, code, { from: next })
    if (code === '35.08') await handOutCards(env, cadreIds)
  }
}

/** What a week brought is seen whenever the demonstration is made, so this day alone is told by the real clock. */
function fewDaysAgo(): string {
  const earliest = Date.parse(LATER_NIGHT) + DAY
  const at = Math.max(earliest, systemClock.now().getTime() - 3 * DAY)
  return new Date(at).toISOString().slice(0, 10)
}

/**
 * Saves a shipped course and puts its questions into the bank, has it approved by a second person and published by a third; returns
 * its id. `number`: of the first of three streams of ids.
 */
async function publishShipped(
  stage: Stage,
  code: string,
  files: readonly SourceFile[],
  { at, number }: { readonly at: string; readonly number: number },
): Promise<string> {
  const author = stage.as(accountActor('penulis.pusat'), at, number)
  const { courseId } = await importCourse(author, {
    code,
    ownerArea: 'ID',
    files: [...files],
    version: 0,
  })
  await askReview(author, { courseId, note: 'DATA CONTOH' })
  const reviewer = stage.as(accountActor('penelaah.pusat'), at, number + 1)
  const { contentHash } = await readChanges(reviewer, { courseId })
  await decideReview(reviewer, {
    courseId,
    contentHash: contentHash ?? '',
    approved: true,
    as: 'DATA CONTOH, bukan telaah sungguhan',
    comment: 'DATA CONTOH',
  })
  await publishCourse(stage.as(accountActor('penerbit.pusat'), at, number + 2), { courseId })
  return courseId
}

/** One of the demonstration's accounts as who acts. */
function accountActor(username: string): Actor {
  const account = ACCOUNTS.find((each) => each.username === username)
  if (account === undefined) throw new Error(`no account ${username}`)
  const { id, name, grants } = account
  return { kind: 'staff', accountId: id, name, grants, sessionId: 'demo', provedAt: PROVED }
}

async function openDistrict(ctx: Context, { settings, focus }: DemoDistrict): Promise<void> {
  await setDistrict(ctx, settings)
  if (focus.length > 0) {
    await setFocusVillages(ctx, { district: settings.code, year: 2026, villages: [...focus] })
  }
}

/** Sign-in cards for the cadres that the README names; good for 14 days from now, so by the real clock. */
async function handOutCards(env: SeedEnv, cadreIds: readonly string[]): Promise<void> {
  const ctx = contextOf(env, {
    actor: SYSTEM,
    ids: fixedIds(systemClock, 350_899),
    log: () => undefined,
  })
  await issueActivationCodes(ctx, {
    district: '35.08',
    cadreIds: CARD_HOLDERS.map((index) => cadreIds[index] ?? ''),
  })
}
