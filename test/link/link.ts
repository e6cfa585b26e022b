/**
 * The way between a phone and the product as a mobile network makes it: a TCP relay on the loopback with round trips, shared
 * rates, the round trips of a new connection and TCP's slow start. It carries pages and service workers alike, which the
 * throttling of developer tools does not. HTTP/1.1 only, so it is harder on us than the HTTP/2 of the real edge.
 */
import { createServer, connect, type AddressInfo, type Socket } from 'node:net'

/** `rtt` in ms, rates in kbit/s; `setup`: round trips before the first byte of a new connection (DNS, TCP, TLS). */
export type Profile = {
  readonly rtt: number
  readonly down: number
  readonly up: number
  readonly setup: number
}

export const PROFILES = {
  /** The edge of a GPRS or EDGE cell. */
  '2g': { rtt: 800, down: 70, up: 30, setup: 3 },
  /** "Slow 3G" of WebPageTest. */
  slow3g: { rtt: 400, down: 400, up: 400, setup: 3 },
  /** What Lighthouse takes for a phone. */
  slow4g: { rtt: 150, down: 1638, up: 750, setup: 3 },
  none: { rtt: 0, down: Infinity, up: Infinity, setup: 0 },
} satisfies Record<string, Profile>
export type ProfileName = keyof typeof PROFILES

/** down: every connection is refused, open ones break · hang: connections open, but nothing comes through. */
export type LinkState = 'up' | 'down' | 'hang'

export type Carried = {
  readonly down: number
  readonly up: number
  /** How many connections were opened, and what opening them cost, which `down` and `up` do not hold. */
  readonly connections: number
  readonly setup: number
}

export type Link = {
  /** `http://127.0.0.1:port`, no slash at the end; the same in every state. */
  readonly url: string
  set(state: LinkState): void
  use(profile: ProfileName | Profile): void
  /** Bytes since the link was opened, or since `forget`. */
  carried(): Carried
  forget(): void
  close(): Promise<void>
}

/** A segment, and how many of them a sender may have under way before the first answer (RFC 6928). */
const SEGMENT = 1460
const FIRST_WINDOW = 10 * SEGMENT
/** Certificates and keys of one TLS 1.3 handshake, each way. */
export const HANDSHAKE = { down: 3000, up: 700 }

type Direction = 'down' | 'up'
type Line = {
  profile: Profile
  state: LinkState
  /** Settles as soon as the state is no longer `hang`. */
  moving: Promise<void>
  /** When the pipe, which all connections share, is free again. */
  readonly freeAt: Record<Direction, number>
  readonly bytes: { down: number; up: number; connections: number; setup: number }
}

/** Opens a link to a server on this machine. */
export async function openLink(
  target: { readonly url: string },
  name: ProfileName = 'none',
): Promise<Link> {
  const targetPort = Number(new URL(target.url).port)
  const line: Line = {
    profile: PROFILES[name],
    state: 'up',
    moving: Promise.resolve(),
    freeAt: { down: 0, up: 0 },
    bytes: { down: 0, up: 0, connections: 0, setup: 0 },
  }
  const sockets = new Set<Socket>()
  let move = (): void => undefined
  const keep = (socket: Socket): Socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    return socket
  }
  const relay = async (phone: Socket): Promise<void> => {
    await setUp(line)
    if (phone.destroyed) return
    const far = keep(connect({ port: targetPort, host: '127.0.0.1', allowHalfOpen: true }))
    await Promise.all([carry(line, 'up', phone, far), carry(line, 'down', far, phone)])
  }
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (phone) => {
    keep(phone)
    if (line.state === 'down') {
      phone.resetAndDestroy()
      return
    }
    void relay(phone)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  // Safe: a server that listens on a port has such an address.
  const { port } = server.address() as AddressInfo
  const breakAll = () => {
    for (const socket of sockets) socket.resetAndDestroy()
  }
  return {
    url: `http://127.0.0.1:${port}`,
    set(state) {
      if (state === 'hang' && line.state !== 'hang')
        line.moving = new Promise((resolve) => (move = resolve))
      line.state = state
      if (state === 'down') breakAll()
      if (state !== 'hang') move()
    },
    use(profile) {
      line.profile = typeof profile === 'string' ? PROFILES[profile] : profile
    },
    carried: () => ({ ...line.bytes }),
    forget() {
      Object.assign(line.bytes, { down: 0, up: 0, connections: 0, setup: 0 })
    },
    async close() {
      move()
      breakAll()
      await new Promise((closed) => server.close(closed))
    },
  }
}

/** What a new connection waits for before it carries anything. */
async function setUp(line: Line): Promise<void> {
  await line.moving
  line.bytes.connections += 1
  const { setup, rtt } = line.profile
  if (setup === 0) return
  line.bytes.setup += HANDSHAKE.down + HANDSHAKE.up
  await Promise.all([
    until(depart(line, 'down', HANDSHAKE.down)),
    until(depart(line, 'up', HANDSHAKE.up)),
    pause(setup * rtt),
  ])
}

/** Carries one direction of one connection, in order, until its sender ends or either side breaks. */
async function carry(line: Line, direction: Direction, from: Socket, to: Socket): Promise<void> {
  const window = { size: FIRST_WINDOW, sent: 0, openedAt: 0 }
  let delivered = Promise.resolve()
  try {
    for await (const chunk of from.iterator({ destroyOnReturn: false })) {
      for (const part of segments(chunk as Buffer)) {
        await line.moving
        await clearToSend(line, window, part.length)
        const leaves = depart(line, direction, part.length)
        line.bytes[direction] += part.length
        const arrives = leaves + line.profile.rtt / 2
        delivered = deliver(line, delivered, arrives, to, part)
        await until(leaves)
      }
    }
    await delivered
    to.end()
  } catch {
    to.destroy()
  }
}

async function deliver(
  line: Line,
  before: Promise<void>,
  arrives: number,
  to: Socket,
  part: Buffer,
): Promise<void> {
  await before
  await until(arrives)
  await line.moving
  if (to.writable) to.write(part)
}

type Window = { size: number; sent: number; openedAt: number }

/** TCP's slow start: a window of segments per round trip, twice as large after each one that was used up. */
async function clearToSend({ profile }: Line, window: Window, length: number): Promise<void> {
  if (profile.rtt === 0) return
  const now = Date.now()
  if (now - window.openedAt > profile.rtt * 1.5) Object.assign(window, { sent: 0, openedAt: now })
  if (window.sent + length > window.size) {
    await until(window.openedAt + profile.rtt)
    Object.assign(window, { sent: 0, openedAt: Date.now(), size: window.size * 2 })
  }
  window.sent += length
}

/** Takes the next free place in the shared pipe; returns when the last byte has left. */
function depart({ profile, freeAt }: Line, direction: Direction, bytes: number): number {
  freeAt[direction] = Math.max(Date.now(), freeAt[direction]) + (bytes * 8) / profile[direction]
  return freeAt[direction]
}

function* segments(chunk: Buffer): Generator<Buffer> {
  for (let start = 0; start < chunk.length; start += SEGMENT)
    yield chunk.subarray(start, start + SEGMENT)
}

const pause = (ms: number): Promise<void> =>
  ms <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms))

const until = (moment: number): Promise<void> => pause(moment - Date.now())
