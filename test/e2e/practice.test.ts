/**
 * Field practice on a trainer's phone without signal, from a killed browser to what the cadre reads; and a follow-up plan from the
 * cadre's hand through her trainer's and back.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '../../worker/core/access.ts'
import { setPhotoSetting } from '../../worker/fieldwork/photo-setting.ts'
import { readPracticeBook } from '../../worker/fieldwork/read-practice.ts'
import { openCadres, type Cadre } from '../link/cadre.ts'
import { openPhone, type Phone } from '../link/phone.ts'
import { openBrowser, PATIENCE } from './browser.ts'
import { PHONE } from './learner.ts'
import { axe, picture } from './look-over.ts'
import { DISTRICT, openLumajang, TRAINER, type Lumajang } from './lumajang.ts'
import { DESK, signIn } from './office.ts'
import { CAMERA, photo } from './photo.ts'
import { startService, type Service } from './running-product.ts'
import { PROVED } from '../factories/proved.ts'

const [SITI, SRI, DEWI] = ['Siti Aminah', 'Sri Wahyuni', 'Dewi Lestari'] as const
const SHEET = /Modul 9/
const STEPS = 12
const COMMENT = 'Dua capaian sudah dihitung dengan benar.'
const PLACE = 'Posyandu Melati'

let service: Service
let browser: Browser
let lumajang: Lumajang
let cadres: readonly Cadre[]
let phone: Phone
beforeAll(async () => {
  service = await startService()
  lumajang = await openLumajang(service)
  cadres = await openCadres(service, lumajang, [SITI, SRI, DEWI])
  phone = await openPhone({ url: service.url })
  browser = await openBrowser()
})
afterAll(async () => {
  await phone?.discard()
  await browser?.close()
  await service?.close()
})

const status = (page: Page, words: string | RegExp) =>
  page.getByRole('status').filter({ hasText: words })
const row = (page: Page, name: string) =>
  page.getByRole('listitem').getByRole('button', { name: new RegExp(`^${name}`) })
const onStep = (page: Page, at: number) => page.getByText(`Langkah ${at} dari ${STEPS}`).waitFor()
const openBook = async (page: Page): Promise<void> => {
  await page.goto('/pelatih/praktik/')
  await page.getByRole('link', { name: /^Semua kader/ }).tap()
  await row(page, SITI).waitFor()
}

/** Every step alone, but those named. */
async function markAlone(page: Page, others: Readonly<Record<number, string>> = {}): Promise<void> {
  for (let at = 1; at <= STEPS; at += 1) {
    await onStep(page, at)
    await page.getByRole('button', { name: others[at] ?? 'Bisa sendiri', exact: true }).click()
  }
}

/** Of several at once: every step alone, but what is named for one of them. */
async function markTogether(page: Page, from: number, to: number): Promise<void> {
  for (let at = from; at <= to; at += 1) {
    await onStep(page, at)
    if (at < STEPS) {
      await page.getByRole('button', { name: 'Semua: bisa sendiri' }).tap()
      continue
    }
    const of = (name: string) => page.getByRole('group', { name: `Hasil ${name}` })
    await of(SRI).getByRole('button', { name: 'Bisa sendiri' }).tap()
    await of(DEWI).getByRole('button', { name: 'Belum' }).tap()
    await of(DEWI).getByRole('button', { name: 'Belum', pressed: true }).waitFor()
    await of(SRI).getByRole('button', { name: 'Bisa sendiri', pressed: true }).waitFor()
    await page.getByRole('button', { name: 'Berikutnya' }).tap()
  }
}

async function chooseTwo(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Nilai beberapa kader bersama' }).tap()
  await row(page, SRI).tap()
  await row(page, DEWI).tap()
  await page.getByRole('button', { name: SHEET }).tap()
}

