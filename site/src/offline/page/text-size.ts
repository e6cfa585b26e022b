/** How large the text is on this phone. */
import type { DeviceStore } from '../device-store.ts'
import { recall, remember } from './here.ts'

const SIZE = 'ukuran'
const SIZES = ['biasa', 'besar', 'sangat-besar'] as const

/** First thing on every page, before anything is measured. */
export function applyTextSize(): void {
  const size = recall(SIZE)
  // With it, what only a script can do is seen.
  document.documentElement.className = `skrip teks-${size ?? SIZES[0]}`
}

export function chooseTextSize(device: DeviceStore): void {
  const sizes = document.querySelector('[data-ukuran]')
  sizes?.addEventListener('change', ({ target }) => {
    const size = SIZES.find((name) => target instanceof HTMLInputElement && target.value === name)
    if (size === undefined) return
    remember(SIZE, size)
    device.set('text', size).catch(() => undefined)
    applyTextSize()
  })
}
