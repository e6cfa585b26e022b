/**
 * The tools that the tests of the phone stand on: a link that is slow, refused or silent, an edge that loses answers, and
 * a browser that is killed. Durations are compared with each other or with the least that the link allows, never with the clock of a fast machine.
 */
import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openCadres, type Cadre } from '../link/cadre.ts'
import { openEdge, SYNC, type Edge, type Fault } from '../link/edge.ts'
import { openLink, PROFILES, type Link } from '../link/link.ts'
import { openPhone } from '../link/phone.ts'
import { openLumajang } from './lumajang.ts'
import { startService, type Service } from './running-product.ts'

describe('the link', () => {
  let server: Server
  let link: Link
  beforeAll(async () => {
    server = createServer((given, reply) => {
      reply.end(randomBytes(Number(given.url?.slice(1))))
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    // Safe: a server that listens on a port has such an address.
    const { port } = server.address() as AddressInfo
    link = await openLink({ url: `http://127.0.0.1:${port}` })
  })
  beforeEach(() => {
    link.set('up')
    link.use('none')
  })
  afterAll(async () => {
    await link?.close()
    server?.closeAllConnections()
    server?.close()
  })

  /** Milliseconds that so many bytes take on connections of their own. */
  const timed = async (bytes: number, howOften = 1): Promise<number> => {
    const started = performance.now()
    await Promise.all(Array.from({ length: howOften }, () => download(link, bytes)))
    return performance.now() - started
  }

  it('carries what was sent, counts it, and counts opening connections apart', async () => {
    link.forget()
    expect(await download(link, 200_000)).toBe(200_000)
    expect(link.carried().setup).toBe(0)
    link.use({ rtt: 1, down: 1e6, up: 1e6, setup: 3 })
    await download(link, 10_000)
    const { down, up, connections, setup } = link.carried()
    expect(down).toBeGreaterThanOrEqual(210_000)
    expect(down).toBeLessThan(211_000)
    expect(up).toBeGreaterThan(50)
    expect(up).toBeLessThan(2000)
    expect(connections).toBe(2)
    expect(setup).toBe(3700)
  })

  it('takes the round trips and the rate of its profile, a worse one longer', async () => {
    const none = await timed(20_000)
    const took: Record<string, number> = { none }
    for (const name of ['slow4g', 'slow3g', '2g'] as const) {
      link.use(name)
      took[name] = await timed(20_000)
      const { setup, rtt, down } = PROFILES[name]
      expect(took[name]).toBeGreaterThanOrEqual((setup + 1) * rtt + (20_000 * 8) / down - 5)
    }
    console.log('20 kB on a new connection, ms', took)
    expect(took['slow4g']).toBeGreaterThan(none)
    expect(took['slow3g']).toBeGreaterThan(took['slow4g'] ?? 0)
    expect(took['2g']).toBeGreaterThan(took['slow3g'] ?? 0)
  })

  it('shares its rate between connections', async () => {
    link.use({ rtt: 0, down: 400, up: 400, setup: 0 })
    expect(await timed(20_000, 3)).toBeGreaterThanOrEqual((60_000 * 8) / 400 - 5)
  })

  it('lets a first answer of 14 kB through in one round trip and makes a larger one wait', async () => {
    const rtt = 300
    link.use({ rtt, down: 1e6, up: 1e6, setup: 0 })
    const small = await timed(13_000)
    const large = await timed(60_000)
    expect(small).toBeGreaterThanOrEqual(rtt - 5)
    expect(large).toBeGreaterThanOrEqual(3 * rtt - 5)
    expect(large).toBeGreaterThan(small + rtt)
  })

  it('refuses everything while it is down, breaks what was open, and works again at the same address', async () => {
    link.use({ rtt: 0, down: 100, up: 100, setup: 0 })
    const open = download(link, 100_000)
    await new Promise((resolve) => setTimeout(resolve, 200))
    link.set('down')
    await expect(open).rejects.toThrow()
    await expect(download(link, 10)).rejects.toThrow()
    link.use('none')
    link.set('up')
    expect(await download(link, 10)).toBe(10)
  })

  it('is silent while it hangs and then goes on with the same connections', async () => {
    link.set('hang')
    let isDone = false
    const asked = download(link, 10).then((bytes) => {
      isDone = true
      return bytes
    })
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(isDone).toBe(false)
    link.set('up')
    expect(await asked).toBe(10)
  })

  it('breaks what hangs when it goes down', async () => {
    link.set('hang')
    const asked = download(link, 10)
    await new Promise((resolve) => setTimeout(resolve, 100))
    link.set('down')
    await expect(asked).rejects.toThrow()
  })
})

/** Over a connection of its own; the number of bytes that came. */
async function download(link: Link, bytes: number): Promise<number> {
  const answer = await fetch(`${link.url}/${bytes}`, { headers: { connection: 'close' } })
  return (await answer.arrayBuffer()).byteLength
}

describe('the edge and the phone', () => {
  const READ = '/api/v1/me/lessons'
  const LESSONS = ['siapa-kpm', 'tugas-kpm'] as const
  let service: Service
  let edge: Edge
  let cadres: Cadre[]
  beforeAll(async () => {
    service = await startService()
    const lumajang = await openLumajang(service)
    cadres = await openCadres(
      service,
      lumajang,
      Array.from({ length: 12 }, (_, index) => `Kader Ke-${index + 1}`),
    )
    edge = await openEdge(service)
  })
  afterEach(() => {
    edge.heal()
    edge.forget()
  })
  afterAll(async () => {
    await edge?.close()
    await service?.close()
  })
  const nextCadre = (): Cadre => {
    const cadre = cadres.pop()
    if (cadre === undefined) throw new Error('bring more cadres in')
    return cadre
  }
  const finish = (cadre: Cadre): Promise<Response> =>
    fetch(edge.url + READ, {
      method: 'POST',
      headers: { cookie: cadre.cookie, origin: edge.url, 'content-type': 'application/json' },
      body: JSON.stringify({ module: 'mengenal-kpm', lesson: LESSONS[0] }),
    })
  /** How many lessons the Worker has of her, asked past the edge. */
  const known = async ({ id }: Cadre): Promise<number> => {
    const { results } = await service.db
      .prepare(`select 1 from lesson_reads where cadre_id = ?`)
      .bind(id)
      .all()
    return results.length
  }

  it('compresses texts as they are asked for and leaves pictures alone', async () => {
    const cadre = nextCadre()
    const page = async (from: string, coding: string) => {
      const answer = await fetch(`${from}/belajar/`, {
        headers: { cookie: cadre.cookie, 'accept-encoding': coding },
      })
      return { coding: answer.headers.get('content-encoding'), text: await answer.text() }
    }
    const plain = await page(edge.url, 'identity')
    const packed = await page(edge.url, 'gzip, deflate, br')
    expect(plain.coding).toBeNull()
    expect(packed.coding).toBe('br')
    expect((await page(edge.url, 'gzip, deflate')).coding).toBe('gzip')
    expect(packed.text).toBe(plain.text)
    const [first, second] = edge.seen('/belajar/')
    expect(second?.bytes).toBeLessThan((first?.bytes ?? 0) / 2)
    const icon = await fetch(`${edge.url}/ikon-180.png`)
    expect(icon.headers.get('content-encoding')).toBeNull()
  })

  it('is one address to the Worker: sessions hold, and a form from elsewhere is refused', async () => {
    const cadre = nextCadre()
    const send = (origin: string) =>
      fetch(`${edge.url}/belajar/mengenal-kpm/${LESSONS[0]}/`, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          cookie: cadre.cookie,
          origin,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: '',
      })
    expect((await send('http://127.0.0.1:9')).status).toBe(403)
    expect(await known(cadre)).toBe(0)
    expect((await send(edge.url)).status).toBe(303)
    expect(await known(cadre)).toBe(1)
  })

  it('drop-before: the answer is lost and the Worker knows nothing', async () => {
    const cadre = nextCadre()
    edge.breakWith({ kind: 'drop-before' }, { path: READ, times: 1 })
    await expect(finish(cadre)).rejects.toThrow()
    expect(await known(cadre)).toBe(0)
    expect((await finish(cadre)).status).toBe(200)
  })

  it('drop-after: the answer is lost and the Worker has it', async () => {
    const cadre = nextCadre()
    edge.breakWith({ kind: 'drop-after' }, { path: READ, times: 1 })
    await expect(finish(cadre)).rejects.toThrow()
    expect(await known(cadre)).toBe(1)
    expect((await finish(cadre)).status).toBe(200)
    expect(await known(cadre)).toBe(1)
    expect(edge.seen(READ).map(({ status, fault }) => [status, fault])).toEqual([
      [null, 'drop-after'],
      [200, null],
    ])
  })

  it('slow-before: the Worker gets it late', async () => {
    const cadre = nextCadre()
    edge.breakWith({ kind: 'slow-before', ms: 1500 }, { path: READ })
    const sent = finish(cadre)
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(await known(cadre)).toBe(0)
    expect((await sent).status).toBe(200)
    expect(await known(cadre)).toBe(1)
  })

  it('slow-after: the Worker has it while the phone still waits', async () => {
    const cadre = nextCadre()
    edge.breakWith({ kind: 'slow-after', ms: 4000 }, { path: READ })
    let isAnswered = false
    const sent = finish(cadre).then((answer) => {
      isAnswered = true
      return answer.status
    })
    while ((await known(cadre)) === 0) await new Promise((resolve) => setTimeout(resolve, 50))
    expect(isAnswered).toBe(false)
    expect(await sent).toBe(200)
  })

  it.each<[Fault, number, string]>([
    [{ kind: 'status', status: 503 }, 503, 'application/json'],
    [{ kind: 'status', status: 401 }, 401, 'application/json'],
    [{ kind: 'portal' }, 200, 'text/html; charset=utf-8'],
    [{ kind: 'html-500' }, 500, 'text/html; charset=utf-8'],
  ])('%o: answered without the Worker, until it is healed', async (fault, status, type) => {
    const cadre = nextCadre()
    edge.breakWith(fault, { path: READ })
    for (let times = 0; times < 2; times += 1) {
      const answer = await finish(cadre)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([status, type])
    }
    expect(await known(cadre)).toBe(0)
    edge.heal()
    expect((await finish(cadre)).status).toBe(200)
  })

  it('meets the sync alone unless it is told otherwise, and counts events', async () => {
    edge.breakWith({ kind: 'portal' })
    expect((await fetch(`${edge.url}/api/v1/health`)).headers.get('content-type')).toMatch(/json/)
    const answer = await fetch(edge.url + SYNC, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ v: 1, now: 0, events: [{ id: 'a' }, { id: 'b' }] }),
    })
    expect(await answer.text()).toContain('WiFi')
    expect(edge.seen(SYNC).map(({ events, fault }) => [events, fault])).toEqual([[2, 'portal']])
  })

  it('a killed phone comes back with what it had written down', async () => {
    const cadre = nextCadre()
    const link = await openLink(edge)
    const phone = await openPhone({ url: link.url })
    await phone.signIn(cadre.cookie)
    await phone.page.goto('/belajar/')
    expect(await phone.page.getByText(cadre.name).count()).toBeGreaterThan(0)
    await phone.page.evaluate(`new Promise((done) => {
      const asked = indexedDB.open('kept', 1)
      asked.onupgradeneeded = () => asked.result.createObjectStore('notes')
      asked.onsuccess = () => {
        const writing = asked.result.transaction('notes', 'readwrite', { durability: 'strict' })
        writing.objectStore('notes').put('still here', 1)
        writing.oncomplete = done
      }
    })`)
    await phone.kill()
    const again = await phone.reopen()
    await again.page.goto('/belajar/')
    expect(await again.page.getByText(cadre.name).count()).toBeGreaterThan(0)
    const note = await again.page.evaluate(`new Promise((done) => {
      const asked = indexedDB.open('kept', 1)
      asked.onsuccess = () => {
        const reading = asked.result.transaction('notes').objectStore('notes').get(1)
        reading.onsuccess = () => done(reading.result)
      }
    })`)
    expect(note).toBe('still here')
    await again.discard()
    await link.close()
  })
})
