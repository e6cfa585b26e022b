import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { cadreStore } from '../../../site/src/offline/cadre-store.ts'
import { deviceStore } from '../../../site/src/offline/device-store.ts'
import { delivery } from '../../../site/src/offline/page/delivery.ts'
import { CADRE, json, onePhone, takesAll, type Script } from './one-phone.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const listen = { addEventListener: () => undefined }
  vi.stubGlobal('self', globalThis)
  vi.stubGlobal('localStorage', { getItem: () => null })
  vi.stubGlobal('addEventListener', listen.addEventListener)
  vi.stubGlobal('document', {
    ...listen,
    hidden: false,
    getElementById: () => null,
    querySelector: () => null,
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const signedOut: Script = () => json({ problem: { code: 'SIGN_IN_NEEDED' } }, 401)

/** A page of hers whose storage fails at the first time that it writes down who is here; how often it has tried. */
function page(script: Script) {
  const phone = onePhone()
  phone.answerWith(script)
  const store = cadreStore(phone, CADRE)
  const here = { surroundings: phone, device: deviceStore(phone), store, isFromPhone: false }
  let tries = 0
  const { now } = delivery(here, async () => {
    tries += 1
    if (tries === 1) throw new DOMException('full', 'QuotaExceededError')
  })
  return { now, tries: () => tries, phone }
}

it('writes down who is here once more as soon as her state has come', async () => {
  const { now, tries } = page(takesAll)
  await now()
  expect(tries()).toBe(2)
  await now()
  expect(tries()).toBe(2)
})

it('does not, where she has signed out in another tab meanwhile, and asks no more', async () => {
  const { now, tries, phone } = page(signedOut)
  await now()
  await now()
  expect(tries()).toBe(1)
  expect(phone.asked.length).toBeGreaterThan(0)
  expect(vi.getTimerCount()).toBe(0)
})

it('waits for signal, and writes it down then', async () => {
  const { now, tries, phone } = page(() => {
    throw new TypeError('Failed to fetch')
  })
  await now()
  expect([tries(), vi.getTimerCount()]).toEqual([1, 1])
  phone.answerWith(takesAll)
  await now()
  expect(tries()).toBe(2)
})
