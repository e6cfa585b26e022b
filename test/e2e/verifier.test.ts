/** The page that checks certificates, on the phone itself: with signal, without, through the camera and from the gallery. */
import QRCode from 'qrcode'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { bytesOfDigits, digitsOfBytes } from '../../worker/contract/digits.ts'
import { crop, fade, findByZxing, rasterOf } from '../unit/certification/paper-raster.ts'
import { openBrowser } from './browser.ts'
import { openEye, type Still } from './fake-camera.ts'
import { PHONE } from './learner.ts'
import { axe, overflow, picture, watch } from './look-over.ts'
import { openLumajang } from './lumajang.ts'
import { addCadres, certify, setUpIssuing } from './office-verbs.ts'
import { passRule } from './work.ts'
import { startService, type Service } from './running-product.ts'
import {
  bundleOf,
  checkpointOf,
  newSigner,
  openStage,
  readyOffline,
  registered,
  type Signer,
  type Stage,
  tokenOf,
} from './verifier-stage.ts'

const FOUND = '/api/v1/public/certificates/KPM-7Q4M-2XKD-9TRB'
const TRUE = {
  status: 'valid',
  number: '400.10/0042/DPMD/KPM/2026',
  holderName: 'Siti Nurhaliza binti Abdurrahman',
  issuedOn: '2026-11-20',
} as const

let service: Service
let browser: Browser
let stage: Stage
let signer: Signer
let stranger: Signer
let context: BrowserContext
let page: Page

beforeAll(async () => {
  service = await startService()
  browser = await openBrowser()
  signer = await newSigner()
  stranger = await newSigner()
})
afterAll(async () => {
  await browser?.close()
  await service?.close()
})

beforeEach(async () => {
  stage = await openStage(service.url)
  stage.answers.set('/issuers.json', JSON.stringify(bundleOf({ signers: [signer] })))
  stage.answers.set(FOUND, registered(TRUE))
  stage.answers.set('/log/checkpoint', 404)
  context = await browser.newContext({ ...PHONE, baseURL: stage.url, acceptDownloads: true })
  page = await context.newPage()
  return async () => {
    await context.close()
    await stage.close().catch(() => undefined)
  }
})

/** Opens the address of a QR code in a tab of its own, as a camera app does. */
async function openToken(digits: string): Promise<Page> {
  const tab = await context.newPage()
  await tab.goto(`/v#${digits}`)
  return tab
}

const verdictOf = async (tab: Page): Promise<string | null> => {
  const shown = tab.locator('[data-hasil]')
  await shown.waitFor()
  await tab.getByText('Sedang bertanya').waitFor({ state: 'hidden' })
  return shown.getAttribute('data-hasil')
}

const textOf = (tab: Page): Promise<string> => tab.locator('#hasil').innerText()

it('shows every fact of a true paper and says that the server was asked too', async () => {
  const seen = watch(page, stage.url)
  await page.goto(`/v#${await tokenOf(signer)}`)
  expect(await verdictOf(page)).toBe('valid')
  const text = await textOf(page)
  for (const fact of [
    'SAH',
    'Siti Nurhaliza binti Abdurrahman',
    'Desa Tempursari, Kecamatan Tempursari',
    'KPM-7Q4M-2XKD-9TRB',
    'Pelatihan Dasar KPM',
    '20 Jam Pelajaran',
    '20 November 2026',
    '19 November 2029',
    'Kabupaten Lumajang',
    TRUE.number,
    'Data pencabutan per',
    'juga ke Kelas Kader pukul',
  ]) {
    expect(text).toContain(fact)
  }
  expect(await axe(page)).toEqual([])
  expect(await overflow(page)).toEqual([])
  expect(seen.strangers).toEqual([])
  expect(seen.complaints.filter((one) => !one.includes('404'))).toEqual([])
  await picture(page, 'periksa-sah', 360)
  await picture(page, 'periksa-sah', 1280)
})

