/** A cadre's finger in place of her PIN: on her own telephone alone, and never in the way of anything that her PIN or a new code does. */
import { exports } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '../../../worker/core/clock.ts'
import {
  activate,
  disableLogin,
  newActivationCode,
  readActor,
} from '../../../worker/identity/index.ts'
import { changePin } from '../../../worker/identity/own-account/change-pin.ts'
import { setOwnPhone } from '../../../worker/identity/own-account/set-phone.ts'
import {
  askSignIn,
  beginOnPhone,
  removeFromPhone,
  saveOnPhone,
  signInByKey,
} from '../../../worker/identity/passkeys/cadre-keys.ts'
import { signInCadre } from '../../../worker/identity/sign-in-cadre.ts'
import { newAuthenticator, type Authenticator, type Lie } from '../../factories/authenticator.ts'
import { contextFor, PUBLIC, SYSTEM } from '../../factories/context.ts'
import {
  auditOf,
  makeActivated,
  NEW_BROWSER,
  newKey,
  PIN,
  PRESENT as NOW,
  valueOf,
} from '../../factories/identity.ts'
import { makeDistricts } from '../../factories/regions.ts'
import { after } from '../../factories/second-factor.ts'

beforeAll(makeDistricts)

const SITE = { rpId: 'kelas-kader.example', origin: 'https://kelas-kader.example' }
const NEXT_PIN = '860417'

type Her = Awaited<ReturnType<typeof makeActivated>>
const phoneOf = ({ device, session }: Pick<Her, 'device' | 'session'>) => ({
  ...NEW_BROWSER,
  device,
  session,
})
const as = async ({ session }: Pick<Her, 'session'>, at = NOW) =>
  contextFor(await readActor(contextFor(PUBLIC, at).db, fixedClock(at), `__Host-s=${session}`), at)
const anyone = (at = after(60)) => contextFor(PUBLIC, at)
const kept = (cadreId: string) =>
  valueOf('select count(*) from passkeys where subject_id = ?', cadreId)
const triesOf = (cadreId: string) =>
  valueOf("select fails from sign_in_tries where subject = 'cadre:' || ?", cadreId)

async function switchOn(her: Her, key: Authenticator): Promise<void> {
  const ctx = await as(her)
  const wish = await beginOnPhone(ctx, phoneOf(her), SITE, PIN)
  await saveOnPhone(ctx, phoneOf(her), SITE, await key.make(wish, SITE.origin))
}

/** A cadre on a telephone of her own where it is switched on. */
async function withFinger(district = '35.08') {
  const her = await makeActivated(district)
  const key = await newAuthenticator()
  await switchOn(her, key)
  return { her, key }
}

async function signIn(her: Pick<Her, 'device'>, key: Authenticator, lie: Lie = {}) {
  const browser = { ...NEW_BROWSER, device: her.device }
  const question = await askSignIn(anyone(), browser, SITE)
  return signInByKey(anyone(), browser, SITE, await key.sign(question, SITE.origin, lie))
}

