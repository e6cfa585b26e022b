/**
 * The nightly look: makes every certificate again from its evidence, a part of them each hour, and keeps what differs. A
 * round goes on where the last run stopped and begins anew a day after it began. It changes nothing but its own record.
 */
import { allow, type Scope } from '../../core/access.ts'
import { dateIn, instant, type DateOnly, type TimeZone } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { NATION, type AreaCode } from '../../core/region-code.ts'
import { listDistricts } from '../../regions/index.ts'
import { listTrainedMarks } from '../../roster/index.ts'
import { differencesOf } from './check-certificate.ts'
import { listPublicKeys } from '../keys/keys.ts'
import { trainedSince } from '../rules.ts'
import {
  findRound,
  listEntriesAndHashes,
  listEvidence,
  putRound,
  type CertificateEvidence,
  type Difference,
  type Round,
} from './store-certificate-checks.ts'
import { listHeld, type HeldRow } from '../store-held.ts'
import type { PublicKeyRow } from '../keys/store-keys.ts'
import { listTakenBack } from '../verify/store-verifiers.ts'
import { daysAfter } from '../validity/validity.ts'

const CHUNK = 100
/** Of an hour: 24 runs look at 76,800 in a day. One takes some 3 ms of CPU; a hundred take four queries and two for each district. */
const A_RUN = 3200
// D1 answers at most 1,000 queries to one run of a Worker.
const MAX_QUERIES = 700
const BETWEEN = 23 * 3_600_000
const MOST_KEPT = 200

/** Answers the round as it stands now; null when the last one is whole and of today. */
export async function checkCertificates(ctx: Context): Promise<Round | null> {
  const by = allow(ctx, 'certificate.check', NATION)
  const last = await findRound(ctx.db, by, 'newest')
  const now = ctx.clock.now()
  const isOver = last !== null && last.finishedAt !== null
  if (isOver && now.getTime() < Date.parse(last.startedAt) + BETWEEN) return null
  const isFresh = last === null || isOver
  const before = isFresh ? begun(ctx) : last
  const after = await look(ctx, by, before)
  const found = after.differing - before.differing
  if (found > 0) {
    // No id: whoever has it has the certificate with its name.
    const what = after.findings.kept.slice(before.findings.kept.length).flatMap((each) => each.what)
    ctx.log({
      event: 'certificate.differs',
      requestId: ctx.requestId,
      found,
      differing: after.differing,
      checked: after.checked,
      what: [...new Set(what)].toSorted().join(' '),
    })
  }
  const entry = {
    entity: 'certificate_check',
    entityId: after.id,
    detail: {
      checked: after.checked,
      differing: after.differing,
      isWhole: after.finishedAt !== null,
    },
  }
  await commit(ctx, by, entry, [putRound(after, isFresh ? null : before.cursor)])
  return after
}

function begun(ctx: Context): Round {
  return {
    id: ctx.ids.uuid(),
    startedAt: instant(ctx.clock),
    finishedAt: null,
    cursor: '',
    checked: 0,
    differing: 0,
    findings: { districts: {}, kept: [] },
  }
}

/** Carries a round on by what fits into one run. */
async function look(ctx: Context, scope: Scope, before: Round): Promise<Round> {
  const zones = new Map((await listDistricts(ctx)).map(({ code, timeZone }) => [code, timeZone]))
  const sources: Sources = { ctx, scope, zones, keys: new Map(), takenBack: new Map() }
  let round = before
  while (round.checked - before.checked < A_RUN && ctx.db.meter.queries < MAX_QUERIES) {
    const rows = await listEvidence(ctx.db, scope, { after: round.cursor, limit: CHUNK })
    const lastRow = rows.at(-1)
    if (lastRow !== undefined) round = joined(round, rows, await differing(sources, rows))
    if (rows.length < CHUNK) return { ...round, finishedAt: instant(ctx.clock) }
  }
  return round
}

