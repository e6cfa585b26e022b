/** The pages of messages for families as anybody gets them: the same for all, so no cookie, no name, and a cache may hold them. */
import { exports } from 'cloudflare:workers'
import { beforeAll, expect, it } from 'vitest'
import { CREDIT, FAMILY_MESSAGES } from '../../../site/src/text/family-messages.ts'
import { courseFiles, publishUnreviewed } from '../../factories/course.ts'
import { contextFor, SYSTEM } from '../../factories/context.ts'
import { cookieOf } from '../../factories/identity.ts'
import { publishMessages } from '../../factories/messages.ts'
import { makeDistricts } from '../../factories/regions.ts'
import { makeCadre } from '../../factories/roster.ts'
import { issueActivationCodes } from '../../../worker/roster/index.ts'

const system = contextFor(SYSTEM)
beforeAll(async () => {
  await makeDistricts()
  await publishMessages(system, 'KELUARGA')
})

const get = (path: string, headers: Record<string, string> = {}) =>
  exports.default.fetch(`https://kelas.test${path}`, { headers, redirect: 'manual' })

it('shows a module’s messages to anyone, with a link that sends each', async () => {
  const answer = await get('/pesan/keluarga/keluarga-satu/')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('cache-control')).toBe('public, max-age=300')
  expect(answer.headers.has('set-cookie')).toBe(false)
  const page = await answer.text()
  expect(page).toContain('<h2>Untuk ayah</h2>')
  expect(page).toContain('aria-label="Ayah menyuapi anak"')
  const texts = Array.from(page.matchAll(/href="(https:\/\/wa\.me\/[^"]*)"/g), ([, href = '']) =>
    new URL(href).searchParams.get('text'),
  )
  expect(texts).toEqual([
    `Bapak, malam ini coba *menyuapi*.\n\nBeratnya tidak naik? Ajak ke bidan.\n\n${CREDIT}`,
    `Nenek, Kakek, terima kasih ikut menjaga cucu.\n\n${CREDIT}`,
  ])
  // A second person has approved it.
  expect(page).not.toContain(FAMILY_MESSAGES.unreviewed)
})

it('lists the modules that have messages, and no other', async () => {
  const answer = await get('/pesan/keluarga')
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'public, max-age=300'])
  const page = await answer.text()
  expect(page).toContain('href="/pesan/keluarga/keluarga-satu/"')
  expect(page).not.toContain('keluarga-dua')
})

it('names nobody, whoever asks: a cache may hand it to others', async () => {
  const { id } = await makeCadre(system, '35.08.01.2005', 'Siti Aminah')
  await issueActivationCodes(system, { district: '35.08', cadreIds: [id] })
  const cookie = await cookieOf(id)
  for (const path of ['/pesan/keluarga/', '/pesan/keluarga/keluarga-satu/', '/kab/35.08/']) {
    const answer = await get(path, { cookie })
    expect(answer.headers.get('cache-control')).toMatch(/^public/)
    expect(await answer.text()).not.toContain(id)
  }
  // Her own pages say whose they are.
  expect(await (await get('/belajar/', { cookie })).text()).toContain(`data-kader="${id}"`)
})

it('says in plain words that there is none: unknown, without messages, or a district’s own', async () => {
  const own = courseFiles({ code: 'SENDIRI' })
  const messages = {
    path: 'sendiri-satu/bahan/pesan.md',
    text: '# Pesan\n\n## Untuk ayah\n\nBapak.\n',
  }
  await publishUnreviewed(system, [...own, messages], { code: 'SENDIRI' })
  for (const path of [
    '/pesan/tidak-ada/',
    '/pesan/tidak-ada/keluarga-satu/',
    '/pesan/keluarga/keluarga-dua/',
    '/pesan/keluarga/tidak-ada/',
    `/pesan/keluarga/${encodeURIComponent('"><b>')}/`,
    '/pesan/sendiri/',
    '/pesan/sendiri/sendiri-satu/',
  ]) {
    const answer = await get(path)
    expect([path, answer.status, answer.headers.get('cache-control')]).toEqual([
      path,
      404,
      'private, no-store',
    ])
    expect(await answer.text()).toContain(FAMILY_MESSAGES.notThere)
  }
})
