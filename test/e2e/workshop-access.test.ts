/** Every screen of the workshop, with its dialogs open: axe on a desk and on a phone, nothing that scrolls sideways at 320 px. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { getGraded } from '../../worker/curriculum/index.ts'
import { startQuiz, submitAttempt } from '../../worker/learning/index.ts'
import { anItem } from '../factories/items.ts'
import { ITEM_TYPES } from '../../worker/contract/items.ts'
import { openCadres } from '../link/cadre.ts'
import { openBrowser } from './browser.ts'
import { focused, pressUntil, type Focused } from './keyboard.ts'
import { axe, picture, sideways, watch } from './look-over.ts'
import { DISTRICT, openLumajang, TRAINER } from './lumajang.ts'
import { DESK, signIn } from './office.ts'
import { photo } from './photo.ts'
import { startService, type Service } from './running-product.ts'
import {
  addBlock,
  addPeople,
  addPicture,
  paper,
  PUBLISHER,
  REVIEWER,
  startCourse,
  write,
} from './workshop-desk.ts'

let service: Service
let browser: Browser
let courseId: string
const desks = new Map<string, Page>()

beforeAll(async () => {
  service = await startService()
  const lumajang = await openLumajang(service)
  await addPeople(service)
  const cadres = await openCadres(service, lumajang, ['Siti Aminah', 'Sri Wahyuni', 'Dewi Lestari'])
  browser = await openBrowser()
  const page = await deskOf(TRAINER)
  courseId = await startCourse(page, 'Gizi ibu dan anak')
  const items: string[] = []
  for (const type of ITEM_TYPES) {
    const body = { area: DISTRICT, item: plainItem(type), tags: ['gizi'], version: 0 }
    const { code } = await send(page, 'PUT', `/bank-items/${crypto.randomUUID()}`, body)
    items.push(String(code))
  }
  await fill(page, items, 'Anda dapat menyebut makanan ibu hamil.')
  const text = '# Makanan ibu hamil\n\nIbu hamil makan lebih banyak dan lebih beragam.\n'
  const lessonPath = `/workshop/courses/${courseId}/lessons/${module()}/pelajaran-1`
  const { version } = await send(page, 'GET', lessonPath)
  await send(page, 'PUT', lessonPath, { text, version })
  await send(page, 'POST', `/courses/${courseId}/publish`, {})
  for (const [at, { id }] of cadres.entries()) await answerAs(id, at)
  // Something to publish.
  await fill(page, items, 'Anda dapat memilih makanan ibu hamil.')
})
afterAll(async () => {
  await browser?.close()
  await service?.close()
})

/** Without a picture: those of the examples are in no store. */
function plainItem(type: (typeof ITEM_TYPES)[number]): unknown {
  return JSON.parse(
    JSON.stringify(anItem(type), (key, value: unknown) => (key === 'image' ? undefined : value)),
  )
}

/** What the page's own scripts would send. */
async function send(
  page: Page,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  body?: object,
): Promise<Record<string, unknown>> {
  const given = { method, path: `/api/v1${path}`, body: JSON.stringify(body) }
  const answered = await page.evaluate(async ({ path: to, ...init }) => {
    const answer = await fetch(to, {
      ...init,
      ...(init.method === 'GET' ? {} : { headers: { 'content-type': 'application/json' } }),
    })
    return { isDone: answer.ok, text: await answer.text() }
  }, given)
  if (!answered.isDone) throw new Error(`${path}: ${answered.text}`)
  // Safe: every answer of the API is an object.
  return JSON.parse(answered.text) as Record<string, unknown>
}

type Module = { slug: string; lessons: { slug: string; title: string }[] }

/** The one module asks these questions and has this aim. */
async function fill(page: Page, codes: readonly string[], objective: string): Promise<void> {
  const read = await send(page, 'GET', `/workshop/courses/${courseId}`)
  // Safe: `readOutline` answers with modules.
  const modules = (read['modules'] as Module[]).map((each) => ({
    ...each,
    objective,
    lessons: each.lessons.map(({ slug, title }) => ({ slug, title })),
    items: codes.map((code) => ({ code, for: 'quiz' })),
  }))
  const { version, settings } = read
  await send(page, 'PUT', `/workshop/courses/${courseId}`, { version, settings, modules })
}

