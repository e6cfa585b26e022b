/**
 * A training day in a hall without signal, with two trainers and forty cadres: the roll, a walk-in, a correction of yesterday, cards
 * before the camera, and twenty cadres who check in by themselves on their own phones. When the signal is back the record is what the
 * rules say of all that was done, and nothing is in it twice.
 */
import { create } from 'qrcode'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cardText } from '../../site/src/lib/card-code.ts'
import { openSession } from '../../worker/identity/index.ts'
import { readRoll } from '../../worker/meetings/read-attendance.ts'
import { issueActivationCodes } from '../../worker/roster/index.ts'
import { openBrowser } from './browser.ts'
import { openEye, type Still } from './fake-camera.ts'
import { activate, PHONE } from './learner.ts'
import { axe } from './look-over.ts'
import { DISTRICT, openLumajang, PASSWORD, SYSTEM, TRAINER } from './lumajang.ts'
import { signIn } from './office.ts'
import { openHall, type Hall } from './roll-hall.ts'
import { makeOfficer } from './officer.ts'
import { startService, type Service } from './running-product.ts'

const SECOND_TRAINER = 'pelatih.kedua'
const MAX_TAPS = 60
const CADRES = 20
/** Phones that are prepared at a time. */
const AT_ONCE = 5
const WALK_IN = 'Zubaidah'

type Seat = { readonly page: Page; readonly context: BrowserContext }
type Cadre = Hall['people'][number]

let service: Service
let hall: Hall
/** Cadre → the address on her printed card. */
let cards: ReadonlyMap<string, string>
let browser: Browser
let trainers: readonly [Seat, Seat]
beforeAll(async () => {
  service = await startService()
  hall = await openHall(service, await openLumajang(service))
  await makeOfficer(service.context(SYSTEM), {
    username: SECOND_TRAINER,
    name: 'Bambang Sutejo',
    password: PASSWORD,
    grants: [{ role: 'TRAINER', area: DISTRICT }],
  })
  // With the codes come the logins; on phones of their own nobody needs to type a PIN here.
  const issued = await issueActivationCodes(service.context(SYSTEM), {
    district: DISTRICT,
    cadreIds: hall.people.slice(0, CADRES + 1).map(({ cadreId }) => cadreId),
  })
  cards = new Map(issued.cards.map(({ cadreId, address }) => [cadreId, address]))
  browser = await openBrowser()
  trainers = [await seat(), await seat()]
})
afterAll(async () => {
  await browser?.close()
  await service?.close()
})

async function seat(): Promise<Seat> {
  const context = await browser.newContext({ ...PHONE, baseURL: service.url })
  return { context, page: await context.newPage() }
}

const address = () => `/pelatih/hadir/?kegiatan=${hall.meetingId}`
const row = (page: Page, name: string, state: string) =>
  page.getByRole('button', { name: `${name}: ${state}`, exact: true })
const status = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words })

/** Signed in, its roll and its page kept; from then on without signal. */
async function equip({ page, context }: Seat, who: string): Promise<void> {
  await signIn(page, who)
  await page.goto(address())
  await page
    .getByRole('button', { name: `Ubah kehadiran ${hall.people[0]?.name ?? ''}`, exact: true })
    .waitFor()
  await page.getByText('Siap dipakai tanpa sinyal.').waitFor()
  await context.setOffline(true)
}

let taps = 0
async function tap(target: Locator): Promise<void> {
  taps += 1
  await target.tap()
}

async function choose(page: Page, name: string, state: string): Promise<void> {
  await tap(page.getByRole('button', { name: `Ubah kehadiran ${name}`, exact: true }))
  await tap(page.getByRole('dialog').getByRole('button', { name: state, exact: true }))
}

/** Name → state, of today's two sessions: what the record must come to. */
const [roll, besides] = [new Map<string, string>(), new Map<string, string>()]

