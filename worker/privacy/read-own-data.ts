/** What a cadre sees on Data saya: what is kept of her in counts, who looked, what she asks, and where she is signed in. */
import type { OwnDataView, OwnRequestView } from '../../site/src/render/index.ts'
import { LOOK_WORDS, lookOther } from '../../site/src/text/my-data.ts'
import { NOTICE } from '../contract/privacy-notice.ts'
import { readLooks, type Look } from '../audit/index.ts'
import { dateIn, instant, type TimeZone } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { districtOf, subDistrictOf } from '../core/region-code.ts'
import { hasSeenNotice, listSessions, readSession } from '../identity/index.ts'
import { getDistrict } from '../regions/index.ts'
import { findOwnFacts, listCadreFacts } from '../roster/index.ts'
import { findSelf, ownParts } from './own-parts.ts'
import { isOpen } from './rules.ts'
import { countOwn } from './store-own-data.ts'
import { listOwnRequests, type RequestRow } from './store-requests.ts'

const LOOKED_DAYS = 90
const MOST_LOOKS = 30
const DAY = 86_400_000
const COUNTED: ReadonlySet<string> = new Set([
  'lesson_reads',
  'attempts',
  'attendance_marks',
  'practice_assessments',
  'action_plans',
  'certificates',
  'recorded_certificates',
])

export async function readOwnData(ctx: Context, note: OwnDataView['note']): Promise<OwnDataView> {
  const self = await findSelf(ctx, 'data.readSelf')
  const who = await readSession(ctx)
  if (who.kind !== 'cadre') throw new Refusal('SIGN_IN_NEEDED')
  const { by, cadreId, cadreIds } = self
  const district = await getDistrict(ctx, by.area)
  const zone = district.timeZone
  const now = ctx.clock.now()
  const [facts] = await listCadreFacts(ctx.db, by, [cadreId], dateIn(zone, now))
  const parts = ownParts(cadreIds).filter(({ table }) => COUNTED.has(table))
  const counts = await countOwn(ctx.db, by, parts)
  const count = (table: string) => counts.get(table) ?? 0
  const places = (facts?.areas ?? []).map(({ code }) => subDistrictOf(code))
  const looks = await readLooks(ctx, by, cadreId, {
    since: new Date(now.getTime() - LOOKED_DAYS * DAY),
    areas: [districtOf(by.area), ...places],
  })
  const days = byDay(looks, zone)
  const own = await findOwnFacts(ctx.db, by, cadreIds)
  const requests = await listOwnRequests(ctx.db, by, cadreIds)
  return {
    cadreId,
    name: who.name,
    caption: who.caption,
    code: facts?.code ?? '',
    district: `${district.name}, ${district.provinceName}`,
    decrees: own.decrees,
    phoneTail: own.phoneTail,
    counts: {
      lessons: count('lesson_reads'),
      attempts: count('attempts'),
      marks: count('attendance_marks'),
      assessments: count('practice_assessments'),
      plans: count('action_plans'),
      certificates: count('certificates'),
      recorded: count('recorded_certificates'),
    },
    looks: days.slice(0, MOST_LOOKS),
    hasMoreLooks: days.length > MOST_LOOKS,
    requests: requests.map((row) => asView(row, instant(ctx.clock))),
    sessions: await listSessions(ctx),
    notice: (await hasSeenNotice(ctx.db, cadreIds, NOTICE.version)) ? null : NOTICE,
    note,
    mayEnd: !requests.some(({ kind, state }) => kind === 'END_OF_USE' && isOpen(state)),
    zone,
    isDemo: district.isDemo,
  }
}

function asView(row: RequestRow, now: string): OwnRequestView {
  const { id, topic, body, state, receivedAt, dueAt, coolsUntil, answer } = row
  return {
    id,
    topic: topic === 'END' ? null : topic,
    body,
    state,
    receivedAt,
    dueAt,
    coolsUntil: coolsUntil !== null && coolsUntil > now ? coolsUntil : null,
    answer,
    isOverdue: isOpen(state) && dueAt <= now,
  }
}

/** Looks of one kind on one day are one line. */
function byDay(looks: readonly Look[], zone: TimeZone): OwnDataView['looks'] {
  const lines = new Map<string, { day: string; what: string; count: number }>()
  for (const { at, action } of looks) {
    const day = dateIn(zone, at)
    const what = LOOK_WORDS[action] ?? lookOther
    const known = lines.get(`${day} ${what}`)
    if (known === undefined) lines.set(`${day} ${what}`, { day, what, count: 1 })
    else known.count += 1
  }
  return [...lines.values()]
}
