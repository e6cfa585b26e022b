/**
 * A district's own figure: a trainer proposes it, a reviewer puts it in force, and a cadre reads it on her phone, without signal too,
 * until it is ended.
 */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { openCadres, type Cadre } from '../link/cadre.ts'
import { controlled, openPhone, saveModules } from '../link/phone.ts'
import { openBrowser, PATIENCE } from './browser.ts'
import { axe } from './look-over.ts'
import { openLumajang, PASSWORD, SYSTEM, TRAINER } from './lumajang.ts'
import { DESK, signIn } from './office.ts'
import { makeOfficer } from './officer.ts'
import { startService, type Service } from './running-product.ts'

const REVIEWER = 'penelaah.lumajang'
const LESSON = '/belajar/mengenal-kpm/siapa-kpm/'
const HOSTILE = 'Minimal SMA <img src=x onerror="document.title=1">'

let service: Service
let browser: Browser
let cadre: Cadre | undefined
beforeAll(async () => {
  service = await startService()
  const lumajang = await openLumajang(service)
  await makeOfficer(service.context(SYSTEM), {
    username: REVIEWER,
    name: 'Bidan Rina Wulandari',
    password: PASSWORD,
    grants: [{ role: 'REVIEWER', area: '35.08' }],
  })
  ;[cadre] = await openCadres(service, lumajang, ['Siti Aminah'])
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await service?.close()
})

async function desk(username: string): Promise<Page> {
  const context = await browser.newContext({ ...DESK, baseURL: service.url })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await signIn(page, username)
  return page
}

/** The fact “Minimal SMP” of the shipped course, from the list of those that may be said locally. */
async function openFact(page: Page): Promise<void> {
  await page.goto('/pelatih/fakta/')
  await page.getByRole('button', { name: /^Boleh diganti/ }).click()
  await page.getByRole('link', { name: 'Minimal SMP' }).click()
  await page.getByRole('heading', { name: 'Kartu pusat' }).waitFor()
}

const inPhone = (page: Page) => page.frameLocator('iframe[title="Tampilan di HP kader"]')

it('is proposed, put in force by a second person, read without signal, and ended', async () => {
  if (cadre === undefined) throw new Error('no cadre')
  const phone = await openPhone({ url: service.url })
  onTestFinished(() => phone.discard())
  await phone.signIn(cadre.cookie, 'keep')
  const readOffline = async () => {
    await phone.context.setOffline(true)
    await phone.page.goto(LESSON)
    const from = await phone.page.locator('body').getAttribute('data-dari')
    const shown = await phone.page.locator('#fakta-1-1-syarat').innerText()
    await phone.context.setOffline(false)
    return { from, shown }
  }
  /** What she sends takes her state home; without anything to send that comes at the latest ten minutes after the last time. */
  const finishLesson = async (path: string) => {
    await phone.page.goto(path)
    await phone.page.getByRole('button', { name: 'Tandai selesai & lanjut' }).click()
    await expect
      .poll(
        async () => {
          const { results } = await service.db
            .prepare('select module, lesson from lesson_reads')
            .all<{ module: string; lesson: string }>()
          return results.map(({ module, lesson }) => `/belajar/${module}/${lesson}/`)
        },
        { timeout: PATIENCE },
      )
      .toContain(path)
  }
  await phone.page.goto('/belajar/')
  await controlled(phone.page)
  await saveModules(phone.page)
  expect((await readOffline()).shown).toContain('Minimal SMP')

  const trainer = await desk(TRAINER)
  await openFact(trainer)
  await trainer.getByText('Kader di Kabupaten Lumajang melihat kartu pusat.').waitFor()
  await trainer.getByRole('button', { name: 'Usulkan kartu daerah' }).click()
  await trainer.getByRole('button', { name: 'Usulkan', exact: true }).click()
  await trainer.getByText('Tulis dari mana angkanya.').waitFor()
  await trainer.getByLabel('Angka atau kata kunci').fill('Minimal SMA')
  await trainer.getByLabel('Penjelasan').fill(HOSTILE)
  await trainer.getByLabel('Sumber').fill('Perbup Lumajang 12/2026')
  await trainer.getByLabel('Tinjau ulang sebelum').fill('2027-06-01')
  await inPhone(trainer).getByText(HOSTILE).waitFor()
  expect(await axe(trainer)).toEqual([])
  await trainer.getByRole('button', { name: 'Usulkan', exact: true }).click()
  await trainer.getByText('Usulan tersimpan.').waitFor()
  await trainer.getByText('Anda yang mengusulkan, jadi orang lain yang memutuskan.').waitFor()

  const reviewer = await desk(REVIEWER)
  await reviewer.goto('/pelatih/')
  await reviewer.getByText('1 kartu daerah menunggu telaah.').waitFor()
  await openFact(reviewer)
  await reviewer.getByLabel('Jabatan Anda').fill('Bidan koordinator')
  await reviewer.getByRole('button', { name: 'Setujui dan tampilkan' }).click()
  await reviewer.getByText('Kartu berlaku.').waitFor()
  expect(await axe(reviewer)).toEqual([])
  await inPhone(reviewer).getByText('ditelaah oleh Bidan Rina Wulandari').waitFor()

  await finishLesson(LESSON)
  // The answer may still be on its way into the phone's storage.
  await expect.poll(async () => (await readOffline()).shown).toContain('Kabupaten Lumajang')
  const { from, shown } = await readOffline()
  expect(from).toBe('hp')
  expect(shown).toContain(HOSTILE)
  expect(shown).toContain('ditelaah oleh Bidan Rina Wulandari, Bidan koordinator')
  expect(shown).not.toContain('Minimal SMP')
  expect(await phone.page.title()).not.toBe('1')

  await reviewer.getByRole('button', { name: 'Akhiri kartu daerah' }).click()
  await reviewer.getByRole('button', { name: 'Akhiri', exact: true }).click()
  await reviewer.getByText('Kartu daerah berakhir.').waitFor()
  await finishLesson('/belajar/mengenal-kpm/tugas-kpm/')
  await expect.poll(async () => (await readOffline()).shown).toContain('Minimal SMP')
})
