import { beforeAll, expect, inject, it, vi } from 'vitest'
import { sql } from '../../../../worker/core/db.ts'
import type { SignInService } from '../../../../worker/core/sign-in-services.ts'
import { forgetOld, openSession } from '../../../../worker/identity/index.ts'
import { disableStaff, resetStaff } from '../../../../worker/identity/staff/close-account.ts'
import { approveRole } from '../../../../worker/identity/staff/decide-role.ts'
import { grantRole } from '../../../../worker/identity/staff/grant-role.ts'
import { unlinkStaff } from '../../../../worker/identity/oidc/link.ts'
import { grantDay } from '../../../../worker/identity/store-sessions.ts'
import { contextFor, staff, SYSTEM } from '../../../factories/context.ts'
import { auditOf, makeStaff, PASSWORD, PRESENT, valueOf } from '../../../factories/identity.ts'
import { makeDistricts } from '../../../factories/regions.ts'
import { after, appCode, makeEnrolled } from '../../../factories/second-factor.ts'
import {
  BACK,
  ledTo,
  surfer,
  throughService,
  type Surfer,
} from '../../../factories/sign-in-services.ts'

beforeAll(makeDistricts)

const [first, second] = inject('services')
if (first === undefined || second === undefined) throw new Error('no service was started')
const LUMAJANG: SignInService = { area: '35.08', name: 'SSO Lumajang', ...first }
const PEKALONGAN: SignInService = { area: '33.75', name: 'SSO Pekalongan', ...second }
const SERVICES = [LUMAJANG, PEKALONGAN]

/** The application has a real clock, and files before this one may have taken minutes. */
const now = () => new Date().toISOString()

let people = 0
/** So many days after today, as grants name them. */
const dayAfter = (days: number) => grantDay(new Date(Date.now() + days * 86_400_000).toISOString())
const newPerson = () => `nip-${(people += 1)}`

/** Sets out, is signed in at the service, comes back. */
async function signIn(browser: Surfer, who: string, service = LUMAJANG): Promise<Response> {
  return browser.go(await throughService(await browser.setOut(service), who))
}

/** The page to which linking leads, for a browser that is signed in. */
async function beginLink(browser: Surfer, code: string, service = LUMAJANG): Promise<Response> {
  return browser.go('/akun/layanan/', {
    jenis: 'hubungkan',
    layanan: service.issuer,
    sandiLama: PASSWORD,
    kode: code,
  })
}

/** An officer with an app whose account an identity opens; the code of her app of now is used up. */
async function makeLinked(service = LUMAJANG, area = '35.08') {
  const made = await makeEnrolled([{ role: 'DISTRICT_ADMIN', area }])
  const who = newPerson()
  const browser = surfer(SERVICES)
  browser.take(made.cookie)
  const away = ledTo(await beginLink(browser, await appCode(now()), service))
  const answer = await browser.go(await throughService(away, who))
  expect(answer.headers.get('location')).toBe('/akun/layanan/?selesai=hubung')
  return { ...made, who, browser }
}

const textOf = async (answer: Response) => (await answer.text()).replaceAll(/\s+/g, ' ')
const identitiesOf = (accountId: string) =>
  valueOf('select count(*) from service_identities where account_id = ?', accountId)

it('shows nothing and leads nowhere where no service is set', async () => {
  const browser = surfer([])
  expect(await (await browser.go('/masuk/dinas/')).text()).not.toContain('akun dinas')
  const out = await browser.go('/masuk/dinas/layanan/', { layanan: LUMAJANG.issuer })
  expect(out.status).toBe(404)
  expect(out.headers.get('refresh')).toBeNull()
  expect((await browser.go(`${BACK}?code=a&state=b`)).status).toBe(422)
  const { cookie } = await makeStaff([{ role: 'DISTRICT_ADMIN', area: '35.08' }])
  browser.take(cookie)
  expect(await (await browser.go('/akun/')).text()).not.toContain('Akun dinas')
})