it('assesses three cadres without signal, one of them twice, and loses nothing when the browser is killed', async () => {
  let { page } = phone
  await signIn(page, TRAINER)
  await openBook(page)
  await page.getByText('Siap dipakai tanpa sinyal.').waitFor()
  await phone.context.setOffline(true)
  await openBook(page)
  expect(await axe(page)).toEqual([])
  await picture(page, 'pelatih-praktik-buku', 360)

  await row(page, SITI).tap()
  await page.getByRole('button', { name: SHEET }).tap()
  await onStep(page, 1)
  expect(await axe(page)).toEqual([])
  await picture(page, 'pelatih-praktik-langkah', 360)
  await markAlone(page, { 3: 'Dengan bantuan' })
  await page.getByLabel('Catatan untuk kader').fill(COMMENT)
  await page.getByLabel('Tempat').fill(PLACE)
  expect(await axe(page)).toEqual([])
  await picture(page, 'pelatih-praktik-periksa', 360)
  await page.getByRole('button', { name: 'Simpan penilaian' }).tap()
  await status(page, 'Tersimpan di HP, 1 belum terkirim').waitFor()

  await chooseTwo(page)
  await markTogether(page, 1, 5)
  await onStep(page, 6)
  await picture(page, 'pelatih-praktik-bersama', 360)
  await phone.kill()

  phone = await phone.reopen()
  ;({ page } = phone)
  await phone.context.setOffline(true)
  await openBook(page)
  await status(page, 'Tersimpan di HP, 1 belum terkirim').waitFor()
  await page.getByRole('button', { name: /^Belum selesai/ }).tap()
  await row(page, SITI).waitFor({ state: 'detached' })
  await chooseTwo(page)
  await markTogether(page, 6, STEPS)
  await page.getByRole('button', { name: 'Simpan 2 penilaian' }).tap()
  await status(page, 'Tersimpan di HP, 3 belum terkirim').waitFor()

  await page.getByRole('button', { name: /^Semua/ }).tap()
  await row(page, DEWI).tap()
  await page.getByRole('button', { name: /^Nilai ulang: .*Modul 9/ }).tap()
  await markAlone(page)
  await page.getByRole('button', { name: 'Simpan penilaian' }).tap()
  await status(page, 'Tersimpan di HP, 4 belum terkirim').waitFor()
  await row(page, DEWI).tap()
  await page.getByText('Bisa semua sendiri').waitFor()
  expect(await axe(page)).toEqual([])
  await picture(page, 'pelatih-praktik-kader', 360)

  await phone.context.setOffline(false)
  // The session of a browser that is gone is gone with it; what was assessed is not.
  await signIn(page, TRAINER)
  await openBook(page)
  await status(page, 'Semua sudah terkirim').waitFor()

  const trainer: Actor = {
    kind: 'staff',
    accountId: lumajang.accounts[TRAINER] ?? '',
    name: 'Lilik Handayani',
    grants: [{ role: 'TRAINER', area: DISTRICT }],
    sessionId: 'practice',
    provedAt: PROVED,
  }
  const book = await readPracticeBook(service.context(trainer), { area: DISTRICT })
  const names = new Map(book.people.map(({ cadreId, name }) => [cadreId, name]))
  const told = book.assessments.map(({ cadreId, results, comment, place, by }) => ({
    name: names.get(cadreId),
    notAlone: results.flatMap((each, at) => (each === 'DONE' ? [] : [`${at + 1} ${each}`])),
    comment,
    place,
    by,
  }))
  const rest = { place: PLACE, by: 'Lilik Handayani' }
  expect(told).toHaveLength(4)
  expect(told).toEqual(
    expect.arrayContaining([
      { name: SITI, notAlone: ['3 HELPED'], comment: COMMENT, ...rest },
      { name: SRI, notAlone: [], comment: '', ...rest },
      { name: DEWI, notAlone: ['12 NOT'], comment: '', ...rest },
      { name: DEWI, notAlone: [], comment: '', ...rest },
    ]),
  )
})