/** Hands the module's quiz in with at most `most` right answers. */
async function answerAs(cadreId: string, most: number): Promise<void> {
  const ctx = service.context({ kind: 'cadre', cadreId, district: DISTRICT, sessionId: 'e2e' })
  const slug = module()
  const { versionId, attemptId, questions } = await startQuiz(ctx, { slug })
  const { keys } = await getGraded(ctx.db, versionId, slug)
  const answers = questions.map(({ id, options }, at) => {
    const right = keys[id]?.right ?? ''
    return [id, at < most ? right : (options.find((each) => each.id !== right)?.id ?? '1')]
  })
  await submitAttempt(ctx, { attemptId, versionId, slug, answers: Object.fromEntries(answers) })
}

async function deskOf(username: string): Promise<Page> {
  const known = desks.get(username)
  if (known !== undefined) return known
  const context: BrowserContext = await browser.newContext({ ...DESK, baseURL: service.url })
  const page = await context.newPage()
  await signIn(page, username)
  desks.set(username, page)
  return page
}

type Screen = {
  readonly name: string
  readonly who?: string
  readonly path: () => string
  /** What is opened there, one thing after another; each is looked at. */
  readonly states?: Readonly<Record<string, (page: Page) => Promise<unknown>>>
}

const lesson = () =>
  `/pelatih/kursus/pelajaran/?kursus=${courseId}&modul=${module()}&pelajaran=pelajaran-1`
const module = () => 'gizi-ibu-dan-anak-modul-1'
const click = (name: string | RegExp) => (page: Page) =>
  page.getByRole('button', { name }).first().click()
/** Opens everything that is folded; what is opened may hold more. */
const unfold = async (page: Page) => {
  const folded = page.locator('main details:not([open]) > summary')
  while ((await folded.count()) > 0) await folded.first().click()
}
/** Leaves a dialog of the editor: in the same turn the text has the focus, so that nothing is lost of what is typed at once. */
const closed = async (page: Page) => {
  const label = await page.evaluate<string>(`(async () => {
    document.querySelector('dialog[open] .dialog-head button').click()
    for (let drawn = 0; drawn < 5; drawn++) await undefined
    return document.activeElement.getAttribute('aria-label')
  })()`)
  expect(label).toMatch(/^Naskah pelajaran/)
  await page.locator('dialog[open]').waitFor({ state: 'detached' })
}
const then =
  (...acts: readonly ((page: Page) => Promise<unknown>)[]) =>
  async (page: Page) => {
    for (const act of acts) await act(page)
  }
const block = (name: string) => async (page: Page) => {
  await paper(page).press('Control+End')
  await addBlock(page, name)
}

