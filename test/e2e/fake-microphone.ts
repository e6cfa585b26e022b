/** A browser whose microphone hears beeps, and which never asks whether it may be used. */
import { chromium, type Browser } from 'playwright-core'
import { browserPath, FLAGS, patient } from './browser.ts'

export async function openEar(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: await browserPath(),
    headless: true,
    args: [...FLAGS, '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'],
  })
  return patient(browser)
}
