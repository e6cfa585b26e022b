/** What happens by the clock. Each job is a verb of a room; this file only says when. */
import type { Context } from './core/context.ts'

/** Hourly: every Indonesian midnight is followed by a run. */
export async function runHourly(_ctx: Context): Promise<void> {}
