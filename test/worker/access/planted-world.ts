/** The world with its twins, a canary in every column of words, in every file and in every telephone number. */
import { env } from 'cloudflare:workers'
import { editCadre } from '../../../worker/roster/index.ts'
import { contextFor, staff } from '../../factories/context.ts'
import { sha256 } from '../../../worker/core/sha256.ts'
import { makeTwins, type Twins } from './twins.ts'
import { ownersIn, plantWords, secretsIn, wordOf, type Canaries, type Place } from './canaries.ts'
import { addRows } from './more-rows.ts'
import { readRows, withoutTriggers, type Row, type Rows } from './rows.ts'
import { buildWorld, type World } from './world.ts'

export type Planted = {
  readonly world: World
  readonly twins: { readonly district: Twins; readonly subDistrict: Twins }
  readonly canaries: Canaries
}

export async function buildPlantedWorld(): Promise<Planted> {
  const world = await buildWorld()
  const places: Place[] = []
  let empty: string[] = []
  let twins: Planted['twins'] | undefined
  await withoutTriggers(async () => {
    await addRows(world, await readRows())
    twins = await makeTwins()
    await plantFiles(places)
    empty = await plantWords(places)
  })
  if (twins === undefined) throw new Error('no twins')
  const phones = await plantPhones()
  return { world, twins, canaries: { places, empty, phones, secrets: secretsIn(await readRows()) } }
}

/** A number of her own for each cadre, by the verb, so that it is sealed under her key. What goes back: whose it is, by its end. */
async function plantPhones(): Promise<Place[]> {
  const rows = await readRows()
  const belongsTo = ownersIn(rows)
  const places: Place[] = []
  for (const row of rows.get('cadres') ?? []) {
    if (row['merged_into'] !== null || row['erased_at'] !== null) continue
    const { id, district_code: district, version } = row
    const end = String(places.length).padStart(6, '0')
    await editCadre(contextFor(staff('DISTRICT_ADMIN', String(district))), {
      district: String(district),
      cadreId: String(id),
      version: Number(version),
      phone: `0812 77${end}`,
    })
    places.push({ table: 'cadres', column: 'phone_sealed', ...belongsTo(row) })
  }
  return places
}

/** Behind the last byte of each file, which changes nothing of what it shows; the row of the file hears of it. */
async function plantFiles(places: Place[]): Promise<void> {
  const rows = await readRows()
  const { objects } = await env.FILES.list({ include: ['customMetadata', 'httpMetadata'] })
  for (const { key, httpMetadata, customMetadata } of objects) {
    const found = rowOf(key, rows)
    // Of nobody: pictures of courses, signed heads of the log.
    if (found === null) continue
    const { table, row } = found
    const old = new Uint8Array((await (await env.FILES.get(key))?.arrayBuffer()) ?? [])
    const word = new TextEncoder().encode(`\n%${wordOf(places.length)}`)
    const bytes = Uint8Array.from([...old, ...word])
    places.push({ table, column: 'its file', ...ownersIn(rows)(row) })
    const meta = {
      ...(httpMetadata === undefined ? {} : { httpMetadata }),
      ...(customMetadata === undefined ? {} : { customMetadata }),
    }
    await env.FILES.put(key, bytes, meta)
    if (!Object.hasOwn(row, 'sha256')) continue
    const hash = await sha256(bytes)
    await env.DB.prepare(`update "${table}" set sha256 = ?, bytes = ? where id = ?`)
      .bind(hash, bytes.length, row['id'])
      .run()
  }
}

function rowOf(
  key: string,
  rows: Rows,
): {
  table: string
  row: Row
} | null {
  for (const [table, all] of rows) {
    const row = all.find(({ id }) => typeof id === 'string' && key.includes(id))
    if (row !== undefined) return { table, row }
  }
  return null
}
