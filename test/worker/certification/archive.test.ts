/** What an archive is made from, and to whom it is given; and earlier heads of the log. */
import { beforeAll, describe, expect, it } from 'vitest'
import { integrateLog } from '../../../worker/certification/index.ts'
import {
  listArchiveCredentials,
  readArchive,
  readLogHead,
} from '../../../worker/certification/archive/read-archive.ts'
import { readIssuerList } from '../../../worker/contract/issuer-list.ts'
import { fromHex, type Bytes } from '../../../worker/contract/byte-text.ts'
import { verifyConsistency } from '../../../worker/contract/transparency-log.ts'
import {
  DISTRICT,
  makeEligible,
  makeIssued,
  makeOffice,
  makeRevoked,
  type Office,
} from '../../factories/certification.ts'
import { cadre, contextFor, PUBLIC, staff, SYSTEM } from '../../factories/context.ts'
import { newRoot, signListOfNow, under } from '../../factories/root-key.ts'

const ADMIN = staff('DISTRICT_ADMIN', DISTRICT)
const PROVINCE = staff('PROVINCE', '35')
const KEEPER = staff('SUPERADMIN', 'ID')
let office: Office
let ids: string[]

beforeAll(async () => {
  office = await makeOffice()
  const names = Array.from({ length: 103 }, (_, at) => `Kader Arsip ${at + 1}`)
  ids = await makeIssued(office, await makeEligible(office, names))
  await makeRevoked(ids[0] ?? '')
}, 60_000)

describe('the parts of an archive', () => {
  it('name the issuers of now, the districts of the area and the size of the log', async () => {
    const parts = await readArchive(contextFor(ADMIN), DISTRICT)
    expect(parts).toMatchObject({
      area: { code: DISTRICT, name: 'Kabupaten Lumajang' },
      root: null,
      signed: null,
      districts: [{ code: DISTRICT, certificates: 103, lists: 1 }],
      logSize: 104,
    })
    expect(readIssuerList(parts.list)?.issuers.map(({ issuer }) => issuer)).toEqual([
      'platform',
      DISTRICT,
    ])
  })

  it('carry the list that the root key signed, and say whether it is of today', async () => {
    const root = await newRoot()
    const signed = await signListOfNow(root, contextFor(KEEPER))
    const parts = await readArchive(under(root, contextFor(ADMIN)), DISTRICT)
    expect(parts.signed).toEqual(signed)
    expect(parts.root?.publicKey).toBe(root.publicKey)
    expect(parts.signed?.isCurrent).toBe(true)
  })

  it('go to a district, to its province, and to the keeper of all; to nobody else', async () => {
    for (const [actor, area, count] of [
      [ADMIN, DISTRICT, 1],
      [staff('APPROVER', DISTRICT), DISTRICT, 1],
      [PROVINCE, DISTRICT, 1],
      [PROVINCE, '35', 1],
      [KEEPER, 'ID', 1],
      [KEEPER, '33.75', 0],
    ] as const) {
      expect((await readArchive(contextFor(actor), area)).districts).toHaveLength(count)
    }
    for (const [actor, area, code] of [
      [ADMIN, '33.01', 'NOT_FOUND'],
      [ADMIN, '35', 'NOT_FOUND'],
      [ADMIN, 'ID', 'NOT_FOUND'],
      [PROVINCE, '33', 'NOT_FOUND'],
      [ADMIN, '35.08.01', 'NOT_FOUND'],
      [staff('TRAINER', DISTRICT), DISTRICT, 'NOT_ALLOWED'],
      [cadre('x', DISTRICT), DISTRICT, 'NOT_ALLOWED'],
      [PUBLIC, DISTRICT, 'SIGN_IN_NEEDED'],
    ] as const) {
      await expect(readArchive(contextFor(actor), area)).rejects.toMatchObject({ code })
    }
  })

  it('show no name of a holder', async () => {
    const parts = await readArchive(contextFor(PROVINCE), '35')
    expect(JSON.stringify(parts)).not.toContain('Kader Arsip')
  })
})

describe('credentials for an archive', () => {
  it('come a page at a time, each once, byte for byte as they are served', async () => {
    const first = await listArchiveCredentials(contextFor(ADMIN), DISTRICT, null)
    expect(first.credentials).toHaveLength(100)
    const second = await listArchiveCredentials(contextFor(ADMIN), DISTRICT, first.next)
    expect(second).toMatchObject({ next: null })
    const all = [...first.credentials, ...second.credentials]
    expect(all.map(({ id }) => id)).toEqual(ids.toSorted())
    const [row] = await contextFor(SYSTEM).db.all<{ document: string }>({
      text: 'select document from credentials where certificate_id = ?',
      values: [ids[0] ?? ''],
    })
    expect(all.find(({ id }) => id === ids[0])?.document).toBe(row?.document)
  })

  it('are names, so a province and another district get none', async () => {
    const refused = (actor: Parameters<typeof contextFor>[0]) =>
      expect(listArchiveCredentials(contextFor(actor), DISTRICT, null)).rejects
    await refused(PROVINCE).toMatchObject({ code: 'NOT_ALLOWED' })
    await refused(staff('DISTRICT_ADMIN', '33.01')).toMatchObject({ code: 'NOT_FOUND' })
    await refused(PUBLIC).toMatchObject({ code: 'SIGN_IN_NEEDED' })
  })
})

describe('an earlier head of the log', () => {
  it('comes with the proof that today extends it, for every size that it has had', async () => {
    const bytes = (hex: string): Bytes => fromHex(hex) ?? new Uint8Array(0)
    const { signed } = await integrateLog(contextFor(SYSTEM))
    for (const size of [1, 2, 3, 64, 100, signed]) {
      const { root, newest, proof } = await readLogHead(contextFor(PUBLIC), size)
      const older = { size, root: bytes(root) }
      const newer = { size: newest.size, root: bytes(newest.root) }
      expect(await verifyConsistency(older, newer, proof.map(bytes))).toBe(true)
    }
    await expect(readLogHead(contextFor(PUBLIC), signed + 1)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})
