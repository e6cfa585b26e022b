/** The second step of signing in, and a member of staff's own account. */
import type { Case } from './cases.ts'

const anyone = (input: Case['input'] = () => ({})): Case => ({ who: 'anyone', area: 'self', input })
const own = (input: Case['input'] = () => ({})): Case => ({
  who: 'account.readSelf',
  area: 'self',
  input,
})

export const ACCOUNT_CASES: Readonly<Record<string, Case>> = {
  giveSecondFactor: anyone(() => ({ code: '123456', trust: false })),
}

export const ACCOUNT_PAGE_CASES: Readonly<Record<string, Case>> = {
  stepPage: anyone(),
  stepForm: anyone(() => ({ langkah: 'kode', kode: '123456' })),
  accountPage: own(),
  newAppPage: own(),
  accountForm: own(() => ({ jenis: 'keluarkan-lain' })),
}
