/** Codes that are sent by message, where a deployment has something that carries them: without that none of these is there. */
import * as z from 'zod/mini'
import { districtCode } from './fields.ts'
import { page } from './page.ts'

/**
 * Why a message did not go. NUMBER: no account of that number takes messages. SETTINGS: token, template or the sender's number is
 * not as it must be. PAYMENT: the sender's account does not pay. LIMIT: the provider takes no more for now. OUTAGE: no answer.
 */
export type SendFailure = 'NUMBER' | 'SETTINGS' | 'PAYMENT' | 'LIMIT' | 'OUTAGE'

// Read leniently and checked by the page, so that what was wrong is said beside its field.
const typed = z.optional(z.string().check(z.maxLength(2000)))

export const askMessagePage = page({ method: 'GET', path: '/pesan-kode' })

/** `kader`: one of the names on this phone. Else name and number, as the office has them. The answer is the same whatever is found. */
export const askMessageForm = page({
  method: 'POST',
  path: '/pesan-kode',
  form: z.strictObject({ kader: typed, nama: typed, nomor: typed }),
})

/** The office's switch and its counts. */
export const messageSettingsPage = page({
  method: 'GET',
  path: '/dinas/kode-wa/:district',
  form: z.object({ district: districtCode, selesai: z.optional(z.enum(['ubah'])) }),
})

export const messageSettingsForm = page({
  method: 'POST',
  path: '/dinas/kode-wa/:district',
  form: z.strictObject({
    district: districtCode,
    layanan: z.optional(z.enum(['ya', 'tidak'])),
    batas: typed,
    /** Where the proof of the second factor is not fresh any more. */
    kode: typed,
  }),
})