it('shows the holder in a fresh tab with the connection cut', async () => {
  await readyOffline(page)
  const first = await openToken(await tokenOf(signer))
  await verdictOf(first)
  await stage.cut()
  const tab = await openToken(await tokenOf(signer, { holderName: 'Maria Goreti', sequence: 43 }))
  expect(await verdictOf(tab)).toBe('valid')
  expect(await textOf(tab)).toContain('Maria Goreti')
  expect(await textOf(tab)).toContain('Diperiksa di HP ini, tanpa sinyal.')
  await picture(tab, 'periksa-tanpa-sinyal', 360)
  // A typed code needs the server, and the page says so.
  await tab.goto('/v/KPM-7Q4M-2XKD-9TRB')
  await tab.getByText('Kode yang diketik perlu sinyal').waitFor()
  expect(await tab.getByLabel('Kode verifikasi').inputValue()).toBe('KPM-7Q4M-2XKD-9TRB')
  // Nor does an address that is no text stop the page.
  await tab.goto('/v/KPM-%E0%A4%A')
  await tab.getByText('Kode yang diketik perlu sinyal').waitFor()
})

it('refuses five kinds of forgery with the connection cut, and shows nothing that they claim', async () => {
  await readyOffline(page)
  await stage.cut()
  const digits = await tokenOf(signer)
  const bytes = bytesOfDigits(digits) ?? new Uint8Array(0)
  const name = bytes.findIndex(
    (_, at) => String.fromCharCode(...bytes.slice(at, at + 4)) === 'Siti',
  )
  const withName = bytes.slice()
  withName[name] = 'R'.charCodeAt(0)
  const withSignature = bytes.slice()
  withSignature[bytes.length - 1] = (withSignature.at(-1) ?? 0) ^ 1
  const forgeries = {
    'another name': [digitsOfBytes(withName), 'bad_signature'],
    'another signature': [digitsOfBytes(withSignature), 'bad_signature'],
    'an unknown key': [await tokenOf(stranger), 'unknown_key'],
    'the name of the key, signed by another': [
      await tokenOf({ ...stranger, kid: signer.kid }),
      'bad_signature',
    ],
    'half of it': [digits.slice(0, 250), 'malformed'],
  } as const
  for (const [kind, [forged, verdict]] of Object.entries(forgeries)) {
    const tab = await openToken(forged)
    expect(await verdictOf(tab), kind).toBe(verdict)
    expect(await textOf(tab), kind).not.toMatch(/Siti|Riti|KPM-7Q4M|sertifikat ini sah/i)
    await picture(tab, `periksa-palsu-${verdict}`, 360)
    await tab.close()
  }
})

it('tells apart what is revoked, expired and of an unknown issuer', async () => {
  const known = bundleOf({ signers: [signer], revoked: [7] })
  stage.answers.set('/issuers.json', JSON.stringify(known))
  stage.answers.set(FOUND, 503)
  const states = {
    revoked: { status: { list: 1, index: 7 } },
    expired: {
      expiresAt: Date.parse('2026-11-21T00:00:00Z') / 1000,
      issuedAt: Date.parse('2026-01-02') / 1000,
    },
    unknown_issuer: { issuer: '33.75', area: '33.75.01.1001' },
    unproven: { status: { list: 2, index: 7 } },
    key_not_valid_then: { issuedAt: Date.parse('2025-11-20') / 1000 },
  } as const
  for (const [verdict, claims] of Object.entries(states)) {
    const tab = await openToken(await tokenOf(signer, claims))
    expect(await verdictOf(tab)).toBe(verdict)
    expect(await axe(tab), verdict).toEqual([])
    await picture(tab, `periksa-${verdict}`, 360)
    await picture(tab, `periksa-${verdict}`, 1280)
    await tab.close()
  }
})

