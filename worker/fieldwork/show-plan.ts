/** Follow-up plans as they are shown, to the office and to the cadre: lines with the latest that was said of them. */
import { isLineDue } from '../contract/plan-rules.ts'
import type { Plan, PlanHead, PlanLine, PlanNote } from '../contract/plans.ts'
import type { Scope } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { listHeads } from '../curriculum/index.ts'
import { listErased, listStanding, showNamed, type View } from '../roster/index.ts'
import { dueLines, latestByLine } from './rules.ts'
import * as store from './store-plans.ts'
import type { NoteRow, PlanRow, ProgressRow } from './store-plans.ts'

/** A plan whose writer the area may see; refuses NOT_FOUND for any other, and for that of somebody whose data were erased. */
export async function getPlanRow(
  ctx: Context,
  scope: Scope,
  view: View,
  planId: string,
): Promise<PlanRow> {
  const row = await store.findPlan(ctx.db, scope, planId)
  if (row === null) throw new Refusal('NOT_FOUND')
  const standing = await listStanding(ctx, scope, view, [row.cadreId])
  if (standing.size === 0 || (await listErased(ctx, scope, [row.entryId])).size > 0) {
    throw new Refusal('NOT_FOUND')
  }
  return row
}

export async function showPlan(
  ctx: Context,
  scope: Scope,
  view: View,
  row: PlanRow,
): Promise<Plan> {
  const [head] = await showHeads(ctx, scope, view, [row])
  if (head === undefined) throw new Refusal('NOT_FOUND')
  const said = await store.listProgress(ctx.db, scope, [row.id])
  const notes = await store.listNotes(ctx.db, scope, [row.id])
  return {
    ...head,
    lines: shownLines(row, said, view.today),
    notes: notes.map(shownNote),
    signed: row.signedAt === null ? null : { at: row.signedAt, by: row.signedByName ?? '' },
  }
}

/** Of these plans those whose writers the area may see, in their order. */
export async function showHeads(
  ctx: Context,
  scope: Scope,
  view: View,
  rows: readonly PlanRow[],
): Promise<PlanHead[]> {
  const people = await showNamed(
    ctx,
    scope,
    view,
    rows.map(({ cadreId }) => cadreId),
  )
  const byId = new Map(people.map((person) => [person.cadreId, person]))
  const titles = await readTitles(ctx, rows)
  const planIds = rows.map(({ id }) => id)
  const said = Map.groupBy(await store.listProgress(ctx.db, scope, planIds), ({ planId }) => planId)
  return rows.flatMap((row) => {
    const person = byId.get(row.cadreId)
    if (person === undefined) return []
    const { id, cadreId, courseCode, state, version, savedAt, nextOn, lines } = row
    const latest = latestByLine(said.get(id) ?? [])
    return [
      {
        id,
        cadreId,
        code: person.code,
        name: person.name,
        area: person.area,
        courseCode,
        courseTitle: titles.get(courseCode) ?? courseCode,
        state,
        version,
        savedAt,
        lines: lines.length,
        linesDone: lines.filter((line) => latest.get(line.id)?.state === 'DONE').length,
        linesDue: dueLines(lines, latest, view.today).length,
        nextOn,
        isFollowUpDue: nextOn !== null && nextOn <= view.today,
      },
    ]
  })
}

async function readTitles(
  ctx: Context,
  rows: readonly PlanRow[],
): Promise<ReadonlyMap<string, string>> {
  const district = rows[0]?.districtCode
  if (district === undefined) return new Map()
  const heads = await listHeads(ctx.db, district)
  return new Map(heads.map(({ code, title }) => [code, title]))
}

/** `said`: of this plan, oldest first. */
export function shownLines(
  { lines }: Pick<PlanRow, 'lines'>,
  said: readonly ProgressRow[],
  today: string,
): PlanLine[] {
  const latest = latestByLine(said)
  return lines.map(({ id, what, withWhom, where, dueOn }) => {
    const last = latest.get(id)
    const state = last?.state ?? 'NOT_YET'
    const progress = { state, note: last?.note ?? '', at: last?.saidAt ?? null }
    return { id, what, withWhom, where, dueOn, progress, isDue: isLineDue(dueOn, state, today) }
  })
}

export function shownNote(row: NoteRow): PlanNote {
  const { id, kind, note, onDate: on, nextOn, version, notedByName: by, notedAt: at } = row
  return { id, kind, note, on, nextOn, version, by, at }
}
