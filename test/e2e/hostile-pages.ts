/** Hostile words in the fields of a course and its questions, and every page that shows them, to trainers and to a cadre. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { changeModule } from './hostile-lessons.ts'
import {
  AREA,
  ask,
  count,
  hostileItems,
  look,
  lookAtHtml,
  textAt,
  texts,
  type Stage,
} from './hostile-stage.ts'
import { settled } from './hostile-watch.ts'

/** Questions of every type and all fields of the course; returns the questions' ids. */
export async function fillFields(stage: Stage): Promise<readonly string[]> {
  const { desk } = stage
  const next = texts()
  const items = hostileItems(next)
  const ids: string[] = []
  const codes: string[] = []
  for (const item of items) {
    const itemId = crypto.randomUUID()
    const kept = await ask<{ code: string }>(desk, 'PUT', `/bank-items/${itemId}`, {
      area: AREA,
      item,
      tags: [],
      version: 0,
    })
    expect(kept.refused, JSON.stringify(item).slice(0, 300)).toBeUndefined()
    ids.push(itemId)
    codes.push(kept.code)
    count(stage, 'questions, every field', true)
    const shown = await ask<{ asked: string; explained: string }>(
      desk,
      'POST',
      '/bank-items/preview',
      { area: AREA, item, itemId },
    )
    await lookAtHtml(stage, shown.asked, `question ${item.content.type}`)
    await lookAtHtml(stage, shown.explained, `explained ${item.content.type}`)
  }
  await changeModule(
    stage,
    () => ({
      title: next(),
      objective: next(),
      items: codes.map((code) => ({ code, for: 'quiz' })),
    }),
    { summary: next(), audience: next() },
  )
  for (let field = 0; field < 4; field += 1) count(stage, 'fields of a course', true)
  return ids
}

/** What a trainer opens. */
export async function lookAtDesk(stage: Stage, itemIds: readonly string[]): Promise<void> {
  const { desk, course } = stage
  const id = course.courseId
  await open(stage, '/pelatih/', 'Pelatihan')
  await open(stage, `/pelatih/kursus/?kursus=${id}#pengaturan`, 'Modul')
  await desk.getByRole('button', { name: 'Ambil dari bank soal' }).click()
  await desk.locator('dialog[open] input[type=checkbox]').first().waitFor()
  await look(stage, desk, 'choosing questions')
  await open(stage, '/pelatih/soal/', 'Bank soal')
  await desk.getByLabel('Cari kata').fill(textAt(0).slice(0, 100))
  await desk.waitForTimeout(600)
  await look(stage, desk, 'searching the bank')
  for (const itemId of itemIds) {
    await desk.goto('about:blank')
    await desk.goto(`/pelatih/soal/butir/#${itemId}`)
    const frame = desk.frameLocator('.phone-frame iframe')
    await frame.locator('#isi *').first().waitFor()
    await look(stage, desk, `question ${itemId}`)
    await desk.getByRole('button', { name: 'Sesudah dijawab' }).click()
    await frame.locator('.pembahasan').first().waitFor()
    await look(stage, desk, `question ${itemId}, explained`)
  }
}

async function open(stage: Stage, address: string, heading: string): Promise<void> {
  await stage.desk.goto(address)
  await stage.desk.getByRole('heading', { name: heading, exact: true }).first().waitFor()
  await stage.desk.waitForLoadState('networkidle')
  await look(stage, stage.desk, address.split('?')[0] ?? '')
}

/** Asks for the review with hostile words, reads the course through, publishes it. */
export async function publish(stage: Stage): Promise<void> {
  const { desk, course } = stage
  await open(stage, `/pelatih/kursus/terbit/?kursus=${course.courseId}`, 'Yang berubah')
  await desk.getByRole('button', { name: 'Minta telaah' }).click()
  await desk.getByLabel('Catatan untuk penelaah').fill(textAt(2))
  await desk.getByRole('button', { name: 'Minta telaah' }).click()
  await desk.getByText('Menunggu telaah. Diminta').waitFor()
  count(stage, 'fields of a course', true)
  await desk.getByRole('button', { name: 'Baca seperti di HP' }).click()
  const next = desk.getByRole('button', { name: 'Berikutnya' })
  do {
    await desk.frameLocator('.phone-frame iframe').first().locator('#isi *').first().waitFor()
    await look(stage, desk, 'read through')
    if (!(await next.isEnabled())) break
    await next.click()
    await settled(desk)
  } while ((await next.count()) > 0)
  await desk.getByRole('button', { name: 'Terbitkan sekarang' }).click()
  await desk.getByRole('button', { name: 'Ya, terbitkan' }).click()
  await desk.getByText('Terbit sebagai versi 1.').waitFor()
  await look(stage, desk, 'published')
}

