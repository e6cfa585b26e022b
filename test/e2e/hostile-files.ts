/** Hostile files: questions for the bank, pictures and recordings for lessons, through the screens that take them. */
import { expect } from 'vitest'
import { HOSTILE_FILES } from '../fixtures/hostile/files.ts'
import { hostileMedia, type HostileMedium } from '../fixtures/hostile/media.ts'
import {
  AREA,
  ask,
  count,
  look,
  openLesson,
  saved,
  type Placed,
  type Stage,
} from './hostile-stage.ts'
import { settled, watchOver, type Finds } from './hostile-watch.ts'

/** Every file is checked on the page as a trainer does it, looked into, and saved when there is anything to save. */
export async function importAll(stage: Stage): Promise<void> {
  const { desk } = stage
  await desk.goto('/pelatih/soal/impor/')
  for (const { id, what, name, bytes } of HOSTILE_FILES) {
    await desk.locator('.drop input[type=file]').setInputFiles({
      name,
      mimeType: 'application/octet-stream',
      buffer: bytes,
    })
    const checked = desk.getByRole('heading', { name: 'Periksa dulu' })
    const fault = desk.locator('.drop .error')
    await checked.or(fault).first().waitFor()
    if ((await checked.count()) === 0) {
      count(stage, 'files of questions', false)
      await look(stage, desk, `import ${id} ${what}`)
      continue
    }
    for (const folded of await desk.locator('.exchange-list summary').all()) await folded.click()
    await look(stage, desk, `import ${id} ${what}`)
    const save = desk.getByRole('button', { name: /^Simpan .*ke bank$/ })
    const isOffered = await save.isEnabled()
    count(stage, 'files of questions', isOffered)
    if (!isOffered) {
      await desk.getByRole('button', { name: 'Pilih berkas lain' }).click()
      continue
    }
    await save.click()
    const another = desk.getByRole('button', { name: 'Ambil dari berkas lain' })
    const back = desk.getByRole('button', { name: 'Kembali memeriksa' })
    await another.or(back).first().waitFor()
    await look(stage, desk, `import ${id} ${what}, saved`)
    if ((await another.count()) > 0) await another.click()
    else await desk.goto('/pelatih/soal/impor/')
  }
}

/** Chosen in the editor's own dialogs; what is taken is a file of ours, whatever it was. */
export async function chooseMedia(stage: Stage, place: Placed): Promise<void> {
  const { desk } = stage
  const media = await hostileMedia()
  await openLesson(desk, place)
  for (const medium of media) {
    await desk.locator('.ProseMirror').press('Control+Home')
    await desk.keyboard.press('End')
    await desk.keyboard.press('Control+/')
    const entry = medium.kind === 'picture' ? /^Gambar/ : /^Rekaman suara/
    await desk.getByRole('menuitem', { name: entry }).click()
    const dialog = desk.locator('dialog[open]')
    await dialog.locator('input[type=file]').setInputFiles({
      name: medium.name,
      mimeType: 'application/octet-stream',
      buffer: medium.bytes,
    })
    const insert = dialog.getByRole('button', { name: /^Masukkan (gambar|rekaman)$/ })
    await insert.or(dialog.getByRole('alert')).first().waitFor()
    const isOffered = (await insert.count()) > 0
    if (isOffered) {
      const field = medium.kind === 'picture' ? 'Keterangan bagi' : 'Judul rekaman'
      await dialog.getByLabel(field).fill(`"><img src=x onerror=kena(${medium.id})>`)
      await insert.click()
      await dialog
        .getByRole('alert')
        .or(
          desk.locator(
            `.ProseMirror :is(img, audio):is([alt*="${medium.id}"], [aria-label*="${medium.id}"])`,
          ),
        )
        .first()
        .waitFor()
    }
    const isIn = (await desk.locator('dialog[open]').count()) === 0
    count(stage, medium.kind === 'picture' ? 'pictures' : 'recordings', isIn)
    await look(stage, desk, `medium ${medium.id} ${medium.what}`)
    if (!isIn) await desk.locator('dialog[open]').getByRole('button', { name: 'Batal' }).click()
  }
  await saved(desk)
  await settled(desk)
  await look(stage, desk, 'editor, pictures and recordings')
  await sendPastEditor(stage, media)
}

/** The same bytes as somebody sends them who needs no editor; what is kept is opened as a page and as a script. */
async function sendPastEditor(stage: Stage, media: readonly HostileMedium[]): Promise<void> {
  const { desk } = stage
  const kept: string[] = []
  for (const { bytes } of media) {
    const base64 = bytes.toString('base64')
    const reply = await ask<{ name: string }>(desk, 'POST', '/course-media', {
      ownerArea: AREA,
      base64,
    })
    count(stage, 'media past the editor', reply.refused === undefined)
    if (reply.refused === undefined) kept.push(reply.name)
  }
  // What the browser says of them here is what it should say.
  const { browser, service } = stage
  const context = await browser.newContext({ baseURL: service.url })
  const finds: Finds = { executed: [], asked: [], stopped: [], led: [] }
  await watchOver(context, service.url, finds)
  const page = await context.newPage()
  for (const name of kept) {
    expect(name).toMatch(/^[0-9a-f]{32}\.(?:webp|ogg|webm)$/)
    const answer = await page.request.get(`/media/${name}`)
    expect(answer.headers()['content-type']).toMatch(/^(?:image\/webp|audio\/(?:ogg|webm))$/)
    expect(answer.headers()['x-content-type-options']).toBe('nosniff')
    await page.goto(`/media/${name}`).catch(() => undefined)
    await page.goto('/tentang/')
    await page.evaluate(
      `new Promise((done) => {
        const script = document.createElement('script')
        script.onerror = script.onload = done
        script.src = '/media/${name}'
        document.body.append(script)
      })`,
    )
  }
  await context.close()
  const { executed, asked, led } = finds
  expect({ executed, asked, led }).toEqual({ executed: [], asked: [], led: [] })
}
