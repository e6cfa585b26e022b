/** Brings the local D1 to the newest migration and, the first time, fills it. Safe to run again. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { unstable_splitSqlQuery } from 'wrangler'
import { fill, removeHalf } from './filling.ts'
import { DATA_DIR, openLocal, ROOT, SEED } from './place.ts'
import { databaseFile, hasDatabase, runClock, seed } from './seed.ts'
import { openSqlite } from './sqlite-d1.ts'

const MIGRATIONS = path.join(ROOT, 'db/migrations')

export async function setUp(): Promise<void> {
  if (removeHalf(DATA_DIR)) {
    console.log(`Pengisian ${DATA_DIR} terputus di tengah jalan: data contoh dibuat ulang.`)
  }
  if (!hasDatabase()) await makeDatabase()
  const file = openSqlite(databaseFile())
  let isFilled = true
  try {
    await migrate(file.DB)
    isFilled = await isSeeded(file.DB)
  } finally {
    file.close()
  }
  if (SEED === 'demo' && !isFilled) await fill(DATA_DIR, () => seed('demo'))
  await runClock()
}

/** Applies what is missing, by the table that `wrangler d1 migrations` keeps. */
export async function migrate(db: D1Database): Promise<void> {
  await db.batch([
    db.prepare(
      'create table if not exists d1_migrations (id integer primary key autoincrement, name text unique, applied_at timestamp default current_timestamp not null)',
    ),
  ])
  const applied = await db.prepare('select name from d1_migrations').all<{ name: string }>()
  const done = new Set(applied.results.map((row) => row.name))
  const files = readdirSync(MIGRATIONS).filter((name) => name.endsWith('.sql') && !done.has(name))
  for (const file of files.toSorted()) {
    const statements = unstable_splitSqlQuery(readFileSync(path.join(MIGRATIONS, file), 'utf8'))
    await db.batch([
      ...statements.map((statement) => db.prepare(statement)),
      db.prepare('insert into d1_migrations (name) values (?)').bind(file),
    ])
  }
}

/** The simulator names and makes the file itself; what is done afterwards is done on the file, see `sqlite-d1.ts`. */
async function makeDatabase(): Promise<void> {
  const { env, close } = await openLocal()
  try {
    await env.DB.prepare('select 1').all()
  } finally {
    await close()
  }
}

async function isSeeded(db: D1Database): Promise<boolean> {
  const { results } = await db.prepare('select 1 from districts limit 1').all()
  return results.length > 0
}
