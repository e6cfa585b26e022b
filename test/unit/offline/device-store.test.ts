import { expect, it } from 'vitest'
import { deviceStore } from '../../../site/src/offline/device-store.ts'
import { CADRE, NOON, onePhone } from './one-phone.ts'

it('knows nobody at first', async () => {
  const device = deviceStore(onePhone())
  expect(await device.get('current')).toBeNull()
  expect(await device.listCadres()).toEqual([])
})

it('remembers who learns on it, in every tab, until it is told to forget', async () => {
  const phone = onePhone()
  const current = { cadreId: CADRE, phone: 'shared' as const, seenAt: NOON }
  await deviceStore(phone).set('current', current)
  expect(await deviceStore(phone).get('current')).toEqual(current)
  await deviceStore(phone).set('current', null)
  expect(await deviceStore(phone).get('current')).toBeNull()
})

it('lists each cadre who has a database on it once, and never forgets her who is here', async () => {
  const device = deviceStore(onePhone())
  const here = (cadreId: string) => ({ cadreId, phone: 'own' as const, seenAt: NOON })
  await device.enter(here(CADRE))
  await device.enter(here(CADRE))
  await device.enter(here('b'))
  expect(await device.listCadres()).toEqual([CADRE, 'b'])
  expect(await device.get('current')).toEqual(here('b'))
  await device.forgetCadre(CADRE)
  await device.forgetCadre('b')
  await device.forgetCadre('nobody')
  expect(await device.listCadres()).toEqual(['b'])
})
