/** A district that can issue: a published course, a unit with a signatory, and cadres who met the pass rule. */
import { env } from 'cloudflare:workers'
import type { IssuingUnit, RevokeReason, Signatory } from '../../worker/contract/certification.ts'
import {
  approveProposal,
  askRevocation,
  propose,
  revoke,
  setSignatory,
  setUnit,
} from '../../worker/certification/index.ts'
import type { Actor } from '../../worker/core/access.ts'
import { sql } from '../../worker/core/db.ts'
import { getHead } from '../../worker/curriculum/index.ts'
import { listCadreFacts } from '../../worker/roster/index.ts'
import { allow } from '../../worker/core/access.ts'
import { contextFor, NOW, staff, SYSTEM } from './context.ts'
import { courseFiles, publishFiles } from './course.ts'
import { bringIn, makeRosterDistricts, sheet } from './roster.ts'
import { PROVED } from './proved.ts'

export const DISTRICT = '35.08'
export const ADMIN = staff('DISTRICT_ADMIN', DISTRICT, 'admin')
export const APPROVER = staff('APPROVER', DISTRICT, 'approver')
/** Holds both roles: she may ask and decide, but never the same thing. */
export const BOTH: Actor = {
  kind: 'staff',
  accountId: 'both',
  name: 'Dua Peran',
  grants: [
    { role: 'DISTRICT_ADMIN', area: DISTRICT },
    { role: 'APPROVER', area: DISTRICT },
  ],
  sessionId: 'test',
  provedAt: PROVED,
}
/** Villages of Lumajang that the factories load. */
const VILLAGES = [
  '35.08.01.2001',
  '35.08.01.2005',
  '35.08.10.1001',
  '35.08.10.2008',
  '35.08.13.2001',
]

export const EVENT = {
  startsOn: '2026-11-03',
  endsOn: '2026-11-20',
  place: 'Aula Kecamatan Tempursari',
  organiser: 'Dinas Pemberdayaan Masyarakat dan Desa',
}

export const newUuid = () => contextFor(SYSTEM).ids.uuid()

export function unitWishes(wishes: Partial<IssuingUnit> = {}): IssuingUnit {
  return {
    id: newUuid(),
    letterhead: {
      government: 'PEMERINTAH KABUPATEN LUMAJANG',
      office: 'DINAS PEMBERDAYAAN MASYARAKAT DAN DESA',
      lines: ['Jalan Arif Rahman Hakim Nomor 1, Lumajang 67313'],
    },
    numberPattern: '{kode}/{urut:4}/{unit}/KPM/{tahun}',
    classification: '400.10.2',
    unitCode: 'DPMD',
    place: 'Lumajang',
    numbering: 'AUTO',
    version: 0,
    ...wishes,
  }
}

export function signatoryWishes(unitId: string, wishes: Partial<Signatory> = {}): Signatory {
  return {
    id: newUuid(),
    unitId,
    name: 'Bambang Setiawan',
    position: 'Kepala Dinas Pemberdayaan Masyarakat dan Desa',
    standing: 'PLT',
    rank: 'Pembina Tk. I (IV/b)',
    employeeNumber: '197203151998031004',
    validFrom: '2026-01-01',
    validUntil: null,
    ...wishes,
  }
}

export type Office = {
  readonly courseId: string
  readonly versionId: string
  readonly unitId: string
}

/** Districts, a course that counts, and in Lumajang a unit with a signatory. */
export async function makeOffice(district = DISTRICT, code = 'UJI'): Promise<Office> {
  await makeRosterDistricts()
  const course = await publishFiles(
    contextFor(SYSTEM),
    courseFiles({
      code,
      title: 'Pelatihan Dasar KPM',
      prefix: code === 'UJI' ? '' : `${code.toLowerCase()}-`,
    }),
    { code },
  )
  const ctx = contextFor(staff('DISTRICT_ADMIN', district))
  const unit = await setUnit(ctx, district, unitWishes({ unitCode: `DPMD${district.slice(-2)}` }))
  await setSignatory(ctx, district, { ...signatoryWishes(unit.id), keepTitles: false })
  return { ...course, unitId: unit.id }
}

let made = 0

/** Cadres with the given names, spread over villages, who met the pass rule of the course and said that their names are right. */
export async function makeEligible(
  office: Office,
  names: readonly string[],
  areas: readonly string[] = VILLAGES,
): Promise<string[]> {
  const district = (areas[0] ?? DISTRICT).slice(0, 5)
  const ctx = contextFor(staff('DISTRICT_ADMIN', district))
  const before = new Set(await cadreIdsOf(district))
  made += 1
  const rows = names.map((name, index) => ({
    name,
    areaCode: areas[index % areas.length] ?? '',
    decision: 'new' as const,
  }))
  await bringIn(ctx, district, sheet(rows))
  const added = (await cadreIdsOf(district)).filter((id) => !before.has(id))
  await makeStanding(office, added, district)
  await makeNamesRight(added)
  return added
}

