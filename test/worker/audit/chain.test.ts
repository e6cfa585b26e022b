/** The log as a chain: nobody changes it, sealing never forks it, and a day has one head. */
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { exportHeads, readChain } from '../../../worker/audit/chain/check-chain.ts'
import { entryText, firstHash, hashAfter } from '../../../worker/audit/chain/chain-rules.ts'
import { sealAudit, sealDay } from '../../../worker/audit/chain/seal.ts'
import { openCheckpoint, readVerifierKey } from '../../../worker/contract/signed-note.ts'
import { ed25519Verify } from '../../../worker/contract/ed25519.ts'
import { toHex } from '../../../worker/contract/byte-text.ts'
import { setDistrict } from '../../../worker/regions/index.ts'
import { runHourly } from '../../../worker/jobs.ts'
import {
  addEntries,
  dayAfter,
  makeSealedDistrict,
  noon,
  walk,
} from '../../factories/audit-chain.ts'
import { contextFor, staff, SYSTEM } from '../../factories/context.ts'

type Link = { position: number; entry_id: string; hash: string }
const links = async (chain: string) =>
  (
    await env.DB.prepare('select * from audit_links where chain = ? order by position')
      .bind(chain)
      .all<Link>()
  ).results
const heads = async (chain: string) =>
  (
    await env.DB.prepare('select day, position, note from audit_heads where chain = ? order by day')
      .bind(chain)
      .all<{ day: string; position: number; note: string }>()
  ).results
const file = async (chain: string, day: string) =>
  (await env.FILES.get(`audit-heads/${chain}/${day}.txt`))?.text()
const clock = (day: string) => contextFor(SYSTEM, dayAfter(day))

describe('the log, its links and its heads', () => {
  let code = ''
  beforeAll(async () => {
    code = await makeSealedDistrict(['2026-11-01'])
  })
  const run = (text: string) => env.DB.prepare(text).run()

  it.each([
    ["update audit_entries set detail = '{}'", 'audit_entries is append-only'],
    ['delete from audit_entries', 'audit_entries is append-only'],
    [
      "insert or replace into audit_entries select id, at, request_id, actor_kind, actor_id, area_code, action, entity, entity_id, '{}' from audit_entries limit 1",
      'UNIQUE constraint failed: audit_entries.id',
    ],
    [
      "insert or replace into audit_entries (rowid, id, at, request_id, actor_kind, actor_id, area_code, action, entity, entity_id, detail) select rowid, 'new', at, request_id, actor_kind, actor_id, area_code, action, entity, entity_id, '{}' from audit_entries limit 1",
      'UNIQUE constraint failed: audit_entries.id',
    ],
    ["update audit_links set hash = ''", 'audit_links is append-only'],
    ['delete from audit_links', 'audit_links is append-only'],
    [
      "insert or replace into audit_links select chain, position, entry_id, '', sealed_at from audit_links limit 1",
      'audit_links is append-only',
    ],
    [
      "insert or replace into audit_links select chain, (select max(position) + 1 from audit_links), entry_id, '', sealed_at from audit_links limit 1",
      'audit_links is append-only',
    ],
    [
      "insert into audit_links select '35.98', 2, id, '', at from audit_entries where id not in (select entry_id from audit_links) limit 1",
      'a chain grows at its end',
    ],
    ["update audit_heads set note = ''", 'audit_heads is append-only'],
    ['delete from audit_heads', 'audit_heads is append-only'],
    [
      "insert or replace into audit_heads select chain, day, position, hash, '', at from audit_heads limit 1",
      'audit_heads is append-only',
    ],
  ])('refuse %s', async (text, why) => {
    await expect(run(text)).rejects.toThrow(why)
    expect(await walk(code)).toEqual([])
  })
})