it('takes the roll of 40 with a walk-in and a correction of yesterday in at most 60 taps, without signal', async () => {
  const [{ page }] = trainers
  await Promise.all([equip(trainers[0], TRAINER), equip(trainers[1], SECOND_TRAINER)])
  const names = hall.people.map(({ name }) => name)
  const [late = '', excused = '', sick = '', ...present] = names
  for (const name of present) await tap(row(page, name, 'Belum'))
  await choose(page, late, 'Terlambat')
  await choose(page, excused, 'Izin')
  await choose(page, sick, 'Sakit')
  await tap(page.getByRole('button', { name: 'Tambah tamu' }))
  const form = page.getByRole('dialog')
  await tap(form.getByLabel('Nama lengkap'))
  await page.keyboard.type(WALK_IN)
  await tap(form.getByRole('button', { name: 'Tambah dan catat hadir' }))
  await row(page, WALK_IN, 'Hadir').waitFor()
  // The picker of the browser: one tap opens it, one chooses.
  taps += 2
  await page.getByLabel('Sesi').selectOption(hall.yesterday)
  await choose(page, late, 'Tidak hadir')
  await tap(page.getByRole('button', { name: 'Salah ketuk kemarin' }))
  await row(page, late, 'Tidak hadir').waitFor()
  await status(page, 'Tersimpan di HP, 43 belum terkirim').waitFor()
  console.log(`training day: roll of ${names.length}, a walk-in and a correction in ${taps} taps`)
  expect(taps).toBeLessThanOrEqual(MAX_TAPS)
  for (const name of [...present, WALK_IN]) roll.set(name, 'PRESENT')
  roll.set(late, 'LATE').set(excused, 'EXCUSED').set(sick, 'SICK')
})

it('lets another trainer take the same session on another phone', async () => {
  const [, { page }] = trainers
  const [, , sick = '', there = '', other = ''] = hall.people.map(({ name }) => name)
  // Later than what the first has said of them.
  await choose(page, sick, 'Tidak hadir')
  await choose(page, there, 'Terlambat')
  await row(page, other, 'Belum').tap()
  await status(page, 'Tersimpan di HP, 3 belum terkirim').waitFor()
  roll.set(sick, 'ABSENT').set(there, 'LATE')
})

it(`lets ${CADRES} cadres check in by themselves, none of whose phones has signal`, async () => {
  const cadres = hall.people.slice(0, CADRES)
  const [{ page: screen }, { page: second }] = trainers
  const waiting = [...cadres]
  const phones: Seat[] = []
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        phones.push(await prepare(next))
      }
    }),
  )
  await screen.getByLabel('Sesi').selectOption(hall.besides)
  await screen.getByRole('button', { name: 'Kode hadir' }).tap()
  for (const { page } of phones) {
    // As she reads it off the screen, which shows another every 20 seconds.
    await page.getByLabel('Kode di layar').fill(await lettersOn(screen))
    await page.getByRole('button', { name: 'Catat kehadiran saya' }).tap()
    await page.getByRole('heading', { name: 'Tersimpan di HP ini, belum terkirim' }).waitFor()
  }
  const [one, two] = phones
  if (one === undefined || two === undefined) throw new Error('no phones')
  expect(await axe(one.page)).toEqual([])
  // Its page is gone, and what it kept is not; the address is as the hall shows it.
  await one.page.goto('about:blank')
  await one.page.goto('/hadir')
  await one.page.getByRole('heading', { name: 'Tersimpan di HP ini, belum terkirim' }).waitFor()
  // A slip is told at once, and nothing is kept of it.
  await two.page.getByLabel('Kode di layar').fill('ABCD-EFGG')
  await two.page.getByRole('button', { name: 'Catat kehadiran saya' }).tap()
  await two.page.getByText('Kode ini tidak cocok.').waitFor()

  // A trainer saw that one of them was gone by then, and another came without a phone.
  await second.getByLabel('Sesi').selectOption(hall.besides)
  const gone = cadres[0]?.name ?? ''
  const without = hall.people[CADRES]?.name ?? ''
  await choose(second, gone, 'Tidak hadir')
  await row(second, without, 'Belum').tap()
  await status(second, 'Tersimpan di HP, 5 belum terkirim').waitFor()
  for (const { name } of cadres) besides.set(name, 'LATE')
  besides.set(gone, 'ABSENT').set(without, 'PRESENT')

  await Promise.all(
    phones.map(async ({ page, context }) => {
      await context.setOffline(false)
      await page.getByRole('heading', { name: /^Anda (sudah )?tercatat hadir$/ }).waitFor()
    }),
  )
  expect(await one.page.getByText('Konseling keluarga').count()).toBe(1)
  await Promise.all(phones.map(({ context }) => context.close()))
})

