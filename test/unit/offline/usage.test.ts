import { expect, it } from 'vitest'
import { deviceStore } from '../../../site/src/offline/device-store.ts'
import { counting, countUsage, readUsage } from '../../../site/src/offline/usage.ts'
import { json, NOON, onePhone } from './one-phone.ts'

const DAY = 86_400_000

it('adds up what a month cost, by kind, and begins anew with the next', async () => {
  const device = deviceStore(onePhone())
  expect(await readUsage(device, NOON)).toBeNull()
  await countUsage(device, NOON, 'packs', 9000)
  await countUsage(device, NOON + DAY, 'packs', 1000)
  await countUsage(device, NOON + DAY, 'pages', 300)
  await countUsage(device, NOON + DAY, 'media', 0)
  expect(await readUsage(device, NOON)).toEqual({
    month: '2026-11',
    packs: 10_000,
    media: 0,
    pages: 300,
    deliveries: 0,
  })
  expect(await readUsage(device, NOON + 20 * DAY)).toBeNull()
  await countUsage(device, NOON + 20 * DAY, 'media', 5)
  expect(await readUsage(device, NOON + 20 * DAY)).toMatchObject({ packs: 0, media: 5 })
})

it('goes on counting what an older version began', async () => {
  const device = deviceStore(onePhone())
  // Safe: so it was written by a version that knew two kinds.
  const old = { month: '2026-11', packs: 5, media: 6 } as never
  await device.set('usage', old)
  await countUsage(device, NOON, 'deliveries', 7)
  expect(await readUsage(device, NOON)).toMatchObject({ packs: 5, media: 6, deliveries: 7 })
})

it('counts a delivery with its answer, which arrives whole, and nothing that got no answer', async () => {
  const phone = onePhone()
  const device = deviceStore(phone)
  const fetch = counting(phone, device)
  const body = '{"events":[]}'
  await expect(fetch('/api/v1/sync', { method: 'POST', body })).rejects.toThrow()
  phone.answerWith(() => json({ v: 1 }))
  const answer = await fetch('/api/v1/sync', { method: 'POST', body })
  expect(await answer.text()).toBe('{"v":1}')
  await expect
    .poll(async () => (await readUsage(device, NOON))?.deliveries)
    .toBe(body.length + '{"v":1}'.length)
  await fetch('/api/v1/session', { method: 'DELETE', body: '{}' })
  expect((await readUsage(device, NOON))?.deliveries).toBe(body.length + 7)
})