it('hears from the server what happened since, and never takes a revocation back', async () => {
  stage.answers.set(
    FOUND,
    registered({ ...TRUE, status: 'replaced', replacedBy: 'KPM-0000-0000-0001' }),
  )
  const replaced = await openToken(await tokenOf(signer))
  expect(await verdictOf(replaced)).toBe('replaced')
  expect(
    await replaced.getByRole('link', { name: 'sertifikat pengganti' }).getAttribute('href'),
  ).toBe('/v/KPM-0000-0000-0001')
  stage.answers.set(FOUND, registered({ ...TRUE, holderName: 'Rukmini' }))
  const other = await openToken(await tokenOf(signer))
  expect(await verdictOf(other)).toBe('differs')
  expect(await textOf(other)).toContain('menurut catatan: Rukmini')
  stage.answers.set(FOUND, registered(TRUE))
  stage.answers.set(
    '/issuers.json',
    JSON.stringify(bundleOf({ signers: [signer], revoked: [94_567] })),
  )
  const revoked = await openToken(await tokenOf(signer))
  expect(await verdictOf(revoked)).toBe('revoked')
})

it('says in amber that what it knows is older than seven days', async () => {
  const old = new Date(Date.now() - 8 * 86_400_000).toISOString()
  stage.answers.set('/issuers.json', JSON.stringify(bundleOf({ signers: [signer], at: old })))
  await page.goto(`/v#${await tokenOf(signer)}`)
  await verdictOf(page)
  await page.locator('.note.wait').getByText('lebih dari 7 hari').waitFor()
  await picture(page, 'periksa-lama', 360)
})

it('keeps the newer file of issuers, whatever an older or damaged copy says', async () => {
  await readyOffline(page)
  const claims = { holderName: 'Maria Goreti' }
  const older = bundleOf({ signers: [stranger], at: '2026-01-01T00:00:00.000Z' })
  for (const copy of [JSON.stringify(older), '<html>Masuk ke WiFi</html>', '{"v":1}']) {
    stage.answers.set('/issuers.json', copy)
    const tab = await openToken(await tokenOf(signer, claims))
    expect(await verdictOf(tab)).not.toBe('unknown_key')
    await tab.close()
  }
})

it('goes on with the old version when an update breaks off', async () => {
  await readyOffline(page)
  const script = await (await fetch(`${service.url}/periksa-sw.js`)).text()
  stage.answers.set('/periksa-sw.js', script.replace('periksa-alat-', 'periksa-alat-next-'))
  stage.answers.set('/periksa.js', 500)
  stage.seen.length = 0
  await page.evaluate(`(async () => {
    const registration = await navigator.serviceWorker.getRegistration('/v')
    const found = new Promise((resolve) => (registration.onupdatefound = () => resolve(registration.installing)))
    await registration.update()
    const next = await found
    if (next.state !== 'redundant') await new Promise((ended) =>
      next.addEventListener('statechange', () => next.state === 'redundant' && ended()))
  })()`)
  expect(stage.seen).toContain('/periksa.js')
  await stage.cut()
  const tab = await openToken(await tokenOf(signer))
  expect(await verdictOf(tab)).toBe('valid')
})

it('leaves the learner alone: its scope is the verifier only', async () => {
  await readyOffline(page)
  const scopes = await page.evaluate<string[]>(
    `navigator.serviceWorker.getRegistrations().then((all) => all.map((one) => new URL(one.scope).pathname))`,
  )
  expect(scopes).toEqual(['/v'])
})

it('watches that the log goes on from where it was seen last', async () => {
  const entries = ['one', 'two', 'three', 'four']
  stage.answers.set('/log/checkpoint', await checkpointOf(entries.slice(0, 4)))
  await page.goto('/v')
  await page.getByText('Catatan penerbitan diperiksa, 4 catatan.').waitFor()
  await page.reload()
  await page.getByText('Catatan penerbitan diperiksa, 4 catatan.').waitFor()
  stage.answers.set('/log/checkpoint', await checkpointOf(['one', 'two', 'other', 'four']))
  await page.reload()
  await page.getByText('PERINGATAN').waitFor()
  await picture(page, 'periksa-log-rusak', 360)
  stage.answers.set('/log/checkpoint', await checkpointOf(entries))
  await page.reload()
  await page.getByText('Catatan penerbitan diperiksa, 4 catatan.').waitFor()
})

