/** Districts by the hundred with five villages each, and papers as rows: what makes a thousand histories affordable on the real D1. */
import { env } from 'cloudflare:workers'
import { trainedSince } from '../../worker/certification/rules.ts'
import { allow } from '../../worker/core/access.ts'
import { commit } from '../../worker/core/commit.ts'
import { markTrained, recountCoverageOf } from '../../worker/roster/index.ts'
import { contextFor, NOW, SYSTEM } from './context.ts'
import { newId } from './reporting.ts'

const VILLAGES = [
  { code: '01.1003', kind: 'kelurahan' },
  { code: '01.2001', kind: 'desa' },
  { code: '01.2002', kind: 'desa_adat' },
  { code: '02.1002', kind: 'kelurahan' },
  { code: '02.2001', kind: 'desa' },
] as const
const SUB_DISTRICTS = ['01', '02'] as const

/** The sub-districts and villages of one of `makeSmallDistricts`, by code. */
export const areasOf = (district: string) => ({
  subDistricts: SUB_DISTRICTS.map((code) => `${district}.${code}`),
  villages: VILLAGES.map(({ code, kind }) => ({ code: `${district}.${code}`, kind })),
})

/** Codes no real district has; each with a unit, and with batches of old papers that count and that do not. */
export async function makeSmallDistricts(howMany: number): Promise<string[]> {
  const codes = Array.from(
    { length: howMany },
    (_, index) => `${10 + Math.floor(index / 99)}.${String(1 + (index % 99)).padStart(2, '0')}`,
  )
  const regions = [
    ...[...new Set(codes.map((code) => code.slice(0, 2)))].map((code) => [code, 'provinsi', 'ID']),
    ...codes.flatMap((code) => [
      [code, 'kabupaten', code.slice(0, 2)],
      ...areasOf(code).subDistricts.map((each) => [each, 'kecamatan', code]),
      ...areasOf(code).villages.map((each) => [each.code, each.kind, each.code.slice(0, 8)]),
    ]),
  ]
  const list = JSON.stringify(codes)
  await env.DB.batch([
    env.DB.prepare(
      `insert into regions (code, name, kind, parent_code, name_key, valid_from)
       select value ->> 0, 'Wilayah ' || (value ->> 0), value ->> 1, value ->> 2, 'wilayah' || (value ->> 0), '2026-01-01'
       from json_each(?)`,
    ).bind(JSON.stringify(regions)),
    env.DB.prepare(
      `insert into districts (code, time_zone, cadre_title, code_prefix, office_name, is_public, is_demo)
       select value, 'Asia/Jakarta', 'Kader Pembangunan Manusia', replace(value, '.', ''), 'Dinas PMD', 1, 0
       from json_each(?)`,
    ).bind(list),
    env.DB.prepare(
      `insert into issuing_units (id, district_code, letterhead, number_pattern, classification, unit_code, place, version)
       select 'unit-' || value, value, '{}', '{urut}', '400', 'DPMD', 'Kota', 1 from json_each(?)`,
    ).bind(list),
    ...[0, 1].map((counts) =>
      env.DB.prepare(
        `insert into record_batches (id, district_code, file_name, counts_as_trained, rows, state, proposed_by, proposed_at)
         select 'batch-' || value || '-' || ?1, value, 'lama.xlsx', cast(?1 as integer), 1, 'ACCEPTED', 'test', '2026-01-01'
         from json_each(?2)`,
      ).bind(String(counts), list),
    ),
  ])
  return codes
}

export type Paper = {
  readonly id: string
  readonly isRecorded: boolean
  readonly counts: boolean
  readonly issuedOn: string
  readonly expiresOn: string | null
}

let last = 0

/** Of a course of its own: a cadre may hold any number. */
export async function putPaper(
  district: string,
  cadreId: string,
  wish: Omit<Paper, 'id'>,
): Promise<Paper> {
  const id = newId()
  const { isRecorded, issuedOn, expiresOn } = wish
  const counts = wish.counts ? 1 : 0
  last += 1
  if (isRecorded) {
    await env.DB.prepare(
      `insert into recorded_certificates (id, batch_id, district_code, sub_district_code, cadre_id, holder_name, number,
         title, issuer, issued_on, expires_on, state)
       values (?1, ?2, ?3, ?3 || '.01', ?4, 'Nama', ?1, 'Pelatihan', 'Dinas', ?5, ?6, 'ACCEPTED')`,
    )
      .bind(id, `batch-${district}-${counts}`, district, cadreId, issuedOn, expiresOn)
      .run()
    return { id, ...wish }
  }
  await env.DB.batch([
    env.DB.prepare(
      `insert into proposals (id, district_code, course_id, unit_id, state, event, proposed_by, proposed_at, members)
       values ('proposal-' || ?1, ?2, ?1, 'unit-' || ?2, 'ISSUED', '{}', 'test', ?3, 1)`,
    ).bind(id, district, issuedOn),
    env.DB.prepare(
      `insert into certificates (id, proposal_id, cadre_id, course_id, district_code, sub_district_code, unit_id, year,
         sequence, number, verification_code, snapshot, snapshot_hash, counts_as_trained, issued_on, issued_at, expires_on,
         state)
       values (?1, 'proposal-' || ?1, ?3, ?1, ?2, ?2 || '.01', 'unit-' || ?2, 2026, ?4, ?1, ?1, '{}', '', ?5, ?6,
         ?6 || 'T02:00:00.000Z', ?7, 'VALID')`,
    ).bind(id, district, cadreId, last, counts, issuedOn, expiresOn),
  ])
  return { id, ...wish }
}