/** As each of them says on her own page; hundreds of visits would only take time. */
async function makeNamesRight(cadreIds: readonly string[]): Promise<void> {
  await env.DB.prepare(
    `insert into name_answers (cadre_id, district_code, sub_district_code, name, is_right, answered_by, answered_at)
     select id, district_code, district_code || '.01', name, 1, id, ? from cadres
     where id in (select value from json_each(?))`,
  )
    .bind(NOW, JSON.stringify(cadreIds))
    .run()
}

/** Cadres who passed and were not asked for their names yet; their ids in the order of the names, which must differ. */
export async function makePassed(office: Office, names: readonly string[]): Promise<string[]> {
  const list = JSON.stringify(await makeEligible(office, names))
  await env.DB.prepare(
    'delete from name_answers where cadre_id in (select value from json_each(?))',
  )
    .bind(list)
    .run()
  const { results } = await env.DB.prepare(
    'select id, name from cadres where id in (select value from json_each(?))',
  )
    .bind(list)
    .all<{ id: string; name: string }>()
  return names.map((name) => results.find((row) => row.name === name)?.id ?? '')
}

async function cadreIdsOf(district: string): Promise<string[]> {
  const rows = await contextFor(SYSTEM).db.all<{ id: string }>(
    sql`select id from cadres where district_code = ${district} order by id`,
  )
  return rows.map(({ id }) => id)
}

/** As the learning room writes it when the last quiz is passed; hundreds of papers would only take time. */
export async function makeStanding(
  office: Office,
  cadreIds: readonly string[],
  district = DISTRICT,
): Promise<void> {
  await env.DB.prepare(
    `insert into standings (cadre_id, course_id, district_code, version_id, started_at, last_activity_at, eligible_at)
     select value, ?, ?, ?, ?, ?, ? from json_each(?)`,
  )
    .bind(office.courseId, district, office.versionId, NOW, NOW, NOW, JSON.stringify(cadreIds))
    .run()
  const head = await getHead(contextFor(SYSTEM).db, office.versionId)
  await env.DB.prepare(
    `insert into passes (cadre_id, course_id, slug, best_score, passed_at, attempt_id)
     select c.value, ?, m.value, 100, ?, '-' from json_each(?) c, json_each(?) m`,
  )
    .bind(
      office.courseId,
      NOW,
      JSON.stringify(cadreIds),
      JSON.stringify(head.modules.map(({ slug }) => slug)),
    )
    .run()
}

export async function makeProposal(
  office: Office,
  cadreIds: readonly string[],
  by: Actor = ADMIN,
): Promise<string> {
  const id = newUuid()
  await propose(contextFor(by), {
    district: DISTRICT,
    id,
    courseId: office.courseId,
    unitId: office.unitId,
    event: EVENT,
    cadreIds: [...cadreIds],
  })
  return id
}

/** Proposed by one person, approved by another; returns the certificates' ids in the order of their numbers. */
export async function makeIssued(office: Office, cadreIds: readonly string[]): Promise<string[]> {
  const id = await makeProposal(office, cadreIds)
  await approveProposal(contextFor(APPROVER), DISTRICT, id)
  const rows = await contextFor(SYSTEM).db.all<{ id: string }>(
    sql`select id from certificates where proposal_id = ${id} order by sequence`,
  )
  return rows.map((row) => row.id)
}

type Asked = { readonly reason: RevokeReason; readonly note: string }

/** A revocation that one person asked for; returns the request's id. */
export async function makeAsked(
  certificateId: string,
  { reason = 'VIOLATION', note = 'Uji' }: Partial<Asked> = {},
  at = NOW,
): Promise<string> {
  const id = newUuid()
  const input = { district: DISTRICT, certificateId, id, reason, note }
  await askRevocation(contextFor(ADMIN, at), input)
  return id
}

/** Asked for by one person, done by another; returns the request's id. */
export async function makeRevoked(
  certificateId: string,
  wish: Partial<Asked> = {},
  at = NOW,
): Promise<string> {
  const id = await makeAsked(certificateId, wish, at)
  await revoke(contextFor(APPROVER, at), { district: DISTRICT, id })
  return id
}

/** Whether a cadre counts as trained, as the roster says it. */
export async function trainedOn(cadreId: string): Promise<string | null> {
  const ctx = contextFor(SYSTEM)
  const scope = allow(ctx, 'certificate.issue', DISTRICT)
  const [facts] = await listCadreFacts(ctx.db, scope, [cadreId], NOW.slice(0, 10))
  return facts?.trainedOn ?? null
}
