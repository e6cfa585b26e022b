/**
 * `npm run --silent district -- 35.08 LMJ Asia/Jakarta "Nama dinas" > district.sql`: makes a regency a district of a
 * deployment, as SQL for `wrangler d1 execute DB --remote --file district.sql`. Its areas must have been loaded.
 */
import { setDistrict } from '../../worker/regions/index.ts'
import { printedSql } from './printed-sql.ts'

const ZONES = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const

const [code = '', codePrefix = '', zone, officeName = ''] = process.argv.slice(2)
const timeZone = ZONES.find((name) => name === zone)
if (
  !/^\d{2}\.\d{2}$/.test(code) ||
  !/^[A-Z]{3}$/.test(codePrefix) ||
  timeZone === undefined ||
  officeName === ''
) {
  console.error(`Pemakaian: npm run --silent district -- 35.08 LMJ ${ZONES.join('|')} "Nama dinas"`)
  process.exit(2)
}
await setDistrict(
  printedSql('district', (statement) => process.stdout.write(`${statement};\n`)),
  {
    code,
    timeZone,
    cadreTitle: 'Kader Pembangunan Manusia',
    codePrefix,
    officeName,
    // Its own office opens the public page.
    isPublic: false,
    isDemo: false,
  },
)