/** Revoked or replaced on a day; an old one is withdrawn. */
export async function endPaper(
  paper: Paper,
  on: string,
  state: 'REVOKED' | 'REPLACED',
): Promise<void> {
  const change = paper.isRecorded
    ? env.DB.prepare(
        `update recorded_certificates set state = 'WITHDRAWN', withdrawn_on = ? where id = ?`,
      ).bind(on, paper.id)
    : env.DB.prepare(`update certificates set revoked_on = ?, state = ? where id = ?`).bind(
        on,
        state,
        paper.id,
      )
  await change.run()
}

/** As certification does it after every change: the mark, when it changes, and the counters in one batch. */
export async function settleMark(
  district: string,
  cadreId: string,
  today: string,
  at: string,
): Promise<void> {
  const { results } = await env.DB.prepare(
    `select state, issued_on as issuedOn, expires_on as expiresOn, revoked_on as revokedOn,
       (select trained_on from cadres where id = ?1) as mark
     from certificates where cadre_id = ?1 and counts_as_trained = 1
     union all
     select iif(r.state = 'ACCEPTED', 'VALID', 'REVOKED'), r.issued_on, r.expires_on, r.withdrawn_on,
       (select trained_on from cadres where id = ?1)
     from recorded_certificates r join record_batches b on b.id = r.batch_id and b.counts_as_trained = 1
     where r.cadre_id = ?1`,
  )
    .bind(cadreId)
    .all<{
      state: 'VALID' | 'REVOKED' | 'REPLACED'
      issuedOn: string
      expiresOn: string | null
      revokedOn: string | null
      mark: string | null
    }>()
  const trainedOn = trainedSince(results, today)
  if (results.length === 0 || trainedOn === results[0]?.mark) return
  const ctx = contextFor(SYSTEM, at)
  const done = await commit(
    ctx,
    allow(ctx, 'certificate.issue', district),
    { entity: 'certificate', entityId: cadreId },
    [
      markTrained([{ cadreId, trainedOn }]),
      ...recountCoverageOf({ district, cadreIds: [cadreId], asOf: today }),
    ],
  )
  if (!done.applied) throw new Error(`the mark of ${cadreId} was not written`)
}

/** A counting certificate of today for each, as one approval gives it: rows, marks and counters. */
export async function trainThese(
  district: string,
  cadreIds: readonly string[],
  at = NOW,
): Promise<void> {
  const ctx = contextFor(SYSTEM, at)
  const today = at.slice(0, 10)
  const id = newId()
  const list = JSON.stringify(cadreIds)
  await env.DB.batch([
    env.DB.prepare(
      `insert or ignore into issuing_units (id, district_code, letterhead, number_pattern, classification, unit_code, place,
         version)
       values ('unit-' || ?1, ?1, '{}', '{urut}', '400', 'DPMD', 'Kota', 1)`,
    ).bind(district),
    env.DB.prepare(
      `insert into proposals (id, district_code, course_id, unit_id, state, event, proposed_by, proposed_at, members)
       values (?1, ?2, 'course', 'unit-' || ?2, 'ISSUED', '{}', 'test', ?3, 1)`,
    ).bind(id, district, at),
    env.DB.prepare(
      `insert into certificates (id, proposal_id, cadre_id, course_id, district_code, sub_district_code, unit_id, year,
         sequence, number, verification_code, snapshot, snapshot_hash, counts_as_trained, issued_on, issued_at, state)
       select 'c-' || value, ?1, value, 'course', ?2, ?2 || '.01', 'unit-' || ?2, 2026, cast(?3 as integer) + key,
         'c-' || value, 'c-' || value, '{}', '', 1, ?4, ?5, 'VALID'
       from json_each(?6)`,
    ).bind(id, district, String((last += 1000)), today, at, list),
  ])
  const done = await commit(
    ctx,
    allow(ctx, 'certificate.issue', district),
    { entity: 'certificate', entityId: id },
    [
      markTrained(cadreIds.map((cadreId) => ({ cadreId, trainedOn: today }))),
      ...recountCoverageOf({ district, cadreIds, asOf: today }),
    ],
  )
  if (!done.applied) throw new Error('the marks were not written')
}
