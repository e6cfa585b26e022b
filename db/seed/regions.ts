/**
 * `npm run regions -- 35.08` loads one regency, `npm run regions -- semua` all of Indonesia, into the local D1;
 * with `--sql` the same as SQL text, for `wrangler d1 execute DB --remote --file`. Changes that a district recorded by a decree
 * stand, whatever the list says; where the two differ is printed, for a person to decide.
 */
import { openLocal, scriptContext } from '../local/place.ts'
import { migrate } from '../local/setup.ts'
import { compareWithList, loadAreas } from '../../worker/regions/index.ts'
import { allAreas, areasOf } from './areas.ts'
import { printedSql } from './printed-sql.ts'

const [which, ...options] = process.argv.slice(2)
if (which === undefined || !/^(semua|\d{2}\.\d{2})$/.test(which)) {
  console.error('Pemakaian: npm run regions -- 35.08 | semua [--sql]')
  process.exit(2)
}
const areas = which === 'semua' ? allAreas() : areasOf(which)
if (areas.length === 0) {
  console.error(`Tidak ada kabupaten/kota dengan kode ${which} dalam daftar Kemendagri.`)
  process.exit(1)
}
if (options.includes('--sql')) {
  // A statement sent as text may be 100 kB long.
  await loadAreas(
    printedSql('regions', (text) => process.stdout.write(`${text};\n`)),
    areas,
    400,
  )
} else {
  const { env, close } = await openLocal()
  await migrate(env.DB)
  const ctx = scriptContext(env, 'regions')
  const changed = await loadAreas(ctx, areas)
  const differing = []
  for (const [regency, list] of Map.groupBy(areas, ({ code }) => code.slice(0, 5))) {
    // Of other regencies of the province the list holds no more than the name.
    if (list.length > 1 && regency.length === 5) {
      differing.push(...(await compareWithList(ctx, list)))
    }
  }
  await close()
  console.log(`${areas.length} wilayah dibaca, ${changed} ditambah atau diubah.`)
  for (const { code, name, listed, validUntil } of differing) {
    const here = validUntil === null ? `di sini "${name}"` : `di sini berakhir ${validUntil}`
    console.log(`${code}: ${here}, di daftar ${listed === null ? 'tidak ada' : `"${listed}"`}`)
  }
  if (differing.length > 0) {
    console.log('Daftar tidak mengubah yang dicatat dinas. Yang belum tercatat: /dinas/wilayah/.')
  }
}
