/** A cadre's own account: her PIN, whose telephone this is, and what happened to her sign-in. */
import * as z from 'zod/mini'
import { page } from './page.ts'

const typedPin = z.optional(z.string().check(z.maxLength(20)))

export const cadreAccountPage = page({
  method: 'GET',
  path: '/data-saya/akun',
  form: z.object({ selesai: z.optional(z.string().check(z.maxLength(10))) }),
})

export const changePinForm = page({
  method: 'POST',
  path: '/data-saya/akun/pin',
  form: z.object({
    orang: z.optional(z.string().check(z.maxLength(64))),
    pinLama: typedPin,
    pin: typedPin,
    pinUlang: typedPin,
  }),
})

export const setPhoneForm = page({
  method: 'POST',
  path: '/data-saya/akun/hp',
  form: z.object({
    orang: z.optional(z.string().check(z.maxLength(64))),
    hp: z.optional(z.enum(['sendiri', 'bersama'])),
    /** Where a shared telephone becomes her own. */
    pinHp: typedPin,
  }),
})
