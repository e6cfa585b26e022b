/** What the phone's code finds around it in a test: a storage of its own, a clock that is set, a Worker that is scripted. */
import { randomBytes } from 'node:crypto'
import { IDBFactory } from 'fake-indexeddb'
import type { PhoneEvent, PhoneState } from '../../../worker/contract/learning-sync.ts'
import type { NewEvent } from '../../../site/src/offline/cadre-store.ts'
import type { Surroundings } from '../../../site/src/offline/surroundings.ts'

export const CADRE = '01a1c32f-0100-7018-94b4-6fba22390e43'
export const NOON = Date.UTC(2026, 10, 22, 5)

/** The body of a sync as the scripted Worker reads it. */
export type Asked = {
  readonly v: number
  readonly now: number
  readonly cadre: string
  readonly register?: string
  readonly cursor?: string
  readonly events: readonly PhoneEvent[]
}
export type Script = (asked: Asked, init: RequestInit) => Response | Promise<Response>

export type OnePhone = Surroundings & {
  readonly asked: Asked[]
  /** What its Worker answers from now on. */
  answerWith(script: Script): void
  setClock(ms: number): void
}

export function onePhone({ locks }: { readonly locks?: LockManager } = {}): OnePhone {
  const asked: Asked[] = []
  let clock = NOON
  let answer: Script = () => {
    throw new TypeError('Failed to fetch')
  }
  return {
    idb: new IDBFactory(),
    now: () => clock,
    bytes: (length) => new Uint8Array(randomBytes(length)),
    locks,
    asked,
    async fetch(_path, init) {
      // Safe: the code under test sends its body as text.
      const body = JSON.parse(init.body as string) as Asked
      asked.push(body)
      return answer(body, init)
    },
    answerWith(script) {
      answer = script
    },
    setClock(ms) {
      clock = ms
    },
  }
}

export const read = (lesson: string, id?: string): NewEvent => ({
  type: 'lesson.finished',
  body: { module: 'mengenal-kpm', lesson },
  ...(id === undefined ? {} : { id }),
})

export const STATE: PhoneState = {
  cadreId: CADRE,
  district: '35.08',
  name: 'Siti Aminah',
  sex: 'F',
  isTrained: false,
  zone: 'Asia/Jakarta',
  isDemo: false,
  phone: 'own',
  courses: [],
}

export const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })

/** As the Worker answers a session: every event taken, and the state. */
export const takesAll: Script = ({ events }) =>
  json({
    v: 1,
    now: NOON,
    results: events.map(({ id }) => ({ id, status: 'applied' })),
    cursor: 'c1',
    state: STATE,
  })

/** As it answers an upload token: every event taken, and nothing told. */
export const takesByToken: Script = ({ events }) =>
  json({
    v: 1,
    now: NOON,
    results: events.map(({ id }) => ({ id, status: 'applied' })),
    cursor: null,
  })
