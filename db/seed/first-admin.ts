/**
 * `npm run --silent first-admin -- nama.pengguna > admin.sql`: the first superadmin of a deployment
 * (or, with a role and an area, any other account), as SQL for
 * `wrangler d1 execute DB --remote --file admin.sql`. Needs the deployment's PEPPER in the environment; asks for the
 * password and prints only its hash.
 */
import { createInterface } from 'node:readline/promises'
import { STAFF_ROLES } from '../../worker/core/access.ts'
import { createStaff } from '../../worker/identity/index.ts'
import { readSecrets } from '../../worker/core/secrets.ts'
import { printedSql } from './printed-sql.ts'

const [username, role = 'SUPERADMIN', area = 'ID'] = process.argv.slice(2)
const held = STAFF_ROLES.find((name) => name === role)
const pepper = process.env['PEPPER']
if (username === undefined || pepper === undefined || held === undefined) {
  console.error(
    'Pemakaian: PEPPER=… npm run --silent first-admin -- nama.pengguna [PERAN WILAYAH] > admin.sql',
  )
  process.exit(2)
}
const terminal = createInterface({ input: process.stdin, output: process.stderr })
const password = await terminal.question('Kata sandi (paling sedikit 12 huruf atau angka): ')
terminal.close()
// DATA_KEY and KEK are not used for an account; any two texts that are long enough will do.
const secrets = readSecrets({
  PEPPER: pepper,
  DATA_KEY: 'tidak-dipakai-untuk-membuat-akun-petugas',
  KEK: 'tidak-dipakai-untuk-membuat-akun-petugas-kek',
})
await createStaff(
  printedSql('first-admin', (statement) => process.stdout.write(`${statement};\n`), secrets),
  { username, name: username, password, grants: [{ role: held, area }] },
)
