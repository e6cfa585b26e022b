/** The ceremony of the root key, as the platform sees it. */
import { beforeAll, expect, it } from 'vitest'
import {
  findSigned,
  readIssuerList,
  signIssuerList,
} from '../../../worker/certification/archive/issuer-list.ts'
import { compromiseKey } from '../../../worker/certification/keys/compromise-key.ts'
import { publishKey } from '../../../worker/certification/keys/publish-key.ts'
import { retireKey } from '../../../worker/certification/keys/retire-key.ts'
import { signingKey } from '../../../worker/certification/keys/keys.ts'
import { readIssuerList as readText } from '../../../worker/contract/issuer-list.ts'
import { allow } from '../../../worker/core/access.ts'
import { sql } from '../../../worker/core/db.ts'
import { DISTRICT, makeOffice } from '../../factories/certification.ts'
import { contextFor, NOW, PUBLIC, staff, SYSTEM } from '../../factories/context.ts'
import { issueAt } from '../../factories/keys.ts'
import { newRoot, signListOfNow, under, type TestRoot } from '../../factories/root-key.ts'

const superadmin = (at = NOW) => contextFor(staff('SUPERADMIN', 'ID', 'keeper'), at)
let root: TestRoot

beforeAll(async () => {
  const office = await makeOffice()
  await issueAt(office, ['Sebelum Upacara'], NOW)
  root = await newRoot()
})

const audits = () =>
  superadmin().db.all(
    sql`select actor_id, entity_id, detail from audit_entries where action = 'issuers.sign'`,
  )

it('lists the platform and every issuer that has a key, with their keys and dates', async () => {
  const { list, fingerprint } = await readIssuerList(under(root, superadmin()))
  const read = readText(list)
  expect(read).toMatchObject({ origin: 'https://kelas-kader.example', asOf: NOW })
  expect(read?.issuers.map(({ issuer }) => issuer)).toEqual(['platform', DISTRICT])
  const { kid } = await signingKey(contextFor(SYSTEM), DISTRICT)
  expect(read?.issuers[1]?.keys).toMatchObject([{ kid, until: null }])
  expect(fingerprint).toMatch(/^([0-9A-F]{4} ){7}[0-9A-F]{4}$/)
  expect((await readIssuerList(superadmin())).fingerprint).toBeNull()
})

it('takes the signature days later as long as nothing has changed, and once', async () => {
  const { list } = await readIssuerList(under(root, superadmin()))
  const signature = await root.sign(list)
  const later = under(root, superadmin('2026-11-25T02:00:00.000Z'))
  const first = await signIssuerList(later, { list, signature })
  expect(first).toMatchObject({ list, isCurrent: true, acceptedAt: '2026-11-25T02:00:00.000Z' })
  const again = await signIssuerList(under(root, superadmin('2026-11-26T02:00:00.000Z')), {
    list,
    signature,
  })
  expect(again).toEqual(first)
  const [audit, ...more] = await audits()
  expect(audit).toMatchObject({ actorId: 'keeper' })
  expect(more).toEqual([])
})

it('refuses a signature of another key, a changed list, and a list of a day to come', async () => {
  const ctx = under(root, superadmin())
  const { list } = await readIssuerList(ctx)
  const forger = await newRoot()
  const wrong = { code: 'SIGNATURE_WRONG' }
  await expect(
    signIssuerList(ctx, { list, signature: await forger.sign(list) }),
  ).rejects.toMatchObject(wrong)
  const changed = list.replace('Kabupaten Lumajang', 'Kabupaten Lumajong')
  expect(changed).not.toBe(list)
  await expect(
    signIssuerList(ctx, { list: changed, signature: await root.sign(list) }),
  ).rejects.toMatchObject(wrong)
  await expect(
    signIssuerList(ctx, { list: changed, signature: await root.sign(changed) }),
  ).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })
  const tomorrow = list.replace(NOW, '2026-11-22T02:00:00.000Z')
  await expect(
    signIssuerList(ctx, { list: tomorrow, signature: await root.sign(tomorrow) }),
  ).rejects.toMatchObject({ code: 'INPUT_INVALID' })
  const spaced = list.replace('"v": 1', '"v":  1')
  await expect(
    signIssuerList(ctx, { list: spaced, signature: await root.sign(spaced) }),
  ).rejects.toMatchObject({ code: 'INPUT_INVALID' })
})

it('refuses a list that keys have outrun, and says of a signed one that it is not of today', async () => {
  const ctx = under(root, superadmin())
  const { list } = await readIssuerList(ctx)
  const { kid } = await signingKey(ctx, DISTRICT)
  await publishKey(ctx, DISTRICT)
  await expect(
    signIssuerList(ctx, { list, signature: await root.sign(list) }),
  ).resolves.toMatchObject({ isCurrent: false })
  const fresh = await readIssuerList(under(root, superadmin('2026-11-21T03:00:00.000Z')))
  await retireKey(superadmin('2026-11-21T04:00:00.000Z'), DISTRICT, kid)
  await expect(
    signIssuerList(under(root, superadmin('2026-11-21T05:00:00.000Z')), {
      list: fresh.list,
      signature: await root.sign(fresh.list),
    }),
  ).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })
})

it('tells of a stolen key what it signed until its last good instant, and of a withdrawn one too', async () => {
  const at = '2026-11-22T02:00:00.000Z'
  const { kid } = await signingKey(superadmin(at), DISTRICT)
  await compromiseKey(superadmin(at), { issuer: DISTRICT, kid, lastGoodAt: at })
  const signed = await signListOfNow(root, superadmin(at))
  const keys = readText(signed.list)?.issuers.find(({ issuer }) => issuer === DISTRICT)?.keys ?? []
  expect(keys.find((key) => key.kid === kid)).toMatchObject({ until: at, stolen: { logSize: 1 } })
  const scope = allow(contextFor(SYSTEM), 'archive.read', 'ID')
  expect(await findSigned(under(root, superadmin(at)), scope)).toEqual(signed)
})

it('has nothing signed before a root key is named, and nothing under another one', async () => {
  const scope = allow(contextFor(SYSTEM), 'archive.read', 'ID')
  expect(await findSigned(superadmin(), scope)).toBeNull()
  expect(await findSigned(under(await newRoot(), superadmin()), scope)).toBeNull()
  await expect(
    signIssuerList(superadmin(), { list: '{}', signature: 'A'.repeat(86) }),
  ).rejects.toMatchObject({ code: 'ROOT_KEY_MISSING' })
  await expect(readIssuerList({ ...superadmin(), rootKey: 'salah ketik' })).rejects.toThrow(
    'ROOT_KEY',
  )
})

it('is for the keeper only', async () => {
  const before = (await audits()).length
  for (const actor of [staff('DISTRICT_ADMIN', DISTRICT), staff('APPROVER', DISTRICT)]) {
    const ctx = under(root, contextFor(actor))
    await expect(readIssuerList(ctx)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(
      signIssuerList(ctx, { list: '{}', signature: 'A'.repeat(86) }),
    ).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  }
  await expect(
    readIssuerList(under(root, contextFor(staff('SUPERADMIN', '35.08')))),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(readIssuerList(under(root, contextFor(PUBLIC)))).rejects.toMatchObject({
    code: 'SIGN_IN_NEEDED',
  })
  expect(await audits()).toHaveLength(before)
})

it('keeps what was signed', async () => {
  const { db } = superadmin()
  await expect(db.all(sql`update signed_issuer_lists set list = '{}'`)).rejects.toThrow('stays')
  await expect(db.all(sql`delete from signed_issuer_lists`)).rejects.toThrow('stays')
})
