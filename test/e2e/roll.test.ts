/**
 * The roll of a hall on trainers' phones without signal: how many taps it takes, that nothing of it is lost or taken twice, and
 * that two phones on one session come to what the rules say.
 */
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readRoll } from '../../worker/meetings/read-attendance.ts'
import { openPhone, type Phone } from '../link/phone.ts'
import { DISTRICT, OFFICER, openLumajang, TRAINER } from './lumajang.ts'
import { axe } from './look-over.ts'
import { signIn } from './office.ts'
import { openHall, type Hall } from './roll-hall.ts'
import { startService, type Service } from './running-product.ts'

const MAX_TAPS = 60
const WALK_IN = 'Zubaidah'

let service: Service
let hall: Hall
let phones: readonly [Phone, Phone]
beforeAll(async () => {
  service = await startService()
  hall = await openHall(service, await openLumajang(service))
  phones = await Promise.all([openPhone({ url: service.url }), openPhone({ url: service.url })])
})
afterAll(async () => {
  for (const phone of phones ?? []) await phone.discard()
  await service?.close()
})

let taps = 0
async function tap(target: Locator): Promise<void> {
  taps += 1
  await target.tap()
}

const address = () => `/pelatih/hadir/?kegiatan=${hall.meetingId}`
const row = (page: Page, name: string, state: string) =>
  page.getByRole('button', { name: `${name}: ${state}`, exact: true })
const status = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words })

/** Signed in, its roll and its page kept; from then on without signal. */
async function equip({ page, context }: Phone, who: string): Promise<void> {
  await signIn(page, who)
  await page.goto(address())
  await row(page, hall.people[0]?.name ?? '', 'Belum').waitFor()
  await page.getByText('Siap dipakai tanpa sinyal.').waitFor()
  await context.setOffline(true)
}

async function choose(page: Page, name: string, state: string): Promise<void> {
  await tap(page.getByRole('button', { name: `Ubah kehadiran ${name}`, exact: true }))
  await tap(page.getByRole('dialog').getByRole('button', { name: state, exact: true }))
}

/** What both phones have marked today, by name: what the Worker must come to. */
const model = new Map<string, string>()

it('takes 40 people, a walk-in and a correction of yesterday in at most 60 taps without signal', async () => {
  const [phone] = phones
  await equip(phone, TRAINER)
  const { page } = phone
  await page.goto('/pelatih/hadir/')
  await tap(page.getByRole('link', { name: hall.title }))
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
  await tap(form.getByLabel('Desa/kelurahan'))
  await page.keyboard.type('Kunir Lor')
  await tap(form.getByRole('button', { name: 'Tambah dan catat hadir' }))
  await row(page, WALK_IN, 'Hadir').waitFor()
  await status(page, 'Tersimpan di HP, 42 belum terkirim').waitFor()
  // The picker of the browser: one tap opens it, one chooses.
  taps += 2
  await page.getByLabel('Sesi').selectOption(hall.yesterday)
  await choose(page, late, 'Tidak hadir')
  await tap(page.getByRole('button', { name: 'Disalin dari daftar kertas' }))
  await row(page, late, 'Tidak hadir').waitFor()
  await status(page, 'Tersimpan di HP, 43 belum terkirim').waitFor()
  console.log(`roll of ${names.length} with a walk-in and a correction: ${taps} taps`)
  expect(taps).toBeLessThanOrEqual(MAX_TAPS)
  expect(await axe(page)).toEqual([])
  for (const name of [...present, WALK_IN]) model.set(name, 'PRESENT')
  model.set(late, 'LATE').set(excused, 'EXCUSED').set(sick, 'SICK')
})

it('loses nothing when the browser is killed, and meets the marks of another phone as the rules say', async () => {
  const [first, second] = phones
  await first.kill()
  await equip(second, OFFICER)
  const [, one = '', , three = ''] = hall.people.map(({ name }) => name)
  await choose(second.page, one, 'Tidak hadir')
  await row(second.page, one, 'Tidak hadir').waitFor()
  await choose(second.page, three, 'Terlambat')
  await row(second.page, three, 'Terlambat').waitFor()
  // Later than what the other phone says of the same two.
  model.set(one, 'ABSENT').set(three, 'LATE')

  const again = await first.reopen()
  phones = [again, second]
  await again.context.setOffline(true)
  await again.page.goto(address())
  await status(again.page, 'Tersimpan di HP, 43 belum terkirim').waitFor()
  await row(again.page, WALK_IN, 'Hadir').waitFor()

  for (const { context } of phones) await context.setOffline(false)
  // The session of a browser that is gone is gone with it; what was marked is not.
  await signIn(again.page, TRAINER)
  await again.page.goto(address())
  await status(again.page, 'Semua sudah terkirim').waitFor()
  await status(second.page, 'Semua sudah terkirim').waitFor()
  await second.page.getByRole('button', { name: 'Perbarui' }).tap()
  await row(second.page, WALK_IN, 'Hadir').waitFor()
  await again.page.reload()
  await row(again.page, one, 'Tidak hadir').waitFor()
  await row(again.page, three, 'Terlambat').waitFor()

  const ctx = service.context(hall.trainer)
  const roll = await readRoll(ctx, { area: DISTRICT, meetingId: hall.meetingId })
  const names = new Map([
    ...roll.people.map(({ cadreId, name }) => [cadreId, name] as const),
    ...roll.guests.map(({ id, name }) => [id, name] as const),
  ])
  const marksOf = (session: string) =>
    roll.sessions
      .find(({ id }) => id === session)
      ?.marks.map((mark) => ({
        name: names.get(mark.person.id) ?? '',
        ...mark,
      })) ?? []
  const states = marksOf(hall.today).map(({ name, state }): [string, string] => [name, state])
  expect(states).toHaveLength(model.size)
  expect(new Map(states)).toEqual(model)
  const changed = marksOf(hall.yesterday).filter(({ state }) => state !== 'PRESENT')
  expect(changed.map(({ name, state, reason }) => [name, state, reason])).toEqual([
    [hall.people[0]?.name, 'ABSENT', 'Disalin dari daftar kertas'],
  ])
  // 40 of yesterday, 41 and a correction of the one phone, two of the other.
  const { results } = await service.db
    .prepare(
      'select count(*) as marks, (select count(*) from meeting_guests) as guests from attendance_marks',
    )
    .all<{ marks: number; guests: number }>()
  expect(results).toEqual([{ marks: 84, guests: 1 }])
})