it.each([
  ['elliptic curves and the secret in the header', LUMAJANG, '35.08'],
  ['RSA and the secret in the body', PEKALONGAN, '33.75'],
])('links and signs in with %s; her own code is still asked', async (_, service, area) => {
  const { accountId, who, browser: linked } = await makeLinked(service, area)
  expect((await auditOf(accountId)).map(({ action }) => action)).toEqual(
    expect.arrayContaining(['service.begin', 'service.link']),
  )
  expect(await textOf(await linked.go('/akun/'))).toContain(`Terhubung: ${service.name}.`)
  const browser = surfer(SERVICES)
  expect(await textOf(await browser.go('/masuk/dinas/'))).toContain(`Masuk lewat ${service.name}`)
  const back = await signIn(browser, who, service)
  expect(back.headers.get('location')).toBe('/masuk/dinas/langkah/')
  expect(browser.cookie('s')).toBeUndefined()
  expect(browser.cookie('o')).toBeUndefined()
  const code = { langkah: 'kode', kode: await appCode(now(), 1) }
  expect((await browser.go('/masuk/dinas/langkah/', code)).status).toBe(303)
  expect(browser.cookie('s')).toMatch(/^[0-9a-f]{64}$/)
  expect(await textOf(await browser.go('/akun/layanan/'))).toContain('Lepaskan')
  // What the service calls her stands nowhere.
  const kept = await contextFor(SYSTEM).db.all(sql`select * from service_identities`)
  expect(JSON.stringify(kept)).not.toContain(who)
})

it('writes nothing when somebody sets out, however often, nor for a code that the service does not know', async () => {
  const browser = surfer(SERVICES)
  const rows = () => valueOf('select count(*) from service_flows')
  const before = await rows()
  const state = (await browser.setOut(LUMAJANG)).searchParams.get('state') ?? ''
  for (let n = 0; n < 3; n += 1) await surfer(SERVICES).setOut(LUMAJANG)
  const forged = new URLSearchParams({ code: 'karangan', state, iss: LUMAJANG.issuer })
  expect((await browser.go(`${BACK}?${forged.toString()}`)).status).toBe(422)
  expect(await rows()).toBe(before)
})

it('asks the service for nothing but who she is, by a fixed address of ours', async () => {
  const asked = await surfer(SERVICES).setOut(LUMAJANG)
  expect(asked.origin).toBe(LUMAJANG.issuer)
  const { state, nonce, code_challenge, ...rest } = Object.fromEntries(asked.searchParams)
  expect(rest).toEqual({
    response_type: 'code',
    client_id: LUMAJANG.clientId,
    redirect_uri: `https://kelas-kader.example${BACK}`,
    scope: 'openid',
    code_challenge_method: 'S256',
    max_age: '43200',
  })
  // Another way, of the same browser too, has others of all three: 256 bits each.
  const browser = surfer(SERVICES)
  const ways = [asked, await browser.setOut(LUMAJANG), await browser.setOut(LUMAJANG)]
  const bound = ways.flatMap(({ searchParams }) => [
    searchParams.get('state') ?? '',
    searchParams.get('nonce') ?? '',
    searchParams.get('code_challenge') ?? '',
  ])
  expect([state, nonce, code_challenge]).toEqual(bound.slice(0, 3))
  expect(new Set(bound).size).toBe(9)
  expect(bound.map(({ length }) => length)).toEqual([64, 64, 43, 64, 64, 43, 64, 64, 43])
})

it('leads nowhere because somebody was shown an address: setting out is a press of a button', async () => {
  const browser = surfer(SERVICES)
  const address = `/masuk/dinas/layanan/?layanan=${encodeURIComponent(LUMAJANG.issuer)}`
  const answer = await browser.go(address)
  expect([answer.headers.get('refresh'), answer.headers.get('location')]).toEqual([null, null])
  expect(browser.cookie('o')).toBeUndefined()
})

it('takes an answer once, in the browser that asked, with its state, within ten minutes', async () => {
  const { who } = await makeLinked()
  const browser = surfer(SERVICES)
  const answer = await throughService(await browser.setOut(LUMAJANG), who)
  const other = surfer(SERVICES)
  await other.setOut(LUMAJANG)
  for (const [stranger, address] of [
    [surfer(SERVICES), answer],
    [other, answer],
    [browser, answer.replace(/state=[0-9a-f]{8}/, 'state=00000000')],
    [browser, answer.replace(/state=[0-9a-f]+&?/, '')],
  ] as const) {
    const refused = await stranger.go(address)
    expect(refused.status).toBe(422)
    expect(await textOf(refused)).toContain('Proses masuk ini sudah berakhir')
    expect(stranger.cookie('p')).toBeUndefined()
  }
  const token = browser.cookie('o') ?? ''
  expect((await browser.go(answer)).status).toBe(303)
  browser.take(`__Host-o=${token}`)
  expect((await browser.go(answer)).status).toBe(422)
  const late = surfer(SERVICES)
  const lateAnswer = await throughService(await late.setOut(LUMAJANG), who)
  // Its end and what it is for stand in the cookie, under the state.
  const own = late.cookie('o') ?? ''
  for (const made of [`${own.slice(0, 56)}ffffffff`, `${own.slice(0, 43)}1${own.slice(44)}`]) {
    late.take(`__Host-o=${made}`)
    expect(await textOf(await late.go(lateAnswer))).toContain('Proses masuk ini sudah berakhir')
  }
  late.take(`__Host-o=${own}`)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10 * 60_000 })
  try {
    expect(await textOf(await late.go(lateAnswer))).toContain('Proses masuk ini sudah berakhir')
  } finally {
    vi.useRealTimers()
  }
})

