import { env, exports } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CertificateFacts } from '../../../worker/contract/certification.ts'
import {
  MAX_CHECKED,
  verifyMany as contract,
  type CheckedRow,
  type RowToCheck,
} from '../../../worker/contract/verify-many.ts'
import { newCode, printCode } from '../../../worker/certification/verify/verification-code.ts'
import { verifyMany } from '../../../worker/certification/verify/verify-many.ts'
import { STAFF_ROLES, type Actor } from '../../../worker/core/access.ts'
import { copiesOf, type Paper, type PaperWish } from '../../factories/papers.ts'
import { contextFor, cadre, PUBLIC, staff, SYSTEM } from '../../factories/context.ts'
import {
  ADMIN,
  DISTRICT,
  makeEligible,
  makeIssued,
  makeOffice,
  makeRevoked,
  newUuid,
  type Office,
} from '../../factories/certification.ts'

let office: Office
/** Siti Aminah of Desa Tempursari; every other paper is hers with something else in it. */
let siti: Paper & { readonly facts: CertificateFacts }
beforeAll(async () => {
  office = await makeOffice()
  siti = await issue('Siti Aminah', ['35.08.01.2005'])
})

async function issue(name: string, areas?: readonly string[]) {
  const [id = ''] = await makeIssued(office, await makeEligible(office, [name], areas))
  const row = await env.DB.prepare(
    'select verification_code code, number, snapshot from certificates where id = ?',
  )
    .bind(id)
    .first<{ code: string; number: string; snapshot: string }>()
  if (row === null) throw new Error('nothing issued')
  // Safe: the product's own snapshot.
  const facts = JSON.parse(row.snapshot) as CertificateFacts
  return { id, code: printCode(row.code), number: row.number, facts }
}

const copy = (wishes: readonly PaperWish[]) => copiesOf(siti, wishes)

async function check(
  rows: readonly Omit<RowToCheck, 'line'>[],
  by: Actor = ADMIN,
  area = DISTRICT,
  at?: string,
): Promise<CheckedRow[]> {
  const ctx = contextFor(by, at)
  const lines = rows.map((row, index) => ({ line: index + 2, ...row }))
  return (await verifyMany(ctx, area, lines)).rows
}

async function checkOne(
  row: Omit<RowToCheck, 'line'>,
  by: Actor = ADMIN,
  area = DISTRICT,
): Promise<CheckedRow> {
  const [found] = await check([row], by, area)
  if (found === undefined) throw new Error('no row came back')
  return found
}

describe('the state of a row', () => {
  it('is valid by code or number, however they are written, with what is printed', async () => {
    const { code, number } = siti
    const bare = code.replaceAll('-', '').slice(3)
    for (const row of [
      { code },
      { code: ` ${code.toLowerCase().replaceAll('-', ' ')} ` },
      { code: bare },
      { code: `https://kelas-kader.example/v/${code}` },
      { number: code },
    ]) {
      expect(await checkOne(row), JSON.stringify(row)).toMatchObject({
        state: 'valid',
        foundBy: 'code',
        printed: { holderName: 'Siti Aminah', number, verificationCode: code },
      })
    }
    for (const row of [
      { number },
      { number: `  Nomor : ${number.toLowerCase().replaceAll('/', ' / ')} ` },
      { number: `'${number}` },
      { code: number },
      { number: `No. ${number}` },
    ]) {
      expect(await checkOne(row), JSON.stringify(row)).toMatchObject({
        state: 'valid',
        foundBy: 'number',
        printed: {
          holderName: 'Siti Aminah',
          areaName: 'Desa Tempursari, Kecamatan Tempursari',
          districtName: 'Kabupaten Lumajang',
          verificationCode: code,
        },
      })
    }
  })

  it('comes with the word that a sample is one', async () => {
    const papers = await copy([{ isSample: true }, { isSample: false }])
    const rows = await check(papers.map(({ code }) => ({ code })))
    expect(rows.map(({ printed }) => printed?.isSample)).toEqual([true, false])
  })

  it('is revoked, replaced with the newer code, or expired at midnight of its district', async () => {
    const gone = await issue('Sudah Dicabut')
    await makeRevoked(gone.id)
    const [newer] = await copy([{ name: 'Yang Baru' }])
    const [older, ending] = await copy([
      { state: 'REPLACED', ...(newer === undefined ? {} : { replacedById: newer.id }) },
      { expiresOn: '2026-11-22' },
    ])
    const rows = [gone, older, ending].map((paper) => ({ code: paper?.code }))
    const before = await check(rows, ADMIN, DISTRICT, '2026-11-21T16:59:59.000Z')
    expect(before.map(({ state }) => state)).toEqual(['revoked', 'replaced', 'valid'])
    expect(before[0]?.printed?.revokedOn).toBe('2026-11-21')
    expect(before[1]?.printed?.replacedBy).toBe(newer?.code)
    const after = await check(rows, ADMIN, DISTRICT, '2026-11-21T17:00:00.000Z')
    expect(after.map(({ state }) => state)).toEqual(['revoked', 'replaced', 'expired'])
    expect(JSON.stringify(before)).not.toContain('Catatan dalam')
  })

  it('is not found, also for a real number beside a code that nobody gave out', async () => {
    const strange = printCode(newCode(contextFor(SYSTEM).ids))
    const rows = await check([
      { code: strange },
      { number: '400.10.2/9999/DPMD08/KPM/2026' },
      { code: strange, number: siti.number, name: 'Siti Aminah' },
    ])
    for (const row of rows)
      expect(row).toMatchObject({ state: 'not_found', printed: null, name: null, foundBy: null })
  })

  it('is unreadable without code and number, or with a mistyped code alone', async () => {
    const typo = `${siti.code.slice(0, -1)}${siti.code.endsWith('2') ? '3' : '2'}`
    const rows = await check([
      { name: 'Hanya Nama' },
      { code: ' - ', number: 'belum ada' },
      { code: typo },
      { code: typo, number: siti.number },
    ])
    expect(rows.map(({ state, isCodeUnreadable }) => [state, isCodeUnreadable])).toEqual([
      ['unreadable', false],
      ['unreadable', false],
      ['unreadable', true],
      ['valid', true],
    ])
  })

  it('keeps order, lines and repeated rows', async () => {
    const ctx = contextFor(ADMIN)
    const { rows } = await verifyMany(ctx, DISTRICT, [
      { line: 9, code: siti.code },
      { line: 3, name: 'Tanpa Nomor' },
      { line: 9, code: siti.code },
    ])
    expect(rows.map(({ line, state }) => [line, state])).toEqual([
      [9, 'valid'],
      [3, 'unreadable'],
      [9, 'valid'],
    ])
  })
})

