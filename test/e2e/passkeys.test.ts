/**
 * Passkeys in a real browser with a device of its own (Chromium's virtual authenticator): an officer's second step, and a cadre's
 * finger. On `localhost`, for no browser takes part where the host is a number.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { demoAppCode } from '../../db/seed/demo-factors.ts'
import { systemClock } from '../../worker/core/clock.ts'
import { stepAt } from '../../worker/identity/index.ts'
import { openBrowser } from './browser.ts'
import { activate, PHONE, see } from './learner.ts'
import { OFFICER, openLumajang, PASSWORD, PIN, type Lumajang } from './lumajang.ts'
import { addCadres, codeFor } from './office-verbs.ts'
import { DESK, signIn } from './office.ts'
import { startService, type Service } from './running-product.ts'

let service: Service
let browser: Browser
let lumajang: Lumajang
let baseURL: string
beforeAll(async () => {
  service = await startService()
  lumajang = await openLumajang(service)
  browser = await openBrowser()
  baseURL = service.url.replace('127.0.0.1', 'localhost')
})
afterAll(async () => {
  await browser?.close()
  await service?.close()
})

/** Gives the page a device that its owner unlocks whenever it is asked. */
async function giveDevice(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

it("lets an officer's device stand for the code, and a cadre's finger for her PIN", async () => {
  const desk = await browser.newContext({ ...DESK, baseURL })
  const page = await desk.newPage()
  await giveDevice(page)
  await signIn(page, OFFICER, PASSWORD)
  await page.goto('/akun/')
  await page.getByText('Pasang di perangkat ini').click()
  await page.getByLabel('Nama perangkat').fill('Laptop kantor')
  await page.locator('#kunci-sandi').fill(PASSWORD)
  await page.locator('#kunci-kode').fill(await demoAppCode(stepAt(systemClock) + 1))
  await page.getByRole('button', { name: 'Lanjut', exact: true }).click()
  await page.getByRole('button', { name: 'Pasang kunci' }).click()
  await page.getByText('Kunci sudah terpasang').waitFor()
  await page.getByText('Laptop kantor', { exact: true }).waitFor()

  await desk.clearCookies()
  await page.goto('/masuk/dinas/')
  await page.getByLabel('Nama pengguna').fill(OFFICER)
  await page.getByLabel('Kata sandi').fill(PASSWORD)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  await page.getByRole('button', { name: 'Pakai sidik jari atau kunci perangkat ini' }).click()
  // A computer that she is new to tells her first of the key that was made elsewhere.
  await page.waitForURL('**/akun/')
  await page.getByText('Bukan Anda? Ganti kata sandi').waitFor()
  await desk.close()

  const [cadreId = ''] = await addCadres(service, lumajang, [
    { name: 'Siti Aminah', areaCode: '35.08.02.2001' },
  ])
  const phone = await browser.newContext({ ...PHONE, baseURL })
  const hers = await phone.newPage()
  await giveDevice(hers)
  await hers.goto('/aktivasi/')
  await hers.getByLabel('Kode aktivasi').fill(await codeFor(service, lumajang, cadreId))
  await activate(hers, 'Siti Aminah')
  await hers.goto('/data-saya/akun/')
  await hers.getByText('Nyalakan masuk dengan sidik jari').click()
  await hers.locator('#pinSidik').fill(PIN)
  await hers.getByRole('button', { name: 'Nyalakan di HP ini' }).click()
  await see(hers, 'Buka kunci HP Anda')
  await hers.getByRole('button', { name: 'Lanjut' }).click()
  await hers.getByText('Masuk dengan sidik jari sudah menyala').waitFor()

  await phone.clearCookies({ name: 's' })
  await hers.goto('/masuk/')
  await hers.getByRole('button', { name: 'Masuk dengan sidik jari' }).click()
  await hers.waitForURL('**/belajar/')
  await see(hers, 'Siti Aminah')
  const opened = await service.db
    .prepare('select count(*) as opened from audit_entries where detail like \'%"by":"PASSKEY"%\'')
    .first<{ opened: number }>()
  expect(opened?.opened).toBe(2)
})
