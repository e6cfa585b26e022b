import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { requirementsPage } from '../../../site/src/render/requirements.ts'

const ROOT = path.resolve(import.meta.dirname, '../../..')

it('leads from the foot of every page to the doors of what happens outside the lessons', () => {
  const layout = readFileSync(path.join(ROOT, 'site/src/layouts/Learner.astro'), 'utf8')
  const [, place = ''] = /href="\/syarat\/#([a-z]+)"/.exec(layout) ?? []
  const page = requirementsPage([], []).main.text
  expect(page).toContain(`<h2 id="${place}">Kegiatan saya</h2>`)
  const doors = [...page.matchAll(/class="button plain wide" href="([^"]+)"/g)].map(([, to]) => to)
  expect(doors).toEqual(['/hadir/', '/buka/', '/praktik/', '/rtl/'])
  for (const file of ['hadir', 'buka'])
    expect(existsSync(path.join(ROOT, `site/src/pages/${file}/index.astro`))).toBe(true)
})
