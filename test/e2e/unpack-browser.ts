/** Before any file runs: two that open a browser at the same moment would both unpack it, and one would start the half of it. */
import { browserPath } from './browser.ts'

export async function setup(): Promise<void> {
  await browserPath()
}