describe('her finger', () => {
  it('opens what her PIN opens, on the phone where she switched it on; her PIN stays', async () => {
    const { her, key } = await withFinger()
    const { actor, setCookies } = await signIn(her, key)
    expect(actor).toMatchObject({ kind: 'cadre', cadreId: her.cadreId, district: '35.08' })
    expect(setCookies[0]).toContain('Max-Age=15552000')
    await signIn(her, key)
    const pin = { cadreId: her.cadreId, pin: PIN }
    await signInCadre(anyone(), { ...NEW_BROWSER, device: her.device }, pin)
    const done = (await auditOf(her.cadreId)).map(({ action }) => action)
    expect(done).toEqual(expect.arrayContaining(['passkey.begin', 'passkey.add']))
  })

  it('is switched on by her PIN alone, counted like signing in', async () => {
    const her = await makeActivated()
    const ctx = await as(her)
    const begin = (pin: string) => beginOnPhone(ctx, phoneOf(her), SITE, pin)
    await expect(begin('12')).rejects.toThrow('INPUT_INVALID')
    expect(await triesOf(her.cadreId)).toBeNull()
    for (let n = 0; n < 5; n += 1) await expect(begin('904318')).rejects.toThrow('SIGN_IN_WRONG')
    await expect(begin(PIN)).rejects.toThrow('LOCKED')
    await expect(beginOnPhone(ctx, phoneOf(her), null, PIN)).rejects.toThrow('PASSKEY_ELSEWHERE')
  })

  it('opens nothing for what her phone would not say, nor twice for one question', async () => {
    const { her, key } = await withFinger()
    for (const lie of [
      { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' },
      { origin: 'https://kelas-kader.example.com' },
      { rpId: 'example.com' },
      { isVerified: false },
    ]) {
      await expect(signIn(her, key, lie), JSON.stringify(lie)).rejects.toThrow('PASSKEY_WRONG')
    }
    const browser = { ...NEW_BROWSER, device: her.device }
    const question = await askSignIn(anyone(), browser, SITE)
    const shown = await key.sign(question, SITE.origin)
    await signInByKey(anyone(), browser, SITE, shown)
    await expect(signInByKey(anyone(), browser, SITE, shown)).rejects.toThrow('PASSKEY_EXPIRED')
    const late = await key.sign(await askSignIn(anyone(), browser, SITE), SITE.origin)
    const then = contextFor(PUBLIC, after(60 + 301))
    await expect(signInByKey(then, browser, SITE, late)).rejects.toThrow('PASSKEY_EXPIRED')
  })

  it('leaves wrong PINs counted and locks locked, and is not locked by them', async () => {
    const { her, key } = await withFinger()
    const browser = { ...NEW_BROWSER, device: her.device }
    const guess = (pin: string) => signInCadre(anyone(), browser, { cadreId: her.cadreId, pin })
    for (let n = 0; n < 5; n += 1) await expect(guess('904318')).rejects.toThrow('SIGN_IN_WRONG')
    await signIn(her, key)
    await expect(guess(PIN)).rejects.toThrow('LOCKED')
    expect(await triesOf(her.cadreId)).toBe(5)
  })

  it('is nothing on another phone, for another cadre, or in another district', async () => {
    const { her, key } = await withFinger()
    const { her: other, key: others } = await withFinger('33.75')
    const bare = await makeActivated()
    await expect(signIn(bare, key)).rejects.toThrow('NOT_FOUND')
    await expect(signIn({ device: newKey() + newKey() }, key)).rejects.toThrow('NOT_FOUND')
    await expect(signIn(her, others)).rejects.toThrow('PASSKEY_WRONG')
    const browser = { ...NEW_BROWSER, device: her.device }
    const shown = await key.sign(await askSignIn(anyone(), browser, SITE), SITE.origin)
    const there = { ...NEW_BROWSER, device: other.device }
    await expect(signInByKey(anyone(), there, SITE, shown)).rejects.toThrow('PASSKEY_WRONG')
    await expect(removeFromPhone(contextFor(PUBLIC))).rejects.toThrow('SIGN_IN_NEEDED')
  })

  it('whose count goes back ends, and only the PIN helps', async () => {
    const { her, key } = await withFinger()
    await signIn(her, key, { counter: 7 })
    await expect(signIn(her, key, { counter: 7 })).rejects.toThrow('PASSKEY_COPIED')
    expect(await kept(her.cadreId)).toBe(0)
    expect((await auditOf(her.cadreId)).map(({ action }) => action)).toContain('passkey.remove')
    await expect(signIn(her, key)).rejects.toThrow('NOT_FOUND')
  })
})

describe('it ends', () => {
  it('with a new code that was used, and old phones with it', async () => {
    const { her, key } = await withFinger()
    const system = contextFor(SYSTEM, NOW)
    const { code, writes } = await newActivationCode(system, her.cadreId)
    await system.db.batch(writes)
    await signIn(her, key)
    const again = { code, pin: NEXT_PIN, phone: 'own', key: newKey() } as const
    await activate(anyone(), { ...NEW_BROWSER, device: her.device }, again)
    expect(await kept(her.cadreId)).toBe(0)
    await expect(signIn(her, key)).rejects.toThrow('NOT_FOUND')
  })

  it('with another PIN, for whoever knew the old one may have switched it on', async () => {
    const { her } = await withFinger()
    await changePin(await as(her), phoneOf(her), { before: PIN, after: NEXT_PIN })
    expect(await kept(her.cadreId)).toBe(0)
  })

  it('where the phone is shared, and does not begin there', async () => {
    const { her, key } = await withFinger()
    await setOwnPhone(await as(her), phoneOf(her), 'shared', '')
    expect(await kept(her.cadreId)).toBe(0)
    await expect(signIn(her, key)).rejects.toThrow('NOT_FOUND')
    const shared = await makeActivated('35.08', 'shared')
    const ctx = await as(shared)
    await expect(beginOnPhone(ctx, phoneOf(shared), SITE, PIN)).rejects.toThrow('PHONE_SHARED')
  })

  it('while somebody else signs in on that phone too, whatever each has said of it', async () => {
    const { her, key } = await withFinger()
    const other = await makeActivated()
    const system = contextFor(SYSTEM, NOW)
    const { code, writes } = await newActivationCode(system, other.cadreId)
    await system.db.batch(writes)
    const here = { ...NEW_BROWSER, device: her.device }
    const { actor } = await activate(anyone(), here, {
      code,
      pin: PIN,
      phone: 'own',
      key: newKey(),
    })
    await expect(signIn(her, key)).rejects.toThrow('NOT_FOUND')
    const ctx = contextFor(actor, NOW)
    await expect(beginOnPhone(ctx, here, SITE, PIN)).rejects.toThrow('PHONE_SHARED')
    await system.db.batch(disableLogin(other.cadreId, NOW))
    await signIn(her, key)
  })

  it('is not saved where the phone was made shared between her PIN and her finger', async () => {
    const her = await makeActivated()
    const ctx = await as(her)
    const key = await newAuthenticator()
    const created = await key.make(await beginOnPhone(ctx, phoneOf(her), SITE, PIN), SITE.origin)
    await setOwnPhone(ctx, phoneOf(her), 'shared', '')
    await expect(saveOnPhone(ctx, phoneOf(her), SITE, created)).rejects.toThrow('PHONE_SHARED')
  })

  it('with a login that is closed, and when she switches it off', async () => {
    const closed = await withFinger()
    const { db } = contextFor(SYSTEM)
    await db.batch(disableLogin(closed.her.cadreId, NOW))
    expect(await kept(closed.her.cadreId)).toBe(0)
    const { her, key } = await withFinger()
    await removeFromPhone(await as(her))
    await removeFromPhone(await as(her))
    await expect(signIn(her, key)).rejects.toThrow('NOT_FOUND')
    await switchOn(her, await newAuthenticator())
    await switchOn(her, key)
    expect(await kept(her.cadreId)).toBe(1)
  })
})

describe('the pages', () => {
  const call = (path: string, cookie: string, form?: Record<string, string>, base = SITE.origin) =>
    exports.default.fetch(`${base}${path}`, {
      redirect: 'manual',
      headers: {
        cookie,
        ...(form === undefined
          ? {}
          : { origin: base, 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form).toString() }),
    })
  const textOf = async (path: string, cookie: string, base?: string) =>
    (await call(path, cookie, undefined, base)).text()

  it('offer it where it can be, and load its script nowhere else', async () => {
    const { her } = await withFinger()
    const device = `__Host-dev=${her.device}`
    expect(await textOf('/masuk/', device)).toContain('src="/kunci.js"')
    expect(await textOf('/masuk/', device, 'https://kelas.test')).not.toContain('kunci.js')
    const account = await textOf('/data-saya/akun/', her.cookie)
    expect(account).toContain('Menyala di HP ini sejak')
    expect(account).toContain('Masuk dengan sidik jari dinyalakan')
    const bare = await makeActivated()
    expect(await textOf('/masuk/', `__Host-dev=${bare.device}`)).not.toContain('kunci.js')
    expect(await textOf('/data-saya/akun/', bare.cookie)).toContain('name="pinSidik"')
    const shared = await makeActivated('35.08', 'shared')
    expect(await textOf('/data-saya/akun/', shared.cookie)).not.toContain('pinSidik')
  })

  it('lead from her PIN to her finger, and say what was wrong', async () => {
    const her = await makeActivated()
    const key = await newAuthenticator()
    const here = '/data-saya/akun/sidik-jari'
    const form = { langkah: 'mulai', orang: her.cadreId, pinSidik: PIN }
    for (const [wrong, status, words] of [
      [{ pinSidik: '12' }, 422, 'PIN terdiri dari 6 angka'],
      [{ pinSidik: '904318' }, 422, 'PIN belum cocok'],
      [{ orang: 'orang-lain' }, 409, 'Orang lain sedang masuk'],
    ] as const) {
      const answer = await call(here, her.cookie, { ...form, ...wrong })
      expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(words)])
    }
    const page = await (await call(here, her.cookie, form)).text()
    const wish = JSON.parse((/data-isi="([^"]*)"/.exec(page)?.[1] ?? '').replaceAll('&quot;', '"'))
    expect(wish).toMatchObject({ authenticatorSelection: { userVerification: 'required' } })
    const save = async (kunci: string) =>
      call(here, her.cookie, { langkah: 'simpan', orang: her.cadreId, kunci })
    expect(await (await save('')).text()).toContain('belum cocok dengan akun Anda')
    const saved = await save(JSON.stringify(await key.make(wish, SITE.origin)))
    expect(saved.headers.get('location')).toBe('/data-saya/akun/?selesai=sidik-on')

    const device = `__Host-dev=${her.device}`
    const asked = await exports.default.fetch(`${SITE.origin}/api/v1/session/cadre/passkey`, {
      method: 'POST',
      headers: { cookie: device, origin: SITE.origin, 'content-type': 'application/json' },
      body: '{}',
    })
    const shown = await key.sign(await asked.json(), SITE.origin)
    const give = (kunci: string) => call('/masuk/sidik-jari', device, { kunci })
    const nonsense = await give('bukan JSON')
    expect([nonsense.status, await nonsense.text()]).toEqual([
      422,
      expect.stringContaining('belum cocok dengan akun Anda'),
    ])
    const opened = await give(JSON.stringify(shown))
    expect([opened.status, opened.headers.get('location')]).toEqual([303, '/belajar/'])
    const off = await call(here, her.cookie, { langkah: 'hapus', orang: her.cadreId })
    expect(off.headers.get('location')).toBe('/data-saya/akun/?selesai=sidik-off')
  })
})
