/** Somebody with the whole database in hand, its guards taken off: whatever is done to the log is found and named. */
import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { hashAfter, firstHash, type SealedEntry } from '../../../worker/audit/chain/chain-rules.ts'
import { sealDay } from '../../../worker/audit/chain/seal.ts'
import {
  addEntries,
  dayAfter,
  makeSealedDistrict,
  noon,
  tamper,
  walk,
} from '../../factories/audit-chain.ts'
import { contextFor, SYSTEM } from '../../factories/context.ts'

const DAYS = ['2026-11-01', '2026-11-02', '2026-11-03']
// One entry of the district's making, then four a day: heads at 5, 9 and 13.
let code = ''
beforeEach(async () => {
  code = await makeSealedDistrict(DAYS)
  expect(await walk(code)).toEqual([])
})

const found = async () =>
  (await walk(code)).map(({ kind, position, until, day }) =>
    [kind, position === until ? position : `${position}-${until}`, day].join(' '),
  )
const entryAt = async (position: number) =>
  (await env.DB.prepare('select entry_id id from audit_links where chain = ? and position = ?')
    .bind(code, position)
    .first<string>('id')) ?? ''

describe('at a place', () => {
  it('a changed detail', async () => {
    await tamper(`update audit_entries set detail = '{}' where id = '${await entryAt(7)}'`)
    expect(await found()).toEqual(['ENTRY_CHANGED 7 2026-11-02'])
  })

  it.each([
    'at',
    'request_id',
    'actor_kind',
    'actor_id',
    'area_code',
    'action',
    'entity',
    'entity_id',
  ])('a changed %s', async (column) => {
    const value = column === 'actor_kind' ? 'cadre' : '2026-11-02T09:00:00.000Z'
    await tamper(`update audit_entries set ${column} = '${value}' where id = '${await entryAt(7)}'`)
    expect(await found()).toEqual(['ENTRY_CHANGED 7 2026-11-02'])
  })

  it('the last one changed', async () => {
    await tamper(`update audit_entries set actor_id = 'x' where id = '${await entryAt(13)}'`)
    expect(await found()).toEqual(['ENTRY_CHANGED 13 2026-11-03'])
  })

  it('an entry of a day that was signed without it, sealed like a late one', async () => {
    // The three hours are for a clock that was moved: the day ends at 17.00 UTC.
    await addEntries(code, ['2026-11-02T06:00:00.000Z', '2026-11-03T14:30:00.000Z'])
    await sealDay(contextFor(SYSTEM, dayAfter('2026-11-04')), code, 'Asia/Jakarta')
    expect(await found()).toEqual(['ENTRY_LATE 14 2026-11-02'])
  })

  it('a removed entry', async () => {
    await tamper(`delete from audit_entries where id = '${await entryAt(6)}'`)
    expect(await found()).toEqual(['ENTRY_REMOVED 6 2026-11-03'])
  })

  it('a removed link', async () => {
    await tamper(`delete from audit_links where chain = '${code}' and position in (7, 8)`)
    expect(await found()).toEqual(['LINK_MISSING 7-8 '])
  })

  it('a removed link that a head stands on, and the first one', async () => {
    await tamper(`delete from audit_links where chain = '${code}' and position in (1, 9)`)
    expect(await found()).toEqual([
      'LINK_MISSING 1 ',
      'LINK_MISSING 9 ',
      'HEAD_DIFFERS 9 2026-11-02',
    ])
  })

  it('a hash written over', async () => {
    await tamper(
      `update audit_links set hash = '${'0'.repeat(64)}' where chain = '${code}' and position = 7`,
    )
    expect(await found()).toEqual(['LINK_CHANGED 7 2026-11-02'])
  })

  it('two entries that changed places', async () => {
    const [six, eight] = [await entryAt(6), await entryAt(8)]
    await tamper(
      `update audit_links set entry_id = 'x' where entry_id = '${six}'`,
      `update audit_links set entry_id = '${six}' where entry_id = '${eight}'`,
      `update audit_links set entry_id = '${eight}' where entry_id = 'x'`,
    )
    expect(await found()).toEqual(['ENTRY_SWAPPED 6 2026-11-02', 'ENTRY_SWAPPED 8 2026-11-02'])
  })

  it('many in a row as one stretch', async () => {
    await tamper(
      `update audit_links set hash = iif(hash like '0%', '1', '0') || substr(hash, 2) where chain = '${code}' and position > 6`,
    )
    const [first, ...others] = (await found()).filter((each) => !each.startsWith('HEAD'))
    expect(first).toMatch(/^(ENTRY|LINK)_CHANGED 7/)
    expect(others.length).toBeLessThan(6)
  })

  it('several at once, each by its own name', async () => {
    await tamper(
      `update audit_entries set detail = '{}' where id = '${await entryAt(3)}'`,
      `delete from audit_entries where id = '${await entryAt(6)}'`,
      `delete from audit_links where chain = '${code}' and position = 11`,
    )
    expect(await found()).toEqual([
      'ENTRY_CHANGED 3 2026-11-01',
      'ENTRY_REMOVED 6 2026-11-03',
      'LINK_MISSING 11 ',
    ])
  })
})

