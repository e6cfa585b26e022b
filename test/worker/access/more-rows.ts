/** A row of the own sub-district in each table that the world's verbs leave without one, so that no column of words is empty. */
import { env } from 'cloudflare:workers'
import { NOW } from '../../factories/context.ts'
import { newUuid } from '../../factories/certification.ts'
import { plantRow } from '../../factories/planted.ts'
import type { Row, Rows } from './rows.ts'
import type { World } from './world.ts'

const PLAIN = { columns: [], marker: '' } as const
const DAY = NOW.slice(0, 10)

export async function addRows(
  { learnerId, certificateId, courseId, returnableId }: World,
  rows: Rows,
): Promise<void> {
  const first = (table: string, is: (row: Row) => boolean = () => true) =>
    rows.get(table)?.find(is) ?? {}
  const plan = first('action_plans')['id'] ?? ''
  const meeting = first('meetings', ({ area_code: area }) => area === '35.08.01')['id'] ?? ''
  const session = first('meeting_sessions', (row) => row['meeting_id'] === meeting)['id'] ?? ''
  const officer =
    first('staff_grants', ({ area_code: area }) => area === '35.08')['account_id'] ?? ''
  // Its photo was removed; the other one's is asked for.
  const assessment = rows.get('practice_assessments')?.at(-1)?.['id'] ?? ''
  const times = { claimed_at: NOW, done_at: NOW, received_at: NOW }
  const add = (table: string, own: Row) => plantRow(table, PLAIN, own)
  const id = newUuid
  await add('attendance_marks', {
    id: id(),
    session_id: session,
    cadre_id: learnerId,
    guest_id: null,
    state: 'SICK',
    method: 'ROLL',
    ...times,
    marked_by: officer,
  })
  await env.DB.prepare('update proposals set corrected = ? where id = ?')
    .bind('{"holderName":"Nama Lain"}', returnableId)
    .run()
  await add('draft_revisions', { course_id: courseId, path: 'x.yaml', saved_by_id: officer })
  await add('evaluation_texts', { id: 1, meeting_id: meeting, question: 'PRAISE', is_shown: 1 })
  await add('evidence_items', { district_code: '35.08', year: 2026, number: 3, state: 'READY' })
  await add('learning_events', {
    id: id(),
    cadre_id: learnerId,
    device: id(),
    type: 'lesson.finished',
    ...times,
    body: '{"module":"satu","lesson":"awal"}',
    via: 'session',
    outcome: 'APPLIED',
    code: null,
  })
  await add('meeting_checks', {
    meeting_id: meeting,
    area_code: '35.08.01',
    item: 'TEAM_TRAINED',
    answer: 'YES',
  })
  await add('passkeys', {
    id: id(),
    kind: 'cadre',
    subject_id: learnerId,
    device_id: null,
    transports: '[]',
    created_at: NOW,
    last_used_at: null,
    ended_at: null,
  })
  await add('plan_notes', {
    id: id(),
    plan_id: plan,
    kind: 'FOLLOW_UP',
    on_date: DAY,
    next_on: null,
    version: 1,
    noted_at: NOW,
    noted_by: officer,
  })
  const line = /"id":"([0-9a-f-]+)"/.exec(String(first('plan_versions')['lines']))?.[1] ?? ''
  await add('plan_progress', {
    id: id(),
    plan_id: plan,
    line_id: line,
    state: 'DONE',
    said_at: NOW,
  })
  await add('practice_retractions', {
    id: id(),
    assessment_id: assessment,
    ...times,
    retracted_by: officer,
  })
  await add('regrades', {
    id: id(),
    course_id: courseId,
    question_id: 'satu-k1',
    state: 'SETTLED',
    at: NOW,
    before: '{}',
    after: '{}',
    key_before: '"a"',
    key_after: '"b"',
    cursor: null,
    by: officer,
  })
  await add('retention_rules', {
    district_code: '35.08',
    kind: 'ANSWERS',
    is_on: 0,
    days: 730,
    version: 1,
    saved_at: NOW,
  })
  await add('signed_documents', {
    id: id(),
    certificate_id: certificateId,
    district_code: '35.08',
    bytes: 9,
    uploaded_at: NOW,
  })
  const device = id()
  await add('devices', { id: device })
  await add('trusted_computers', {
    id: id(),
    account_id: officer,
    device_id: device,
    created_at: NOW,
    last_used_at: NOW,
    expires_at: '2099-01-01T00:00:00.000Z',
    ended_at: null,
  })
  await add('sessions', {
    id: id(),
    token_hash: `${id()}${id()}`,
    kind: 'cadre',
    subject_id: learnerId,
    device_id: null,
    created_at: NOW,
    last_seen_at: NOW,
    revoked_at: null,
    proved_at: null,
    expires_at: '2099-01-01T00:00:00.000Z',
    ends_at: '2099-01-01T00:00:00.000Z',
  })
}
