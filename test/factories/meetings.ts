/** Meetings for tests on the real D1, made by the product's own verbs. */
import type { CallOf } from '../../worker/contract/endpoint.ts'
import type { saveMeeting as saveCall, Session } from '../../worker/contract/meetings.ts'
import type { Context } from '../../worker/core/context.ts'
import { saveMeeting } from '../../worker/meetings/save-meeting.ts'

type Facts = Omit<CallOf<typeof saveCall>, 'area' | 'meetingId' | 'version'>

export type MadeMeeting = { readonly id: string; readonly facts: Facts }

/** An hour of the first day of `makeMeeting`. */
export function makeSession(ctx: Context, wish: Partial<Session> = {}): Session {
  return {
    id: ctx.ids.uuid(),
    date: '2026-12-01',
    startsAt: '08:30',
    endsAt: '09:15',
    title: 'Peran KPM',
    module: null,
    hours: 1,
    speakers: [{ name: 'Ratna Dewi', institution: 'Dinas Kesehatan', topic: '' }],
    ...wish,
  }
}

/** A training of two days with two sessions and room for three, unless said otherwise. */
export async function makeMeeting(
  ctx: Context,
  area: string,
  wish: Partial<Facts> & { readonly meetingId?: string } = {},
): Promise<MadeMeeting> {
  const { meetingId: id = ctx.ids.uuid(), ...more } = wish
  const facts: Facts = {
    kind: 'TRAINING',
    title: 'Pelatihan KPM angkatan I',
    place: 'Aula kecamatan',
    startsOn: '2026-12-01',
    endsOn: '2026-12-02',
    courseCode: null,
    capacity: 3,
    budgetSource: 'DPA Dinas PMD 2026',
    basis: '',
    sessions: [
      makeSession(ctx),
      makeSession(ctx, { date: '2026-12-02', title: 'Mengukur', hours: 2, speakers: [] }),
    ],
    ...more,
  }
  await saveMeeting(ctx, { area, meetingId: id, version: 0, ...facts })
  return { id, facts }
}