/** A cadre reads every lesson, hands a quiz in with hostile answers, reads the result, and prints it. */
export async function learn(stage: Stage): Promise<void> {
  const { phone, course, service } = stage
  const visit = async (address: string) => {
    const opened = await phone.goto(address)
    expect(opened?.status(), address).toBe(200)
    await look(stage, phone, address)
    await lookAtHtml(stage, await phone.locator('main').innerHTML(), address)
  }
  await visit('/belajar/')
  await visit(`/belajar/${course.module}/`)
  const lessons = await phone.locator(`main a[href^="/belajar/${course.module}/"]`).all()
  const addresses = await Promise.all(lessons.map((link) => link.getAttribute('href')))
  expect(addresses.length).toBeGreaterThanOrEqual(3)
  for (const address of new Set(addresses)) {
    if (address !== null && !address.includes('#'))
      await visit(address.replace(/kuis\/lembar\/?$/, 'kuis/'))
  }
  const quiz = `/belajar/${course.module}/kuis/`
  await phone.goto(quiz)
  await look(stage, phone, 'quiz')
  for (const [at, field] of (await phone.locator('main form input[type=text]').all()).entries()) {
    const isNumber = /decimal|numeric/.test((await field.getAttribute('inputmode')) ?? '')
    await field.fill(isNumber ? '3' : textAt(at).slice(0, 90))
  }
  for (const group of await phone.locator('main form fieldset').all()) {
    const choice = group.locator('input[type=radio], input[type=checkbox]').first()
    if ((await choice.count()) > 0) await choice.check()
    // Each step has a place of its own.
    for (const [at, field] of (await group.locator('select').all()).entries()) {
      await field.selectOption({ index: at + 1 })
    }
  }
  await phone.getByRole('button', { name: 'Kirim jawaban' }).click()
  await settled(phone)
  await look(stage, phone, 'handed in')
  count(stage, 'answers', true)
  if (!phone.url().includes('/hasil/')) {
    const found = await phone.locator('main').innerText()
    throw new Error(`no result at ${phone.url()}: ${found.slice(0, 600)}`)
  }
  expect(await phone.locator('main').innerText()).toContain('<script>')
  await lookAtHtml(stage, await phone.locator('main').innerHTML(), 'result')
  for (const address of [phone.url(), `${service.url}/belajar/${course.module}/`]) {
    await phone.goto(address)
    await phone.emulateMedia({ media: 'print' })
    const paper = await phone.pdf({ format: 'A4' })
    expect(paper.length).toBeGreaterThan(1000)
    await phone.emulateMedia({ media: 'screen' })
  }
}

/** The whole course as books, for participants and for trainers, as it leaves the printer. */
export async function print({ stage, reader }: { stage: Stage; reader: string }): Promise<void> {
  const { desk, course } = stage
  await desk.goto(`/pelatih/kursus/cetak/?kursus=${course.courseId}&untuk=${reader}`)
  await desk.getByText('tempel 100').first().waitFor()
  await look(stage, desk, `book for ${reader}`)
  expect((await desk.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000)
}

/** Figures with hostile answers, and the files that leave the house. */
export async function takeOut(stage: Stage): Promise<void> {
  const { desk } = stage
  await desk.goto('/pelatih/hasil/')
  const which = desk.getByLabel('Pelatihan')
  await desk.getByRole('button', { name: 'Unduh CSV' }).waitFor()
  if ((await which.count()) > 0) {
    const code = await which.locator('option', { hasText: 'kena' }).first().getAttribute('value')
    if (code !== null) await which.selectOption(code)
  }
  await desk.getByRole('button', { name: 'Semua' }).first().click()
  await settled(desk)
  for (const folded of await desk.locator('.insight details summary').all()) await folded.click()
  await look(stage, desk, 'figures')
  const csv = await download(desk, 'Unduh CSV')
  // A cell in quotes may hold what else would end it.
  const cells = csv
    .toString()
    .replace('\uFEFF', '')
    .match(/"(?:[^"]|"")*"|[^;\r\n"]+/g) ?? ['']
  expect(cells.join()).toContain('HYPERLINK')
  expect(cells.filter((cell) => /^"?\s*[=+\-@\t]/.test(cell))).toEqual([])
  await desk.goto('/pelatih/soal/impor/')
  for (const format of ['gift', 'moodle', 'qti21', 'qti30'] as const) {
    await desk
      .getByLabel('Bentuk berkas')
      .or(desk.locator('.exchange-out select'))
      .first()
      .selectOption(format)
    const file = await download(desk, 'Unduh')
    if (format !== 'moodle') continue
    // What says that it is HTML is shown as such by the other system; the rest as the words that it is.
    for (const [, text = ''] of file
      .toString()
      .matchAll(/format="html"><text>(?:<!\[CDATA\[)?([^]*?)(?:\]\]>)?<\/text>/g)) {
      await lookAtHtml(stage, once(text), 'Moodle XML')
    }
  }
}

/** The text of an element of XML. */
function once(xml: string): string {
  return xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}

async function download(page: Page, name: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('button', { name, exact: name !== 'Unduh' })
      .last()
      .click(),
  ])
  return readFileSync(await file.path())
}
