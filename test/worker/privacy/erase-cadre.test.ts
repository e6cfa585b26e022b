/**
 * After an erasure a search through every text of every table, every file and every line of the log finds of a cadre only what her
 * certificate says; and the certificate holds. What belongs to her in each table is written down here, so that a new one is decided on.
 */
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkCertificates, propose } from '../../../worker/certification/index.ts'
import { readPublic } from '../../../worker/certification/verify/read-public.ts'
import type { Context } from '../../../worker/core/context.ts'
import type { LogLine } from '../../../worker/core/log.ts'
import { activate, readActor, registerUpload } from '../../../worker/identity/index.ts'
import { eraseCadre, finishErasures } from '../../../worker/privacy/index.ts'
import {
  advanceCoverage,
  editCadre,
  issueActivationCodes,
  listCadres,
  mergeCadres,
  readCadre,
} from '../../../worker/roster/index.ts'
import { compareCounters } from '../../../worker/reporting/index.ts'
import { newToken } from '../../factories/answers.ts'
import {
  ADMIN,
  DISTRICT,
  EVENT,
  makeEligible,
  makeOffice,
  newUuid,
  type Office,
} from '../../factories/certification.ts'
import { contextFor, NOW, PUBLIC, staff, SYSTEM } from '../../factories/context.ts'
import { NEW_BROWSER, newKey, PIN, valueOf } from '../../factories/identity.ts'
import { isVouchedFor, issueAt, stateOnPhone, type Paper } from '../../factories/keys.ts'
import {
  columnsOf,
  HERS,
  plantRow,
  searchDatabase,
  searchFiles,
  tablesWith,
} from '../../factories/planted.ts'
import { bringIn, sheet } from '../../factories/roster.ts'

const WORD = 'KENARI'
const PRINTED = 'Siti Cendrawasih'
const PHONE = '081234500099'
const LATER = '2026-11-21T03:00:00.000Z'

/** Where a text of a certificate may be found: its facts, and the signed document. */
const ON_PAPER = ['certificates.snapshot', 'credentials.document']

let office: Office
let paper: Paper
let her = ''
let entry = ''
const lines: LogLine[] = []
const logged = (actor: Context['actor'], at = NOW): Context => ({
  ...contextFor(actor, at),
  log: (line) => {
    lines.push(line)
  },
})
const refusal = (run: Promise<unknown>) =>
  run.then(
    () => null,
    (error: { code?: string }) => error.code,
  )
const erase = (ctx: Context, cadreId: string) =>
  eraseCadre(ctx, { district: DISTRICT, cadreId, reason: 'HOLDER_ASKED' })