describe('what differs', () => {
  it('is said of name, place and number, each by itself', async () => {
    const { code, number } = siti
    const rows = await check([
      {
        code,
        number,
        name: 'HJ. SITI  AMINAH, S.Pd.',
        village: 'tempursari',
        subDistrict: 'Tempursari',
      },
      { code, name: 'St. Aminah', village: 'Kel. Tempursari' },
      { code, name: 'Dewi Lestari', village: 'Jarit, Kec. Candipuro' },
      { code, number: '400.10.2/0777/DPMD08/KPM/2026' },
      { code },
    ])
    expect(rows.map(({ name, area, number: said }) => [name, area, said])).toEqual([
      ['same', 'same', 'same'],
      ['similar', 'similar', null],
      ['different', 'different', null],
      [null, null, 'different'],
      [null, null, null],
    ])
  })
})

describe('people of another district', () => {
  const BATANG = '33.75.01'

  it('show their state by number, and nothing else, whatever name is tried', async () => {
    const [other] = await copy([{ name: 'Rahasia Seberang', area: BATANG }])
    const number = other?.number ?? ''
    const rows = await check([
      { number },
      { number, name: 'Rahasia Seberang', village: 'Tempursari' },
      { number, name: 'Bukan Dia', village: 'Jarit' },
    ])
    for (const { line: _, ...row } of rows) {
      expect(row).toEqual({
        state: 'valid',
        foundBy: 'number',
        isCodeUnreadable: false,
        name: null,
        area: null,
        number: null,
        printed: null,
      })
    }
  })

  it('show by code what the public page shows, and no more', async () => {
    const [other] = await copy([{ name: 'Terbuka Seberang', area: BATANG }])
    const row = await checkOne({ code: other?.code, name: 'Terbuka Seberang' })
    expect(row).toMatchObject({ state: 'valid', foundBy: 'code', name: 'same' })
    const page = await exports.default.fetch(
      `https://kelas.test/api/v1/public/certificates/${other?.code}`,
    )
    const shown = JSON.stringify(await page.json())
    const { areaName, ...printed } = row.printed ?? { areaName: '' }
    for (const fact of [...areaName.split(', '), ...Object.values(printed)]) {
      if (fact !== null) expect(shown).toContain(fact)
    }
  })

  it('never stand in the way of a number of the own area; several elsewhere are ambiguous', async () => {
    const number = '400.10.2/0001/DPMD/KPM/2026'
    await copy([
      { number, area: '33.75.01' },
      { number, area: '33.76.01' },
      { number, area: '11.01.01' },
    ])
    expect(await checkOne({ number })).toMatchObject({ state: 'ambiguous', printed: null })
    await copy([{ number, name: 'Milik Sendiri' }])
    expect(await checkOne({ number, name: 'Milik Sendiri' })).toMatchObject({
      state: 'valid',
      name: 'same',
      printed: { holderName: 'Milik Sendiri' },
    })
  })

  it('are those of another sub-district too, for an officer of one sub-district', async () => {
    const [own, neighbour] = await copy([{ area: '35.08.01' }, { area: '35.08.02' }])
    const officer = staff('SUB_DISTRICT_ADMIN', '35.08.01')
    const rows = await check(
      [{ number: own?.number }, { number: neighbour?.number }],
      officer,
      '35.08.01',
    )
    expect(rows.map(({ state, printed }) => [state, printed === null])).toEqual([
      ['valid', false],
      ['valid', true],
    ])
  })
})

