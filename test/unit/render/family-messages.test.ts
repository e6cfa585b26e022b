/** The cards of messages for families: what stands on them, what is sent on, and nothing that a text could smuggle in. */
import { expect, it } from 'vitest'
import {
  messageModulesPage,
  messagesHref,
  messagesPage,
  whatsappHref,
  type FamilyMessage,
  type MessageCard,
} from '../../../site/src/render/family-messages.ts'
import { CREDIT, FAMILY_MESSAGES } from '../../../site/src/text/family-messages.ts'

const COURSE = { code: 'KPM-DASAR', title: 'Pelatihan <Dasar>', isUnreviewed: false }
const MODULE = { slug: 'asi-mpasi', title: 'ASI & MPASI' }
const MESSAGE: FamilyMessage = {
  slug: 'pesan-1',
  title: 'Untuk "ayah"',
  html: '<p>Bapak, malam ini coba menyuapi.</p>',
  text: 'Bapak, malam ini coba menyuapi: 100% & pelan?\n\n*Ajak* ke bidan. 😀',
  picture: { svg: '<svg viewBox="0 0 2 1" role="img" aria-label="Ayah"><path d="M0 0h2"/></svg>' },
}

const shown = (message: FamilyMessage = MESSAGE, course = COURSE) =>
  messagesPage({ course, module: MODULE, messages: [message] }).main.text

const unescaped = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')

/** What the link of a page hands to WhatsApp. */
function sent(page: string): string {
  const [, href = ''] = /href="(https:\/\/wa\.me\/[^"]*)"/.exec(page) ?? []
  return new URL(unescaped(href)).searchParams.get('text') ?? ''
}

it('shows title, drawing and text, and hands the text with its credit to WhatsApp, sign for sign', () => {
  const page = shown()
  expect(page).toContain('<h2>Untuk &quot;ayah&quot;</h2>')
  expect(page).toContain('<svg viewBox="0 0 2 1" role="img" aria-label="Ayah">')
  expect(page).toContain('<p>Bapak, malam ini coba menyuapi.</p>')
  expect(sent(page)).toBe(`${MESSAGE.text}\n\n${CREDIT}`)
})

it('gives the script the same text, and a name for the file that says what it is', () => {
  const [, json = ''] = /data-pesan="([^"]*)"/.exec(shown()) ?? []
  const card = JSON.parse(unescaped(json)) as MessageCard
  expect(card).toEqual({
    title: MESSAGE.title,
    text: MESSAGE.text,
    message: `${MESSAGE.text}\n\n${CREDIT}`,
    file: 'asi-mpasi-pesan-1.png',
  })
})

it('keeps what only a script can do hidden until there is one', () => {
  const page = shown()
  const tools = page.slice(page.indexOf('class="pesan-alat"'))
  expect(/^[^>]*\bhidden\b/.test(tools)).toBe(true)
  expect(page.slice(0, page.indexOf('class="pesan-alat"'))).not.toContain('<button')
})

it('does without a drawing', () => {
  const { picture: _, ...plain } = MESSAGE
  expect(shown(plain)).not.toContain('<figure')
  expect(sent(shown(plain))).toBe(sent(shown()))
})

it('lets no text leave its place', () => {
  const evil = '"><script>alert(1)</script>\'&text=x#y'
  const page = shown({ ...MESSAGE, title: evil, text: evil, slug: 'pesan-1' })
  expect(page).not.toContain('<script')
  expect(sent(page)).toBe(`${evil}\n\n${CREDIT}`)
  expect(shown()).toContain('Pelatihan &lt;Dasar&gt;')
  expect(shown()).toContain('<h1>ASI &amp; MPASI</h1>')
})

it('links a long text whole, and half a character as what it is', () => {
  const long = 'Anak sehat, keluarga senang. '.repeat(60)
  expect(new URL(whatsappHref(long)).searchParams.get('text')).toBe(long)
  expect(new URL(whatsappHref('a\ud83db')).searchParams.get('text')).toBe('a\ufffdb')
})

it('says when nobody has checked what it tells families', () => {
  expect(shown()).not.toContain(FAMILY_MESSAGES.unreviewed)
  expect(shown(MESSAGE, { ...COURSE, isUnreviewed: true })).toContain(FAMILY_MESSAGES.unreviewed)
})

it('lists modules under their number in the course', () => {
  const module = { ...MODULE, number: 4, messages: 2 }
  const { text } = messageModulesPage(COURSE, [module]).main
  expect(text).toContain('href="/pesan/kpm-dasar/asi-mpasi/"')
  expect(text).toContain('<b>4. ASI &amp; MPASI</b><small>2 pesan</small>')
  expect(messagesHref('KPM-DASAR')).toBe('/pesan/kpm-dasar/')
})