it('comes to what the model says when the signal is back, and holds nothing twice', async () => {
  const [first, second] = trainers
  await first.page.getByRole('button', { name: 'Tutup' }).tap()
  for (const { context } of trainers) await context.setOffline(false)
  for (const { page } of trainers) await status(page, 'Semua sudah terkirim').waitFor()
  const checkedIn = hall.people[1]?.name ?? ''
  for (const { page } of trainers) {
    await page.getByRole('button', { name: 'Perbarui' }).tap()
    await page.getByLabel('Sesi').selectOption(hall.besides)
    await row(page, checkedIn, 'Terlambat').getByText('dengan kode').waitFor()
    await row(page, hall.people[0]?.name ?? '', 'Tidak hadir').waitFor()
  }
  await second.page.getByLabel('Sesi').selectOption(hall.today)
  await row(second.page, WALK_IN, 'Hadir').waitFor()

  const ctx = service.context(hall.trainer)
  const read = await readRoll(ctx, { area: DISTRICT, meetingId: hall.meetingId })
  const names = new Map([
    ...read.people.map(({ cadreId, name }) => [cadreId, name] as const),
    ...read.guests.map(({ id, name }) => [id, name] as const),
  ])
  const statesOf = (session: string) =>
    read.sessions
      .find(({ id }) => id === session)
      ?.marks.map(({ person, state }): [string, string] => [names.get(person.id) ?? '', state]) ??
    []
  const expected = [
    [hall.today, roll],
    [hall.besides, besides],
  ] as const
  for (const [session, model] of expected) {
    expect(statesOf(session)).toHaveLength(model.size)
    expect(new Map(statesOf(session))).toEqual(model)
  }
  expect(statesOf(hall.yesterday).filter(([, state]) => state !== 'PRESENT')).toEqual([
    [hall.people[0]?.name, 'ABSENT'],
  ])
  // 40 of yesterday; 41 and a correction of the one trainer; three and two of the other; 20 of the cadres themselves.
  const { results } = await service.db
    .prepare(
      `select count(*) as marks, count(distinct id) as ids, sum(method = 'SELF') as own,
        (select count(*) from meeting_guests) as guests from attendance_marks`,
    )
    .all()
  expect(results).toEqual([{ marks: 107, ids: 107, own: CADRES, guests: 1 }])
})

it('never sends what one cadre entered as another who is signed in on the same phone', async () => {
  const [owner, other] = [hall.people[CADRES], hall.people[1]]
  if (owner === undefined || other === undefined) throw new Error('too few people')
  const { page, context } = await prepare(owner)
  await trainers[0].page.getByRole('button', { name: 'Kode hadir' }).tap()
  await page.getByLabel('Kode di layar').fill(await lettersOn(trainers[0].page))
  await page.getByRole('button', { name: 'Catat kehadiran saya' }).tap()
  await page.getByRole('heading', { name: 'Tersimpan di HP ini, belum terkirim' }).waitFor()
  const own = () =>
    service.db
      .prepare('select count(*) as marks from attendance_marks where marked_by = ?')
      .bind(owner.cadreId)
      .first<number>('marks')
  await page.goto('about:blank')
  // Her session has ended meanwhile, and the other comes in with her own code.
  await context.clearCookies()
  await context.setOffline(false)
  await activateAs(page, other)
  await page.goto('/hadir/')
  await page.getByRole('heading', { name: 'Ada kehadiran kader lain di HP ini' }).waitFor()
  expect(await own()).toBe(0)
  await activateAs(page, owner)
  await page.goto('/hadir/')
  await page.getByRole('heading', { name: 'Anda tercatat hadir' }).waitFor()
  expect(await own()).toBe(1)
  await context.close()
})

