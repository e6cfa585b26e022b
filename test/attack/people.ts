/** Who attacks: nobody known, a cadre, and staff who signed in by both steps as people do. Their cookies, kept fresh. */
import { demoAppCode } from '../../db/seed/demo-factors.ts'
import { API } from '../../worker/contract/endpoint.ts'
import { systemClock } from '../../worker/core/clock.ts'
import { stepAt } from '../../worker/identity/index.ts'

/** From who may least to who may most: a call is made by the first who gets through. */
export const PEOPLE = {
  nobody: null,
  cadre: '3BK8RNRR4S',
  trainer: 'pelatih.lumajang',
  approver: 'penyetuju.lumajang',
  'district admin': 'dinas.lumajang',
  'national author': 'penulis.pusat',
  superadmin: 'superadmin',
} as const
export type Who = keyof typeof PEOPLE

const PASSWORD = 'contoh kelas kader 2026'
const PIN = '739182'
/** What hurts most asks for a code that is not older than 15 minutes. */
const FRESH_MS = 10 * 60_000

type Jar = Map<string, string>
type Known = { readonly jar: Jar; readonly at: number; readonly cadreId: string | null }

export type People = {
  /** The Cookie header of somebody who signed in a short while ago; empty for nobody. */
  cookieOf(who: Who): Promise<string>
  /** A sign-in of staff that has shown the password only. */
  pendingOf(username: string): Promise<string>
  /** Whether the cookie still opens a session. */
  isIn(cookie: string): Promise<boolean>
}

export function peopleOf(url: string): People {
  const known = new Map<Who, Known>()
  const post = async (path: string, body: object, jar: Jar): Promise<Response> => {
    const answer = await fetch(`${url}${API}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, cookie: headerOf(jar) },
      body: JSON.stringify(body),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      jar.set(name, value)
    }
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer
  }

  async function signInCadre(code: string, before: Known | undefined): Promise<Known> {
    const jar: Jar = new Map(before?.jar)
    const cadreId = before?.cadreId ?? null
    const key = '0123456789abcdef'.repeat(2)
    const answer = await (cadreId === null
      ? post('/activation', { code, pin: PIN, phone: 'own', key }, jar)
      : post('/session/cadre', { cadreId, pin: PIN }, jar))
    // Safe: the contract's reply.
    const who = (await answer.json()) as { cadreId: string }
    return { jar, at: performance.now(), cadreId: who.cadreId }
  }

  async function signInStaff(username: string, before: Known | undefined): Promise<Known> {
    const jar: Jar = new Map()
    const device = before?.jar.get('dev')
    if (device !== undefined) jar.set('dev', device)
    await post('/session/staff', { username, password: PASSWORD }, jar)
    const code = await demoAppCode(stepAt(systemClock))
    await post('/session/staff/code', { code, trust: false }, jar)
    return { jar, at: performance.now(), cadreId: null }
  }

  return {
    async cookieOf(who) {
      const name = PEOPLE[who]
      if (name === null) return ''
      const before = known.get(who)
      if (before !== undefined && performance.now() - before.at < FRESH_MS) {
        return headerOf(before.jar)
      }
      const now = await (who === 'cadre' ? signInCadre : signInStaff)(name, before)
      known.set(who, now)
      return headerOf(now.jar)
    },
    async pendingOf(username) {
      const jar: Jar = new Map()
      await post('/session/staff', { username, password: PASSWORD }, jar)
      return headerOf(jar)
    },
    async isIn(cookie) {
      const answer = await fetch(`${url}${API}/session`, { headers: { cookie } })
      return !(await answer.text()).includes('"public"')
    },
  }
}

function headerOf(jar: Jar): string {
  return [...jar]
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${value}`)
    .join('; ')
}