/** A row of hers in each table, made so that it is found as hers, with words wherever words stand. */
async function plantEverywhere(cadreId: string): Promise<void> {
  const plan = newUuid()
  const assessment = newUuid()
  const guest = newUuid()
  const [meeting, session, batch] = [newUuid(), newUuid(), newUuid()]
  const certificate = paper.certificateId
  const plain = { columns: [], marker: '' }
  await plantRow('meetings', plain, { id: meeting, district_code: DISTRICT })
  await plantRow('record_batches', plain, { id: batch, district_code: DISTRICT })
  await plantRow('meeting_sessions', plain, { id: session, meeting_id: meeting })
  await plantRow(
    'meeting_guests',
    { columns: ['name', 'origin'], marker: WORD },
    { id: guest, meeting_id: meeting },
  )
  const version = { version_id: office.versionId, course_id: office.courseId }
  const ids: Readonly<Record<string, Readonly<Record<string, string | number | null>>>> = {
    practice_assessments: { id: assessment, ...version },
    practice_retractions: { assessment_id: assessment },
    practice_photos: {
      id: `foto-${cadreId}`,
      assessment_id: assessment,
      removed_at: null,
      removed_by: null,
      cleared_at: null,
    },
    action_plans: { id: plan },
    plan_versions: { plan_id: plan },
    plan_progress: { plan_id: plan },
    plan_notes: { plan_id: plan },
    attendance_marks: { guest_id: null, session_id: session },
    attendance_matches: { guest_id: guest, meeting_id: meeting },
    meeting_people: { meeting_id: meeting },
    meeting_newcomers: { guest_id: guest, meeting_id: meeting },
    pass_waivers: { state: 'DECLINED' },
    recorded_certificates: { batch_id: batch, district_code: DISTRICT, state: 'WITHDRAWN' },
    revocation_requests: { certificate_id: certificate, state: 'DECLINED' },
    signed_documents: { certificate_id: certificate },
    learning_notices: { district_code: DISTRICT },
    sign_in_tries: { subject: `cadre:${cadreId}` },
    sessions: { kind: 'cadre', subject_id: cadreId },
    passkeys: { kind: 'cadre', subject_id: cadreId },
    privacy_requests: { kind: 'CORRECTION' },
    passes: { course_id: office.courseId },
  }
  // Those that others refer to, or that verbs have made for her.
  const made = [
    'meeting_guests',
    'cadre_logins',
    'person_keys',
    'name_answers',
    'standings',
    'erasures',
  ]
  const skipped = [
    'cadre_merges',
    'cohort_members',
    'evaluation_people',
    'expiry_notices',
    'proposal_members',
  ]
  const papers = ['certificates', 'credentials', 'log_entries', 'assignments']
  const later = [
    'device_logins',
    'module_openings',
    'learner_notes',
    'activation_codes',
    'upload_tokens',
    'regraded_attempts',
  ]
  const order = Object.keys(HERS).toSorted((a, b) => Number(!(a in ids)) - Number(!(b in ids)))
  for (const table of [...Object.keys(ids), ...order.filter((name) => !(name in ids))]) {
    if ([...made, ...skipped, ...papers, ...later].includes(table)) continue
    const words = HERS[table] ?? []
    const names = (await columnsOf(table)).map(({ name }) => name)
    await plantRow(
      table,
      { columns: words === 'gone' ? 'all' : words, marker: WORD },
      { ...(names.includes('cadre_id') ? { cadre_id: cadreId } : {}), ...ids[table] },
    )
  }
  await plantRow(
    'recorded_certificates',
    { columns: ['holder_name'], marker: WORD },
    { cadre_id: cadreId, batch_id: batch, district_code: DISTRICT, state: 'RETURNED' },
  )
  await plantRow('passes', plain, { cadre_id: cadreId })
  await plantRow('standings', plain, { cadre_id: cadreId })
  await env.FILES.put(`practice/foto-${cadreId}`, `bytes with ${WORD}`)
}

beforeAll(async () => {
  office = await makeOffice()
  const [issued] = await issueAt(office, [PRINTED], NOW)
  if (issued === undefined) throw new Error('a certificate was issued')
  paper = issued
  her = String(await valueOf('select cadre_id from certificates where id = ?', paper.certificateId))
  const admin = contextFor(ADMIN)
  const { cadre } = await readCadre(admin, { area: DISTRICT, cadreId: her })
  await editCadre(admin, {
    district: DISTRICT,
    cadreId: her,
    version: cadre.version,
    name: `Siti ${WORD}`,
    phone: PHONE,
  })
  // The same person, entered twice.
  await bringIn(
    admin,
    DISTRICT,
    sheet([
      {
        name: `Sitti ${WORD} Dua`,
        areaCode: '35.08.01.2001',
        decision: 'new',
        phone: '081234500088',
      },
    ]),
  )
  entry = String(await valueOf('select id from cadres where name like ?', `Sitti ${WORD}%`))
  await mergeCadres(admin, { district: DISTRICT, id: newUuid(), keptId: her, mergedId: entry })
  const { cards } = await issueActivationCodes(admin, { district: DISTRICT, cadreIds: [her] })
  const opened = await activate(
    logged(PUBLIC),
    { ...NEW_BROWSER, client: `${WORD}, Android` },
    { code: cards[0]?.activationCode ?? '', pin: PIN, phone: 'own', key: newKey() },
  )
  const cookie = opened.setCookies.map((each) => each.split(';')[0]).join('; ')
  const actor = await readActor(contextFor(PUBLIC).db, contextFor(PUBLIC).clock, cookie)
  await registerUpload(logged(actor), { cadreId: her, token: newToken() })
  await plantEverywhere(her)
  await env.FILES.put('practice/foto-orang-lain', 'bytes of somebody else')
})