it('marks whose card is before the camera, without signal and without a tap', async () => {
  const { page: office } = trainers[1]
  await office.goto(`/dinas/kegiatan/cetak/?kegiatan=${hall.meetingId}&lembar=kartu`)
  await office.getByText('40 kartu siap dicetak').waitFor()
  const shown = hall.people.at(-1)
  const read = await readRoll(service.context(hall.trainer), {
    area: DISTRICT,
    meetingId: hall.meetingId,
  })
  const code = read.people.find(({ cadreId }) => cadreId === shown?.cadreId)?.code ?? ''
  await office.getByRole('img', { name: `Kode QR ${code}` }).waitFor()
  const eye = await openEye(pictureOf(cardText(code)))
  try {
    const context = await eye.browser.newContext({
      ...PHONE,
      baseURL: service.url,
      permissions: ['camera'],
    })
    const page = await context.newPage()
    await equip({ page, context }, TRAINER)
    await page.getByLabel('Sesi').selectOption(hall.besides)
    await row(page, shown?.name ?? '', 'Belum').waitFor()
    await page.getByRole('button', { name: 'Pindai kartu' }).tap()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('1 kartu tercatat').waitFor()
    await dialog
      .getByRole('status')
      .filter({ hasText: shown?.name ?? '' })
      .waitFor()
    expect(await axe(page)).toEqual([])
    // Of nobody on the roll: without signal she becomes a guest, whom her code finds later.
    await dialog.getByLabel('Kode kader').fill('lmj 9999 z')
    await dialog.getByRole('button', { name: 'Catat', exact: true }).tap()
    await dialog.getByText('Tanpa sinyal namanya tidak bisa dicari.').waitFor()
    await dialog.getByLabel('Nama lengkap').fill('Suminah')
    await dialog.getByRole('button', { name: 'Catat sebagai tamu' }).tap()
    await dialog.getByText('2 kartu tercatat').waitFor()
    await dialog.getByRole('button', { name: 'Tutup' }).tap()
    await row(page, shown?.name ?? '', 'Hadir')
      .getByText('dengan kartu')
      .waitFor()
    await row(page, 'Suminah', 'Hadir').waitFor()
    await context.setOffline(false)
    await status(page, 'Semua sudah terkirim').waitFor()
  } finally {
    await eye.close()
  }
  const marks = service.db.prepare(
    `select count(*) as marks from attendance_marks where method = 'CARD' and session_id = ?`,
  )
  expect(await marks.bind(hall.besides).first<number>('marks')).toBe(2)
})

/** A cadre's own phone, on which she learns and has opened the page once; from then on without signal. */
async function prepare(cadre: Cadre): Promise<Seat> {
  const { context, page } = await seat()
  await enterAs(context, cadre)
  await learn(page, cadre)
  await page.goto('/hadir/')
  await page.getByText('Halaman ini bisa dibuka tanpa sinyal di HP ini.').waitFor()
  await page.getByText(`Atas nama ${cadre.name}`).waitFor()
  await context.setOffline(true)
  return { context, page }
}

async function enterAs(context: BrowserContext, { cadreId: id }: Cadre): Promise<void> {
  const { cookie } = await openSession(service.context(SYSTEM), {
    kind: 'cadre',
    id,
    scheme: 'http',
  })
  await context.clearCookies()
  await context.addCookies(
    cookie.split('; ').map((pair) => {
      const [name = '', value = ''] = pair.split('=')
      return { name, value, url: service.url, httpOnly: true, sameSite: 'Lax' as const }
    }),
  )
}

/** On a phone that somebody else has used: signing in is what lets the phone forget her who was there before. */
async function activateAs(page: Page, cadre: Cadre): Promise<void> {
  await page.goto(cards.get(cadre.cadreId) ?? '')
  await activate(page, cadre.name)
  await learn(page, cadre)
}

/** Her page has told the phone who is here. */
async function learn(page: Page, { cadreId }: Cadre): Promise<void> {
  await page.goto('/belajar/')
  await expect.poll(() => whoIsHere(page), { timeout: 90_000 }).toBe(cadreId)
}

function whoIsHere(page: Page): Promise<unknown> {
  return page.evaluate(`new Promise((answer) => {
    const request = indexedDB.open('kelas-kader')
    request.onupgradeneeded = () => request.transaction.abort()
    request.onerror = () => answer(null)
    request.onsuccess = () => {
      const asked = request.result.transaction('settings').objectStore('settings').get('current')
      asked.onsuccess = () => {
        request.result.close()
        answer(asked.result === undefined ? null : asked.result.cadreId)
      }
    }
  })`)
}

async function lettersOn(screen: Page): Promise<string> {
  return (await screen.locator('.code-letters').innerText()).replaceAll(/\s/g, '')
}

/** A card as a camera sees it, held upright on a table. */
function pictureOf(text: string): Still {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const [width, height, dot] = [640, 480, 10]
  const [left, top] = [width, height].map((side) => Math.floor((side - modules.size * dot) / 2))
  const grey = new Uint8Array(width * height).fill(235)
  for (let y = 0; y < modules.size * dot; y += 1) {
    for (let x = 0; x < modules.size * dot; x += 1) {
      if (modules.get(Math.floor(y / dot), Math.floor(x / dot)) === 0) continue
      grey[(y + (top ?? 0)) * width + x + (left ?? 0)] = 20
    }
  }
  return { width, height, grey }
}
