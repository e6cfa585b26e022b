/** `/pack/<slug>.<hash>.json`: a module as it was published, byte for byte. A final test is never given out whole. */
import type { Db } from '../core/db.ts'
import { Refusal } from '../core/refusal.ts'
import { findModulePack } from './store.ts'

const NAME = /^([a-z0-9-]+)\.([0-9a-f]{16})\.json$/

/** The pack's JSON. Refuses NOT_FOUND for anything that is no module's pack. */
export async function readPackFile(db: Db, name: string): Promise<string> {
  const [, slug = '', hash = ''] = NAME.exec(name) ?? []
  const pack = hash === '' ? null : await findModulePack(db, slug, hash)
  if (pack === null) throw new Refusal('NOT_FOUND')
  return pack
}
