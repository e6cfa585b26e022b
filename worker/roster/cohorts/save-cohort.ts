/** Makes, changes, closes and reopens a cohort. Its id comes from the browser and is the key of repeats. */
import type { saveCohort as saveCall, setCohortState as stateCall } from '../../contract/cohorts.ts'
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import { allow } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { whoActs, type Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { changeRoster } from '../change-roster.ts'
import { decideSave } from './rules.ts'
import { getCohort, viewFrom } from './show-cohort.ts'
import * as store from './store-cohorts.ts'

/** Refuses CHANGED_MEANWHILE for an old version, STATE_NOT_FIT for a closed cohort, CONFLICT for an id of another district. */
export async function saveCohort(
  ctx: Context,
  { district, cohortId, version, ...facts }: InputOf<typeof saveCall>,
): Promise<ReplyOf<typeof saveCall>> {
  const by = allow(ctx, 'cohort.edit', district)
  const view = await viewFrom(ctx, district)
  if (facts.endsOn < facts.startsOn) {
    throw new Refusal('INPUT_INVALID', { issues: [{ path: 'endsOn', message: 'before_start' }] })
  }
  await changeRoster(ctx, by, district, async () => {
    const known = await store.findCohort(ctx.db, by, district, cohortId, view)
    const decided = decideSave(known, { ...facts, version })
    if (!decided.ok) throw new Refusal(decided.reason)
    if (decided.value === 'nothing') return { answer: null }
    const isNew = decided.value === 'create'
    return {
      answer: null,
      write: {
        entry: {
          entity: 'cohort',
          entityId: cohortId,
          detail: {
            change: decided.value,
            startsOn: facts.startsOn,
            endsOn: facts.endsOn,
            capacity: facts.capacity,
          },
        },
        writes: [
          isNew
            ? store.putCohort({
                ...facts,
                id: cohortId,
                districtCode: district,
                createdAt: instant(ctx.clock),
                createdBy: whoActs(ctx),
              })
            : store.changeCohort(district, cohortId, facts),
        ],
      },
    }
  })
  return { cohort: await getCohort(ctx, by, cohortId, view) }
}

export async function setCohortState(
  ctx: Context,
  { district, cohortId, version, state }: InputOf<typeof stateCall>,
): Promise<ReplyOf<typeof stateCall>> {
  const by = allow(ctx, 'cohort.edit', district)
  const view = await viewFrom(ctx, district)
  await changeRoster(ctx, by, district, async () => {
    const known = await getCohort(ctx, by, cohortId, view)
    if (known.state === state) return { answer: null }
    if (known.version !== version) throw new Refusal('CHANGED_MEANWHILE')
    return {
      answer: null,
      write: {
        entry: { entity: 'cohort', entityId: cohortId, detail: { change: 'state', state } },
        writes: [store.changeState(district, cohortId, state)],
      },
    }
  })
  return { cohort: await getCohort(ctx, by, cohortId, view) }
}
