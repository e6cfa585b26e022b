/** Brings signed sheets back one after another; what the office is told of each. The Worker alone decides what is taken. */
import { attachSigned, MAX_SIGNED } from '../../../../../worker/contract/certificate-files.ts'
import type { ReplyOf } from '../../../../../worker/contract/endpoint.ts'
import { call, CallProblem } from '../../../lib/call.ts'
import { SIGNED_FAULT_WORDS } from '../../../text/certificate-files.ts'
import { SIGNED } from '../../../text/certificate-files-office.ts'
import { problemWords } from '../../../text/problems.ts'

export type Sent =
  | { readonly state: 'taken'; readonly answer: ReplyOf<typeof attachSigned> }
  | { readonly state: 'refused'; readonly words: string }

/** What these refuse is the file's own fault: the next one is sent. Anything else stops the row of files. */
const OF_THE_FILE: Readonly<Record<string, string | undefined>> = {
  NOT_FOUND: SIGNED.notHere,
  STATE_NOT_FIT: SIGNED.notHolding,
  BODY_TOO_LARGE: SIGNED_FAULT_WORDS.TOO_LARGE,
  INPUT_INVALID: SIGNED_FAULT_WORDS.NOT_OURS,
}
const MOST_OF_NAME = 120

/** Throws what has nothing to do with the file: no signal, a busy server, a session that ended. */
export async function sendSigned(district: string, file: File): Promise<Sent> {
  if (file.size > MAX_SIGNED) return { state: 'refused', words: SIGNED_FAULT_WORDS.TOO_LARGE }
  const base64 = await base64Of(file)
  try {
    const fileName = file.name.slice(-MOST_OF_NAME)
    return { state: 'taken', answer: await call(attachSigned, { district, fileName, base64 }) }
  } catch (error) {
    if (!(error instanceof CallProblem)) throw error
    const { code, detail } = error
    const words =
      code === 'SIGNED_FILE_INVALID' ? problemWords(code, detail).body : OF_THE_FILE[code]
    if (words === undefined) throw error
    return { state: 'refused', words }
  }
}

/** By the browser's own reader, which does not stop the page for a large file. */
function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => {
      const address = typeof reader.result === 'string' ? reader.result : ''
      resolve(address.slice(address.indexOf(',') + 1))
    })
    reader.addEventListener('error', () => reject(new CallProblem('UNEXPECTED', {}, '')))
    reader.readAsDataURL(file)
  })
}
