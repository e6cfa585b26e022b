/**
 * Tells a database that was filled to its end from one whose filling was cut off, by a file beside it that stands only meanwhile. Who
 * fills holds a lock on that file, which the system takes back however the process ends: so nobody removes what another still writes.
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Where the simulator of D1 and R2 keeps what it holds, in the folder of data. */
export const KEPT = 'v3'
const MARK = 'filling.sqlite'

/** Removes what a filling that was cut off left in the folder; true when there was such. Throws while another process fills it. */
export function removeHalf(folder: string): boolean {
  const mark = path.join(folder, MARK)
  if (!existsSync(mark)) return false
  const lock = hold(mark)
  rmSync(path.join(folder, KEPT), { recursive: true, force: true })
  lock.close()
  rmSync(mark)
  return true
}

/** Fills the folder under the mark, which stays where it does not come to its end. Throws while another process fills it. */
export async function fill(folder: string, filling: () => Promise<void>): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const mark = path.join(folder, MARK)
  const lock = hold(mark)
  try {
    await filling()
  } finally {
    lock.close()
  }
  rmSync(mark)
}

function hold(mark: string): DatabaseSync {
  const lock = new DatabaseSync(mark)
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    throw new Error(`another process is filling ${path.dirname(mark)}: wait until it is done`, {
      cause: error,
    })
  }
  return lock
}
