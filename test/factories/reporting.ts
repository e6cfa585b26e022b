/** Cadres, assignments and certificates as rows: intervals of any shape, without the verbs that would refuse the past. */
import { env } from 'cloudflare:workers'
import { newCode, printCode } from '../../worker/certification/verify/verification-code.ts'
import type { CadreKind } from '../../worker/contract/roster.ts'
import { systemClock } from '../../worker/core/clock.ts'
import { randomIds } from '../../worker/core/ids.ts'
import { advanceCoverage } from '../../worker/roster/index.ts'
import { contextFor, NOW, SYSTEM } from './context.ts'
import { factsWith } from './credential.ts'

let last = 0
const number = () => (last += 1)
/** A UUID that sorts in the order of its making. */
export const newId = () => `00000000-0000-7000-8000-${String(number()).padStart(12, '0')}`

export const CANARY_NAME = 'Kenari Rahasia'
export const CANARY_PHONE = '081299998888'

type CadreRow = {
  readonly areas: readonly string[]
  readonly name?: string
  readonly startedOn?: string
  readonly endedOn?: string | null
  readonly kind?: CadreKind
}

/** A cadre with an assignment in each of `areas`; returns her id. */
export async function putCadre(row: CadreRow): Promise<string> {
  const id = newId()
  const [first = ''] = row.areas
  const name = row.name ?? CANARY_NAME
  await env.DB.batch([
    env.DB.prepare(
      `insert into cadres (id, district_code, code, name, name_key, kind, phone_sealed, phone_key,
        phone_tail, version, created_at, updated_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, '888', 1, ?, ?)`,
    ).bind(
      id,
      first.slice(0, 5),
      `LMJ-${id.slice(-6)}`,
      name,
      name.toLowerCase(),
      row.kind ?? 'KPM',
      CANARY_PHONE,
      CANARY_PHONE,
      NOW,
      NOW,
    ),
    ...row.areas.map((area) =>
      env.DB.prepare(
        `insert into assignments (id, cadre_id, district_code, sub_district_code, area_code, level,
          started_on, ended_on)
         values (?, ?, ?, ?, ?, ?, ?, ?)`,
      ).bind(
        newId(),
        id,
        area.slice(0, 5),
        area.slice(0, 8),
        area,
        area.length === 8 ? 'subDistrict' : 'village',
        row.startedOn ?? '2026-01-01',
        row.endedOn ?? null,
      ),
    ),
  ])
  return id
}

type CertificateRow = {
  readonly cadreId: string
  readonly district?: string
  readonly issuedOn?: string
  readonly expiresOn?: string | null
  readonly revokedOn?: string | null
  readonly counts?: boolean
}

/** A certificate, and `trained_on` as the certification room keeps it. */
export async function putCertificate(row: CertificateRow): Promise<void> {
  const id = newId()
  const code = newCode(randomIds(systemClock))
  const { cadreId, district = '35.08', issuedOn = '2026-03-01' } = row
  const { expiresOn = null, revokedOn = null, counts = true } = row
  const proposalId = newId()
  const holds = counts && revokedOn === null && (expiresOn === null || expiresOn > NOW.slice(0, 10))
  await env.DB.batch([
    env.DB.prepare(
      `insert or ignore into issuing_units (id, district_code, letterhead, number_pattern, classification, unit_code, place, version)
       values (?, ?, '{}', '{urut}', '400', 'DPMD', 'Lumajang', 1)`,
    ).bind(`unit-${district}`, district),
    env.DB.prepare(
      `insert into proposals (id, district_code, course_id, unit_id, state, event, proposed_by, proposed_at, members)
       values (?, ?, 'course', ?, 'ISSUED', '{}', 'test', ?, 1)`,
    ).bind(proposalId, district, `unit-${district}`, NOW),
    env.DB.prepare(
      `insert into certificates (id, proposal_id, cadre_id, course_id, district_code, sub_district_code, unit_id, year,
        sequence, number, verification_code, snapshot, snapshot_hash, counts_as_trained, issued_on, issued_at,
        expires_on, state, revoked_on)
       values (?, ?, ?, 'course', ?, ?, ?, 2026, ?, ?, ?, ?, '', ?, ?, ?, ?, ?, ?)`,
    ).bind(
      id,
      proposalId,
      cadreId,
      district,
      `${district}.01`,
      `unit-${district}`,
      last,
      id,
      code,
      JSON.stringify(factsWith({ verificationCode: printCode(code), issuedOn, expiresOn })),
      counts ? 1 : 0,
      issuedOn,
      `${issuedOn}T02:00:00.000Z`,
      expiresOn,
      revokedOn === null ? 'VALID' : 'REVOKED',
      revokedOn,
    ),
    ...(holds
      ? [
          env.DB.prepare(
            'update cadres set trained_on = min(coalesce(trained_on, ?1), ?1) where id = ?2',
          ).bind(issuedOn, cadreId),
        ]
      : []),
  ])
}

/** Brings the counters of a district up to its today. */
export async function count(district = '35.08', at = NOW): Promise<void> {
  await advanceCoverage(contextFor(SYSTEM, at), district)
}
