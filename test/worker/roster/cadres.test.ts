import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { allow } from '../../../worker/core/access.ts'
import { commit } from '../../../worker/core/commit.ts'
import { activate } from '../../../worker/identity/index.ts'
import {
  addCadre,
  editCadre,
  endAssignment,
  issueActivationCodes,
  listCadreFacts,
  listCadres,
  markTrained,
  readCadre,
  setFocusVillages,
} from '../../../worker/roster/index.ts'
import { contextFor, NOW, PUBLIC, SYSTEM, staff } from '../../factories/context.ts'
import { NEW_BROWSER, newKey, PIN } from '../../factories/identity.ts'
import { bringIn, makeCadre, makeRosterDistricts, sheet } from '../../factories/roster.ts'

beforeAll(makeRosterDistricts)

const officer = staff('DISTRICT_ADMIN', '35.08')
const other = staff('DISTRICT_ADMIN', '33.75')
const ctx = () => contextFor(officer)

const audits = async (action: string, entityId: string) =>
  (await env.DB.prepare('select count(*) n from audit_entries where action = ? and entity_id = ?')
    .bind(action, entityId)
    .first<number>('n')) ?? 0
const covered = async (code: string) =>
  env.DB.prepare('select cadres, trained from coverage_areas where area_code = ?')
    .bind(code)
    .first<{ cadres: number; trained: number }>()

describe('adding one cadre', () => {
  it('adds her once, however often it is sent', async () => {
    const input = {
      district: '35.08',
      id: ctx().ids.uuid(),
      row: { line: 1, name: 'Anik', areaCode: '35.08.13.2001', phone: '081377770001' },
    }
    const first = await addCadre(ctx(), input)
    expect(first.outcome.state).toBe('NEW')
    expect(first.cadre).toMatchObject({
      id: input.id,
      name: 'Anik',
      kind: 'KPM',
      phone: '+6281377770001',
      status: 'ACTIVE',
    })
    expect(await addCadre(ctx(), input)).toEqual(first)
    expect(await audits('cadre.edit', input.id)).toBe(1)
    expect(await covered('35.08.13.2001')).toEqual({ cadres: 1, trained: 0 })
  })

  it('asks and writes nothing when she may be on the roster already', async () => {
    await makeCadre(ctx(), '35.08.13.2001', 'Mujiati')
    const row = { line: 1, name: 'Mujiati', areaCode: '35.08.13.2002' }
    const id = ctx().ids.uuid()
    const asked = await addCadre(ctx(), { district: '35.08', id, row })
    expect(asked).toMatchObject({ outcome: { state: 'ASK' }, cadre: null })
    const known = asked.outcome.state === 'ASK' ? asked.outcome.questions[0]?.cadres[0]?.id : ''
    const same = await addCadre(ctx(), {
      district: '35.08',
      id,
      row: { ...row, decision: { sameAs: known ?? '' } },
    })
    expect(same.cadre).toMatchObject({ id: known, assignments: [{}, {}] })
    const again = await addCadre(ctx(), { district: '35.08', id, row })
    expect(again).toMatchObject({ outcome: { state: 'UNCHANGED', cadreId: known }, cadre: null })
  })

  it('is refused without the right and in another district', async () => {
    const input = { district: '35.08', id: ctx().ids.uuid(), row: { line: 1, name: 'X' } }
    await expect(addCadre(contextFor(other), input)).rejects.toThrow('NOT_FOUND')
    await expect(addCadre(contextFor(staff('TRAINER', '35.08')), input)).rejects.toThrow(
      'NOT_ALLOWED',
    )
  })

  it('never takes the id of a cadre of another district', async () => {
    const medono = await makeCadre(contextFor(SYSTEM), '33.75.01.1001', 'Ratna')
    const row = { line: 1, name: 'Ratna', areaCode: '35.08.13.2002' }
    await expect(addCadre(ctx(), { district: '35.08', id: medono.id, row })).rejects.toThrow(
      'CONFLICT',
    )
  })
})