it('says so when she breaks off at the service, in our words only', async () => {
  const answer = await signIn(surfer(SERVICES), 'batal')
  expect(answer.status).toBe(422)
  const text = await textOf(answer)
  expect(text).toContain('Masuk lewat SSO Lumajang tidak jadi')
  expect(text).not.toContain('access_denied')
})

it('knows nobody by name: an identity that nobody linked, or the same name at another service', async () => {
  const { who, username } = await makeLinked()
  for (const [name, service] of [
    [username, LUMAJANG],
    [who, PEKALONGAN],
  ] as const) {
    const browser = surfer(SERVICES)
    const answer = await signIn(browser, name, service)
    expect(answer.status).toBe(422)
    expect(await textOf(answer)).toContain('Akun dinas itu belum dihubungkan')
    expect(browser.cookie('p')).toBeUndefined()
  }
})

it('opens no account that is closed, waits for its link, or has roles where the service has no say', async () => {
  const admin = contextFor(staff('DISTRICT_ADMIN', '35.08', 'kepala'), PRESENT)
  const fails = async (who: string) => textOf(await signIn(surfer(SERVICES), who))
  const closed = await makeLinked()
  await makeStaff([{ role: 'DISTRICT_ADMIN', area: '35.08' }])
  const named = { district: '35.08', accountId: closed.accountId }
  await disableStaff(admin, { ...named, reason: 'MOVED' })
  expect(await fails(closed.who)).toContain('Akun Kelas Kader Anda sedang ditutup')
  // Kept for who comes back from leave, for a month.
  await forgetOld(contextFor(SYSTEM, after(31 * 86_400)))
  expect(await identitiesOf(closed.accountId)).toBe(0)

  const waiting = await makeLinked()
  const waits = { district: '35.08', accountId: waiting.accountId }
  await resetStaff(admin, { ...waits, reason: 'PASSWORD_FORGOTTEN' })
  expect(await fails(waiting.who)).toContain('Buka dulu tautan untuk Anda')

  const lost = await makeLinked()
  await resetStaff(admin, { district: '35.08', accountId: lost.accountId, reason: 'MISUSE' })
  expect(await identitiesOf(lost.accountId)).toBe(0)

  const wide = await makeLinked()
  await contextFor(SYSTEM).db.batch([
    sql`insert into staff_grants (account_id, role, area_code) values (${wide.accountId}, 'TRAINER', '33.75')`,
  ])
  expect(await fails(wide.who)).toContain('SSO Lumajang tidak dapat membuka akun ini')
  const other = surfer(SERVICES)
  other.take(wide.cookie)
  expect((await beginLink(other, await appCode(now(), 1), PEKALONGAN)).status).toBe(404)
})

/** An office with the services of the deployment. */
const officeOf = (district: string) => ({
  ...contextFor(staff('DISTRICT_ADMIN', district, 'kepala'), now()),
  signInServices: SERVICES,
})
const trainerIn = (district: string, accountId: string) => ({
  district,
  accountId,
  id: crypto.randomUUID(),
  role: 'TRAINER' as const,
  area: district,
  startsOn: null,
  endsOn: null,
})