function joined(
  round: Round,
  rows: readonly CertificateEvidence[],
  different: readonly Difference[],
): Round {
  const districts: Record<AreaCode, readonly [number, number]> = { ...round.findings.districts }
  const count = (code: AreaCode, checked: number, found: number) => {
    const [one, other] = districts[code] ?? [0, 0]
    districts[code] = [one + checked, other + found]
  }
  for (const { districtCode } of rows) count(districtCode, 1, 0)
  for (const { districtCode } of different) count(districtCode, 0, 1)
  return {
    ...round,
    cursor: rows.at(-1)?.id ?? round.cursor,
    checked: round.checked + rows.length,
    differing: round.differing + different.length,
    findings: { districts, kept: [...round.findings.kept, ...different].slice(0, MOST_KEPT) },
  }
}

/** What is read once for a district and holds for all its certificates of a run. */
type Sources = {
  readonly ctx: Context
  readonly scope: Scope
  readonly zones: ReadonlyMap<AreaCode, TimeZone>
  readonly keys: Map<AreaCode, readonly PublicKeyRow[]>
  readonly takenBack: Map<AreaCode, ReadonlySet<string>>
}

async function differing(
  sources: Sources,
  rows: readonly CertificateEvidence[],
): Promise<Difference[]> {
  const { ctx, scope, zones } = sources
  const ids = rows.map(({ id }) => id)
  const cadreIds = [...new Set(rows.map(({ cadreId }) => cadreId))]
  const entries = Map.groupBy(
    await listEntriesAndHashes(ctx.db, scope, ids),
    ({ certificateId }) => certificateId,
  )
  const held = Map.groupBy(await listHeld(ctx.db, cadreIds), ({ cadreId }) => cadreId)
  const marks = new Map(
    (await listTrainedMarks(ctx.db, scope, cadreIds)).map(({ id, trainedOn }) => [id, trainedOn]),
  )
  const found: Difference[] = []
  for (const row of rows) {
    const { id: certificateId, districtCode, cadreId } = row
    const timeZone = zones.get(districtCode) ?? 'Asia/Jakarta'
    const counting = (held.get(cadreId) ?? []).filter((each) => each.countsAsTrained === 1)
    const what = await differencesOf(row, {
      origin: ctx.origin,
      timeZone,
      keys: await keysOf(sources, districtCode),
      entries: entries.get(certificateId) ?? [],
      isTakenBack: (await takenBackOf(sources, districtCode)).has(
        `${row.issuer}/${row.statusList}/${row.statusIndex}`,
      ),
      isMarkedRight: isMarkedRight(
        marks.get(cadreId) ?? null,
        counting,
        dateIn(timeZone, ctx.clock.now()),
      ),
    })
    if (what.length > 0) found.push({ certificateId, districtCode, what })
  }
  return found
}

/** An end of today may wait some hours for the clock to take the mark away. */
function isMarkedRight(
  marked: string | null,
  counting: readonly HeldRow[],
  today: DateOnly,
): boolean {
  const yesterday = daysAfter(today, -1)
  const isEnding = counting.some(({ expiresOn }) => expiresOn === today || expiresOn === yesterday)
  return (
    marked === trainedSince(counting, today) ||
    (isEnding && marked === trainedSince(counting, daysAfter(today, -2)))
  )
}

async function keysOf(
  { ctx, keys }: Sources,
  district: AreaCode,
): Promise<readonly PublicKeyRow[]> {
  const known = keys.get(district) ?? (await listPublicKeys(ctx, district))
  keys.set(district, known)
  return known
}

async function takenBackOf(
  { ctx, takenBack }: Sources,
  district: AreaCode,
): Promise<ReadonlySet<string>> {
  const known = takenBack.get(district)
  if (known !== undefined) return known
  const places = await listTakenBack(ctx.db, allow(ctx, 'certificate.check', district))
  const read = new Set(places.map(({ issuer, list, place }) => `${issuer}/${list}/${place}`))
  takenBack.set(district, read)
  return read
}
