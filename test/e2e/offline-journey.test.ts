/**
 * The way of a cadre whose signal goes away: one page with signal, then modules, lessons and a quiz without any, and the
 * mark once there is signal again. And a new version of the site, which waits until she asks for it.
 */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { courseSteps } from '../../db/seed/course.ts'
import { PATIENCE } from './browser.ts'
import { openCadres, type Cadre } from '../link/cadre.ts'
import { controlled, openPhone, type Phone } from '../link/phone.ts'
import { answerPaper, follow, readModule, see, takeQuiz } from './learner.ts'
import { answerTo, oneLine } from './answer-key.ts'
import { openLumajang, type Lumajang } from './lumajang.ts'
import { startService, type Service } from './running-product.ts'
import { passModules } from './work.ts'

let service: Service
let lumajang: Lumajang
let cadres: Cadre[]
beforeAll(async () => {
  service = await startService()
  lumajang = await openLumajang(service)
  cadres = await openCadres(service, lumajang, [
    'Siti Aminah',
    'Sri Wahyuni',
    'Dewi Lestari',
    'Ani Suryani',
  ])
})
afterAll(async () => {
  await service?.close()
})

/** A phone of this cadre after her first page with signal, all modules taken home. */
async function equipped(cadre: Cadre, url = service.url): Promise<Phone> {
  const phone = await openPhone({ url })
  onTestFinished(() => phone.discard())
  await phone.signIn(cadre.cookie, 'keep')
  const { page } = phone
  await page.goto('/belajar/')
  await controlled(page)
  const save = page.getByRole('button', { name: /^Simpan semua/ })
  await save.click()
  await page.getByText('Semua modul tersimpan di HP ini').waitFor()
  return phone
}

function from(page: Page): Promise<string | null> {
  return page.locator('body').getAttribute('data-dari')
}

async function attemptsOf({ id }: Cadre): Promise<{ slug: string; score: number }[]> {
  const { results } = await service.db
    .prepare('select slug, score from attempts where cadre_id = ? order by submitted_at')
    .bind(id)
    .all<{ slug: string; score: number }>()
  return results
}

/** By how many pixels the end of the page moves when the line about what is unsent goes: she may be pressing there at that moment. */
function slipOf(page: Page): Promise<number> {
  return page.evaluate<number>(`(() => {
    const y = () => document.querySelector('footer').getBoundingClientRect().top
    scrollTo(0, document.documentElement.scrollHeight)
    const before = y()
    document.getElementById('kabar').replaceChildren()
    return y() - before
  })()`)
}

it('teaches a whole module without signal, and the quiz is marked exactly once when it is back', async () => {
  const [cadre] = cadres
  if (cadre === undefined) throw new Error('no cadre')
  const phone = await equipped(cadre)
  const { page } = phone
  await phone.context.setOffline(true)

  await page.goto('/belajar/')
  await see(page, 'Siti Aminah')
  expect(await from(page)).toBe('hp')
  const lessons = await readModule(page)
  expect(lessons).toBeGreaterThan(2)
  await page.getByText('belum terkirim').waitFor()
  expect(await slipOf(page)).toBe(0)
  await follow(page.getByRole('link', { name: 'Kerjakan kuis' }))
  const groups = page.locator('form').getByRole('group')
  const total = await groups.count()
  const first = groups.first()
  const firstStem = oneLine(await first.locator('legend').innerText())
  await first.getByLabel(answerTo(firstStem, 'right'), { exact: true }).check()
  await page.getByText('Jawaban tersimpan di HP ini.').waitFor()

  // Opened again it is the same paper in the same order, with what was answered.
  await page.goto('/belajar/')
  await page.goto('/belajar/mengenal-kpm/kuis/')
  expect(oneLine(await groups.first().locator('legend').innerText())).toBe(firstStem)
  await page.getByText('Jawaban tadi sudah dipasang lagi.').waitFor()
  expect(await page.locator('input:checked').count()).toBe(1)
  await answerPaper(page, 'right')
  await page.getByRole('button', { name: 'Kirim jawaban' }).click()
  await see(page, 'Jawaban tersimpan')
  expect(await attemptsOf(cadre)).toEqual([])
  // What comes after is open meanwhile, and the quiz cannot be answered a second time before it has a mark.
  await follow(page.getByRole('link', { name: /^Lanjutkan: / }))
  await page.getByRole('button', { name: 'Tandai selesai & lanjut' }).waitFor()
  await page.goto('/belajar/mengenal-kpm/kuis/')
  await see(page, 'Jawaban tersimpan')

  await phone.context.setOffline(false)
  await see(page, 'Nilai Anda 100')
  expect(await attemptsOf(cadre)).toEqual([{ slug: 'mengenal-kpm', score: 100 }])
  await page.goto('/hp-ini/')
  await page.getByText('Semua sudah terkirim.').waitFor()
  console.log('without signal', { lessons, questions: total })
})

