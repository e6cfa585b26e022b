import { exports } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { issueActivationCodes } from '../../../worker/roster/index.ts'
import { contextFor, SYSTEM } from '../../factories/context.ts'
import { courseFiles, publishFiles } from '../../factories/course.ts'
import { cookieOf } from '../../factories/identity.ts'
import { makeDistricts } from '../../factories/regions.ts'
import { makeCadre } from '../../factories/roster.ts'

it('prints a module that is open to her, whole, and no other', async () => {
  const ctx = contextFor(SYSTEM)
  await makeDistricts()
  await publishFiles(ctx, courseFiles())
  const { id } = await makeCadre(ctx, '35.08.01.2005', 'Siti Aminah')
  await issueActivationCodes(ctx, { district: '35.08', cadreIds: [id] })
  const cookie = await cookieOf(id)
  const get = async (slug: string) => {
    const reply = await exports.default.fetch(`https://kelas.test/belajar/${slug}/cetak/`, {
      redirect: 'manual',
      headers: { cookie },
    })
    return { status: reply.status, html: await reply.text() }
  }
  const { status, html } = await get('satu')
  expect(status).toBe(200)
  for (const words of ['1. Awal satu', 'Layar dua.', '2. Akhir satu']) expect(html).toContain(words)
  const locked = await get('dua')
  expect(locked.status).toBe(409)
  expect(locked.html).not.toContain('Kalimat pertama.')
  expect((await get('tes-akhir')).status).toBe(404)
  expect((await get('tidak-ada')).status).toBe(404)
})
