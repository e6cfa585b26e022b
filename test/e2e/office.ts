/** What people of the district's office do at their desks, by the words they see. */
import type { Locator, Page } from 'playwright-core'
import { PASSWORD } from './lumajang.ts'

/** A desk computer. */
export const DESK = {
  viewport: { width: 1280, height: 800 },
  locale: 'id-ID',
  timezoneId: 'Asia/Jakarta',
}

export async function signIn(page: Page, username: string, password = PASSWORD): Promise<void> {
  await page.goto('/masuk/dinas/')
  await page.getByLabel('Nama pengguna').fill(username)
  await page.getByLabel('Kata sandi').fill(password)
  await page.getByRole('button', { name: 'Masuk' }).click()
  await page.getByRole('button', { name: 'Keluar' }).waitFor()
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
