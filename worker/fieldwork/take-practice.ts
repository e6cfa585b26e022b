/**
 * Takes what assessors' phones noted without signal, each event exactly once: what is new is written in one batch, whose
 * constraints notice when another phone was quicker, and then it is decided anew. Two assessors never wait for each other.
 */
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import type { takePractice as takeCall } from '../contract/fieldwork.ts'
import { allow, type Allowed } from '../core/access.ts'
import { instant, type Instant } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import { whoActs, type Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { districtOf } from '../core/region-code.ts'
import { listOffers, readSheets } from '../curriculum/index.ts'
import { tellLearners } from '../learning/index.ts'
import { listErased, listStanding, viewFrom, type View } from '../roster/index.ts'
import {
  decidePractice,
  knownKey,
  readEvent,
  stepsKey,
  type Decided,
  type Ledger,
} from './decide-practice.ts'
import { clearPhotosOf } from './old-photos.ts'
import { markRemovedOf } from './store-photos.ts'
import * as store from './store-practice.ts'

/** How often it is decided before the phone is asked to try again. */
const ROUNDS = 4

/**
 * Refuses NOT_FOUND for an area that is no district or sub-district, OTHER_PERSON as the contract says, DATABASE_BUSY when others
 * were quicker each time.
 */
export async function takePractice(
  ctx: Context,
  { area, owner, now: phoneNow, events: sent }: InputOf<typeof takeCall>,
): Promise<ReplyOf<typeof takeCall>> {
  const by = allow(ctx, 'practice.assess', area)
  // Between two requests of a phone another may sign in on it.
  if (owner !== undefined && owner !== whoActs(ctx)) throw new Refusal('OTHER_PERSON')
  const view = await viewFrom(ctx, area)
  const assessor = {
    districtCode: districtOf(area),
    phoneNow,
    receivedAt: instant(ctx.clock),
    id: whoActs(ctx),
    name: ctx.actor.kind === 'staff' ? ctx.actor.name : '',
  }
  for (let round = 1; round <= ROUNDS; round += 1) {
    const decided = decidePractice(sent, await readLedger(ctx, by, view, sent), assessor)
    const removal = { at: assessor.receivedAt, by: assessor.id }
    const [first, ...others] = writesOf(decided, view.today, removal)
    const done =
      first === undefined ||
      (await commit(ctx, by, entryOf(area, decided), [first, ...others])).applied
    if (!done) continue
    if (decided.retractions.length > 0) await clearPhotosOf(ctx, takenBack(decided))
    return { now: ctx.clock.now().getTime(), results: [...decided.results] }
  }
  throw new Refusal('DATABASE_BUSY')
}

const takenBack = ({ retractions }: Decided) => retractions.map(({ assessmentId }) => assessmentId)

/** Assessments before what takes them back; with an assessment goes its photo. */
function writesOf(decided: Decided, today: string, removal: { at: Instant; by: string }) {
  const { assessments, retractions } = decided
  const told = assessments.map(({ cadreId, courseCode: ref }) => {
    return { cadreId, kind: 'PRACTICE', ref, fromOn: today } as const
  })
  return [
    ...(assessments.length === 0 ? [] : [store.addAssessments(assessments), tellLearners(told)]),
    ...(retractions.length === 0
      ? []
      : [store.addRetractions(retractions), markRemovedOf(takenBack(decided), removal)]),
  ]
}

function entryOf(area: string, { assessments, retractions }: Decided) {
  const detail = { assessments: assessments.length, retractions: retractions.length }
  return { entity: 'area', entityId: area, detail }
}

async function readLedger(
  ctx: Context,
  by: Allowed<'practice.assess'>,
  view: View,
  sent: InputOf<typeof takeCall>['events'],
): Promise<Ledger> {
  const district = districtOf(view.area)
  const events = sent.flatMap((each) => readEvent(each) ?? [])
  const assessed = events.filter((event) => event.type === 'assess')
  const retracted = events.flatMap((event) => (event.type === 'retract' ? event.assessmentId : []))
  const known = await store.listKnown(
    ctx.db,
    by,
    events.map(({ id }) => id),
  )
  const about = await store.listAbout(ctx.db, by, retracted)
  const people = [...assessed, ...about].map(({ cadreId }) => cadreId)
  const cadres = await listStanding(ctx, by, view, [...new Set(people)])
  const erased = await listErased(ctx, by, [...cadres.keys()])
  const ofErased = about.flatMap(({ id, cadreId }) => (erased.has(cadreId) ? id : []))
  const offered = new Set((await listOffers(ctx.db, district)).map(({ head }) => head.courseId))
  const sheets = await readSheets(
    ctx.db,
    assessed.map(({ versionId }) => versionId),
  )
  return {
    known: new Map(known.map(({ type, id, districtCode }) => [knownKey(type, id), districtCode])),
    cadres: new Set(cadres.keys()),
    sheets: new Map(
      sheets
        .filter(({ courseId }) => offered.has(courseId))
        .map((sheet) => [stepsKey(sheet), sheet.steps.length]),
    ),
    erased: new Set([...erased, ...ofErased]),
    assessments: new Set(about.flatMap(({ id, cadreId }) => (cadres.has(cadreId) ? id : []))),
  }
}