describe('sealing', () => {
  it('hashes what the docstring says, entry after entry', async () => {
    const code = await makeSealedDistrict(['2026-11-01'])
    const { results } = await env.DB.prepare(
      `select e.* from audit_links l join audit_entries e on e.id = l.entry_id where l.chain = ? order by l.position`,
    )
      .bind(code)
      .all<Record<string, string | null>>()
    expect(results.length).toBe(5)
    // By hand, from the columns as they lie.
    let hash = new Uint8Array(
      await crypto.subtle.digest(
        'SHA-256',
        new TextEncoder().encode(`kelas-kader/audit-chain/v1/${code}`),
      ),
    )
    for (const row of results) {
      const names = ['id', 'at', 'request_id', 'actor_kind', 'actor_id', 'area_code', 'action']
      const text = JSON.stringify([...names, 'entity', 'entity_id', 'detail'].map((n) => row[n]))
      const bytes = Uint8Array.from([...hash, ...new TextEncoder().encode(text)])
      hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
    }
    expect((await links(code)).at(-1)?.hash).toBe(toHex(hash))
  })

  it('keeps columns apart: what moves from one into the next is another entry', async () => {
    const entry = {
      id: 'i',
      at: 'a',
      requestId: 'r',
      actorKind: 'staff',
      actorId: null,
      areaCode: '35.08',
      action: 'x',
      entity: 'y',
      entityId: 'z',
      detail: '{}',
    }
    const first = await firstHash('35.08')
    const moved = { ...entry, entity: 'yz', entityId: '' }
    expect(entryText(entry)).not.toBe(entryText(moved))
    expect(await hashAfter(first, entry)).not.toBe(await hashAfter(first, moved))
    expect(await hashAfter(first, { ...entry, actorId: '' })).not.toBe(
      await hashAfter(first, entry),
    )
    expect(await firstHash('ID')).not.toBe(first)
  })

  it('goes on in portions, sub-districts and villages included, and gives a latecomer a later place', async () => {
    const code = await makeSealedDistrict([])
    const moments = Array.from({ length: 1100 }, (_, index) =>
      new Date(Date.parse(noon('2026-11-02')) + index * 1000).toISOString(),
    )
    const many = await addEntries(`${code}.01`, moments)
    const [other = ''] = await addEntries('35.99.01', [noon('2026-11-02')])
    expect(await sealDay(clock('2026-11-02'), code, 'Asia/Jakarta')).toMatchObject({
      position: 1101,
    })
    const [late = ''] = await addEntries(`${code}.01.2001`, [noon('2026-11-01')])
    const [soon = ''] = await addEntries(code, [noon('2026-11-03')])
    await sealAudit(clock('2026-11-03'), code, { whole: true })
    const sealed = await links(code)
    expect(sealed.map(({ position }) => position)).toEqual(
      Array.from({ length: 1103 }, (_, index) => index + 1),
    )
    expect(sealed.slice(1, 1101).map((link) => link.entry_id)).toEqual(many)
    expect(sealed.slice(1101).map((link) => link.entry_id)).toEqual([late, soon])
    expect(sealed.map((link) => link.entry_id)).not.toContain(other)
    // The day before it was signed without it.
    expect(await walk(code)).toMatchObject([{ kind: 'ENTRY_LATE', position: 1102, until: 1102 }])
    // Nothing is left: doing it again changes nothing.
    await sealAudit(clock('2026-11-03'), code, { whole: true })
    expect((await links(code)).length).toBe(1103)
  })

  it('never forks when several seal at once', async () => {
    const code = await makeSealedDistrict([])
    const moments = Array.from({ length: 1700 }, (_, index) =>
      new Date(Date.parse(noon('2026-11-02')) + index * 1000).toISOString(),
    )
    await addEntries(code, moments)
    const runs = await Promise.all(
      [1, 2, 3].map(() => sealDay(clock('2026-11-02'), code, 'Asia/Jakarta')),
    )
    expect(runs.some(({ isDone }) => isDone)).toBe(true)
    const sealed = await links(code)
    expect(sealed.length).toBe(1701)
    expect(new Set(sealed.map((link) => link.entry_id)).size).toBe(1701)
    expect(await walk(code)).toEqual([])
    expect((await heads(code)).length).toBe(1)
  })

  it('puts what lies above the districts into a chain of its own', async () => {
    const [nation = '', province = ''] = [
      ...(await addEntries('ID', [noon('2026-11-02')])),
      ...(await addEntries('35', [noon('2026-11-03')])),
    ]
    await sealDay(clock('2026-11-03'), 'ID', 'Asia/Jakarta')
    const sealed = (await links('ID')).map((link) => link.entry_id)
    expect(sealed).toContain(nation)
    expect(sealed.indexOf(province)).toBeGreaterThan(sealed.indexOf(nation))
  })

  it('happens on the clock, for every district, and leaves no entry of its own', async () => {
    const code = await makeSealedDistrict([])
    await addEntries(code, [noon('2026-11-04')])
    const lines: { event: string }[] = []
    await runHourly({ ...clock('2026-11-04'), log: (line) => lines.push(line) })
    const first = await links(code)
    expect(first.length).toBeGreaterThanOrEqual(2)
    expect((await heads(code)).map(({ day }) => day)).toEqual(['2026-11-04'])
    expect(lines.filter(({ event }) => event.startsWith('audit.'))).toEqual([])
    // An hour later: only what was written since.
    const [id = ''] = await addEntries(code, [noon('2026-11-05').replace('05:00', '05:20')])
    await runHourly(contextFor(SYSTEM, noon('2026-11-05').replace('05:00', '05:59')))
    expect((await links(code)).at(-1)?.entry_id).toBe(id)
    expect((await heads(code)).length).toBe(1)
    const { results } = await env.DB.prepare(
      "select 1 from audit_entries where action = 'audit.seal'",
    ).all()
    expect(results).toEqual([])
  })
})