it('knows every table that knows a cadre', async () => {
  const direct = await tablesWith(['cadre_id', 'kept_id', 'certificate_id', 'guest_id'])
  expect(direct.filter((table) => !(table in HERS))).toEqual([])
})

it('refuses other roles, other districts, and while a certificate waits for a decision', async () => {
  expect(await refusal(erase(contextFor(staff('TRAINER', DISTRICT)), her))).toBe('NOT_ALLOWED')
  expect(await refusal(erase(contextFor(staff('DISTRICT_ADMIN', '33.75')), her))).toBe('NOT_FOUND')
  expect(await refusal(erase(contextFor(ADMIN), newUuid()))).toBe('NOT_FOUND')
  const [waiting = ''] = await makeEligible(office, ['Menunggu Keputusan'])
  await propose(contextFor(ADMIN), {
    district: DISTRICT,
    id: newUuid(),
    courseId: office.courseId,
    unitId: office.unitId,
    event: EVENT,
    cadreIds: [waiting],
  })
  expect(await refusal(erase(contextFor(ADMIN), waiting))).toBe('DECISION_OPEN')
  expect(await valueOf('select count(*) from erasures')).toBe(0)
  expect(await valueOf('select name from cadres where id = ?', waiting)).toBe('Menunggu Keputusan')
})