describe('editing a cadre', () => {
  it('changes what is named, clears with null, and answers a repeat again', async () => {
    const { id: cadreId, version, assignments } = await makeCadre(ctx(), '35.08.17.2001', 'Sulis')
    const assignmentId = assignments[0]?.id ?? ''
    const input = {
      district: '35.08',
      cadreId,
      version,
      name: 'Sulistyowati, S.Sos',
      sex: 'F' as const,
      phone: '0857 1111 2222',
      assignment: { id: assignmentId, decreeNumber: '12/2026', decreeOn: '2025-01-02' },
    }
    const first = await editCadre(ctx(), input)
    expect(first.cadre).toMatchObject({
      name: 'Sulistyowati, S.Sos',
      kind: 'KPM',
      sex: 'F',
      phone: '+6285711112222',
      version: version + 1,
      assignments: [{ decreeNumber: '12/2026', decreeOn: '2025-01-02', startedOn: '2025-01-02' }],
    })
    expect(await editCadre(ctx(), input)).toEqual(first)
    expect(await audits('cadre.edit', cadreId)).toBe(1)
    const detail = await env.DB.prepare(
      "select detail from audit_entries where action = 'cadre.edit' and entity_id = ?",
    )
      .bind(cadreId)
      .first<string>('detail')
    expect(detail).not.toContain('Sulis')
    expect(detail).not.toContain('8571')
    const cleared = await editCadre(ctx(), {
      district: '35.08',
      cadreId,
      version: version + 1,
      phone: null,
      sex: null,
    })
    expect(cleared.cadre).toMatchObject({ phone: null, phoneTail: null, sex: null })
  })

  it('lets nobody go over a change that was not seen', async () => {
    const { id: cadreId, version } = await makeCadre(ctx(), '35.08.17.2001', 'Tutik')
    await editCadre(ctx(), { district: '35.08', cadreId, version, sex: 'F' })
    await expect(
      editCadre(ctx(), { district: '35.08', cadreId, version, kind: 'POSYANDU' }),
    ).rejects.toThrow('CHANGED_MEANWHILE')
    const { cadre } = await readCadre(ctx(), { area: '35.08', cadreId })
    expect(cadre).toMatchObject({ kind: 'KPM', sex: 'F' })
  })

  it('lets one of many edits at once win, and tells the others', async () => {
    const { id: cadreId, version } = await makeCadre(ctx(), '35.08.17.2001', 'Wiwik')
    const edits = await Promise.allSettled(
      ['Wiwik A', 'Wiwik B', 'Wiwik C'].map((name) =>
        editCadre(ctx(), { district: '35.08', cadreId, version, name }),
      ),
    )
    expect(edits.map((edit) => edit.status).toSorted()).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
    ])
  })

  it('refuses what cannot be, another district and other roles', async () => {
    const made = await makeCadre(ctx(), '35.08.17.2001', 'Poniti')
    const base = { district: '35.08', cadreId: made.id, version: made.version }
    await expect(editCadre(ctx(), { ...base, phone: '123' })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      detail: { issues: [{ path: 'phone', message: 'PHONE_INVALID' }] },
    })
    const assignment = {
      id: made.assignments[0]?.id ?? '',
      decreeOn: '2026-02-02',
      decreeUntil: '2026-01-01',
    }
    await expect(editCadre(ctx(), { ...base, assignment })).rejects.toThrow('INPUT_INVALID')
    await expect(
      editCadre(ctx(), { ...base, assignment: { id: ctx().ids.uuid() } }),
    ).rejects.toThrow('NOT_FOUND')
    await expect(
      editCadre(contextFor(other), { ...base, district: '33.75', sex: 'M' }),
    ).rejects.toThrow('NOT_FOUND')
    await expect(editCadre(contextFor(other), { ...base, sex: 'M' })).rejects.toThrow('NOT_FOUND')
    await expect(
      editCadre(contextFor(staff('SUB_DISTRICT_ADMIN', '35.08.17')), { ...base, sex: 'M' }),
    ).rejects.toThrow('NOT_ALLOWED')
  })
})

