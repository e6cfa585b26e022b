/** Signing in by a district's own service, in a deployment that has none. */
import type { Case } from './cases.ts'

const anyone = (input: Case['input'] = () => ({})): Case => ({ who: 'anyone', area: 'self', input })
const own = (input: Case['input'] = () => ({})): Case => ({
  who: 'account.readSelf',
  area: 'self',
  input,
})

export const SERVICE_PAGE_CASES: Readonly<Record<string, Case>> = {
  serviceForm: anyone(() => ({ layanan: '' })),
  serviceReturnPage: anyone(() => ({ code: 'kode', state: '0'.repeat(64) })),
  ownServicesPage: own(),
  ownServicesForm: own(() => ({ jenis: 'lepaskan', layanan: 'https://sso.example' })),
}