it('marks at once what is answered with signal, and starts the final test only with it', async () => {
  const [, cadre] = cadres
  if (cadre === undefined) throw new Error('no cadre')
  const phone = await equipped(cadre)
  const { page } = phone
  await page.goto('/belajar/')
  expect(await from(page)).toBe('hp')
  await readModule(page)
  expect(await takeQuiz(page, 'wrong')).toBe(0)
  expect(await takeQuiz(page, 'right')).toBe(100)
  await page.goto('/belajar/')
  await readModule(page)
  // All others on another phone: this one hears of it with the mark of its next quiz.
  await passModules(service, cadre.id, 1)
  expect(await takeQuiz(page, 'right')).toBe(100)

  await page.goto('/belajar/tes-akhir/')
  await phone.context.setOffline(true)
  await page.getByLabel('Saya mengerjakan tes ini sendiri').check()
  await page.getByRole('button', { name: 'Mulai tes' }).click()
  await see(page, 'Memulai tes perlu sinyal')

  await phone.context.setOffline(false)
  await page.goto('/belajar/tes-akhir/')
  await page.getByLabel('Saya mengerjakan tes ini sendiri').check()
  await page.getByRole('button', { name: 'Mulai tes' }).click()
  await see(page, 'Tes akhir')
  await page.waitForURL('**/kuis/')

  // Started, it goes on without signal.
  await phone.context.setOffline(true)
  await page.goto('/belajar/tes-akhir/kuis/')
  await answerPaper(page, 'right')
  await page.getByRole('button', { name: 'Kirim jawaban' }).click()
  await see(page, 'Jawaban tersimpan')
  await phone.context.setOffline(false)
  await see(page, 'Nilai Anda 100')
  const [first, second, ...others] = courseSteps('kpm-dasar')
  const test = others.pop()
  expect((await attemptsOf(cadre)).map(({ slug }) => slug)).toEqual([
    first,
    first,
    second,
    ...others,
    second,
    test,
  ])
})

it('answers every learner address without signal in words, and signs out without it', async () => {
  const [, , cadre] = cadres
  if (cadre === undefined) throw new Error('no cadre')
  const phone = await equipped(cadre)
  const { page } = phone
  await phone.context.setOffline(true)
  await page.goto('/sertifikat/')
  await see(page, 'Halaman ini perlu sinyal')
  await page.goto('/belajar/tidak-ada/')
  await see(page, 'Bagian ini belum ada di HP')
  await page.goto('/belajar/stunting-1000-hpk/kuis/')
  // The page of the module tells what it waits for.
  await page.getByText('Modul ini terbuka setelah kuis').waitFor()
  await page.goto('/belajar/mengenal-kpm/cetak/')
  await see(page, 'Halaman ini perlu sinyal')

  await phone.context.setOffline(false)
  await page.goto('/data-saya/')
  await phone.context.setOffline(true)
  await page.getByRole('button', { name: 'Keluar dari perangkat ini' }).click()
  await see(page, 'Anda sudah keluar dari HP ini')
  await page.goto('/belajar/')
  await see(page, 'Anda sudah keluar dari HP ini')
  expect(await page.content()).not.toContain('Dewi Lestari')

  await phone.context.setOffline(false)
  await page.goto('/belajar/')
  await page.waitForURL('**/masuk/')
})

it('forgets who was there on a shared phone once the browser was closed, and loses nothing of hers', async () => {
  const [cadre] = await openCadres(service, lumajang, ['Wahyu Utami'], 'shared')
  if (cadre === undefined) throw new Error('no cadre')
  const phone = await equipped(cadre)
  await phone.context.setOffline(true)
  await phone.page.goto('/belajar/mengenal-kpm/siapa-kpm/')
  await phone.page.getByRole('button', { name: 'Tandai selesai & lanjut' }).click()
  await phone.page.waitForURL((url) => !url.pathname.includes('siapa-kpm'))
  await phone.close()

  const again = await phone.reopen()
  onTestFinished(() => again.close())
  await again.context.setOffline(true)
  await again.page.goto('/belajar/')
  await see(again.page, 'Perlu sinyal untuk masuk')
  expect(await again.page.content()).not.toContain('Wahyu Utami')

  // Her answer goes out by the upload token, with nobody signed in.
  await again.context.clearCookies()
  await again.context.setOffline(false)
  await again.page.goto('/masuk/')
  await expect
    .poll(
      async () =>
        service.db
          .prepare('select count(*) as n from learning_events where cadre_id = ?')
          .bind(cadre.id)
          .first<number>('n'),
      { timeout: PATIENCE },
    )
    .toBe(1)
})