it('reads a photo and a PDF from the gallery, and says what to do with others', async () => {
  await page.goto('/v')
  await picture(page, 'periksa-kosong', 360)
  await picture(page, 'periksa-kosong', 1280)
  expect(await axe(page)).toEqual([])
  const digits = await tokenOf(signer)
  const png = await QRCode.toBuffer(`https://kelas-kader.example/v#${digits}`, { scale: 4 })
  const file = page.locator('#berkas')
  await file.setInputFiles({ name: 'foto.png', mimeType: 'image/png', buffer: png })
  expect(await verdictOf(page)).toBe('valid')
  expect(await textOf(page)).not.toContain('alamat lain')
  const odd = await QRCode.toBuffer(`https://kelas-kader.example.com/v#${digits}`, { scale: 4 })
  await file.setInputFiles({ name: 'foto.png', mimeType: 'image/png', buffer: odd })
  await page.getByText('menunjuk ke alamat lain: kelas-kader.example.com').waitFor()
  expect(await verdictOf(page)).toBe('valid')
  const pdf = Buffer.from(`%PDF-1.7\n1 0 obj <</Keywords (KQ1:${digits})>> endobj`, 'latin1')
  await file.setInputFiles({ name: 's.pdf', mimeType: 'application/pdf', buffer: pdf })
  await page.getByText('alamat lain').waitFor({ state: 'hidden' })
  expect(await verdictOf(page)).toBe('valid')
  await file.setInputFiles({
    name: 'x.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7'),
  })
  await page.getByText('PDF ini tidak memuat kode sertifikat').waitFor()
  await file.setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: Buffer.from('nothing') })
  await page.getByText('Berkas ini tidak bisa dibuka').waitFor()
})

/** A code that leads to a stranger's host, on grey paper. */
function strangersCode(digits: string): Still {
  const [width, height] = [640, 480]
  const { modules } = QRCode.create(`https://palsu.example/v#${digits}`, {
    errorCorrectionLevel: 'M',
  })
  const scale = Math.floor(400 / (modules.size + 8))
  const left = Math.floor((width - modules.size * scale) / 2)
  const top = Math.floor((height - modules.size * scale) / 2)
  const grey = new Uint8Array(width * height).fill(205)
  for (let y = 0; y < modules.size * scale; y += 1) {
    for (let x = 0; x < modules.size * scale; x += 1) {
      if (modules.get(Math.floor(y / scale), Math.floor(x / scale)) !== 0) {
        grey[(top + y) * width + left + x] = 40
      }
    }
  }
  return { width, height, grey }
}

it('reads the code through the camera, one paper or many, and keeps the list', async () => {
  const eye = await openEye(strangersCode(await tokenOf(signer)))
  try {
    const phone = await eye.browser.newContext({
      ...PHONE,
      baseURL: stage.url,
      acceptDownloads: true,
    })
    const tab = await phone.newPage()
    await tab.goto('/v')
    await tab.getByText('Siap dipakai tanpa sinyal').waitFor()
    await stage.cut()
    await tab.getByRole('button', { name: 'Pindai dengan kamera' }).click()
    expect(await verdictOf(tab)).toBe('valid')
    await tab.getByText('menunjuk ke alamat lain: palsu.example').waitFor()
    expect(await tab.locator('#kamera').isVisible()).toBe(false)

    await tab.getByRole('button', { name: 'Pindai banyak sekaligus' }).click()
    await tab.getByText('1 sertifikat: 1 sah, 0 perlu dilihat').waitFor()
    await picture(tab, 'periksa-kamera', 360)
    await tab.getByRole('button', { name: 'Berhenti memindai' }).click()
    await tab.getByRole('button', { name: 'Pindai banyak sekaligus' }).click()
    await tab.getByText('· sudah dipindai').waitFor()
    await tab.getByText('1 sertifikat: 1 sah, 0 perlu dilihat').waitFor()
    await tab.getByRole('button', { name: 'Berhenti memindai' }).click()
    expect(await axe(tab)).toEqual([])
    expect(await overflow(tab)).toEqual([])
    await picture(tab, 'periksa-daftar', 360)
    await picture(tab, 'periksa-daftar', 1280)

    await stage.mend()
    await tab.reload()
    await expect.poll(() => tab.locator('.daftar li').count()).toBe(2)
    const [saved] = await Promise.all([
      tab.waitForEvent('download'),
      tab.getByRole('button', { name: 'Unduh CSV' }).click(),
    ])
    expect(saved.suggestedFilename()).toMatch(/^daftar-pemeriksaan-.*\.csv$/)
    await tab.getByRole('button', { name: 'Batalkan yang terakhir' }).click()
    await expect.poll(() => tab.locator('.daftar li').count()).toBe(1)
    await tab.getByRole('button', { name: 'Hapus daftar' }).click()
    await tab.getByRole('button', { name: 'Ketuk lagi untuk menghapus' }).click()
    await tab.locator('#daftar').waitFor({ state: 'hidden' })
  } finally {
    await eye.close()
  }
})

