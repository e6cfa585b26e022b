/**
 * Reads a certificate as strangers do: its text with pdf.js, and its QR code from the drawn page with ZXing. Both know
 * nothing of the program that made the file.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

const require = createRequire(import.meta.url)
const PDFJS = path.dirname(require.resolve('pdfjs-dist/package.json'))

/** The text of every page, its lines joined by spaces. */
export async function readPages(pdf: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: pdf.slice(), verbosity: 0 })
  const document = await task.promise
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => {
      const page = await document.getPage(index + 1)
      const { items } = await page.getTextContent()
      const words = items.map((item) => ('str' in item ? item.str : ''))
      return words.join(' ').replaceAll(/\s+/g, ' ').trim()
    }),
  )
  await task.destroy()
  return pages
}

// An address that exists in the test's browser only.
const DESK = 'http://meja.test'
const DESK_PAGE = `<!doctype html><canvas></canvas><script type="module">
import { getDocument, GlobalWorkerOptions } from '/build/pdf.min.mjs'
GlobalWorkerOptions.workerSrc = '/build/pdf.worker.min.mjs'
window.draw = async (number, scale) => {
  const { promise } = getDocument({ url: '/sertifikat.pdf', wasmUrl: '/wasm/' })
  const page = await (await promise).getPage(number)
  const viewport = page.getViewport({ scale })
  const canvas = document.querySelector('canvas')
  canvas.width = viewport.width
  canvas.height = viewport.height
  await page.render({ canvas, viewport }).promise
  return canvas.toDataURL('image/png').split(',')[1]
}
document.title = 'siap'
</script>`

/** One page as a PNG, drawn by pdf.js on a canvas of the browser; `scale` 2 is 144 dots per inch. */
export async function drawPage(
  browser: Browser,
  pdf: Uint8Array,
  number: number,
  scale = 2,
): Promise<Uint8Array> {
  const page = await browser.newPage()
  await page.route(`${DESK}/**`, async (route) => {
    const { pathname } = new URL(route.request().url())
    if (pathname === '/') return route.fulfill({ body: DESK_PAGE, contentType: 'text/html' })
    if (pathname === '/sertifikat.pdf') return route.fulfill({ body: Buffer.from(pdf) })
    const contentType = pathname.endsWith('.mjs') ? 'text/javascript' : 'application/wasm'
    return route.fulfill({ body: readFileSync(path.join(PDFJS, pathname)), contentType })
  })
  await page.goto(`${DESK}/`)
  await page.waitForFunction('document.title === "siap"')
  const drawn = await page.evaluate<string>(`draw(${number}, ${scale})`)
  await page.close()
  return Buffer.from(drawn, 'base64')
}

/** The texts of all QR codes in a picture. */
export async function readQr(png: Uint8Array): Promise<string[]> {
  prepareZXingModule({
    overrides: { wasmBinary: wasm() },
  })
  const found = await readBarcodes(png, { formats: ['QRCode'], tryHarder: true })
  return found.filter(({ isValid }) => isValid).map(({ text }) => text)
}

function wasm(): ArrayBuffer {
  const bytes = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'))
  return new Uint8Array(bytes).buffer
}
