/** What a cadre is told above her courses of things that rooms to the right keep, worded. */
import * as render from '../../site/src/render/index.ts'
import { dateIn, type TimeZone } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import type { Self } from './own-course.ts'
import { listLearnerNotes } from './store-learner-notes.ts'

/** News shows for two weeks: nobody has to say that she has read it. */
const NEWS_DAYS = 14
const DAY = 86_400_000

export async function readOwnNotes(
  ctx: Context,
  { by, cadreId }: Self,
  zone: TimeZone,
): Promise<render.Html[]> {
  const now = ctx.clock.now()
  const today = dateIn(zone, now)
  const since = dateIn(zone, new Date(now.getTime() - NEWS_DAYS * DAY))
  const notes = await listLearnerNotes(ctx.db, by, cadreId, { today, since })
  return notes.map(render.learnerNote)
}
