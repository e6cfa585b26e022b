/**
 * Whether the log is whole: stretches of the chain reckoned anew from the entries themselves, then its daily heads compared
 * with the chain, in the database and in the store of files. Each answer is one bounded step; whoever asks walks on.
 */
import { MOST_FAULTS, type ChainFault } from '../../contract/audit-chain.ts'
import type * as contract from '../../contract/audit-chain.ts'
import type { ReplyOf } from '../../contract/endpoint.ts'
import { allow, type Allowed } from '../../core/access.ts'
import { dateIn, startOf, type TimeZone } from '../../core/clock.ts'
import { note, noteLook } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { asRefusal } from '../../core/problem.ts'
import { Refusal } from '../../core/refusal.ts'
import { NATION, type AreaCode } from '../../core/region-code.ts'
import { getDistrict } from '../../regions/index.ts'
import { chainOf, firstHash, judgeLinks, listLate } from './chain-rules.ts'
import { headFile, headPrefix, openHead, readHeads } from './heads.ts'
import { sealDay } from './seal.ts'
import {
  countHeads,
  findEnd,
  hashesAt,
  listHeads,
  listHeadsBefore,
  listLinks,
  listNewestHeads,
} from './store-chain.ts'

const STRETCH = 1000
/** A day costs a file; at most six are fetched at once. */
const DAYS = 60
const MOST_DAYS = 400

type Asked = { readonly by: Allowed<'audit.check'>; readonly zone: TimeZone }

/** Only a whole chain can be looked at: refuses NOT_FOUND for an area that is neither a district nor the nation. */
async function ask(ctx: Context, area: AreaCode): Promise<Asked> {
  const by = allow(ctx, 'audit.check', area)
  if (chainOf(area) !== area) throw new Refusal('NOT_FOUND')
  return { by, zone: area === NATION ? 'Asia/Jakarta' : (await getDistrict(ctx, area)).timeZone }
}

/** Seals what waits first. That this fails must not hide what is sealed. */
export async function readChain(
  ctx: Context,
  area: AreaCode,
): Promise<ReplyOf<typeof contract.readAuditChain>> {
  const { by, zone } = await ask(ctx, area)
  await noteLook(ctx, by, { entity: 'auditChain', entityId: area })
  let isBehind = true
  try {
    isBehind = !(await sealDay(ctx, area, zone)).isDone
  } catch (error) {
    const { code } = asRefusal(error, ctx.log, ctx.requestId)
    ctx.log({ event: 'audit.unsealed', requestId: ctx.requestId, chain: area, code })
  }
  const end = await findEnd(ctx.db, by, area)
  const heads = await listNewestHeads(ctx.db, by, area, MOST_DAYS)
  return {
    sealed: end?.position ?? 0,
    isBehind,
    sealedAt: end?.sealedAt ?? null,
    heads: await countHeads(ctx.db, by, area),
    days: heads.map(({ day, position }) => ({ day, position })).toReversed(),
  }
}

/** 1,000 links from `from` on. */
export async function checkLinks(
  ctx: Context,
  area: AreaCode,
  from: number,
): Promise<ReplyOf<typeof contract.checkAuditLinks>> {
  const { by, zone } = await ask(ctx, area)
  const found = await listLinks(ctx.db, by, { chain: area, from, most: STRETCH + 1 })
  const rows = found.slice(0, STRETCH)
  const before =
    from === 1
      ? await firstHash(area)
      : ((await hashesAt(ctx.db, by, area, [from - 1])).get(from - 1) ?? null)
  const to = rows.at(-1)?.position ?? from - 1
  const heads = (await listHeadsBefore(ctx.db, by, { chain: area, from, to })).map((head) => ({
    position: head.position,
    endedAt: Date.parse(startOf(zone, head.day)) + 24 * 3_600_000,
  }))
  const judged = await judgeLinks(from, before, rows, found[STRETCH])
  const faults = joined(judged.concat(listLate(rows, heads)))
  const byPosition = new Map(rows.map((row) => [row.position, row]))
  return {
    to,
    next: found[STRETCH]?.position ?? null,
    faults: faults.slice(0, MOST_FAULTS).map((fault) => {
      const row = byPosition.get(fault.position)
      const at = row?.entry?.at ?? row?.sealedAt
      return { ...fault, day: at === undefined ? null : safeDay(zone, at) }
    }),
  }
}

