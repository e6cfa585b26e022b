/** Passkeys: questions and answers of devices that are nobody's; what they open is tested with a device in `worker/identity`. */
import type { Case } from './cases.ts'

const anyone = (input: Case['input'] = () => ({})): Case => ({ who: 'anyone', area: 'self', input })

const SHOWN = {
  id: 'AAAA',
  rawId: 'AAAA',
  type: 'public-key',
  response: { clientDataJSON: 'AAAA', authenticatorData: 'AAAA', signature: 'AAAA' },
}

export const PASSKEY_CASES: Readonly<Record<string, Case>> = {
  askStepKey: anyone(),
  askCadreKey: anyone(),
  askProofKey: { who: 'session.prove', area: 'self', input: () => ({}) },
  proveByKey: { who: 'session.prove', area: 'self', input: () => SHOWN },
}

export const PASSKEY_PAGE_CASES: Readonly<Record<string, Case>> = {
  ownKeyForm: {
    who: 'passkey.rename',
    area: 'self',
    input: () => ({ langkah: 'nama', id: 'tidak-ada', nama: 'HP saya' }),
  },
  phoneKeyForm: {
    who: 'passkey.begin',
    area: 'self',
    input: (_, { sessionId }) => ({ langkah: 'hapus', orang: sessionId }),
  },
  keySignInForm: anyone(() => ({ kunci: JSON.stringify(SHOWN) })),
}
