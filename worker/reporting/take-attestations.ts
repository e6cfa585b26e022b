/** Piagam of a meeting: names for papers, so it is written into the log before they leave. Issues no certificate and makes no candidate. */
import { formatMoment } from '../../site/src/text/format.ts'
import { printedLine, signerOf } from '../../site/src/text/reporting.ts'
import type { takeAttestations as contract } from '../contract/attestations.ts'
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import { allow } from '../core/access.ts'
import { instant } from '../core/clock.ts'
import { note } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { districtOf } from '../core/region-code.ts'
import { getAttendance } from '../meetings/index.ts'
import { getDistrict } from '../regions/index.ts'
import { readSigner } from './read-signer.ts'
import { reachersOf, speakersOf } from './rules-attestations.ts'

/** Refuses NOT_FOUND for a meeting that is not the area's own, STATE_NOT_FIT for one that was not held. */
export async function takeAttestations(
  ctx: Context,
  { area, meetingId, whom, share }: InputOf<typeof contract>,
): Promise<ReplyOf<typeof contract>> {
  const scope = allow(ctx, 'meeting.read', area)
  const by = allow(ctx, 'report.export', area)
  const { meeting, sessions, people, asOf } = await getAttendance(ctx, scope, area, meetingId)
  if (meeting.area.code !== area) throw new Refusal('NOT_FOUND')
  if (meeting.state !== 'HELD') throw new Refusal('STATE_NOT_FIT')
  const district = await getDistrict(ctx, districtOf(area))
  const counted = sessions.filter(({ isCounted }) => isCounted)
  const isSpeakers = whom === 'SPEAKERS'
  const { reached, below } = isSpeakers
    ? { reached: [], below: 0 }
    : reachersOf(people, sessions, share)
  const speakers = isSpeakers ? speakersOf(sessions) : []
  await note(ctx, by, {
    entity: 'report',
    entityId: isSpeakers ? 'piagam narasumber' : 'piagam peserta',
    detail: { format: 'print', asOf, rows: reached.length + speakers.length, meetingId },
  })
  const { title, kind, place, startsOn, endsOn } = meeting
  const isDistrict = meeting.area.level === 'district'
  return {
    isDemo: district.isDemo,
    meeting: { title, kind, place, startsOn, endsOn, area: meeting.area },
    counted: {
      sessions: counted.length,
      hours: counted.reduce((sum, { hours }) => sum + hours, 0),
    },
    people: reached.map(({ name, area: serves, from, attended, hours }) => ({
      name,
      area: serves,
      from,
      attended,
      hours,
    })),
    below,
    speakers: speakers.map(({ topics, ...each }) => ({ ...each, topics: [...topics] })),
    signer: isDistrict ? await readSigner(ctx, district.code, asOf) : null,
    signsAs: signerOf({ ...meeting.area, officeName: district.officeName }),
    asOf,
    printed: printedLine(formatMoment(instant(ctx.clock), district.timeZone)),
  }
}
