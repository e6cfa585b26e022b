/** A district office signed in on a running service, and what its requests cost by the Worker's own log. */
import { fixedClock, systemClock } from '../../worker/core/clock.ts'
import type { Actor, StaffRole } from '../../worker/core/access.ts'
import { createStaff, openSession } from '../../worker/identity/index.ts'
import { loadAreas, setDistrict } from '../../worker/regions/index.ts'
import { areasOf } from '../../db/seed/areas.ts'
import { API } from '../../worker/contract/endpoint.ts'
import type { Service } from '../e2e/running-product.ts'

export const SYSTEM: Actor = { kind: 'system', job: 'bench' }

export type Cost = {
  readonly requests: number
  readonly queries: number
  readonly rowsRead: number
  readonly rowsWritten: number
}

export type Office = {
  readonly service: Service
  readonly district: string
  readonly cookie: string
}

/** Lumajang with its areas, one officer and her session. */
export async function openOffice(service: Service, district = '35.08'): Promise<Office> {
  const ctx = service.context(SYSTEM, fixedClock(systemClock.now().toISOString()))
  await loadAreas(ctx, areasOf(district))
  await setDistrict(ctx, {
    code: district,
    timeZone: 'Asia/Jakarta',
    cadreTitle: 'Kader Pembangunan Manusia',
    codePrefix: 'LMJ',
    officeName: 'Dinas Pemberdayaan Masyarakat dan Desa',
    isPublic: true,
    isDemo: false,
  })
  return { service, district, cookie: await signedIn(service, district, 'DISTRICT_ADMIN') }
}

/** A session of somebody new with one role in the district. */
export async function signedIn(
  service: Service,
  district: string,
  role: StaffRole,
): Promise<string> {
  const ctx = service.context(SYSTEM, fixedClock(systemClock.now().toISOString()))
  const id = await createStaff(ctx, {
    username: `${role.toLowerCase().replace('_', '.')}.${district}`,
    name: 'Petugas',
    password: 'kereta api malam ke timur',
    grants: [{ role, area: district }],
  })
  return (await openSession(ctx, { kind: 'staff', id, scheme: 'http' })).cookie
}

/** Calls the API as the office; throws when it is refused. */
export async function request<Reply>(
  { service, cookie }: Pick<Office, 'service' | 'cookie'>,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
): Promise<Reply> {
  const answer = await fetch(`${service.url}${API}${path}`, {
    method,
    headers: {
      cookie,
      ...(body === undefined ? {} : { 'content-type': 'application/json', origin: service.url }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 300)}`)
  // Safe: the caller names the reply of the endpoint that it asked.
  return JSON.parse(text) as Reply
}

/** What the requests since the last call cost, summed; of one route only when it is named. */
export function takeCost(service: Service, route?: string): Cost {
  const cost = { requests: 0, queries: 0, rowsRead: 0, rowsWritten: 0 }
  for (const line of service.takeLog()) {
    if (line.event !== 'request' || (route !== undefined && line['route'] !== route)) continue
    cost.requests += 1
    cost.queries += Number(line['queries'])
    cost.rowsRead += Number(line['rowsRead'])
    cost.rowsWritten += Number(line['rowsWritten'])
  }
  return cost
}

/** What one job took: milliseconds, and what its requests cost. */
export type Line = Record<string, number>

export async function timed(
  { service }: { readonly service: Service },
  work: () => Promise<unknown>,
): Promise<Line> {
  takeCost(service)
  const started = performance.now()
  await work()
  const ms = Math.round(performance.now() - started)
  const { requests, queries, rowsRead, rowsWritten } = takeCost(service)
  return { ms, requests, queries, 'rows read': rowsRead, 'rows written': rowsWritten }
}
