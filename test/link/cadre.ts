/** Cadres of Lumajang who learn the shipped course, each activated, with the cookies that her phone has from then on. */
import { PIN, type Lumajang } from '../e2e/lumajang.ts'
import { addCadres, codeFor } from '../e2e/office-verbs.ts'
import type { Service } from '../e2e/running-product.ts'

export type Cadre = {
  readonly id: string
  readonly name: string
  /** A Cookie header: her session and her device. */
  readonly cookie: string
}

/** Brings them in as one roster and activates them; once per district. */
export async function openCadres(
  service: Service,
  lumajang: Lumajang,
  names: readonly string[],
  phone: 'own' | 'shared' = 'own',
): Promise<Cadre[]> {
  const ids = await addCadres(
    service,
    lumajang,
    names.map((name) => ({ name, areaCode: '35.08.02.2001' })),
  )
  const cadres: Cadre[] = []
  for (const [index, id] of ids.entries()) {
    const code = await codeFor(service, lumajang, id)
    cadres.push({ id, name: names[index] ?? '', cookie: await activated(service, code, phone) })
  }
  return cadres
}

async function activated({ url }: Service, code: string, phone: 'own' | 'shared'): Promise<string> {
  const key = crypto.randomUUID().replaceAll('-', '')
  const answer = await fetch(`${url}/api/v1/activation`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ code, pin: PIN, phone, key }),
  })
  if (!answer.ok) throw new Error(`activation: ${answer.status} ${await answer.text()}`)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
