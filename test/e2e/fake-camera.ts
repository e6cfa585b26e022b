/** A browser whose camera sees one still picture. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import { browserPath, FLAGS, patient } from './browser.ts'

/** Brightness from 0 to 255, row by row; both sides even. */
export type Still = {
  readonly width: number
  readonly height: number
  readonly grey: ArrayLike<number>
}

export type Eye = { readonly browser: Browser; close(): Promise<void> }

export async function openEye(still: Still): Promise<Eye> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'camera-'))
  const film = path.join(folder, 'still.y4m')
  writeFileSync(film, filmOf(still))
  const browser = await chromium.launch({
    executablePath: await browserPath(),
    headless: true,
    args: [
      ...FLAGS,
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ],
  })
  return {
    browser: patient(browser),
    async close() {
      await browser.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Raw video of two equal frames (YUV4MPEG2, 4:2:0), without colour. */
function filmOf({ width, height, grey }: Still): Buffer {
  const frame = Buffer.concat([
    Buffer.from('FRAME\n'),
    Buffer.from(Uint8ClampedArray.from(grey)),
    Buffer.alloc((width * height) / 2, 128),
  ])
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`)
  return Buffer.concat([head, frame, frame])
}
