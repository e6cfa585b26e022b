/**
 * Signing in by a district's own service (OpenID Connect): setting out, coming back, and which identity there opens which account.
 * Without a service in the deployment's settings nothing of it is shown, and setting out is 404.
 */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { districtCode } from './fields.ts'
import { page } from './page.ts'

// Read leniently and checked by the page, so that what was wrong is said in words.
const typed = z.optional(z.string().check(z.maxLength(2000)))

export const serviceForm = page({
  method: 'POST',
  path: '/masuk/dinas/layanan',
  /** `layanan`: the issuer. */
  form: z.strictObject({ layanan: typed }),
})

/**
 * Where every service sends people back to (RFC 6749 section 4.1.2, RFC 9207). A GET that changes something, as the protocol wants it:
 * only in the browser that set out, by its cookie and `state`, and once.
 */
export const serviceReturnPage = page({
  method: 'GET',
  path: '/masuk/dinas/kembali',
  form: z.object({ code: typed, state: typed, iss: typed, error: typed }),
})

export const ownServicesPage = page({
  method: 'GET',
  path: '/akun/layanan',
  form: z.object({ selesai: typed }),
})

export const ownServicesForm = page({
  method: 'POST',
  path: '/akun/layanan',
  form: z.strictObject({
    jenis: z.enum(['hubungkan', 'lepaskan']),
    layanan: typed,
    sandiLama: typed,
    kode: typed,
  }),
})

export const unlinkStaff = endpoint({
  method: 'POST',
  path: '/districts/:district/staff/:accountId/unlink',
  summary:
    'Takes away the identities at sign-in services by which somebody signs in, and ends where she is signed in',
  input: z.strictObject({
    district: districtCode,
    accountId: z.string().check(z.minLength(1), z.maxLength(64)),
  }),
  reply: z.strictObject({}),
})