const SCREENS: readonly Screen[] = [
  {
    name: 'pelatih',
    path: () => '/pelatih/',
    states: { salin: click(/^Salin/) },
  },
  {
    name: 'kursus',
    path: () => `/pelatih/kursus/?kursus=${courseId}#pengaturan`,
    states: {
      rincian: unfold,
      'tulis-soal': click('Tulis soal'),
      'tulis-soal-kosong': click('Simpan soal'),
      'ambil-soal': then(click('Selesai menulis soal'), click('Ambil dari bank soal'), (page) =>
        page.locator('dialog[open] input[type=checkbox]').first().waitFor(),
      ),
    },
  },
  {
    name: 'terbit',
    path: () => `/pelatih/kursus/terbit/?kursus=${courseId}`,
    states: { 'minta-telaah': click('Minta telaah'), baca: click('Baca seperti di HP') },
  },
  {
    name: 'pelajaran',
    path: lesson,
    states: {
      menu: click('Tambah blok'),
      gambar: (page) => page.getByRole('menuitem', { name: /^Gambar/ }).click(),
      'gambar-terpilih': async (page) => {
        await page.locator('dialog[open] input[type=file]').setInputFiles({
          name: 'a.jpg',
          mimeType: 'image/jpeg',
          buffer: await photo(browser, 320),
        })
        await page.getByRole('button', { name: 'Masukkan gambar' }).click()
      },
      suara: then(closed, block('Rekaman suara')),
      video: then(closed, block('Tautan video')),
      tautan: then(closed, (page) => paper(page).press('Control+k')),
      istilah: then(closed, click('Istilah')),
      'kartu-fakta': then(closed, block('Kartu fakta')),
      cerita: block('Cerita'),
      latihan: block('Latihan'),
      pilah: block('Pilah'),
      hitung: block('Hitung'),
      tabel: block('Tabel'),
      bahaya: block('Tanda bahaya'),
      'gambar-dalam': async (page) => {
        await paper(page).press('Control+End')
        await addPicture(page, await photo(browser, 320), 'Bukit di desa')
        // Where the tools do not lie over a line of the text.
        await page.evaluate('scrollTo(0, 0)')
      },
      riwayat: click('Riwayat'),
    },
  },
  { name: 'soal', path: () => '/pelatih/soal/' },
  { name: 'soal-baru', path: () => '/pelatih/soal/butir/#baru' },
  {
    name: 'impor',
    path: () => '/pelatih/soal/impor/',
    states: {
      periksa: async (page) => {
        await page.locator('.drop input[type=file]').setInputFiles({
          name: 'soal.gift',
          mimeType: 'text/plain',
          buffer: Buffer.from('::a::Siapa menimbang bayi? {=Kader ~Camat}\n\n::b::Uraikan. {}\n'),
        })
        await page.locator('.exchange-list summary').first().click()
      },
      ditolak: click(/^Tidak bisa diambil/),
    },
  },
  {
    name: 'hasil',
    who: PUBLISHER,
    path: () => '/pelatih/hasil/?pelatihan=GIZI-IBU-DAN-ANAK&soal=semua',
    states: {
      betulkan: click('Betulkan kunci'),
      akibat: async (page) => {
        const dialog = page.locator('dialog[open]')
        await dialog.getByRole('radio').last().check()
        await dialog.getByLabel('Alasan').fill('Buku KIA 2024 menyebut lain.')
        await dialog.getByRole('button', { name: 'Lihat akibatnya' }).click()
        await dialog.getByRole('button', { name: 'Betulkan kunci sekarang' }).waitFor()
      },
      betul: async (page) => {
        await page.getByRole('button', { name: 'Betulkan kunci sekarang' }).click()
        await page.locator('dialog[open]').getByText('Kunci sudah dibetulkan').waitFor()
      },
    },
  },
  {
    name: 'hasil-modul',
    who: PUBLISHER,
    path: () => '/pelatih/hasil/?pelatihan=GIZI-IBU-DAN-ANAK&tampil=modul',
  },
  {
    name: 'hasil-pembetulan',
    who: PUBLISHER,
    path: () => '/pelatih/hasil/?pelatihan=GIZI-IBU-DAN-ANAK&tampil=pembetulan',
  },
  { name: 'jawaban', path: () => '/pelatih/jawaban/' },
  { name: 'fakta', path: () => '/pelatih/fakta/' },
  { name: 'berkas', path: () => '/pelatih/kursus/berkas/' },
  { name: 'cetak', path: () => `/pelatih/kursus/cetak/?kursus=${courseId}` },
  { name: 'penelaah', who: REVIEWER, path: () => `/pelatih/kursus/terbit/?kursus=${courseId}` },
]

type Found = { onDesk: string[]; onPhone: string[]; at360: number; at320: string[] }

/** At rest a screen is held against axe on both sizes; what is opened on it is the same elements on either. */
async function lookAt(
  page: Page,
  name: string,
  isAtRest: 'at rest' | 'opened' = 'opened',
): Promise<Partial<Found>> {
  await page.waitForLoadState('networkidle')
  const onDesk = await axe(page)
  await picture(page, `bengkel-${name}`, 1280)
  await picture(page, `bengkel-${name}`, 360)
  const onPhone = isAtRest === 'at rest' ? await axe(page) : []
  const at360 = await page.evaluate<number>('document.documentElement.scrollWidth')
  const at320 = await sideways(page)
  await page.setViewportSize(DESK.viewport)
  return {
    ...(onDesk.length > 0 && { onDesk }),
    ...(onPhone.length > 0 && { onPhone }),
    ...(at360 !== 360 && { at360 }),
    ...(at320.length > 0 && { at320 }),
  }
}

it.each(SCREENS)(
  '$name: nothing for axe to find, nothing sideways, no complaint',
  async (screen) => {
    const { name, who = TRAINER, path, states = {} } = screen
    const page = await deskOf(who)
    const seen = watch(page, service.url)
    await page.goto('about:blank')
    await page.goto(path())
    await page.getByRole('button', { name: 'Keluar' }).waitFor()
    await page.waitForLoadState('networkidle')
    const found: Record<string, Partial<Found>> = { [name]: await lookAt(page, name, 'at rest') }
    for (const [state, act] of Object.entries(states)) {
      await act(page)
      found[state] = await lookAt(page, `${name}-${state}`)
    }
    const faults = Object.entries(found).filter(([, one]) => Object.keys(one).length > 0)
    const { complaints, strangers } = seen
    expect({ faults: Object.fromEntries(faults), complaints, strangers }).toEqual({
      faults: {},
      complaints: [],
      strangers: [],
    })
  },
)

