/** The cases of codes by message. The deployment of the tests has what carries them; nothing here finds anybody to send one to. */
import { DISTRICT } from '../../factories/certification.ts'
import type { Case } from './cases.ts'

const own = (who: Case['who'], input: Record<string, unknown> = {}): Case => ({
  who,
  area: DISTRICT,
  input: () => ({ district: DISTRICT, ...input }),
})
const anyone = (input: Record<string, unknown> = {}): Case => ({
  who: 'anyone',
  area: 'self',
  input: () => input,
})

export const MESSAGE_PAGE_CASES: Readonly<Record<string, Case>> = {
  askMessagePage: anyone(),
  askMessageForm: anyone({ nama: 'Tidak Ada', nomor: '081999999999' }),
  messageSettingsPage: own('message.read'),
  messageSettingsForm: own('message.set', { layanan: 'tidak', batas: '100' }),
}
