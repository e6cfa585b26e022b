/** The SQL of this room's part of a cadre's copy of her data. */
import { json, sql } from '../core/db.ts'
import type { OwnRows } from '../core/own-data.ts'

export function ownCertification(cadreIds: readonly string[]): readonly OwnRows[] {
  const hers = sql`(select value from json_each(${json(cadreIds)}))`
  const ofHers = sql`join certificates c on c.id = x.certificate_id and c.cadre_id in ${hers}`
  return [
    {
      table: 'certificates',
      select: sql`select id, number, verification_code, course_id, snapshot, snapshot_hash, counts_as_trained, issued_on, issued_at,
          expires_on, state, revoked_on, revoke_reason, revoke_note, replaced_by_id, renews_id
        from certificates where cadre_id in ${hers} order by issued_at, id`,
      json: ['snapshot'],
    },
    {
      table: 'credentials',
      select: sql`select x.certificate_id, x.issuer, x.kid, x.document, x.token, x.signed_at from credentials x ${ofHers}
        order by x.signed_at, x.certificate_id`,
      json: ['document'],
    },
    {
      table: 'signed_documents',
      select: sql`select x.certificate_id, x.file_name, x.sha256, x.bytes, x.uploaded_at from signed_documents x ${ofHers}
        order by x.uploaded_at, x.id`,
    },
    {
      table: 'revocation_requests',
      select: sql`select x.id, x.certificate_id, x.reason, x.note, x.state, x.asked_at, x.decided_at, x.answer
        from revocation_requests x ${ofHers} order by x.asked_at, x.id`,
    },
    {
      table: 'proposal_members',
      select: sql`select m.proposal_id, m.course_id, m.position, m.is_open, p.state, p.proposed_at, p.decided_at
        from proposal_members m join proposals p on p.id = m.proposal_id where m.cadre_id in ${hers}
        order by p.proposed_at, m.proposal_id`,
    },
    {
      table: 'name_answers',
      select: sql`select name, is_right, wish, answered_at from name_answers where cadre_id in ${hers} order by answered_at, cadre_id`,
    },
    {
      table: 'recorded_certificates',
      select: sql`select id, holder_name, number, title, issuer, issued_on, expires_on, total_hours, state, withdrawn_at, withdraw_note
        from recorded_certificates where cadre_id in ${hers} order by issued_on, id`,
    },
    {
      table: 'expiry_notices',
      select: sql`select certificate_id, days_before, sent_at from expiry_notices
        where certificate_id in (select id from certificates where cadre_id in ${hers}
          union all select id from recorded_certificates where cadre_id in ${hers})
        order by sent_at, certificate_id, days_before`,
    },
    {
      table: 'pass_waivers',
      select: sql`select id, course_id, part, reason, until, state, asked_by_name, asked_at, decided_by_name, decided_at, answer,
          withdrawn_at, withdraw_note
        from pass_waivers where cadre_id in ${hers} order by asked_at, id`,
    },
  ]
}
