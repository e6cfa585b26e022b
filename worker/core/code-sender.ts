/**
 * What carries a one-time code to a telephone. Optional: where none is set up there is neither a button nor an address for it.
 * The telephone and the code are handed over here and nowhere kept or logged.
 */
import type { SendFailure } from '../contract/message-codes.ts'
import type { Result } from './result.ts'

export type CodeSender = {
  /** `telephone` as `+628…`; `code` at most 15 characters. Never throws. Right means that the provider has taken it. */
  send(telephone: string, code: string): Promise<Result<null, { readonly reason: SendFailure }>>
}
