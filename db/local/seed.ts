/** Fills the local database with the demonstration, by the product's verbs on its SQLite file. */
import { globSync } from 'node:fs'
import path from 'node:path'
import type { Actor } from '../../worker/core/access.ts'
import { contextOf } from '../../worker/core/context.ts'
import { runHourly } from '../../worker/jobs.ts'
import { areasOf } from '../seed/areas.ts'
import { completeLumajang } from '../seed/complete-lumajang.ts'
import { courseFiles } from '../seed/course.ts'
import { seedDemo, type Baggage } from '../seed/demo.ts'
import { DEMO_CODES } from '../seed/demo-districts.ts'
import { seedPhones } from '../seed/demo-phones.ts'
import { seedProof } from '../seed/demo-proof.ts'
import type { SeedEnv } from '../seed/stage.ts'
import { KEPT } from './filling.ts'
import { DATA_DIR, localSecrets, ORIGIN } from './place.ts'
import { openSqlite } from './sqlite-d1.ts'

const SYSTEM: Actor = { kind: 'system', job: 'hourly' }

/** Nothing else may have the database open meanwhile. */
export async function seed(step: 'demo' | 'complete'): Promise<void> {
  const file = openSqlite(databaseFile())
  const env: SeedEnv = { DB: file.DB, ORIGIN, ...localSecrets() }
  try {
    if (step === 'demo') {
      await seedDemo(env, baggage())
      await seedProof(env)
      await seedPhones(env)
    } else await completeLumajang(env, baggage())
  } finally {
    file.close()
  }
}

/** What the hour's job does on a deployment: brings the counters to today, finishes what a crash left. */
export async function runClock(): Promise<void> {
  const file = openSqlite(databaseFile())
  try {
    await runHourly(
      contextOf(
        { DB: file.DB, ORIGIN, ...localSecrets() },
        { actor: SYSTEM, log: () => undefined },
      ),
    )
  } finally {
    file.close()
  }
}

/** Where the simulator of D1 keeps the one database of DATA_DIR; throws where there is none. */
export function databaseFile(): string {
  const [file, ...others] = databaseFiles()
  if (file === undefined || others.length > 0) {
    throw new Error(
      `one database is expected in ${DATA_DIR}, found ${others.length + (file === undefined ? 0 : 1)}`,
    )
  }
  return file
}

export function hasDatabase(): boolean {
  return databaseFiles().length > 0
}

function databaseFiles(): string[] {
  const files = globSync(path.join(DATA_DIR, KEPT, 'd1/miniflare-D1DatabaseObject/*.sqlite'))
  return files.filter((name) => path.basename(name) !== 'metadata.sqlite')
}

function baggage(): Baggage {
  const areas = DEMO_CODES.flatMap((code) => areasOf(code))
  return {
    areas: [...new Map(areas.map((area) => [area.code, area])).values()],
    files: courseFiles('kpm-dasar'),
    refresher: courseFiles('kpm-segar'),
  }
}
