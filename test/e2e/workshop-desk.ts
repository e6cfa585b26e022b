/** What trainers, reviewers and publishers do in the workshop, by the words they see. */
import type { Locator, Page } from 'playwright-core'
import { DISTRICT, PASSWORD, SYSTEM } from './lumajang.ts'
import { makeOfficer } from './officer.ts'
import type { Service } from './running-product.ts'

export const REVIEWER = 'penelaah.lumajang'
export const PUBLISHER = 'penerbit.lumajang'
export const COLLEAGUE = 'rekan.lumajang'

export const PEOPLE = {
  [REVIEWER]: { name: 'Bidan Ratna Dewi', role: 'REVIEWER' },
  [PUBLISHER]: { name: 'Joko Santoso', role: 'PUBLISHER' },
  [COLLEAGUE]: { name: 'Wulan Sari', role: 'TRAINER' },
} as const

/** The people of the workshop beside the trainer that the district has. */
export async function addPeople(service: Service): Promise<void> {
  const ctx = service.context(SYSTEM)
  for (const [username, { name, role }] of Object.entries(PEOPLE)) {
    const grants = [{ role, area: DISTRICT }]
    await makeOfficer(ctx, { username, name, password: PASSWORD, grants })
  }
}

/** What the page says of what was written: `Tersimpan 10.42 WIB`. */
export function saveState(page: Page): Locator {
  return page.getByRole('status', { name: 'Keadaan simpanan' })
}

/** Does something that changes a text, and waits until the page says that all of it is saved. */
export async function write(page: Page, act: () => Promise<void>): Promise<void> {
  const state = saveState(page)
  const begun = state.filter({ hasNotText: /^\s*Tersimpan/ }).waitFor()
  await act()
  await begun
  // A save may have come in between: what was done last is painted before the state is believed.
  await page.evaluate(
    'new Promise((painted) => requestAnimationFrame(() => setTimeout(painted, 100)))',
  )
  await state.filter({ hasText: /^\s*Tersimpan/ }).waitFor()
}

/** From a title to its outline; returns the course's id. */
export async function startCourse(page: Page, title: string): Promise<string> {
  await page.goto('/pelatih/')
  await page.getByLabel('Judul pelatihan').fill(title)
  await page.getByRole('button', { name: 'Mulai', exact: true }).click()
  await page.waitForURL('**/pelatih/kursus/?kursus=*')
  await saveState(page).waitFor()
  return new URL(page.url()).searchParams.get('kursus') ?? ''
}

/** A module of the outline, by the title it has now. */
export function moduleCard(page: Page, title: string): Locator {
  return page.getByRole('article', { name: title, exact: true })
}

export function paper(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Naskah pelajaran' })
}

export async function addBlock(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Tambah blok' }).click()
  await page.getByRole('menuitem', { name: new RegExp(`^${name}`) }).click()
}