describe('ending an assignment', () => {
  it('leaves a gap, or hands the area to a successor from the same day', async () => {
    const old = await makeCadre(ctx(), '35.08.01.2001', 'Lama')
    const heir = await makeCadre(ctx(), '35.08.01.2005', 'Baru')
    const input = {
      district: '35.08',
      cadreId: old.id,
      assignmentId: old.assignments[0]?.id ?? '',
      endedOn: '2026-11-21',
      reason: 'REPLACED' as const,
      successorId: heir.id,
    }
    expect(await covered('35.08.01.2001')).toEqual({ cadres: 1, trained: 0 })
    const first = await endAssignment(ctx(), input)
    expect(first.cadre).toMatchObject({
      status: 'ENDED',
      assignments: [{ endedOn: '2026-11-21', endReason: 'REPLACED', successorId: heir.id }],
    })
    expect(await covered('35.08.01.2001')).toEqual({ cadres: 1, trained: 0 })
    const after = await readCadre(ctx(), { area: '35.08', cadreId: heir.id })
    expect(after.cadre.assignments.map((each) => each.area.code).toSorted()).toEqual([
      '35.08.01.2001',
      '35.08.01.2005',
    ])
    expect(await endAssignment(ctx(), input)).toEqual(first)
    expect(await audits('assignment.end', input.assignmentId)).toBe(1)
    await expect(endAssignment(ctx(), { ...input, reason: 'MOVED' })).rejects.toThrow(
      'STATE_NOT_FIT',
    )
    const taken = after.cadre.assignments.find((each) => each.area.code === '35.08.01.2001')
    await endAssignment(ctx(), {
      district: '35.08',
      cadreId: heir.id,
      assignmentId: taken?.id ?? '',
      endedOn: '2026-11-21',
      reason: 'RESIGNED',
    })
    expect(await covered('35.08.01.2001')).toEqual({ cadres: 0, trained: 0 })
  })

  it('refuses an end before the start, a stranger as successor, another district, other roles', async () => {
    const made = await makeCadre(ctx(), '35.08.10.2008', 'Tetap')
    const input = {
      district: '35.08',
      cadreId: made.id,
      assignmentId: made.assignments[0]?.id ?? '',
      endedOn: '2026-11-22',
      reason: 'RESIGNED' as const,
    }
    const stranger = await makeCadre(contextFor(SYSTEM), '33.75.01.1001', 'Asing')
    await expect(endAssignment(ctx(), { ...input, endedOn: '2026-11-20' })).rejects.toThrow(
      'INPUT_INVALID',
    )
    await expect(endAssignment(ctx(), { ...input, successorId: stranger.id })).rejects.toThrow(
      'NOT_FOUND',
    )
    await expect(endAssignment(ctx(), { ...input, successorId: made.id })).rejects.toThrow(
      'NOT_FOUND',
    )
    await expect(endAssignment(contextFor(other), { ...input, district: '33.75' })).rejects.toThrow(
      'NOT_FOUND',
    )
    await expect(endAssignment(contextFor(staff('APPROVER', '35.08')), input)).rejects.toThrow(
      'NOT_ALLOWED',
    )
    expect(await covered('35.08.10.2008')).toEqual({ cadres: 1, trained: 0 })
  })
})

