/** The script of a district's public page: shows the buttons that make its picture. The page says everything without it. */
import { savePicture, sharePicture } from '../lib/coverage-picture.ts'
import { canShareFiles } from '../lib/paint.ts'
import type { ShownPicture } from '../render/coverage-picture.ts'

const place = document.getElementById('gambar')
if (place !== null) show(place)

function show(tools: HTMLElement): void {
  // Safe: written by the page's own renderer.
  const picture = JSON.parse(tools.dataset['gambar'] ?? '') as ShownPicture
  const told = tools.querySelector('[role=status]')
  for (const [use, act] of [
    ['bagi', canShareFiles() ? sharePicture : null],
    ['unduh', savePicture],
  ] as const) {
    const button = tools.querySelector(`[data-untuk=${use}]`)
    if (act === null) button?.remove()
    else
      button?.addEventListener('click', () => {
        if (told !== null) told.textContent = ''
        act(picture).catch(() => {
          if (told !== null) told.textContent = picture.failed
        })
      })
  }
  tools.hidden = false
}