describe('the head of a day', () => {
  it('is one signed note, in the store of files and as a row, that other tools can check', async () => {
    const code = await makeSealedDistrict(['2026-11-01', '2026-11-02'])
    const kept = await heads(code)
    expect(kept.map(({ day, position }) => [day, position])).toEqual([
      ['2026-11-01', 5],
      ['2026-11-02', 9],
    ])
    const note = kept[1]?.note ?? ''
    expect(await file(code, '2026-11-02')).toBe(note)
    expect(note.split('\n').slice(0, 4)).toEqual([
      `kelas-kader.example/audit/${code}`,
      '9',
      expect.any(String),
      '2026-11-02',
    ])
    const officer = staff('DISTRICT_ADMIN', code)
    const out = await exportHeads(contextFor(officer, noon('2026-11-03')), code)
    expect(out.notes.map(({ day }) => day)).toEqual(['2026-11-02', '2026-11-01'])
    const key = await readVerifierKey(out.keys[0] ?? '')
    if (key === null) throw new Error('no key')
    const origin = `kelas-kader.example/audit/${code}`
    const opened = await openCheckpoint(note, { origin, key, verify: ed25519Verify })
    expect(opened?.size).toBe(9)
    expect(opened && toHex(opened.root)).toBe((await links(code))[8]?.hash)
    const forged = note.replace('2026-11-02', '2026-11-09')
    expect(await openCheckpoint(forged, { origin, key, verify: ed25519Verify })).toBeNull()
    const logged = await env.DB.prepare(
      "select detail from audit_entries where entity = 'auditHeads' and entity_id = ?",
    )
      .bind(code)
      .first<string>('detail')
    expect(logged).toBe('{"days":2}')
  })

  it('is never written over: the first of a day stays, whatever is sealed later', async () => {
    const code = await makeSealedDistrict(['2026-11-01'])
    const first = await file(code, '2026-11-01')
    await addEntries(code, [noon('2026-11-02')])
    await sealDay(clock('2026-11-01'), code, 'Asia/Jakarta')
    expect(await file(code, '2026-11-01')).toBe(first)
    expect((await heads(code)).map(({ position }) => position)).toEqual([5])
    expect(await walk(code)).toEqual([])
  })

  it('follows the file when a crash came between the file and the row', async () => {
    const code = await makeSealedDistrict([])
    const ctx = clock('2026-11-01')
    // A database that fails just when the head's row would be written.
    const broken = {
      ...ctx,
      db: {
        ...ctx.db,
        batch: async (statements: Parameters<typeof ctx.db.batch>[0]) => {
          if (statements.some(({ text }) => text.includes('into audit_heads'))) {
            throw new Error('gone')
          }
          return ctx.db.batch(statements)
        },
      },
    }
    await expect(sealDay(broken, code, 'Asia/Jakarta')).rejects.toThrow('gone')
    const kept = await file(code, '2026-11-01')
    expect(kept).toBeDefined()
    expect(await heads(code)).toEqual([])
    await addEntries(code, [noon('2026-11-02')])
    await sealDay(ctx, code, 'Asia/Jakarta')
    expect((await heads(code)).map(({ note }) => note)).toEqual([kept])
    expect(await walk(code)).toEqual([])
  })

  it('is of the district’s own day', async () => {
    const code = await makeSealedDistrict([])
    await setDistrict(contextFor(SYSTEM), {
      code,
      timeZone: 'Asia/Jayapura',
      cadreTitle: 'Kader',
      codePrefix: 'JYP',
      officeName: 'Dinas',
      isPublic: false,
      isDemo: false,
    })
    // 15:30 UTC: still the 2nd in Jakarta, half past midnight of the 3rd in Jayapura.
    await runHourly(contextFor(SYSTEM, '2026-11-02T15:30:00.000Z'))
    expect((await heads(code)).map(({ day }) => day)).toEqual(['2026-11-02'])
  })
})

