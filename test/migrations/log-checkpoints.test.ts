/** Heads of the log are promises to phones: the migration that makes their table anew carries each over as it was signed. */
import { applyD1Migrations } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'

const NEW_TABLE = '0008_certificate_life.sql'
const at = env.TEST_MIGRATIONS.findIndex(({ name }) => name === NEW_TABLE)

type Head = { size: number; root: string; note: string; at: string }
const HEADS: readonly Head[] = [
  { size: 1, root: 'aa', note: 'satu\n', at: '2026-11-21T02:00:00.000Z' },
  { size: 40, root: 'bb', note: 'empat puluh\n', at: '2026-12-31T16:59:59.000Z' },
  { size: 41, root: 'cc', note: 'empat puluh satu\n', at: '2026-12-31T17:00:00.000Z' },
]
/** Of the platform, with the moment from which it signed; a district's key signs no head. */
const KEYS = [
  ['platform', 'first', 'RETIRED', '2026-11-20T17:00:00.000Z'],
  ['platform', 'second', 'ACTIVE', '2026-12-31T17:00:00.000Z'],
  ['35.08', 'district', 'ACTIVE', '2026-12-31T17:00:00.000Z'],
] as const

it('carries every head over with the key that signed it, and stays append-only', async () => {
  const { OLD_DB: db } = env
  expect(at).toBeGreaterThan(0)
  await applyD1Migrations(db, env.TEST_MIGRATIONS.slice(0, at))
  await db.batch([
    ...KEYS.map(([issuer, kid, state, from]) =>
      db
        .prepare(
          `insert into issuer_keys (issuer, kid, public_key, kek, state, published_at, usable_from)
           values (?, ?, '', '', ?, ?, ?)`,
        )
        .bind(issuer, kid, state, from, from),
    ),
    ...HEADS.map((head) =>
      db
        .prepare('insert into log_checkpoints (size, root, note, at) values (?, ?, ?, ?)')
        .bind(head.size, head.root, head.note, head.at),
    ),
  ])

  await applyD1Migrations(db, env.TEST_MIGRATIONS)
  const { results } = await db.prepare('select * from log_checkpoints order by size').all()
  expect(results).toEqual(
    HEADS.map((head) => ({ ...head, kid: head.size === 41 ? 'second' : 'first' })),
  )
  for (const statement of ["update log_checkpoints set note = ''", 'delete from log_checkpoints']) {
    await expect(db.prepare(statement).run()).rejects.toThrow(/append-only/)
  }
  // The same head under another key, but never twice under one.
  const again = (kid: string) =>
    db
      .prepare(
        "insert into log_checkpoints (size, kid, root, note, at) values (41, ?, 'cc', '', '')",
      )
      .bind(kid)
      .run()
  await again('third')
  await expect(again('second')).rejects.toThrow(/UNIQUE/)
})