/** A certificate of the product itself, made once. */
let issued: Promise<{ readonly id: string; readonly token: string }> | null = null
async function issueOne(): Promise<{ readonly id: string; readonly token: string }> {
  const lumajang = await openLumajang(service)
  const [cadreId = ''] = await addCadres(service, lumajang, [
    { name: 'Siti Aminah', areaCode: '35.08.02.2001' },
  ])
  const { unitId } = await setUpIssuing(service, lumajang)
  await passRule(service, lumajang, [cadreId])
  await certify(service, lumajang, unitId, [cadreId])
  const row = await service.db
    .prepare('select certificate_id as id, token from credentials')
    .first<{ id: string; token: string }>()
  if (row === null) throw new Error('nothing was issued')
  return row
}

it('checks a certificate that the product has issued, with its own issuers and log', async () => {
  issued ??= issueOne()
  const { token } = await issued
  stage.answers.clear()
  const tab = await openToken(token)
  expect(await verdictOf(tab)).toBe('valid')
  expect(await textOf(tab)).toContain('Siti Aminah')
  expect(await textOf(tab)).toContain('juga ke Kelas Kader pukul')
  await tab.getByText('Catatan penerbitan diperiksa, 1 catatan.').waitFor()
})

it('reads the code on a page of the printed paper through the camera, with the connection cut', async () => {
  issued ??= issueOne()
  const { id } = await issued
  stage.answers.clear()
  const pdf = await (await fetch(`${service.url}/c/${id}.pdf`)).arrayBuffer()
  const sheet = await rasterOf(new Uint8Array(pdf), 150)
  const code = await findByZxing(sheet)
  if (code === null) throw new Error('the sheet has no code')
  // Held over the code, some 20 cm of the sheet in view: text, lines and the code between them.
  const view = { width: 1280, height: 720 }
  const left = Math.round(code.x - view.width / 2)
  const top = Math.round(code.y - view.height / 2)
  const eye = await openEye(fade(crop(sheet, { left, top, ...view }), 60, 215))
  try {
    const phone = await eye.browser.newContext({ ...PHONE, baseURL: stage.url })
    const tab = await phone.newPage()
    await tab.goto('/v')
    await tab.getByText('Siap dipakai tanpa sinyal').waitFor()
    await stage.cut()
    await tab.getByRole('button', { name: 'Pindai dengan kamera' }).click()
    expect(await verdictOf(tab)).toBe('valid')
    expect(await textOf(tab)).toContain('Siti Aminah')
    expect(await textOf(tab)).toContain('Diperiksa di HP ini, tanpa sinyal.')
    expect(await textOf(tab)).not.toContain('alamat lain')
  } finally {
    await eye.close()
  }
})

it('offers another way when there is no camera', async () => {
  await page.goto('/v')
  await page.getByRole('button', { name: 'Pindai dengan kamera' }).click()
  await page.getByText(/ketik kodenya di bawah/).waitFor()
  await picture(page, 'periksa-tanpa-kamera', 360)
  const small = await page.evaluate<
    string[]
  >(`[...document.querySelectorAll('button, .button, input[type=text], footer a, header a')]
    .filter((one) => one.offsetParent !== null && one.getBoundingClientRect().height < 48)
    .map((one) => one.outerHTML)`)
  expect(small).toEqual([])
})
