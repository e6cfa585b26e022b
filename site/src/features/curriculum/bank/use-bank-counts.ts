/** How many questions a bank has and the tags to choose from; nothing while they are not known. */
import { countBank } from '../../../../../worker/contract/bank.ts'
import { call } from '../../../lib/call.ts'
import { useReply } from '../../../lib/use-reply.ts'
import type { KnownTag } from './TagsField.tsx'

export type BankCounts = {
  readonly tags: readonly KnownTag[]
  /** Null while it is not known. */
  readonly total: number | null
}

const UNKNOWN: BankCounts = { tags: [], total: null }

export function useBankCounts(area: string): BankCounts {
  const reply = useReply(area, (signal) => call(countBank, { area }, { signal }))
  return reply.state === 'here' ? reply.answer : UNKNOWN
}