describe('looking at the chain', () => {
  it('seals first, is logged once in ten minutes, and says how far it is', async () => {
    const code = await makeSealedDistrict(['2026-11-01'])
    await addEntries(code, [noon('2026-11-03')])
    const officer = staff('DISTRICT_ADMIN', code, 'penjaga')
    const look = () => readChain(contextFor(officer, noon('2026-11-03')), code)
    expect(await look()).toEqual({
      // The look itself is in it.
      sealed: 7,
      isBehind: false,
      sealedAt: noon('2026-11-03'),
      heads: 2,
      days: [
        { day: '2026-11-01', position: 5 },
        { day: '2026-11-02', position: 7 },
      ],
    })
    expect((await look()).sealed).toBe(7)
  })

  it('still says what is sealed when the store of files is out of reach', async () => {
    const code = await makeSealedDistrict(['2026-11-01'])
    const lines: { event: string }[] = []
    const ctx = {
      ...contextFor(staff('DISTRICT_ADMIN', code), noon('2026-11-09')),
      files: () => {
        throw new Error('no files today')
      },
      log: (line: { event: string }) => lines.push(line),
    }
    expect(await readChain(ctx, code)).toMatchObject({ sealed: 6, isBehind: true, heads: 1 })
    expect(lines.map(({ event }) => event)).toContain('audit.unsealed')
  })

  it.each([
    ['TRAINER', '35.11', 'NOT_ALLOWED'],
    ['DISTRICT_ADMIN', '35.12', 'NOT_FOUND'],
    ['PROVINCE', '33', 'NOT_FOUND'],
  ] as const)('is refused to %s of %s', async (role, area, code) => {
    await expect(readChain(contextFor(staff(role, area)), '35.11')).rejects.toMatchObject({ code })
  })

  it('is of a district or of the nation, of no part of one', async () => {
    const ctx = contextFor(staff('DISTRICT_ADMIN', '35.11'))
    await expect(readChain(ctx, '35.11.01')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
