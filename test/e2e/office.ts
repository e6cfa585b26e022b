/** What people of the district's office do at their desks, by the words they see. */
import type { Locator, Page } from 'playwright-core'
import { demoAppCode } from '../../db/seed/demo-factors.ts'
import { systemClock } from '../../worker/core/clock.ts'
import { stepAt } from '../../worker/identity/index.ts'
import { PASSWORD } from './lumajang.ts'

/** A desk computer. */
export const DESK = {
  viewport: { width: 1280, height: 800 },
  locale: 'id-ID',
  timezoneId: 'Asia/Jakarta',
}

/**
 * Password, then the code of the app. The first time the computer is trusted, and every other context that signs in as the same
 * person is that computer: so many may do it within one time step, in which a code counts once.
 */
export async function signIn(page: Page, username: string, password = PASSWORD): Promise<void> {
  await page.goto('/masuk/dinas/')
  const { origin } = new URL(page.url())
  const person = `${origin} ${username}`
  const trusted = computers.get(person)
  if (trusted !== undefined) {
    await page.context().addCookies([{ name: 'dev', value: trusted, url: origin, httpOnly: true }])
  }
  await page.getByLabel('Nama pengguna').fill(username)
  await page.getByLabel('Kata sandi').fill(password)
  await page.getByRole('button', { name: 'Masuk' }).click()
  await page.waitForURL((url) => url.pathname !== '/masuk/dinas/')
  while (page.url().endsWith('/masuk/dinas/langkah/')) await giveCode(page, person)
  await page.getByRole('button', { name: 'Keluar', exact: true }).waitFor()
  const cookies = await page.context().cookies(origin)
  const device = cookies.find(({ name }) => name === 'dev')
  if (device !== undefined) computers.set(person, device.value)
}

const computers = new Map<string, string>()
const lastSteps = new Map<string, number>()

/** A code that nobody of this process has given yet; waits when those that count now are used up. */
async function giveCode(page: Page, person: string): Promise<void> {
  const now = stepAt(systemClock)
  const step = Math.max(now, (lastSteps.get(person) ?? 0) + 1)
  if (step > now + 1) {
    await page.waitForTimeout(1000)
    return
  }
  lastSteps.set(person, step)
  await page.getByLabel('Kode 6 angka').fill(await demoAppCode(step))
  await page.getByLabel('Percayai perangkat ini').check()
  const answered = page.waitForResponse((answer) => answer.request().method() === 'POST')
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  if ((await answered).status() === 303) {
    await page.waitForURL((url) => !url.pathname.startsWith('/masuk/'))
  }
}

/** The rows to mend, by the line of the sheet that each begins with. */
export function rowToMend(page: Page, line: number): Locator {
  return page.getByRole('listitem').filter({ hasText: new RegExp(`^[^·]*Baris ${line}\\b`) })
}

/** Letterhead, number pattern and who signs: what the office sets up once. */
export async function setUpIssuing(page: Page): Promise<void> {
  await page.goto('/dinas/sertifikat/pengaturan/')
  await page.getByLabel('Baris alamat 1').fill('Jalan Arif Rahman Hakim Nomor 1, Lumajang 67313')
  await page.getByLabel('Kode klasifikasi').fill('400.10.2')
  await page.getByLabel('Kode unit').fill('DPMD')
  await page.getByRole('button', { name: 'Simpan penerbit' }).click()
  await page.getByText('Penerbit sudah disimpan.').waitFor()
  await page.getByRole('button', { name: 'Tambah penandatangan' }).click()
  await page.getByLabel('Nama', { exact: true }).fill('Drs. Bambang Setiawan, M.Si.')
  await page.getByLabel('Jabatan').fill('Kepala Dinas Pemberdayaan Masyarakat dan Desa')
  await page.getByLabel('Pangkat/golongan').fill('Pembina Tk. I (IV/b)')
  await page.getByLabel('NIP').fill('197203151998031004')
  await page.getByLabel('Berlaku mulai').fill('2026-01-01')
  await page.getByRole('button', { name: 'Simpan penandatangan' }).click()
  await page.getByText('Penandatangan sudah disimpan.').waitFor()
}
