/**
 * Learning without signal in the oldest browsers that the product promises it for, and in today's: a first visit, the
 * modules taken home, a lesson and a quiz with the link down, and the answer with the Worker exactly once.
 */
import path from 'node:path'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { openCadres, type Cadre } from '../link/cadre.ts'
import { openEdge, SYNC, type Edge } from '../link/edge.ts'
import { openLink, type Link } from '../link/link.ts'
import { OLD_CHROMES, oldChrome } from '../old-chrome/fetch.ts'
import { openOldPhone, type OldPhone } from '../old-chrome/protocol.ts'
import { browserPath } from './browser.ts'
import { openLumajang } from './lumajang.ts'
import { startService, type Service } from './running-product.ts'

const SCREENS = path.resolve(import.meta.dirname, '../.artifacts/screens')
const LESSON = '/belajar/mengenal-kpm/siapa-kpm/'
const QUIZ = '/belajar/mengenal-kpm/kuis/'

const BROWSERS: readonly (readonly [name: string, fetched: () => Promise<string>])[] = [
  ...OLD_CHROMES.map((packed) => [packed.chrome, () => oldChrome(packed)] as const),
  ['today', browserPath],
]

let service: Service
let edge: Edge
let link: Link
let cadres: Cadre[]
beforeAll(async () => {
  service = await startService()
  const lumajang = await openLumajang(service)
  cadres = await openCadres(
    service,
    lumajang,
    BROWSERS.map(([name]) => `Pemakai Chrome ${name}`),
  )
  edge = await openEdge(service)
  link = await openLink(edge)
})
afterAll(async () => {
  await link?.close()
  await edge?.close()
  await service?.close()
})

/** What the Worker has of her: handed-in papers, and events of a phone. */
async function arrived({ id }: Cadre): Promise<{ papers: number; events: number }> {
  const count = async (table: 'attempts' | 'learning_events') =>
    (await service.db
      .prepare(`select count(*) n from ${table} where cadre_id = ?`)
      .bind(id)
      .first<number>('n')) ?? 0
  return { papers: await count('attempts'), events: await count('learning_events') }
}

/** How many records a store of her database on the phone has. */
const stored = (phone: OldPhone, { id }: Cadre, store: 'outbox' | 'kept'): Promise<number> =>
  phone.run(`return new Promise((done, fail) => {
    const asked = indexedDB.open('kader-${id}')
    asked.onerror = () => fail(asked.error)
    asked.onsuccess = () => {
      const counted = asked.result.transaction('${store}').objectStore('${store}').count()
      counted.onsuccess = () => { asked.result.close(); done(counted.result) }
    }
  })`)

it.each(BROWSERS)('Chrome %s learns without signal and loses nothing', async (name, fetched) => {
  const phone = await openOldPhone(await fetched())
  onTestFinished(() => phone.close())
  const cadre = cadres.find((one) => one.name.endsWith(` ${name}`))
  if (cadre === undefined) throw new Error('every browser has a cadre')
  link.set('up')
  edge.heal()
  edge.forget()
  await phone.signIn(link.url, cadre.cookie)

  await phone.goto(`${link.url}/belajar/`)
  await phone.until(
    'the service worker taking over',
    `await navigator.serviceWorker.ready; return navigator.serviceWorker.controller !== null`,
  )
  await expect.poll(() => edge.seen(SYNC).length).toBeGreaterThan(0)
  const saved = await phone.run<{ end: string }>(`return new Promise((done) => {
    const channel = new MessageChannel()
    channel.port1.onmessage = ({ data }) => { if (data.do === 'save') done(data) }
    const asked = { do: 'save', modules: 'all', kind: 'text' }
    navigator.serviceWorker.controller.postMessage(asked, [channel.port2])
  })`)
  expect(saved.end).toBe('saved')
  expect(await stored(phone, cadre, 'kept')).toBeGreaterThan(0)

  link.set('down')
  await phone.nap()
  await phone.goto(link.url + LESSON)
  expect(await phone.run(`return document.body.dataset.dari`)).toBe('hp')
  await phone.picture(path.join(SCREENS, `chrome-${name}-pelajaran.png`))
  await phone.nap()
  await phone.goto(link.url + QUIZ)
  const questions = await phone.run<number>(`
    const groups = Array.from(document.querySelectorAll('form fieldset'))
    groups.forEach((group) => group.querySelector('input[type=radio]').click())
    return groups.length`)
  expect(questions).toBeGreaterThan(0)
  await phone.picture(path.join(SCREENS, `chrome-${name}-kuis.png`))
  await phone.run(`
    const send = Array.from(document.querySelectorAll('form button'))
    setTimeout(() => send.find(({ textContent }) => /Kirim jawaban/.test(textContent)).click(), 50)`)
  await phone.until(
    'the answer being stored on the phone',
    `return !/kuis\\/$/.test(location.pathname) && /tersimpan/i.test(document.querySelector('main').textContent)`,
  )
  await phone.picture(path.join(SCREENS, `chrome-${name}-tersimpan.png`))
  expect(await stored(phone, cadre, 'outbox')).toBe(1)
  expect(await arrived(cadre)).toEqual({ papers: 0, events: 0 })

  // The Worker takes it, its answer is lost, and the phone has to send it again.
  edge.breakWith({ kind: 'drop-after' }, { times: 1 })
  link.set('up')
  await phone.goto(`${link.url}/belajar/`)
  await expect.poll(() => arrived(cadre)).toEqual({ papers: 1, events: 1 })
  await phone.goto(`${link.url}/belajar/`)
  await expect.poll(() => stored(phone, cadre, 'outbox')).toBe(0)
  const sent = edge.seen(SYNC).filter(({ events }) => events > 0)
  expect(sent.map(({ fault }) => fault)).toContain('drop-after')
  expect(sent.length).toBeGreaterThan(1)
  expect(await arrived(cadre)).toEqual({ papers: 1, events: 1 })
  expect(phone.errors).toEqual([])
  console.log(`${phone.version}: ${questions} questions answered without signal, counted once`)
})