it('ends what it may have opened when a role is given where it has no say, and waits for one that begins soon', async () => {
  const { accountId, who, browser } = await makeLinked()
  await contextFor(SYSTEM).db.batch([
    sql`insert into staff_grants (account_id, role, area_code, ends_on)
      values (${accountId}, 'TRAINER', '33.75', '2020-01-01')`,
  ])
  const onTheWay = surfer(SERVICES)
  await signIn(onTheWay, who)
  await grantRole(officeOf('35.08'), trainerIn('35.08', accountId))
  expect((await browser.go('/akun/')).status).toBe(200)
  expect((await onTheWay.go('/masuk/dinas/langkah/')).status).toBe(200)
  await grantRole(officeOf('33.75'), trainerIn('33.75', accountId))
  expect((await browser.go('/akun/')).status).toBe(303)
  const step = await onTheWay.go('/masuk/dinas/langkah/')
  expect(step.headers.get('location')).toBe('/masuk/dinas/?selesai=habis')

  // A session of today could still be open on the day on which it begins.
  const soon = await makeLinked()
  const inDays = (days: number) =>
    contextFor(SYSTEM).db.batch([
      sql`insert into staff_grants (account_id, role, area_code, starts_on)
        values (${soon.accountId}, 'TRAINER', '33.75', ${dayAfter(days)})
        on conflict (account_id, role, area_code) do update set starts_on = excluded.starts_on`,
    ])
  await inDays(9)
  expect((await signIn(surfer(SERVICES), soon.who)).status).toBe(303)
  await inDays(6)
  const refused = await textOf(await signIn(surfer(SERVICES), soon.who))
  expect(refused).toContain('SSO Lumajang tidak dapat membuka akun ini')
})

it('ends it too when a second person gives the role', async () => {
  const { accountId, browser } = await makeLinked()
  const wish = { ...trainerIn('33.75', accountId), role: 'REVIEWER' as const }
  await contextFor(SYSTEM).db.batch([
    sql`insert into staff_grants (account_id, role, area_code, ends_on)
      values (${accountId}, 'TRAINER', '33.75', '2020-01-01')`,
  ])
  expect(await grantRole(officeOf('33.75'), wish)).toEqual({ waits: true })
  // What is only asked for gives nothing.
  expect((await browser.go('/akun/')).status).toBe(200)
  const approver = await makeStaff([{ role: 'APPROVER', area: '33.75' }])
  const decider = contextFor(staff('APPROVER', '33.75', approver.accountId), now())
  await approveRole({ ...decider, signInServices: SERVICES }, { district: '33.75', id: wish.id })
  expect((await browser.go('/akun/')).status).toBe(303)
})

it('links only after password and code, and offers only services that have a say', async () => {
  const { accountId, cookie } = await makeEnrolled()
  const browser = surfer(SERVICES)
  browser.take(cookie)
  const shown = await textOf(await browser.go('/akun/layanan/'))
  expect(shown).toContain('SSO Lumajang')
  expect(shown).not.toContain('SSO Pekalongan')
  const send = (sandiLama: string, kode: string) =>
    browser.go('/akun/layanan/', { jenis: 'hubungkan', layanan: LUMAJANG.issuer, sandiLama, kode })
  for (const answer of [
    await send('', await appCode(now())),
    await send(PASSWORD, 'bukan kode'),
    await send('salah sama sekali', await appCode(now())),
    await send(PASSWORD, await appCode(now(), 20)),
  ]) {
    expect(answer.status).toBe(422)
    expect(answer.headers.get('refresh')).toBeNull()
  }
  expect((await send(PASSWORD, await appCode(now()))).headers.get('refresh')).toContain(
    'prompt=login',
  )
  // A code is good once.
  expect((await send(PASSWORD, await appCode(now()))).status).toBe(422)
  expect(await identitiesOf(accountId)).toBe(0)
})

it('links in no other session than the one that showed password and code', async () => {
  const { accountId, cookie } = await makeEnrolled()
  const again = await openSession(contextFor(SYSTEM, PRESENT), {
    kind: 'staff',
    id: accountId,
    scheme: 'https',
  })
  const stranger = await makeEnrolled()
  for (const [at, other] of [again.cookie, stranger.cookie].entries()) {
    const browser = surfer(SERVICES)
    browser.take(cookie)
    const away = ledTo(await beginLink(browser, await appCode(now(), at)))
    browser.take(other)
    const answer = await browser.go(await throughService(away, newPerson()))
    expect(answer.status).toBe(422)
    expect(await textOf(answer)).toContain('Hubungkan lagi dari awal')
  }
  expect(await identitiesOf(accountId)).toBe(0)
  expect(await identitiesOf(stranger.accountId)).toBe(0)
})

it('lets one identity open one account', async () => {
  const { who } = await makeLinked()
  const { accountId, cookie } = await makeEnrolled()
  const browser = surfer(SERVICES)
  browser.take(cookie)
  const away = ledTo(await beginLink(browser, await appCode(now())))
  const answer = await browser.go(await throughService(away, who))
  expect(await textOf(answer)).toContain('Akun dinas itu sudah terhubung')
  expect(await identitiesOf(accountId)).toBe(0)
})