/** Neighbours of one kind as one stretch: thousands of them are one thing that was done. */
function joined(faults: readonly Omit<ChainFault, 'day'>[]): Omit<ChainFault, 'day'>[] {
  const runs: Omit<ChainFault, 'day'>[] = []
  for (const fault of faults) {
    const last = runs.at(-1)
    if (last?.kind === fault.kind && fault.position === last.until + 1) {
      runs[runs.length - 1] = { ...last, until: fault.until }
    } else runs.push(fault)
  }
  return runs
}

/** A moment that was tampered with may be none. */
function safeDay(zone: TimeZone, at: string): string | null {
  return Number.isNaN(Date.parse(at)) ? null : dateIn(zone, at)
}

/** 60 days after `after`, of those that have a head in either place. */
export async function checkHeads(
  ctx: Context,
  area: AreaCode,
  after = '',
): Promise<ReplyOf<typeof contract.checkAuditHeads>> {
  const { by } = await ask(ctx, area)
  const rows = await listHeads(ctx.db, by, { chain: area, after, most: DAYS + 1 })
  const listed = await ctx.files().list({
    prefix: headPrefix(area),
    limit: DAYS + 1,
    ...(after === '' ? {} : { startAfter: headFile(area, after) }),
  })
  const filed = listed.objects.flatMap(
    ({ key }) => /(\d{4}-\d{2}-\d{2})\.txt$/.exec(key)?.[1] ?? [],
  )
  const all = [...new Set([...rows.map(({ day }) => day), ...filed])].toSorted()
  const days = all.slice(0, DAYS)
  const texts = new Map<string, string>()
  for (let at = 0; at < days.length; at += 6) {
    await Promise.all(
      days.slice(at, at + 6).map(async (day) => {
        const file = await ctx.files().get(headFile(area, day))
        if (file !== null) texts.set(day, await file.text())
      }),
    )
  }
  const reader = await readHeads(ctx)
  const opened = await Promise.all(
    days.map(async (day) => {
      const row = rows.find((each) => each.day === day)
      const file = texts.get(day)
      const open = async (text: string | undefined) => {
        const head =
          text === undefined ? null : await openHead(reader, { ctx, chain: area, note: text })
        return head?.day === day ? head : null
      }
      return { day, row, file, ofFile: await open(file), ofRow: await open(row?.note) }
    }),
  )
  const end = (await findEnd(ctx.db, by, area))?.position ?? 0
  const places = opened.flatMap(({ ofFile, ofRow }) => (ofFile ?? ofRow)?.position ?? [])
  const hashes = await hashesAt(ctx.db, by, area, places)
  hashes.set(0, await firstHash(area))
  const faults: ChainFault[] = []
  for (const { day, row, file, ofFile, ofRow } of opened) {
    const told = ofFile ?? ofRow
    const position = told?.position ?? row?.position ?? 0
    const say = (kind: ChainFault['kind'], from = position) =>
      faults.push({ kind, position: from, until: position, day })
    if (file === undefined) say('HEAD_FILE_MISSING')
    if (row === undefined) say('HEAD_ROW_MISSING')
    if (file !== undefined && ofFile === null) say('HEAD_FORGED')
    else if (
      row !== undefined &&
      (row.note !== (file ?? row.note) ||
        ofRow?.position !== row.position ||
        ofRow.hash !== row.hash)
    ) {
      say('HEAD_CHANGED')
    }
    if (told === null) continue
    if (told.position > end) say('TAIL_MISSING', end + 1)
    else if (hashes.get(told.position) !== told.hash) say('HEAD_DIFFERS')
  }
  return {
    days,
    next: all.length > DAYS ? (days.at(-1) ?? null) : null,
    faults: faults.slice(0, MOST_FAULTS * 2),
  }
}

/** Logged each time: from here on there is a copy that nobody in the house can change. */
export async function exportHeads(
  ctx: Context,
  area: AreaCode,
): Promise<ReplyOf<typeof contract.exportAuditHeads>> {
  const { by } = await ask(ctx, area)
  const heads = await listNewestHeads(ctx.db, by, area, MOST_DAYS)
  const { keys } = await readHeads(ctx)
  await note(ctx, by, { entity: 'auditHeads', entityId: area, detail: { days: heads.length } })
  return { notes: heads.map((head) => ({ day: head.day, note: head.note })), keys: [...keys] }
}
