/** A photo as a phone takes it: a large JPEG that carries the name of its camera and the place where it was taken. */
import type { Browser } from 'playwright-core'

/** Stands in the photo's EXIF, and may stand in nothing that was made of it. */
export const CAMERA = 'Kamera Bidan Desa 12'

/** `width` × 3/4 of it, in pixels. */
export async function photo(browser: Browser, width = 1600): Promise<Buffer> {
  const page = await browser.newPage()
  const base64 = await page.evaluate<string>(`(() => {
    const [width, height] = [${width}, ${width} * 0.75]
    const canvas = Object.assign(document.createElement('canvas'), { width, height })
    const pen = canvas.getContext('2d')
    // Hills, a house and leaves: edges everywhere, so that it is as hard to make small as a real one.
    pen.fillStyle = '#9fd3e6'
    pen.fillRect(0, 0, width, height)
    for (let at = 0; at < 900; at += 1) {
      pen.fillStyle = 'hsl(' + ((at * 37) % 140 + 40) + ' 60% ' + ((at * 13) % 50 + 25) + '%)'
      pen.beginPath()
      pen.ellipse((at * 7919) % width, height * 0.5 + ((at * 104729) % (height / 2)), 40, 14, at, 0, 7)
      pen.fill()
    }
    pen.fillStyle = '#b5483a'
    pen.fillRect(width * 0.35, height * 0.35, width * 0.3, height * 0.35)
    return canvas.toDataURL('image/jpeg', 0.92).split(',')[1]
  })()`)
  await page.close()
  const jpeg = Buffer.from(base64, 'base64')
  // Behind the two bytes that begin every JPEG.
  return Buffer.concat([jpeg.subarray(0, 2), exif(), jpeg.subarray(2)])
}

/** EXIF 2.3: the camera, and a GPS directory with 8° 08′ S, 113° 13′ E. */
function exif(): Buffer {
  const camera = Buffer.from(`${CAMERA}\0`)
  const gpsAt = 8 + 2 + 2 * 12 + 4
  const placesAt = gpsAt + 2 + 4 * 12 + 4
  const cameraAt = placesAt + 2 * 24
  const tiff = Buffer.alloc(cameraAt + camera.length)
  tiff.write('II*\0', 'latin1')
  tiff.writeUInt32LE(8, 4)
  const entry = (at: number, [tag, type, count, value]: readonly number[]) => {
    tiff.writeUInt16LE(tag ?? 0, at)
    tiff.writeUInt16LE(type ?? 0, at + 2)
    tiff.writeUInt32LE(count ?? 0, at + 4)
    tiff.writeUInt32LE(value ?? 0, at + 8)
  }
  const directory = (at: number, entries: readonly (readonly number[])[]) => {
    tiff.writeUInt16LE(entries.length, at)
    entries.forEach((each, index) => entry(at + 2 + index * 12, each))
  }
  directory(8, [
    [0x010f, 2, camera.length, cameraAt],
    [0x8825, 4, 1, gpsAt],
  ])
  directory(gpsAt, [
    [1, 2, 2, 0x53],
    [2, 5, 3, placesAt],
    [3, 2, 2, 0x45],
    [4, 5, 3, placesAt + 24],
  ])
  const parts = [8, 8, 0, 113, 13, 0]
  parts.forEach((part, index) => {
    tiff.writeUInt32LE(part, placesAt + index * 8)
    tiff.writeUInt32LE(1, placesAt + index * 8 + 4)
  })
  camera.copy(tiff, cameraAt)
  const body = Buffer.concat([Buffer.from('Exif\0\0'), tiff])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}
