/** What the cadre who is signed in sees of her field practice: each sheet with what was seen of her, or that nobody has looked yet. */
import type { PracticeSheet } from '../contract/fieldwork.ts'
import { foldPractice, sheetKey, type Outcome } from '../contract/practice-rules.ts'
import { allowSelf, type Scope } from '../core/access.ts'
import type { Instant, TimeZone } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { whereAndWhen } from './own-plans.ts'
import { sheetsFor } from './read-practice.ts'
import * as photoStore from './store-photos.ts'
import * as store from './store-practice.ts'
import type { AssessmentRow } from './store-practice.ts'

export type OwnSheet = {
  readonly sheet: PracticeSheet
  /** Null: she was not assessed on it. */
  readonly outcome: Outcome<AssessmentRow> | null
  /** The steps that stood beside the results of `outcome.latest` and of `outcome.best`. */
  readonly latestSteps: readonly string[]
  readonly bestSteps: readonly string[]
  /** Photos beside her assessments on it, the latest first. */
  readonly photos: readonly { readonly takenAt: Instant; readonly by: string }[]
}

export type OwnPractice = {
  readonly sheets: readonly OwnSheet[]
  readonly zone: TimeZone
  readonly isDemo: boolean
}

export async function readOwnPractice(ctx: Context): Promise<OwnPractice> {
  const { by, cadreId } = allowSelf(ctx, 'practice.readSelf')
  const { isDemo, timeZone: zone } = await whereAndWhen(ctx, by)
  const rows = await store.listAssessments(ctx.db, by, [cadreId])
  const sheets = await sheetsFor(ctx, by.area, rows)
  const photos = await photosBySheet(ctx, by, rows)
  const outcomes = new Map(
    foldPractice(rows, [], () => cadreId).map((each) => [sheetKey(each), each]),
  )
  const stepsOf = (assessment: AssessmentRow | undefined) =>
    sheets.find(
      (sheet) =>
        sheet.versionId === assessment?.versionId && sheetKey(sheet) === sheetKey(assessment),
    )?.steps ?? []
  const shown = new Map<string, PracticeSheet>()
  // A sheet that is not assessed any more is shown when she was assessed on it.
  for (const sheet of sheets) {
    const key = sheetKey(sheet)
    if (!shown.has(key) && (sheet.isCurrent || outcomes.has(key))) shown.set(key, sheet)
  }
  return {
    zone,
    isDemo,
    sheets: Array.from(shown, ([key, sheet]) => {
      const outcome = outcomes.get(key) ?? null
      return {
        sheet,
        outcome,
        latestSteps: stepsOf(outcome?.latest),
        bestSteps: stepsOf(outcome?.best),
        photos: photos.get(key) ?? [],
      }
    }),
  }
}

async function photosBySheet(
  ctx: Context,
  scope: Scope,
  rows: readonly AssessmentRow[],
): Promise<ReadonlyMap<string, OwnSheet['photos']>> {
  const sheets = new Map(rows.map((row) => [row.id, sheetKey(row)]))
  const found = await photoStore.listPhotosOf(ctx.db, scope, [...sheets.keys()])
  const bySheet = Map.groupBy(found, ({ assessmentId }) => sheets.get(assessmentId) ?? '')
  return new Map(
    Array.from(bySheet, ([key, photos]) => [
      key,
      photos.map(({ takenAt, addedByName }) => ({ takenAt, by: addedByName })).toReversed(),
    ]),
  )
}
