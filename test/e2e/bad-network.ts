/**
 * Two hundred phones without a browser: the phone's own code over a storage of its own each, and a network to the real Worker
 * that loses every second request, half of them after the Worker has done it.
 */
import { randomBytes } from 'node:crypto'
import { IDBFactory } from 'fake-indexeddb'
import type { Surroundings } from '../../site/src/offline/surroundings.ts'
import { tabLocks } from '../link/tab-locks.ts'

export type Chance = {
  /** 0 up to 1. */
  next(): number
  /** True so often. */
  is(share: number): boolean
  /** From 0 up to below `count`. */
  below(count: number): number
  pick<Item>(items: readonly Item[]): Item
}

/** The same numbers for the same seed (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (count: number) => Math.floor(next() * count)
  return {
    next,
    below,
    is: (share) => next() < share,
    pick(items) {
      const item = items[below(items.length)]
      if (item === undefined) throw new Error('nothing to pick from')
      return item
    },
  }
}

export type Figures = Record<
  'requests' | 'lostBefore' | 'lostAfter' | 'duplicated' | 'late' | 'halved' | 'portal' | 'busy',
  number
>
export const noFigures = (): Figures => ({
  requests: 0,
  lostBefore: 0,
  lostAfter: 0,
  duplicated: 0,
  late: 0,
  halved: 0,
  portal: 0,
  busy: 0,
})

export type RandomPhone = Surroundings & {
  /** Null while nobody is signed in. */
  cookie: string | null
  /** From now on nothing is lost. */
  heal(): void
  /** What the clock is ahead of ours, ms. */
  skew: number
  /** Resolves when every request has arrived that was left behind on the way. */
  settled(): Promise<unknown>
}

export function randomPhone(
  url: string,
  chance: Chance,
  figures: Figures,
  { hasLocks }: { readonly hasLocks: boolean },
): RandomPhone {
  let isHealed = false
  const under = new Set<Promise<unknown>>()
  const send = (path: string, init: RequestInit, cookie: string | null) => {
    figures.requests += 1
    const { signal: _, ...plain } = init
    const sent = fetch(url + path, {
      ...plain,
      // Safe: the phone's code gives its headers as a plain object.
      headers: {
        ...(init.headers as Record<string, string>),
        origin: url,
        ...(cookie === null ? {} : { cookie }),
      },
    }).then(async (answer) => ({
      status: answer.status,
      headers: { 'content-type': answer.headers.get('content-type') ?? '' },
      text: await answer.text(),
    }))
    under.add(sent)
    void sent.finally(() => under.delete(sent))
    return sent
  }
  const lost = () => new TypeError('Failed to fetch')
  const phone: RandomPhone = {
    idb: new IDBFactory(),
    bytes: (length) => new Uint8Array(randomBytes(length)),
    locks: hasLocks ? tabLocks() : undefined,
    now: () => Date.now() + phone.skew,
    cookie: null,
    skew: 0,
    heal() {
      isHealed = true
    },
    settled: () => Promise.allSettled(under),
    async fetch(path, init) {
      const { cookie } = phone
      if (isHealed) {
        const { text, ...whole } = await send(path, init, cookie)
        return new Response(text, whole)
      }
      if (chance.is(0.22)) {
        figures.lostBefore += 1
        throw lost()
      }
      if (chance.is(0.05)) {
        figures.portal += 1
        return new Response('<!doctype html><title>WiFi</title>', {
          headers: { 'content-type': 'text/html' },
        })
      }
      if (chance.is(0.03)) {
        figures.busy += 1
        return Response.json({ code: 'DATABASE_BUSY', requestId: 'x' }, { status: 503 })
      }
      // The phone has given up by the time it arrives; it may be overtaken by what was sent after it.
      if (chance.is(0.08)) {
        figures.late += 1
        const arriving = pause(chance.below(1500)).then(() => send(path, init, cookie))
        under.add(arriving)
        void arriving.finally(() => under.delete(arriving))
        throw lost()
      }
      await pause(chance.below(20))
      const sent = send(path, init, cookie)
      if (chance.is(0.15)) {
        figures.duplicated += 1
        void send(path, init, cookie)
      }
      const { text, ...whole } = await sent
      await pause(chance.below(20))
      if (chance.is(0.37)) {
        figures.lostAfter += 1
        throw lost()
      }
      if (chance.is(0.05)) {
        figures.halved += 1
        return new Response(text.slice(0, Math.floor(text.length / 2)), whole)
      }
      return new Response(text, whole)
    },
  }
  return phone
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** So many phones are busy at once: what is measured is not how many requests a small machine can pile up. */
const AT_ONCE = 8

/** Works on all of them, some at a time. */
export async function inTurn<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = [...items]
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}