export async function addPicture(page: Page, file: Buffer, alt: string): Promise<void> {
  await addBlock(page, 'Gambar')
  const dialog = page.getByRole('dialog', { name: 'Gambar' })
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'IMG_20261103.jpg', mimeType: 'image/jpeg', buffer: file })
  await dialog.getByLabel('Keterangan bagi yang tidak melihat').fill(alt)
  await dialog.getByRole('button', { name: 'Masukkan gambar' }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** Speaks into the microphone for some seconds. */
export async function record(page: Page, seconds: number, title: string): Promise<void> {
  await addBlock(page, 'Rekaman suara')
  const dialog = page.getByRole('dialog', { name: 'Rekaman suara' })
  await dialog.getByRole('button', { name: 'Mulai merekam' }).click()
  await dialog.getByText(`0 menit ${seconds} detik`).waitFor()
  await dialog.getByRole('button', { name: 'Selesai merekam' }).click()
  await dialog.getByLabel('Judul rekaman').fill(title)
  await dialog.getByRole('button', { name: 'Masukkan rekaman' }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** Its words are still to be written into the card that is returned. */
export async function addFact(
  page: Page,
  fact: { readonly figure: string; readonly id: string; readonly source: string },
): Promise<Locator> {
  await addBlock(page, 'Kartu fakta')
  const card = page.locator('.block.fact').last()
  await card.getByLabel('Angka atau kata kunci').fill(fact.figure)
  await card.getByLabel('Kode kartu').fill(fact.id)
  await card.getByLabel('Sumber').fill(fact.source)
  return card
}

/** A choice of one, written in the outline of its module; `right` counts from 1. */
export async function writeChoice(
  card: Locator,
  stem: string,
  options: readonly string[],
  right: number,
): Promise<void> {
  const form = card.getByRole('form', { name: 'Tulis soal pilihan ganda' })
  await form.getByLabel('Pertanyaan').fill(stem)
  for (const [place, option] of options.entries()) {
    await form.getByLabel(`Pilihan ${place + 1}`, { exact: true }).fill(option)
  }
  await form.getByLabel(`Pilihan ${right} benar`).check()
  await form.getByRole('button', { name: 'Simpan soal' }).click()
  await form.getByText(/^Soal tersimpan/).waitFor()
}

/** One question of the bank after another; `type` as the form names it. */
export async function writeItems(
  page: Page,
  items: readonly { readonly type: string; readonly fill: () => Promise<void> }[],
): Promise<void> {
  await page.goto('/pelatih/soal/butir/#baru')
  for (const [at, { type, fill }] of items.entries()) {
    if (at === 0) await page.getByRole('button', { name: new RegExp(`^${type}`) }).click()
    else await page.getByLabel('Jenis soal').selectOption({ label: type })
    await fill()
    await page.getByRole('button', { name: 'Simpan dan tulis berikutnya' }).click()
    await page.getByText(at === 0 ? /^Soal tersimpan/ : `${at + 1} soal tersimpan`).waitFor()
  }
}

/** Takes questions of a file into the bank, all of them. */
export async function importFile(page: Page, name: string, text: string): Promise<void> {
  await page.goto('/pelatih/soal/impor/')
  const file = { name, mimeType: 'text/plain', buffer: Buffer.from(text) }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('heading', { name: /periksa/i }).waitFor()
  await page.getByRole('button', { name: /^Simpan \d+ soal ke bank$/ }).click()
  await page.getByText('Soal sudah masuk ke bank').waitFor()
}

/** Ticks questions of the bank for a module, in this order. */
export async function pickItems(card: Locator, stems: readonly string[]): Promise<void> {
  const page = card.page()
  await card.getByRole('button', { name: 'Ambil dari bank soal' }).click()
  const dialog = page.getByRole('dialog', { name: 'Pilih soal dari bank' })
  for (const stem of stems) {
    await dialog
      .getByRole('checkbox', { name: new RegExp(stem.replaceAll(/[?.()]/g, '.')) })
      .check()
  }
  await write(page, async () => {
    await dialog.getByRole('button', { name: `Tambahkan ${stems.length} soal` }).click()
  })
}

/** With the step that asks once more, where there is one. */
export async function publish(page: Page): Promise<void> {
  const done = page.getByText(/^Terbit sebagai versi \d+/)
  const sure = page.getByRole('dialog').getByRole('button', { name: /^(ya, )?terbitkan/i })
  await page.getByRole('button', { name: 'Terbitkan sekarang' }).click()
  await done.or(sure).first().waitFor()
  if ((await sure.count()) > 0) await sure.click()
  await done.waitFor()
}

/** Corrects the key of a question with one right answer; returns what the page says of its effect. */
export async function correctKey(
  page: Page,
  stem: string,
  right: string,
  reason: string,
): Promise<string> {
  const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: stem }) })
  await card.getByRole('button', { name: 'Betulkan kunci' }).click()
  const dialog = page.getByRole('dialog', { name: 'Betulkan kunci' })
  await dialog.getByLabel(right, { exact: true }).check()
  await dialog.getByLabel('Alasan').fill(reason)
  await dialog.getByRole('button', { name: 'Lihat akibatnya' }).click()
  await dialog.getByRole('button', { name: 'Betulkan kunci sekarang' }).click()
  await dialog.getByText('Kunci sudah dibetulkan').waitFor()
  const effect = await dialog.getByText(/percobaan memuat soal ini/).innerText()
  await dialog.getByRole('button', { name: 'Selesai' }).click()
  return effect
}

/** Things to sort and numbers to work out, as `playPractices` plays them. */
export async function addPractices(page: Page): Promise<void> {
  await addBlock(page, 'Pilah')
  const sort = page.locator('.block.sorting').last()
  await sort.getByLabel('Pertanyaan').fill('Dibawa atau ditinggal?')
  await sort.getByLabel('Kelompok 1').fill('Dibawa')
  await sort.getByLabel('Kelompok 2').fill('Ditinggal')
  for (const [at, [thing, group, said]] of [
    ['Buku KIA', 'Dibawa', 'Bidan menulis di buku itu.'],
    ['Kasur', 'Ditinggal', 'Di sana sudah ada.'],
  ].entries()) {
    const line = sort.locator('.block.choice').nth(at)
    await line.getByLabel('Masuk kelompok').selectOption({ label: group ?? '' })
    await line.locator('[data-part="text"]').click()
    await page.keyboard.type(`${thing}\n${said}`)
  }
  await addBlock(page, 'Hitung')
  const count = page.locator('.block.counting').last()
  await count.getByLabel('Pertanyaan').fill('Berapa kali sebulan?')
  await count.getByLabel('Jawaban').fill('1,5 kali')
  await count.locator('[data-part="text"]').click()
  await page.keyboard.type('Banyaknya\nTiga dibagi dua.')
}