describe('listing cadres', () => {
  it('filters, searches and pages within the area, and counts all pages', async () => {
    const system = contextFor(SYSTEM)
    const names = Array.from(
      { length: 53 },
      (_, index) => `Kupang ${String(index).padStart(2, '0')}`,
    )
    await bringIn(
      system,
      '53.01',
      sheet(
        names.map((name, index) => ({
          name,
          areaCode: index === 0 ? '53.01.06.2015' : '53.01.06.1004',
          kind: index < 3 ? 'Posyandu' : 'KPM',
          ...(index === 5 ? { decreeOn: '2030-01-01' } : {}),
        })),
      ),
    )
    const first = await listCadres(system, { area: '53.01' })
    expect(first).toMatchObject({ total: 53, asOf: '2026-11-21' })
    expect(first.cadres).toHaveLength(50)
    const second = await listCadres(system, { area: '53.01', after: first.next ?? undefined })
    expect(second.next).toBeNull()
    expect([...first.cadres, ...second.cadres].map((cadre) => cadre.name)).toEqual(names)

    const count = async (filter: object) =>
      (await listCadres(system, { area: '53.01', ...filter })).total
    expect(await count({ kind: 'POSYANDU' })).toBe(3)
    expect(await count({ q: '07 kup' })).toBe(1)
    expect(await count({ q: first.cadres[9]?.code.toLowerCase() })).toBe(1)
    expect(await count({ q: "'; drop table cadres; --" })).toBe(0)
    expect(await count({ village: '53.01.06.2015' })).toBe(1)
    expect(await count({ status: 'UPCOMING' })).toBe(1)
    expect(await count({ status: 'ACTIVE' })).toBe(52)
    expect(await count({ status: 'ENDED' })).toBe(0)
    expect(await count({ status: 'UNASSIGNED' })).toBe(0)
    expect(await count({ trained: 'yes' })).toBe(0)
    const done = await commit(
      system,
      allow(system, 'certificate.issue', '53.01'),
      { entity: 'cadre', entityId: 'x' },
      [markTrained([{ cadreId: first.cadres[0]?.id ?? '', trainedOn: '2026-11-01' }])],
    )
    expect(done.applied).toBe(true)
    expect(await count({ trained: 'yes' })).toBe(1)
    expect(await count({ trained: 'no' })).toBe(52)
  })

  it('shows a sub-district its own cadres only, without telephones', async () => {
    await bringIn(
      ctx(),
      '35.08',
      sheet([{ name: 'Nomor Rahasia', areaCode: '35.08.13.2001', phone: '081399998888' }]),
    )
    const kunir = contextFor(staff('SUB_DISTRICT_ADMIN', '35.08.13'))
    const { cadres } = await listCadres(kunir, { area: '35.08.13', q: 'rahasia' })
    const cadreId = cadres[0]?.id ?? ''
    expect(JSON.stringify(cadres)).not.toContain('81399998888')
    const { cadre } = await readCadre(kunir, { area: '35.08.13', cadreId })
    expect(cadre).toMatchObject({ phone: null, phoneTail: '888' })
    await expect(listCadres(kunir, { area: '35.08' })).rejects.toThrow('NOT_FOUND')
    await expect(listCadres(kunir, { area: '35.08.17' })).rejects.toThrow('NOT_FOUND')
    await expect(
      readCadre(contextFor(staff('SUB_DISTRICT_ADMIN', '35.08.17')), {
        area: '35.08.17',
        cadreId,
      }),
    ).rejects.toThrow('NOT_FOUND')
    await expect(listCadres(contextFor(other), { area: '35.08' })).rejects.toThrow('NOT_FOUND')
  })

  it('says how far each has come with signing in, and finds those who have not', async () => {
    const none = await makeCadre(ctx(), '35.08.10.2008', 'Masuk Belum')
    const waiting = await makeCadre(ctx(), '35.08.10.2008', 'Masuk Menunggu')
    const active = await makeCadre(ctx(), '35.08.10.2008', 'Masuk Sudah')
    const { cards } = await issueActivationCodes(ctx(), {
      district: '35.08',
      cadreIds: [waiting.id, active.id],
    })
    await activate(contextFor(PUBLIC), NEW_BROWSER, {
      code: cards[1]?.activationCode ?? '',
      pin: PIN,
      phone: 'own',
      key: newKey(),
    })
    const found = async (filter: object, at = NOW) => {
      const { cadres, total } = await listCadres(contextFor(officer, at), {
        area: '35.08',
        q: 'masuk',
        ...filter,
      })
      expect(total).toBe(cadres.length)
      return Object.fromEntries(cadres.map(({ id, signIn }) => [id, signIn]))
    }
    expect(await found({})).toEqual({
      [none.id]: 'NONE',
      [waiting.id]: 'CODE_ISSUED',
      [active.id]: 'ACTIVE',
    })
    expect(await found({ canSignIn: 'yes' })).toEqual({ [active.id]: 'ACTIVE' })
    expect(await found({ canSignIn: 'no' }, '2026-12-05T02:00:00.000Z')).toEqual({
      [none.id]: 'NONE',
      [waiting.id]: 'NONE',
    })
  })

  it('gives other rooms the facts they print, within their scope only', async () => {
    const made = await makeCadre(ctx(), '35.08.17.2002', 'Fakta')
    const stranger = await makeCadre(contextFor(SYSTEM), '33.75.01.1001', 'Luar')
    const scope = allow(ctx(), 'cadre.read', '35.08')
    const facts = await listCadreFacts(ctx().db, scope, [stranger.id, made.id], '2026-11-21')
    expect(facts).toEqual([
      {
        id: made.id,
        districtCode: '35.08',
        code: made.code,
        name: 'Fakta',
        kind: 'KPM',
        sex: null,
        trainedOn: null,
        areas: [
          {
            code: '35.08.17.2002',
            name: 'Jatiroto',
            kind: 'desa',
            subDistrictCode: '35.08.17',
            subDistrictName: 'Jatiroto',
          },
        ],
      },
    ])
  })
})

