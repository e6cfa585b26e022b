/** The learner's whole way with JavaScript switched off: from a typed code to a certificate that checks out. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from './browser.ts'
import { activate, follow, PHONE, readModule, see, takeQuiz } from './learner.ts'
import { DISTRICT, openLumajang, PIN, type Lumajang } from './lumajang.ts'
import { addCadres, certify, codeFor, setUpIssuing } from './office-verbs.ts'
import { startService, type Service } from './running-product.ts'
import { passModules } from './work.ts'

let service: Service
let browser: Browser
let lumajang: Lumajang
beforeAll(async () => {
  service = await startService()
  lumajang = await openLumajang(service)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await service?.close()
})

it('teaches, certifies and lets anyone check without any script', async () => {
  const [cadreId = ''] = await addCadres(service, lumajang, [
    { name: 'Siti Aminah', areaCode: '35.08.02.2001' },
  ])
  const { unitId } = await setUpIssuing(service, lumajang)
  const code = await codeFor(service, lumajang, cadreId)

  const phone = await browser.newContext({
    ...PHONE,
    baseURL: service.url,
    javaScriptEnabled: false,
  })
  const page = await phone.newPage()
  await page.goto('/')
  await page.getByRole('link', { name: 'Saya kader' }).click()
  await see(page, 'HP ini belum dikenal')
  await page.getByRole('link', { name: 'Masukkan kode aktivasi' }).click()
  await page.getByLabel('Kode aktivasi').fill('KODE-SALAH')
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await page.getByText('Kode belum cocok').waitFor()
  await page.getByLabel('Kode aktivasi').fill(` ${code.toLowerCase()} `)
  await activate(page, 'Siti Aminah')

  const lessons = await readModule(page)
  expect(await takeQuiz(page, 'wrong')).toBe(0)
  expect(await takeQuiz(page, 'right')).toBe(100)

  const more = await readModule(page)
  expect(await takeQuiz(page, 'right')).toBe(100)
  // The others differ by their texts alone.
  await passModules(service, cadreId, 2)
  await page.goto('/belajar/')
  await follow(page.getByRole('link', { name: 'Lanjutkan: Tes akhir' }))
  expect(await takeQuiz(page, 'right')).toBe(100)
  await page.goto('/sertifikat/')
  await page.getByText('Dinas sedang menyiapkan sertifikatnya').waitFor()
  await page.getByText('Nama Anda akan tertulis di sertifikat').waitFor()
  await page.getByRole('button', { name: 'Ya, benar' }).click()
  await page.getByText('Anda sudah memeriksa: nama ini benar.').waitFor()

  await certify(service, lumajang, unitId, [cadreId])

  // Signed out and in again with the PIN, as on another day.
  await page.goto('/data-saya/')
  await page.getByRole('button', { name: 'Keluar dari perangkat ini' }).click()
  await page.getByText('Anda sudah keluar').waitFor()
  await page.getByLabel('PIN (6 angka)').fill(PIN)
  await page.getByRole('button', { name: 'Masuk' }).click()
  await see(page, 'Siti Aminah')
  await page.goto('/sertifikat/')
  await page.getByText('Sertifikat Anda sudah terbit').waitFor()
  const printed = await page.getByText(/^\s*KPM-\w{4}-\w{4}-\w{4}\s*$/).innerText()
  const file = await page.request.get(
    (await page.getByRole('link', { name: /^Unduh sertifikat/ }).getAttribute('href')) ?? '',
  )
  expect(file.headers()['content-type']).toBe('application/pdf')

  const stranger = await browser.newContext({
    ...PHONE,
    baseURL: service.url,
    javaScriptEnabled: false,
  })
  const check = await stranger.newPage()
  await check.goto('/v/')
  await check.getByLabel('Kode verifikasi').fill(printed.toLowerCase().replaceAll('-', ' '))
  await check.getByRole('button', { name: 'Periksa keaslian' }).click()
  await see(check, 'Sertifikat ini SAH')
  await check.getByText('Dimiliki oleh SITI AMINAH').waitFor()
  await check.getByLabel('Kode verifikasi').fill('KPM-0000-0000-0000')
  await check.getByRole('button', { name: 'Periksa keaslian' }).click()
  await see(check, 'Sertifikat TIDAK DITEMUKAN')
  await check.goto(`/kab/${DISTRICT}/`)
  await check.getByText('1 dari 1').first().waitFor()
  console.log('without script', { lessons: lessons + more, code: printed })
  await phone.close()
  await stranger.close()
})
