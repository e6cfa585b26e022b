/** What a page says beside the button when a device's answer was refused. */
import { passkeyError } from '../../../site/src/render/index.ts'
import { Refusal } from '../../core/refusal.ts'

/** Anything that is no answer to a device is thrown on. */
export function keyError(error: unknown): string {
  if (error instanceof Refusal) {
    const { code } = error
    if (code === 'PASSKEY_WRONG' || code === 'PASSKEY_COPIED' || code === 'PASSKEY_EXPIRED') {
      return passkeyError(code)
    }
  }
  throw error
}
