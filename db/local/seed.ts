/** Fills the local database with the demonstration, by the product's verbs on its SQLite file. */
import { globSync } from 'node:fs'
import path from 'node:path'
import { areasOf } from '../seed/areas.ts'
import { completeLumajang } from '../seed/complete-lumajang.ts'
import { courseFiles } from '../seed/course.ts'
import { seedDemo, type Baggage, type SeedEnv } from '../seed/demo.ts'
import { DEMO_CODES } from '../seed/demo-districts.ts'
import { DATA_DIR, localSecrets } from './place.ts'
import { openSqlite } from './sqlite-d1.ts'

/** Nothing else may have the database open meanwhile. */
export async function seed(step: 'demo' | 'complete'): Promise<void> {
  const { DB, close } = openSqlite(databaseFile())
  const env: SeedEnv = { DB, ...localSecrets() }
  try {
    if (step === 'demo') await seedDemo(env, baggage())
    else await completeLumajang(env, baggage())
  } finally {
    close()
  }
}

/** Where the simulator of D1 keeps the one database of DATA_DIR. */
function databaseFile(): string {
  const files = globSync(path.join(DATA_DIR, 'v3/d1/miniflare-D1DatabaseObject/*.sqlite'))
  const [file, ...others] = files.filter((name) => path.basename(name) !== 'metadata.sqlite')
  if (file === undefined || others.length > 0) {
    throw new Error(
      `one database is expected in ${DATA_DIR}, found ${others.length + (file === undefined ? 0 : 1)}`,
    )
  }
  return file
}

function baggage(): Baggage {
  const areas = DEMO_CODES.flatMap((code) => areasOf(code))
  return {
    areas: [...new Map(areas.map((area) => [area.code, area])).values()],
    files: courseFiles('kpm-dasar'),
  }
}