/** The service as it answers after a deployment: /sw.js with the text that `worker` gives, the rest as it is. */
async function openDeployed(worker: () => string): Promise<{ url: string; server: Server }> {
  const server = createServer((request, answer) => {
    const forward = async () => {
      if (request.url === '/sw.js') {
        answer.setHeader('content-type', 'text/javascript').setHeader('cache-control', 'no-cache')
        answer.end(worker())
        return
      }
      const parts: Buffer[] = []
      for await (const part of request) parts.push(Buffer.from(part))
      const { method = 'GET', headers } = request
      const reply = await fetch(`${service.url}${request.url ?? '/'}`, {
        method,
        redirect: 'manual',
        headers: {
          cookie: headers.cookie ?? '',
          'content-type': headers['content-type'] ?? '',
          authorization: headers.authorization ?? '',
        },
        ...(method === 'GET' ? {} : { body: Buffer.concat(parts) }),
      })
      answer.statusCode = reply.status
      answer.setHeader('content-type', reply.headers.get('content-type') ?? '')
      answer.end(Buffer.from(await reply.arrayBuffer()))
    }
    forward().catch(() => answer.destroy())
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  // Safe: it listens on a port.
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, server }
}

it('keeps the old version until she asks for the new one, then moves all its windows', async () => {
  const [cadre] = cadres
  if (cadre === undefined) throw new Error('no cadre')
  const built = await (await fetch(`${service.url}/sw.js`)).text()
  let worker = built
  const { url, server } = await openDeployed(() => worker)
  onTestFinished(() => void server.close())
  const phone = await equipped(cadre, url)
  const { page } = phone
  const versionIn = async (tab: Page) =>
    oneLine(await tab.getByText(/^\s*Versi [0-9a-f]{12}/).innerText())
  await page.goto('/hp-ini/')
  const before = await versionIn(page)
  const other = await phone.newTab()
  await other.goto('/hp-ini/')

  const next = 'fffffffffff1'
  worker = built.replaceAll(before.replace('Versi ', ''), next)
  expect(worker).not.toBe(built)
  await page.reload()
  await page.getByText('Kelas Kader versi baru siap.').waitFor()
  expect(await versionIn(page)).toBe(before)
  await page.getByRole('button', { name: 'Muat ulang' }).click()
  await page.getByText(`Versi ${next}`).waitFor()
  await other.getByText(`Versi ${next}`).waitFor()

  // One that cannot be installed leaves this one working.
  worker = worker.replaceAll(next, 'fffffffffff2').replace('/ikon.svg', '/tidak-ada.svg')
  await page.reload()
  await page.waitForTimeout(2500)
  await phone.context.setOffline(true)
  await page.reload()
  expect(await versionIn(page)).toBe(`Versi ${next}`)
})

it('leaves a form that another site sends to the Worker, which refuses it', async () => {
  const cadre = cadres[3]
  if (cadre === undefined) throw new Error('no cadre')
  const { page } = await equipped(cadre)
  const events = async () =>
    (
      await service.db
        .prepare('select count(*) as n from learning_events where cadre_id = ?')
        .bind(cadre.id)
        .first<{ n: number }>()
    )?.n
  for (const referrer of ['same-origin', 'no-referrer']) {
    const action = `${service.url}/belajar/mengenal-kpm/siapa-kpm/`
    const evil = createServer((_, answer) => {
      answer.writeHead(200, { 'content-type': 'text/html', 'referrer-policy': referrer })
      answer.end(
        `<form method="post" action="${action}"><input name="a" value="b"></form><script>document.forms[0].submit()</script>`,
      )
    })
    await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve))
    // Safe: it listens on a port.
    const { port } = evil.address() as AddressInfo
    await page.goto(`http://localhost:${port}/`).catch(() => undefined)
    await page.waitForURL(`${service.url}/**`)
    expect(await from(page)).not.toBe('hp')
    evil.close()
  }
  await page.goto('/belajar/mengenal-kpm/siapa-kpm/')
  expect(await from(page)).toBe('hp')
  await page.getByRole('button', { name: 'Tandai selesai & lanjut' }).waitFor()
  expect(await events()).toBe(0)
})
