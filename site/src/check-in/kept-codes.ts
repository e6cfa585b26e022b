/**
 * The codes of halls that were entered on this phone, until the Worker has answered each. A promise of this file is kept when the
 * disk has it, not before. Each belongs to the cadre who was signed in when it was entered.
 */
import type { checkIn } from '../../../worker/contract/attendance.ts'
import type { ReplyOf } from '../../../worker/contract/endpoint.ts'
import { database } from '../offline/database.ts'

const NAME = 'kelas-kader-kehadiran'
const [CODES, PERSON] = ['codes', 'person'] as const

export type CheckedIn = ReplyOf<typeof checkIn>

export type KeptCode = {
  /** Made when it was entered: what makes a repeat recognisable. */
  readonly id: string
  readonly cadreId: string
  /** The text of the QR code, or the letters as typed. */
  readonly code: string
  /** When it was entered, ms by the phone's clock. */
  readonly at: number
  /** waiting: the Worker has not answered · taken: it counts, see `reply` · refused: it does not, see `problem`. */
  readonly state: 'waiting' | 'taken' | 'refused'
  /** Not sent before, ms by the phone's clock; 0: at once. */
  readonly notBefore: number
  /** The code of the Worker's last refusal; else empty. */
  readonly problem: string
  readonly detail: Readonly<Record<string, unknown>>
  readonly reply: CheckedIn | null
}

/** Whose name is shown, as the Worker said when there was signal last. */
export type Person = {
  readonly cadreId: string
  readonly name: string
  /** Her district is a demonstration; absent as older pages kept it. */
  readonly isDemo?: boolean
}

export type KeptCodes = {
  /** The latest first. */
  list(): Promise<readonly KeptCode[]>
  add(code: KeptCode): Promise<void>
  /** What became of it; nothing when another tab has an answer already. */
  settle(code: KeptCode): Promise<void>
  remove(ids: readonly string[]): Promise<void>
  person(): Promise<Person | null>
  /** Null takes it away. */
  setPerson(person: Person | null): Promise<void>
}

export function keptCodes(idb: IDBFactory): KeptCodes {
  const disk = database(idb, NAME, 1, (opened) => {
    opened.createObjectStore(CODES, { keyPath: 'id' })
    opened.createObjectStore(PERSON)
  })
  return {
    list: () =>
      disk.run([CODES], 'readonly', (work, answer: (codes: KeptCode[]) => void) => {
        const request = work.objectStore(CODES).getAll()
        request.onsuccess = () =>
          // Safe: written by this module only.
          answer((request.result as KeptCode[]).sort((one, other) => other.at - one.at))
      }),

    add: (code) =>
      disk.run([CODES], 'readwrite', (work) => {
        work.objectStore(CODES).add(code)
      }),

    settle: (code) =>
      disk.run([CODES], 'readwrite', (work) => {
        const store = work.objectStore(CODES)
        const request = store.get(code.id)
        request.onsuccess = () => {
          // Safe: written by this module only.
          const before = request.result as KeptCode | undefined
          if (before?.state === 'waiting') store.put(code)
        }
      }),

    remove: (ids) =>
      disk.run([CODES], 'readwrite', (work) => {
        for (const id of ids) work.objectStore(CODES).delete(id)
      }),

    person: () =>
      disk.run([PERSON], 'readonly', (work, answer: (person: Person | null) => void) => {
        const request = work.objectStore(PERSON).get(PERSON)
        // Safe: written by this module only.
        request.onsuccess = () => answer((request.result as Person | undefined) ?? null)
      }),

    setPerson: (person) =>
      disk.run([PERSON], 'readwrite', (work) => {
        if (person === null) work.objectStore(PERSON).delete(PERSON)
        else work.objectStore(PERSON).put(person, PERSON)
      }),
  }
}