it('takes an assessment back with a reason, and the cadre reads what stands', async () => {
  const { page } = phone
  await row(page, SRI).tap()
  await page.getByRole('button', { name: /^Batalkan penilaian/ }).tap()
  await page.getByRole('dialog').getByRole('button', { name: 'Salah memilih kader' }).tap()
  await status(page, 'Penilaian dibatalkan.').waitFor()
  await page.getByRole('button', { name: 'Kirim sekarang' }).tap()
  await status(page, 'Semua sudah terkirim').waitFor()

  const [siti, sri] = await Promise.all(cadres.slice(0, 2).map(({ cookie }) => readOwn(cookie)))
  expect(siti).toContain(COMMENT)
  expect(siti).toContain('Lilik Handayani')
  expect(sri).not.toContain('Lilik Handayani')
})

async function readOwn(cookie: string): Promise<string> {
  const answer = await fetch(`${service.url}/praktik/`, { headers: { cookie } })
  expect(answer.status).toBe(200)
  return answer.text()
}

it('the office sees who can do what, and one cadre’s assessments', async () => {
  const context = await browser.newContext({ ...DESK, baseURL: service.url })
  const page = await context.newPage()
  await signIn(page, TRAINER)
  await page.goto('/dinas/praktik/')
  const line = (name: string) => page.getByRole('row', { name: new RegExp(name) })
  await line(DEWI).getByText('Bisa semua', { exact: true }).waitFor()
  await line(SITI).getByText('11 dari 12 langkah').waitFor()
  expect(await axe(page)).toEqual([])
  await line(SRI).getByRole('link', { name: SRI }).click()
  await page.getByText('Salah memilih kader').waitFor()
  expect(await axe(page)).toEqual([])
  await context.close()
})

it('a plan is written by the cadre, given back, changed, and accepted', async () => {
  const desk = await browser.newContext({ ...DESK, baseURL: service.url })
  const hand = await browser.newContext({ ...PHONE, baseURL: service.url })
  const [siti] = cadres
  await hand.addCookies(
    (siti?.cookie ?? '').split('; ').map((pair) => {
      const [name = '', value = ''] = pair.split('=')
      return { name, value, url: service.url }
    }),
  )
  const hers = await hand.newPage()
  await hers.goto('/rtl/kpm-dasar/')
  const soon = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
  await hers.getByLabel(/^Apa/).first().fill('Tempat cuci tangan di posyandu')
  await hers
    .getByLabel(/^Paling lambat/)
    .first()
    .fill(soon)
  await hers.getByRole('button', { name: 'Simpan rencana' }).click()
  await hers.getByText('Tempat cuci tangan di posyandu').first().waitFor()

  const page = await desk.newPage()
  await signIn(page, TRAINER)
  await page.goto('/pelatih/rtl/')
  await page.getByRole('link', { name: SITI }).click()
  await page.getByText('Tempat cuci tangan di posyandu').waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Kembalikan' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Kembalikan' }).click()
  await dialog.getByText('Tulis apa yang perlu diubah.').waitFor()
  await dialog.getByLabel('Catatan untuk kader').fill('Tambahkan siapa yang diajak.')
  await dialog.getByRole('button', { name: 'Kembalikan' }).click()
  await page.getByText('RTL dikembalikan.').waitFor()

  await hers.goto('/rtl/kpm-dasar/')
  await hers.getByText('Tambahkan siapa yang diajak.').waitFor()
  await hers.getByRole('link', { name: 'Ubah rencana' }).click()
  await hers
    .getByLabel(/^Siapa/)
    .first()
    .fill('Pemuda dusun')
  await hers.getByRole('button', { name: 'Simpan rencana' }).click()
  await hers.getByText('Pemuda dusun').first().waitFor()

  await page.reload()
  await page.getByText('Pemuda dusun').waitFor()
  await page.getByRole('button', { name: 'Terima RTL' }).click()
  await dialog.getByRole('button', { name: 'Terima RTL' }).click()
  await page.getByText('RTL diterima. Kader membacanya di HP-nya.').waitFor()
  await hers.goto('/rtl/kpm-dasar/')
  await hers.getByText('Lilik Handayani').first().waitFor()
  await Promise.all([desk.close(), hand.close()])
})