it('questions of every type: nothing for axe to find, nothing sideways', async () => {
  const page = await deskOf(TRAINER)
  await page.goto('/pelatih/soal/')
  await page.locator('a.bank-stem').first().waitFor()
  const links = await page.locator('a.bank-stem').all()
  const addresses = await Promise.all(links.map((link) => link.getAttribute('href')))
  expect(addresses.length).toBeGreaterThanOrEqual(ITEM_TYPES.length)
  const faults: Record<string, Partial<Found>> = {}
  for (const [at, address] of addresses.entries()) {
    await page.goto('about:blank')
    await page.goto(address ?? '')
    await page.frameLocator('.phone-frame iframe').locator('#isi *').first().waitFor()
    await unfold(page)
    const found = await lookAt(page, `butir-${at + 1}`)
    if (Object.keys(found).length > 0) faults[address ?? ''] = found
  }
  expect(faults).toEqual({})
})

it('from a title to a published course, by keyboard alone', async () => {
  const page = await deskOf(TRAINER)
  const unseen: Focused[] = []
  const go = (wanted: RegExp, way?: 'back') => pressUntil(page, wanted, unseen, way)
  const { keyboard } = page
  await page.goto('/pelatih/')
  await page.getByLabel('Judul pelatihan').waitFor()

  await go(/^Judul pelatihan/)
  await keyboard.type('Imunisasi')
  await keyboard.press('Enter')
  await page.waitForURL('**/pelatih/kursus/?kursus=*')
  await page.getByRole('button', { name: 'Tambah pelajaran' }).waitFor()

  await write(page, async () => {
    await go(/^Judul pelajaran baru/)
    await keyboard.type('Jadwal imunisasi')
    await keyboard.press('Enter')
  })
  await go(/^Naik: Jadwal imunisasi/)
  await write(page, () => keyboard.press('Enter'))
  await page.getByText('Jadwal imunisasi sekarang urutan 1 dari 2.').waitFor()
  await expect
    .poll(async () => (await focused(page)).name)
    .toMatch(/^(?:Turun|Naik): Jadwal imunisasi/)

  await go(/^Tujuan modul/)
  await write(page, () => keyboard.type('Anda dapat menyebut jadwal imunisasi.'))
  await go(/^Tulis soal$/)
  await keyboard.press('Enter')
  await page.getByRole('form', { name: 'Tulis soal pilihan ganda' }).waitFor()
  await expect.poll(async () => (await focused(page)).name).toMatch(/^Pertanyaan/)
  await keyboard.type('Kapan bayi mendapat imunisasi pertama?')
  await go(/^Pilihan 1 benar/)
  await keyboard.press('Space')
  await go(/^Pilihan 1$/)
  await keyboard.type('Saat lahir')
  await go(/^Pilihan 2$/)
  await keyboard.type('Umur satu tahun')
  await write(page, () => keyboard.press('Enter'))
  await page.getByText(/^Soal tersimpan/).waitFor()

  const writeText = async (link: RegExp) => {
    await go(link)
    await keyboard.press('Enter')
    await page.waitForURL('**/pelajaran/?**')
    await paper(page).waitFor()
    await go(/^Naskah pelajaran/)
    // The editor hears of the focus, and of a cursor that the browser moved, some moments later; no hand is faster.
    await page.waitForTimeout(300)
    await write(page, async () => {
      await keyboard.press('Control+End')
      await page.waitForTimeout(300)
      await keyboard.press('Enter')
      await keyboard.type('Imunisasi melindungi bayi.')
    })
  }
  await writeText(/^Tulis Jadwal imunisasi/)
  await page.goBack()
  await page.getByRole('button', { name: 'Tambah pelajaran' }).waitFor()
  await writeText(/^Tulis Pelajaran 1/)
  // Into the phone beside the text and out of it, and out of the text, which takes Tab for itself nowhere but in lists and tables.
  await keyboard.press('Tab')
  await expect.poll(() => page.evaluate('document.activeElement.localName')).toBe('iframe')
  await go(/^Naskah pelajaran/, 'back')
  await keyboard.press('Control+/')
  await page.getByRole('menu').waitFor()
  await keyboard.press('End')
  await keyboard.press('Escape')
  await go(/^Periksa dan terbitkan/, 'back')
  await keyboard.press('Enter')
  await page.waitForURL('**/terbit/?**')
  await page.getByRole('button', { name: 'Terbitkan sekarang' }).waitFor()
  await go(/^Terbitkan sekarang/)
  await keyboard.press('Enter')
  const sure = page.getByRole('dialog')
  await sure.waitFor()
  await go(/^Ya, terbitkan/)
  await keyboard.press('Enter')
  await page.getByText('Terbit sebagai versi 1.').waitFor()
  expect(unseen).toEqual([])
})