describe('a province', () => {
  it('sees its districts, and tells one number of several by the holder', async () => {
    const number = '400.10.2/0002/DPMD/KPM/2026'
    await copy([
      { number, name: 'Sri Wahyuni', area: '35.08.01' },
      { number, name: 'Endang Lestari', area: '35.09.01' },
      { number, name: 'Sri Wahyuni', area: '33.75.01' },
    ])
    const officer = staff('PROVINCE', '35')
    const rows = await check(
      [{ number, name: 'ENDANG LESTARI' }, { number }, { number, name: 'Orang Ketiga' }],
      officer,
      '35',
    )
    expect(rows.map(({ state, printed }) => [state, printed?.holderName])).toEqual([
      ['valid', 'Endang Lestari'],
      ['ambiguous', undefined],
      ['ambiguous', undefined],
    ])
  })
})

describe('who may check', () => {
  const MAY = ['SUB_DISTRICT_ADMIN', 'DISTRICT_ADMIN', 'APPROVER', 'PROVINCE', 'SUPERADMIN']

  it('are officers of the area, no trainer, reviewer, cadre or stranger', async () => {
    for (const role of STAFF_ROLES) {
      const asked = check([{ code: siti.code }], staff(role, DISTRICT))
      if (MAY.includes(role)) expect(await asked).toHaveLength(1)
      else await expect(asked).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    }
    const asked = (by: Actor, area = DISTRICT) => check([{ code: siti.code }], by, area)
    await expect(asked(PUBLIC)).rejects.toMatchObject({ code: 'SIGN_IN_NEEDED' })
    await expect(asked(cadre(newUuid(), DISTRICT))).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(asked(ADMIN, '33.75')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(asked(ADMIN, '35')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(asked(staff('SUB_DISTRICT_ADMIN', '35.08.01'), DISTRICT)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

describe('the size of a call', () => {
  it('is one to a thousand rows of short cells', () => {
    const rows = (count: number, row: object = {}) => ({
      area: DISTRICT,
      rows: Array.from({ length: count }, (_, index) => ({ line: index + 1, ...row })),
    })
    const fits = (input: unknown) => contract.input.safeParse(input).success
    expect(fits(rows(MAX_CHECKED))).toBe(true)
    expect(fits(rows(0))).toBe(false)
    expect(fits(rows(MAX_CHECKED + 1))).toBe(false)
    expect(fits(rows(1, { name: 'a'.repeat(300) }))).toBe(true)
    expect(fits(rows(1, { name: 'a'.repeat(301) }))).toBe(false)
    expect(fits(rows(1, { nik: '3508010000000001' }))).toBe(false)
  })

  it('does not change how many queries it takes, and reads a few rows for each of its own', async () => {
    const number = '400.10.2/0003/DPMD/KPM/2026'
    await copy(
      Array.from({ length: 300 }, (_, index) => ({
        number,
        area: `${11 + Math.floor(index / 9)}.${String((index % 9) + 10)}.01`,
      })),
    )
    const papers = await copy(Array.from({ length: MAX_CHECKED }, () => ({})))
    const cost = async (rows: readonly Omit<RowToCheck, 'line'>[]) => {
      const ctx = contextFor(ADMIN)
      const before = { ...ctx.db.meter }
      const lines = rows.map((row, index) => ({ line: index + 1, ...row }))
      const { rows: checked } = await verifyMany(ctx, DISTRICT, lines)
      const { queries, rowsRead, rowsWritten } = ctx.db.meter
      return {
        states: Object.fromEntries(
          Object.entries(Object.groupBy(checked, ({ state }) => state)).map(([state, of]) => [
            state,
            of?.length,
          ]),
        ),
        queries: queries - before.queries,
        rowsRead: rowsRead - before.rowsRead,
        rowsWritten,
      }
    }
    const one = await cost([{ code: papers[0]?.code }])
    const codes = await cost(papers.map(({ code }) => ({ code, name: 'Siti Aminah' })))
    const numbers = await cost(papers.map(({ number: own }) => ({ number: own })))
    const shared = await cost([{ number }])
    console.log(JSON.stringify({ one, codes, numbers, shared }))
    expect(codes.states).toEqual({ valid: MAX_CHECKED })
    expect(numbers.states).toEqual({ valid: MAX_CHECKED })
    expect(shared.states).toEqual({ ambiguous: 1 })
    for (const each of [one, codes, numbers, shared]) {
      expect(each.queries).toBe(5)
      expect(each.rowsWritten).toBe(0)
    }
    expect(codes.rowsRead).toBeLessThan(MAX_CHECKED * 4)
    expect(numbers.rowsRead).toBeLessThan(MAX_CHECKED * 10)
    // Three hundred offices with one number.
    expect(shared.rowsRead).toBeLessThan(80)
  })
})
