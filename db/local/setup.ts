/** Brings the local D1 to the newest migration and, the first time, fills it. Safe to run again. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { unstable_splitSqlQuery } from 'wrangler'
import { openLocal, ROOT, SEED, type LocalEnv } from './place.ts'
import { runClock, seed } from './seed.ts'

const MIGRATIONS = path.join(ROOT, 'db/migrations')

export async function setUp(): Promise<void> {
  const { env, close } = await openLocal()
  let isFilled = true
  try {
    await migrate(env.DB)
    isFilled = await isSeeded(env)
  } finally {
    await close()
  }
  if (SEED === 'demo' && !isFilled) await seed('demo')
  await runClock()
}

/** Applies what is missing, by the table that `wrangler d1 migrations` keeps. */
export async function migrate(db: D1Database): Promise<void> {
  await db.exec(
    'create table if not exists d1_migrations (id integer primary key autoincrement, name text unique, applied_at timestamp default current_timestamp not null)',
  )
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

async function isSeeded(env: LocalEnv): Promise<boolean> {
  return (await env.DB.prepare('select 1 from districts limit 1').first()) !== null
}
