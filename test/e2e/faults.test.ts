/**
 * The fault suite: real Chromium, the real Worker on D1, and everything that happens to a phone in the field. Each case says
 * what was handed in; the record must hold exactly that. Printed at the end: cases, answers, how many were lost or counted twice.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTheatre, type Theatre } from './fault-stage.ts'
import { KILL } from './faults-kill.ts'
import { PEOPLE } from './faults-people.ts'
import { SIGNAL } from './faults-signal.ts'
import { fullDisk, STORAGE } from './faults-storage.ts'

const CASES = SIGNAL.length + KILL.length + PEOPLE.length + STORAGE.length + 2

let theatre: Theatre
const notRun: string[] = []
beforeAll(async () => {
  theatre = await openTheatre(CASES)
})
afterAll(async () => {
  console.log('fault suite', { ...theatre?.tally, notRun })
  await theatre?.close()
})

describe('signal', () => {
  it.each(SIGNAL)('%s', (_, run) => theatre.play(run))
})
describe('the browser is killed', () => {
  it.each(KILL)('%s', (_, run) => theatre.playKilled(run))
})
describe('people and their phones', () => {
  it.each(PEOPLE)('%s', (_, run) => theatre.play(run))
})
describe('storage and versions', () => {
  it.each(STORAGE)('%s', (_, run) => theatre.play(run))
  it.each(['online', 'offline'] as const)('a full disk, %s', async (signal) => {
    const run = fullDisk(signal)
    if (run === null) {
      notRun.push(`a full disk, ${signal}: a small disk cannot be mounted here`)
      return
    }
    await run(theatre)
  })
})

it('has lost nothing and counted nothing twice', () => {
  expect(theatre.tally).toMatchObject({ lost: 0, twice: 0 })
})
