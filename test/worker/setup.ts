/** An empty database for each file: the process is shared by many, which is more than twice as fast as one for each. */
import { applyD1Migrations, reset } from 'cloudflare:test'
import { env } from 'cloudflare:workers'

const TRIES = 5

/** Resetting can come to nothing when something of the file before is still under way: it is looked at. */
async function emptied(): Promise<boolean> {
  await reset()
  const left = await env.DB.prepare(
    `select count(*) as tables from sqlite_master where type = 'table' and name = 'audit_entries'`,
  ).first<{ tables: number }>()
  return left?.tables === 0
}

let isEmpty = false
for (let tries = 0; tries < TRIES && !isEmpty; tries += 1) isEmpty = await emptied()
if (!isEmpty) throw new Error('the database of the file before could not be emptied')
await applyD1Migrations(env.DB, env.TEST_MIGRATIONS)