describe('an erasure', () => {
  const cadres = () =>
    valueOf('select cadres from coverage_totals where scope_code = ?', DISTRICT) as Promise<number>

  it('is found by a search before, and takes everything but the paper', async () => {
    expect((await searchDatabase(WORD)).length).toBeGreaterThan(20)
    expect(await searchFiles(WORD)).toEqual([`practice/foto-${her}`])
    const before = await cadres()

    // The file store fails in that very moment: nothing is half done, and the hour's run finishes it.
    const broken: Context = {
      ...logged(ADMIN),
      files: () => {
        throw new Error('the file store is away')
      },
    }
    await expect(erase(broken, entry)).rejects.toThrow('the file store is away')
    expect(await searchDatabase(WORD)).toEqual([])
    expect(await searchFiles(WORD)).toEqual([`practice/foto-${her}`])
    expect(await cadres()).toBe(before - 1)

    // An answer that was on its way when she was erased.
    await plantRow('learning_events', { columns: 'all', marker: WORD }, { cadre_id: her })
    await finishErasures(logged(SYSTEM))
    expect(await searchDatabase(WORD)).toEqual(['learning_events.id', ...(await eventColumns())])
    await finishErasures(logged(SYSTEM, LATER))
    expect(await searchDatabase(WORD)).toEqual([])
    expect(await searchFiles(WORD)).toEqual([])
    expect(await searchFiles('somebody else')).toEqual(['practice/foto-orang-lain'])
    expect(await valueOf('select count(*) from erasures where finished_at is not null')).toBe(2)
  })

  const eventColumns = async () =>
    (await columnsOf('learning_events'))
      .filter(({ name, type }) => type === 'TEXT' && !['id', 'cadre_id'].includes(name))
      .map(({ name }) => `learning_events.${name}`)

  it('leaves of her name what is printed, of her telephone nothing, and no word in the log', async () => {
    expect(await searchDatabase('Cendrawasih')).toEqual(ON_PAPER)
    expect(await searchDatabase(PHONE.slice(1))).toEqual([])
    expect(await searchDatabase('81234500088')).toEqual([])
    expect(await valueOf('select count(*) from cadres where phone_key is not null')).toBe(0)
    const told = JSON.stringify(lines)
    for (const word of [WORD, 'Cendrawasih', PHONE.slice(1), PIN]) expect(told).not.toContain(word)
  })

  it('leaves the certificate as it was: on the page, on a phone without signal, signed, and in the nightly look', async () => {
    const code = String(
      await valueOf('select verification_code from certificates where id = ?', paper.certificateId),
    )
    const shown = await readPublic(contextFor(PUBLIC, LATER), code)
    expect(shown).toMatchObject({ status: 'valid', holderName: PRINTED })
    expect(await stateOnPhone(paper.token, LATER)).toBe('valid')
    expect(await isVouchedFor(paper.document)).toBe(true)
    await checkCertificates(contextFor(SYSTEM, LATER))
    expect(await valueOf('select differences from certificate_checks')).not.toContain(
      paper.certificateId,
    )
    // What it rests on: passed, when, with which mark. Of another course of hers nothing.
    const courses = `select group_concat(distinct course_id) from`
    expect(await valueOf(`${courses} passes where cadre_id = ?`, her)).toBe(office.courseId)
    expect(await valueOf(`${courses} standings where cadre_id = ?`, her)).toBe(office.courseId)
  })

  it('counts her no more from today, and leaves the days before as they were', async () => {
    await advanceCoverage(contextFor(SYSTEM, LATER), DISTRICT)
    expect(await compareCounters(contextFor(SYSTEM, LATER), DISTRICT)).toEqual([])
    expect(
      await valueOf(
        'select count(*) from assignments where cadre_id in (?, ?) and ended_on is null',
        her,
        entry,
      ),
    ).toBe(0)
  })

  it('cannot be taken back: no page, no list, no code, no name, and her rows stay as they are', async () => {
    const admin = contextFor(ADMIN, LATER)
    expect(await refusal(readCadre(admin, { area: DISTRICT, cadreId: her }))).toBe('NOT_FOUND')
    const { cadres: listed } = await listCadres(admin, { area: DISTRICT })
    expect(listed.map(({ id }) => id)).not.toContain(her)
    expect(
      await refusal(issueActivationCodes(admin, { district: DISTRICT, cadreIds: [her] })),
    ).toBe('NOT_FOUND')
    for (const statement of [
      `update cadres set name = 'Kembali' where id = ?`,
      `delete from erasures where cadre_id = ?`,
      `insert into person_keys (cadre_id, wrapped, data_key, created_at) values (?, '', '', '')`,
      `insert into cadre_logins (cadre_id, district_code, name, caption, pepper_version) values (?, '', '', '', 1)`,
    ]) {
      await expect(env.DB.prepare(statement).bind(her).run()).rejects.toThrow(/erase|erasure/)
    }
  })

  it('is in the log by who and why, without a name, and asked again it is answered again', async () => {
    const audits = async () =>
      (
        await env.DB.prepare(
          `select actor_id, detail from audit_entries where action = 'cadre.erase' order by rowid`,
        ).all()
      ).results
    const before = await audits()
    expect(before[0]).toEqual({
      actor_id: 'admin',
      detail: '{"reason":"HOLDER_ASKED","phase":"begin","entries":2}',
    })
    const { cadreIds } = await erase(contextFor(ADMIN, LATER), her)
    expect([...cadreIds].toSorted()).toEqual([her, entry].toSorted())
    expect(await audits()).toEqual(before)
  })

  it('lets what was append-only for others be append-only', async () => {
    await plantRow('learning_events', { columns: [], marker: '' }, { cadre_id: newUuid() })
    await expect(env.DB.prepare('delete from learning_events').run()).rejects.toThrow(/append-only/)
    for (const [table, column] of [
      ['attendance_marks', 'reason'],
      ['meeting_guests', 'name'],
      ['practice_assessments', 'comment'],
      ['plan_versions', 'lines'],
      ['plan_progress', 'note'],
      ['plan_notes', 'note'],
    ] as const) {
      await expect(env.DB.prepare(`update ${table} set ${column} = ''`).run()).rejects.toThrow(
        /append-only/,
      )
    }
    const rename = `update recorded_certificates set holder_name = 'Nama Lain'`
    await expect(env.DB.prepare(rename).run()).rejects.toThrow(/never changes/)
  })

  it('is not filled again by an old sheet that has her code, and who has her telephone now is new', async () => {
    const row = { areaCode: '35.08.01.2001' }
    const { added, changed } = await bringIn(
      contextFor(ADMIN, LATER),
      DISTRICT,
      sheet([
        { ...row, name: 'Siti Lama', cadreCode: await codeOf(her) },
        { ...row, name: 'Rahma Baru', phone: PHONE },
      ]),
    )
    expect([added, changed]).toEqual([1, 0])
    expect(await valueOf('select name from cadres where id = ?', her)).toBe(
      'Kader yang datanya dihapus',
    )
  })

  const codeOf = async (id: string) =>
    String(await valueOf('select code from cadres where id = ?', id))
})
