/** Certificates by the hundred, as other offices issue them: copies of one that the product issued, with other facts in them. */
import { env } from 'cloudflare:workers'
import type { CertificateFacts } from '../../worker/contract/certification.ts'
import { newCode, printCode } from '../../worker/certification/verify/verification-code.ts'
import { newUuid } from './certification.ts'
import { contextFor, SYSTEM } from './context.ts'

export type Paper = { readonly id: string; readonly code: string; readonly number: string }

export type PaperWish = {
  readonly name?: string
  readonly number?: string
  readonly area?: string
  readonly expiresOn?: string
  readonly isSample?: boolean
  readonly state?: 'VALID' | 'REPLACED'
  readonly replacedById?: string
}

let sequence = 10_000

/** With other holders, numbers or districts; codes as printed. */
export async function copiesOf(
  original: { readonly id: string; readonly facts: CertificateFacts },
  wishes: readonly PaperWish[],
): Promise<Paper[]> {
  const { ids } = contextFor(SYSTEM)
  const rows = wishes.map((wish) => {
    sequence += 1
    const area = wish.area ?? '35.08.01'
    const number = wish.number ?? `400.10.2/${sequence}/DPMD08/KPM/2026`
    const code = newCode(ids)
    return {
      id: newUuid(),
      cadre: newUuid(),
      code,
      sequence,
      number,
      subDistrict: area,
      district: area.slice(0, 5),
      expiresOn: wish.expiresOn ?? null,
      state: wish.state ?? 'VALID',
      replacedById: wish.replacedById ?? null,
      snapshot: JSON.stringify({
        ...original.facts,
        number,
        verificationCode: printCode(code),
        holderName: wish.name ?? `Kader ${sequence}`,
        isSample: wish.isSample ?? original.facts.isSample,
      }),
    }
  })
  await env.DB.prepare(
    `insert into certificates (id, proposal_id, cadre_id, course_id, district_code, sub_district_code, unit_id, year,
       sequence, number, verification_code, snapshot, snapshot_hash, counts_as_trained, issued_on, issued_at, expires_on,
       state, replaced_by_id)
     select value ->> 'id', c.proposal_id, value ->> 'cadre', c.course_id, value ->> 'district', value ->> 'subDistrict',
       c.unit_id, c.year, value ->> 'sequence', value ->> 'number', value ->> 'code', value ->> 'snapshot',
       c.snapshot_hash, 1, c.issued_on, c.issued_at, value ->> 'expiresOn', value ->> 'state', value ->> 'replacedById'
     from json_each(?) join certificates c on c.id = ?`,
  )
    .bind(JSON.stringify(rows), original.id)
    .run()
  return rows.map(({ id, code, number }) => ({ id, code: printCode(code), number }))
}