describe('activation codes', () => {
  it('come with what the card says; a newer one takes the place of the older', async () => {
    await bringIn(
      ctx(),
      '35.08',
      sheet([{ name: 'Kartu', areaCode: '35.08.17.2001', phone: '081355554444' }]),
    )
    const { cadres } = await listCadres(ctx(), { area: '35.08', q: 'kartu' })
    const cadreIds = [cadres[0]?.id ?? '']
    const { cards } = await issueActivationCodes(ctx(), { district: '35.08', cadreIds })
    expect(cards).toEqual([
      {
        cadreId: cadreIds[0],
        code: cadres[0]?.code,
        name: 'Kartu',
        caption: 'KPM Desa Sukosari, Kecamatan Jatiroto',
        activationCode: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{10}$/),
        address: `/aktivasi/#${cards[0]?.activationCode}`,
        whatsappNumber: '6281355554444',
        expiresAt: '2026-12-05T02:00:00.000Z',
      },
    ])
    expect(await audits('activation.issue', cadreIds[0] ?? '')).toBe(1)
    const again = await issueActivationCodes(ctx(), { district: '35.08', cadreIds })
    expect(again.cards[0]?.activationCode).not.toBe(cards[0]?.activationCode)
    const live = await env.DB.prepare(
      'select count(*) n from activation_codes where cadre_id = ? and voided_at is null',
    )
      .bind(cadreIds[0])
      .first<number>('n')
    expect(live).toBe(1)
    // The national office may issue codes, but telephones stay with the district.
    const national = contextFor(staff('SUPERADMIN', 'ID'))
    const card = (await issueActivationCodes(national, { district: '35.08', cadreIds })).cards[0]
    expect(card?.whatsappNumber).toBeNull()
  })

  it('are refused as a whole when one cadre is of another district, and to other roles', async () => {
    const mine = await makeCadre(ctx(), '35.08.17.2001', 'Milik')
    const stranger = await makeCadre(contextFor(SYSTEM), '33.75.01.1001', 'Bukan')
    const cadreIds = [mine.id, stranger.id]
    await expect(issueActivationCodes(ctx(), { district: '35.08', cadreIds })).rejects.toThrow(
      'NOT_FOUND',
    )
    await expect(
      issueActivationCodes(contextFor(staff('TRAINER', '35.08')), {
        district: '35.08',
        cadreIds: [mine.id],
      }),
    ).rejects.toThrow('NOT_ALLOWED')
    const made = await env.DB.prepare('select count(*) n from activation_codes where cadre_id = ?')
      .bind(mine.id)
      .first<number>('n')
    expect(made).toBe(0)
  })

  it('end for good when a cadre has died', async () => {
    const made = await makeCadre(ctx(), '35.08.17.2001', 'Almarhumah')
    await issueActivationCodes(ctx(), { district: '35.08', cadreIds: [made.id] })
    await endAssignment(ctx(), {
      district: '35.08',
      cadreId: made.id,
      assignmentId: made.assignments[0]?.id ?? '',
      endedOn: '2026-11-21',
      reason: 'DIED',
    })
    const login = await env.DB.prepare('select disabled_at from cadre_logins where cadre_id = ?')
      .bind(made.id)
      .first<string>('disabled_at')
    expect(login).toBe(NOW)
  })

  it('the sign-in page follows a new name and a new village', async () => {
    const made = await makeCadre(ctx(), '35.08.17.2001', 'Nama Lama')
    await issueActivationCodes(ctx(), { district: '35.08', cadreIds: [made.id] })
    const login = () =>
      env.DB.prepare('select name, caption from cadre_logins where cadre_id = ?')
        .bind(made.id)
        .first()
    await editCadre(ctx(), {
      district: '35.08',
      cadreId: made.id,
      version: made.version,
      name: 'Nama Baru',
    })
    expect(await login()).toMatchObject({ name: 'Nama Baru' })
    await bringIn(
      ctx(),
      '35.08',
      sheet([
        {
          name: 'Nama Terbaru',
          areaCode: '35.08.17.2002',
          decision: { sameAs: made.id, area: 'MOVE' },
        },
      ]),
    )
    expect(await login()).toEqual({
      name: 'Nama Terbaru',
      caption: 'KPM Desa Jatiroto, Kecamatan Jatiroto',
    })
  })
})

it('keeps the desa lokus of a year, replaced as a whole', async () => {
  const input = { district: '35.08', year: 2026, villages: ['35.08.01.2005', '35.08.01.2001'] }
  expect(await setFocusVillages(ctx(), input)).toEqual({
    villages: ['35.08.01.2001', '35.08.01.2005'],
  })
  await setFocusVillages(ctx(), input)
  expect(await audits('focus.set', '35.08/2026')).toBe(1)
  await setFocusVillages(ctx(), { ...input, villages: ['35.08.10.2008'] })
  const stored = await env.DB.prepare('select area_code from focus_villages').all()
  expect(stored.results).toEqual([{ area_code: '35.08.10.2008' }])
  await expect(setFocusVillages(ctx(), { ...input, villages: ['33.75.01.1001'] })).rejects.toThrow(
    'INPUT_INVALID',
  )
  await expect(setFocusVillages(contextFor(other), input)).rejects.toThrow('NOT_FOUND')
  await expect(setFocusVillages(contextFor(staff('TRAINER', '35.08')), input)).rejects.toThrow(
    'NOT_ALLOWED',
  )
})
