/**
 * `npm run regions -- 35.08` loads one regency, `npm run regions -- semua` all of Indonesia, into the local D1;
 * with `--sql` the same as SQL text, for `wrangler d1 execute DB --remote --file`.
 */
import { openLocal, scriptContext } from '../local/place.ts'
import { migrate } from '../local/setup.ts'
import { loadAreas } from '../../worker/regions/index.ts'
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
  const changed = await loadAreas(scriptContext(env, 'regions'), areas)
  await close()
  console.log(`${areas.length} wilayah dibaca, ${changed} ditambah atau diubah.`)
}
