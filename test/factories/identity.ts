/** People who may sign in: logins with a code, activated telephones, accounts, and Cookie headers that act as them. */
import { env } from 'cloudflare:workers'
import type { Grant } from '../../worker/core/access.ts'
import type { Context } from '../../worker/core/context.ts'
import { sql } from '../../worker/core/db.ts'
import {
  activate,
  createStaff,
  newActivationCode,
  openSession,
  putLogin,
} from '../../worker/identity/index.ts'
import { contextFor, SYSTEM } from './context.ts'

export const PIN = '739182'
export const PASSWORD = 'tiga gajah menari pelan'

/** A browser that has no cookies yet. */
export const NEW_BROWSER = {
  scheme: 'https',
  session: null,
  device: null,
  pending: null,
  client: 'Chrome, Android',
  address: '203.0.113.7',
} as const

/** The real present: what the application, which has a real clock, is asked about must be valid now. */
export const PRESENT = new Date().toISOString()

const system = () => contextFor(SYSTEM, PRESENT)

let made = 0

/** A cadre's login without PIN, and a code to activate it with. `writes` as the roster would commit them. */
export async function makeLogin(
  district = '35.08',
  ctx: Context = system(),
): Promise<{ cadreId: string; name: string; code: string; expiresAt: string }> {
  made += 1
  const cadreId = ctx.ids.uuid()
  const name = `Siti Aminah ${made}`
  const caption = 'KPM Desa Tempursari, Kecamatan Tempursari'
  const code = await newActivationCode(ctx, cadreId)
  await ctx.db.batch([putLogin({ cadreId, districtCode: district, name, caption }), ...code.writes])
  return { cadreId, name, code: code.code, expiresAt: code.expiresAt }
}

/** A cadre with PIN on one telephone. `device` is its token; `cookie` both cookies as a header. */
export async function makeActivated(
  district = '35.08',
  phone: 'own' | 'shared' = 'own',
): Promise<{ cadreId: string; name: string; device: string; session: string; cookie: string }> {
  const { cadreId, name, code } = await makeLogin(district)
  const { setCookies } = await activate(contextFor({ kind: 'public' }, PRESENT), NEW_BROWSER, {
    code,
    pin: PIN,
    phone,
    key: newKey(),
  })
  const [session = '', device = ''] = setCookies.map((cookie) => cookie.split(';')[0] ?? '')
  return {
    cadreId,
    name,
    session: session.split('=')[1] ?? '',
    device: device.split('=')[1] ?? '',
    cookie: `${session}; ${device}`,
  }
}

/** An account with one or more grants, its user name, and a Cookie header that acts as it. */
export async function makeStaff(
  grants: readonly Grant[],
): Promise<{ accountId: string; username: string; cookie: string }> {
  const ctx = system()
  made += 1
  const username = `petugas.${made}`
  const accountId = await createStaff(ctx, {
    username,
    name: `Petugas ${made}`,
    password: PASSWORD,
    passwordIs: 'OWN',
    grants,
  })
  const { cookie } = await openSession(ctx, { kind: 'staff', id: accountId, scheme: 'https' })
  return { accountId, username, cookie }
}

/** A Cookie header for a cadre whose login exists. */
export async function cookieOf(cadreId: string): Promise<string> {
  return (await openSession(system(), { kind: 'cadre', id: cadreId, scheme: 'https' })).cookie
}

/** What an activation is repeated with. */
export function newKey(): string {
  return crypto.randomUUID().replaceAll('-', '')
}

/** One value of the database, for assertions. */
export async function valueOf(text: string, ...values: (string | number)[]): Promise<unknown> {
  return env.DB.prepare(text)
    .bind(...values)
    .first()
    .then((row) => (row === null ? null : Object.values(row)[0]))
}

/** Rows of the audit log about one thing, oldest first. */
export function auditOf(entityId: string): Promise<{ action: string; actorKind: string }[]> {
  return system().db.all(
    sql`select action, actor_kind, actor_id, area_code from audit_entries where entity_id = ${entityId} order by rowid`,
  )
}