it('a photo is taken without signal, its face covered, and arrives after a killed browser without a trace of the camera', async () => {
  await setPhotoSetting(service.context({ kind: 'system', job: 'practice' }), {
    area: DISTRICT,
    isOn: true,
  })
  let { page } = phone
  await openBook(page)
  await row(page, SITI).tap()
  await page.getByRole('button', { name: /^Nilai ulang: .*Modul 9/ }).tap()
  await onStep(page, 1)
  await page.getByRole('button', { name: 'Bisa sendiri', exact: true }).click()
  await onStep(page, 2)
  await page.getByRole('button', { name: 'Semua langkah' }).tap()
  const taken = { name: 'IMG_0007.jpg', mimeType: 'image/jpeg', buffer: await photo(browser) }
  // The book that says that photos are taken has come.
  const camera = page.locator('input[type=file]')
  await camera.waitFor({ state: 'attached' })
  await phone.context.setOffline(true)
  await camera.setInputFiles(taken)
  const editor = page.getByRole('dialog')
  await editor.getByText('Belum ada kotak').waitFor()
  const paper = editor.locator('canvas')
  await paper.tap()
  await editor.getByText('1 kotak menutup foto').waitFor()
  await paper.tap({ position: { x: 20, y: 20 } })
  await editor.getByRole('button', { name: 'Batalkan kotak terakhir' }).tap()
  await editor.getByText('1 kotak menutup foto').waitFor()
  await editor.getByRole('button', { name: 'Simpan foto' }).tap()
  await editor.getByRole('alert').waitFor()
  expect(await axe(page)).toEqual([])
  await picture(page, 'pelatih-praktik-foto', 360)
  await editor.getByLabel('Tidak ada wajah yang terlihat').check()
  await editor.getByRole('button', { name: 'Simpan foto' }).tap()
  await page.getByText('Foto tersimpan di HP ini').waitFor()
  await page.getByRole('button', { name: 'Simpan penilaian' }).tap()
  await status(page, '1 penilaian dan 1 foto belum terkirim').waitFor()
  await phone.kill()

  phone = await phone.reopen()
  ;({ page } = phone)
  await signIn(page, TRAINER)
  await openBook(page)
  await status(page, 'Semua sudah terkirim').waitFor()
  await row(page, SITI).tap()
  await page.getByRole('button', { name: 'Lihat foto' }).tap()
  const shown = page.getByRole('dialog').getByRole('img')
  const wide = () => page.evaluate("document.querySelector('.photo-shown')?.naturalWidth ?? 0")
  await expect.poll(wide, { timeout: PATIENCE }).toBe(1280)
  const address = (await shown.getAttribute('src')) ?? ''
  const bytes = await (await page.request.get(address)).body()
  expect(bytes.length).toBeLessThan(200_000)
  expect([bytes.includes(CAMERA), bytes.includes('Exif')]).toEqual([false, false])
  // In the middle of the red house is the block, beside it the house.
  expect(await colourAt(page, bytes, 0.5, 0.5)).toBe('dark')
  expect(await colourAt(page, bytes, 0.37, 0.66)).toBe('red')
  expect(await axe(page)).toEqual([])
})

function colourAt(page: Page, jpeg: Buffer, x: number, y: number): Promise<string> {
  return page.evaluate<string>(`(async () => {
    const bytes = Uint8Array.from(atob('${jpeg.toString('base64')}'), (sign) => sign.charCodeAt(0))
    const picture = await createImageBitmap(new Blob([bytes]))
    const { width, height } = picture
    const canvas = Object.assign(document.createElement('canvas'), { width, height })
    const pen = canvas.getContext('2d')
    pen.drawImage(picture, 0, 0)
    const [red, green, blue] = pen.getImageData(width * ${x}, height * ${y}, 1, 1).data
    return red < 60 && green < 60 && blue < 60 ? 'dark' : red > 130 && green < 110 ? 'red' : [red, green, blue].join()
  })()`)
}