describe('at a head', () => {
  it('a tail cut off, links and entries', async () => {
    await tamper(
      `create table gone as select entry_id from audit_links where chain = '${code}' and position > 10`,
      `delete from audit_links where chain = '${code}' and position > 10`,
      'delete from audit_entries where id in (select entry_id from gone)',
      'drop table gone',
    )
    expect(await found()).toEqual(['TAIL_MISSING 11-13 2026-11-03'])
    // What is written afterwards does not cover it up.
    await addEntries(
      code,
      Array.from({ length: 6 }, () => noon('2026-11-04')),
    )
    await sealDay(contextFor(SYSTEM, dayAfter('2026-11-04')), code, 'Asia/Jakarta')
    expect(await found()).toEqual(['HEAD_DIFFERS 13 2026-11-03'])
  })

  it('the whole chain made anew over a changed entry, in the database’s heads too', async () => {
    const { results } = await env.DB.prepare(
      `select l.position, e.* from audit_links l join audit_entries e on e.id = l.entry_id
       where l.chain = ? order by l.position`,
    )
      .bind(code)
      .all<Record<string, string> & { position: number; id: string }>()
    const statements: string[] = []
    let hash = await firstHash(code)
    for (const row of results) {
      const detail = row.position === 7 ? '{"fields":"phone"}' : (row['detail'] ?? '')
      const entry = {
        id: row.id,
        at: row['at'],
        requestId: row['request_id'],
        actorKind: row['actor_kind'],
        actorId: row['actor_id'],
        areaCode: row['area_code'],
        action: row['action'],
        entity: row['entity'],
        entityId: row['entity_id'],
        detail,
      } as SealedEntry
      hash = await hashAfter(hash, entry)
      statements.push(
        `update audit_entries set detail = '${detail}' where id = '${row.id}'`,
        `update audit_links set hash = '${hash}' where entry_id = '${row.id}'`,
        `update audit_heads set hash = '${hash}' where chain = '${code}' and position = ${row.position}`,
      )
    }
    await tamper(...statements)
    expect(await found()).toEqual([
      'HEAD_CHANGED 9 2026-11-02',
      'HEAD_DIFFERS 9 2026-11-02',
      'HEAD_CHANGED 13 2026-11-03',
      'HEAD_DIFFERS 13 2026-11-03',
    ])
    // Without a row at all the files still tell.
    await tamper(`delete from audit_heads where chain = '${code}'`)
    expect(await found()).toEqual([
      'HEAD_ROW_MISSING 5 2026-11-01',
      'HEAD_ROW_MISSING 9 2026-11-02',
      'HEAD_DIFFERS 9 2026-11-02',
      'HEAD_ROW_MISSING 13 2026-11-03',
      'HEAD_DIFFERS 13 2026-11-03',
    ])
  })

  it('a note that was written over, in the database or in the file', async () => {
    await tamper(
      `update audit_heads set note = replace(note, '2026-11-02', '2026-11-12') where chain = '${code}'`,
    )
    expect(await found()).toEqual(['HEAD_CHANGED 9 2026-11-02'])
    const name = `audit-heads/${code}/2026-11-03.txt`
    await env.FILES.put(
      name,
      ((await (await env.FILES.get(name))?.text()) ?? '').replace('13', '14'),
    )
    await env.FILES.delete(`audit-heads/${code}/2026-11-01.txt`)
    expect(await found()).toEqual([
      'HEAD_FILE_MISSING 5 2026-11-01',
      'HEAD_CHANGED 9 2026-11-02',
      'HEAD_FORGED 13 2026-11-03',
    ])
  })

  it('another day’s or another district’s head in its place', async () => {
    const other = await makeSealedDistrict(DAYS)
    const name = (of: string, day: string) => `audit-heads/${of}/${day}.txt`
    const text = async (key: string) => (await (await env.FILES.get(key))?.text()) ?? ''
    await env.FILES.put(name(code, '2026-11-02'), await text(name(code, '2026-11-01')))
    await env.FILES.put(name(code, '2026-11-03'), await text(name(other, '2026-11-03')))
    expect(await found()).toEqual(['HEAD_FORGED 9 2026-11-02', 'HEAD_FORGED 13 2026-11-03'])
  })

  it('sealing does not grow a head over a file that does not fit, and says so', async () => {
    await env.FILES.put(`audit-heads/${code}/2026-11-05.txt`, 'bukan kepala rantai\n')
    const lines: { event: string }[] = []
    const ctx = {
      ...contextFor(SYSTEM, dayAfter('2026-11-05')),
      log: (line: { event: string }) => lines.push(line),
    }
    await sealDay(ctx, code, 'Asia/Jakarta')
    expect(lines.map(({ event }) => event)).toEqual(['audit.headDiffers'])
    expect(await found()).toEqual(['HEAD_ROW_MISSING 0 2026-11-05', 'HEAD_FORGED 0 2026-11-05'])
  })
})