it('unlinked in a session that its word alone opened, it ends that session too', async () => {
  const { accountId, browser } = await makeLinked()
  await contextFor(SYSTEM).db.batch([
    sql`update sessions set proved_at = ${new Date(0).toISOString()} where subject_id = ${accountId}`,
  ])
  const away = await browser.go('/akun/layanan/', { jenis: 'lepaskan', layanan: LUMAJANG.issuer })
  expect(away.headers.get('location')).toBe('/akun/layanan/?selesai=lepas')
  expect(await identitiesOf(accountId)).toBe(0)
  expect((await browser.go('/akun/')).status).toBe(303)
})

it('is unlinked by her, or by her office, which sees it and ends where she is signed in', async () => {
  const { accountId, who, browser } = await makeLinked()
  const [onTheWay, elsewhere] = [surfer(SERVICES), surfer(SERVICES)]
  await signIn(elsewhere, who)
  const code = { langkah: 'kode', kode: await appCode(now(), 1) }
  // A way in that was made in another session: she is told first.
  expect((await elsewhere.go('/masuk/dinas/langkah/', code)).headers.get('location')).toBe('/akun/')
  const told = await textOf(await elsewhere.go('/akun/'))
  expect(told).toContain('akun Anda, bukan dari sini, menghubungkan akun dinas')
  expect(told).toContain('Bukan Anda? Ganti kata sandi')
  expect(await textOf(await browser.go('/akun/'))).not.toContain('bukan dari sini')
  await signIn(onTheWay, who)
  const away = await browser.go('/akun/layanan/', { jenis: 'lepaskan', layanan: LUMAJANG.issuer })
  expect(away.headers.get('location')).toBe('/akun/layanan/?selesai=lepas')
  expect(await identitiesOf(accountId)).toBe(0)
  expect(await textOf(await signIn(surfer(SERVICES), who))).toContain('belum dihubungkan')
  // Whoever came in by it, or is on the way in, is out; who unlinked it is not.
  expect((await elsewhere.go('/akun/')).status).toBe(303)
  const step = await onTheWay.go('/masuk/dinas/langkah/')
  expect(step.headers.get('location')).toBe('/masuk/dinas/?selesai=habis')
  expect((await browser.go('/akun/')).status).toBe(200)

  const colleague = await makeLinked()
  const office = await makeStaff([{ role: 'DISTRICT_ADMIN', area: '35.08' }])
  const desk = surfer(SERVICES)
  desk.take(office.cookie)
  const list = await (await desk.go('/api/v1/districts/35.08/staff')).text()
  expect(list).toContain('"services":["SSO Lumajang"]')
  expect(list).not.toContain(LUMAJANG.issuer)
  const admin = contextFor(staff('DISTRICT_ADMIN', '35.08', office.accountId), PRESENT)
  await unlinkStaff(admin, { district: '35.08', accountId: colleague.accountId })
  await unlinkStaff(admin, { district: '35.08', accountId: colleague.accountId })
  expect(await identitiesOf(colleague.accountId)).toBe(0)
  const log = (await auditOf(colleague.accountId)).map(({ action }) => action)
  expect(log.filter((action) => action === 'account.unlink')).toHaveLength(1)
  expect((await colleague.browser.go('/akun/')).status).toBe(303)
})

it('needs no code on a computer that she trusts, and asks for one before what would hurt most', async () => {
  const { who, accountId } = await makeLinked()
  const browser = surfer(SERVICES)
  await signIn(browser, who)
  const code = { langkah: 'kode', kode: await appCode(now(), 1), percaya: 'ya' }
  await browser.go('/masuk/dinas/langkah/', code)
  await browser.go('/keluar/', {})
  await contextFor(SYSTEM).db.batch([
    sql`update trusted_computers set created_at = ${after(-3600)} where account_id = ${accountId}`,
  ])
  const again = await signIn(browser, who)
  expect(again.headers.get('location')).toBe('/dinas/')
  const proof = await (await browser.go('/api/v1/session/proof')).text()
  expect(proof).toContain('"isFresh":false')
})

it('forgets a way when its minutes are over', async () => {
  await makeLinked()
  expect(await valueOf('select count(*) from service_flows')).toBeGreaterThan(0)
  await forgetOld(contextFor(SYSTEM, new Date(Date.now() + 11 * 60_000).toISOString()))
  expect(await valueOf('select count(*) from service_flows')).toBe(0)
})
