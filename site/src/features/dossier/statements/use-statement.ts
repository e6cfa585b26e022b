/** The statement that the address names, for the sheet and the list. */
import { readStatement, type WholeStatement } from '../../../../../worker/contract/statements.ts'
import { call } from '../../../lib/call.ts'
import { useArea, type OfficeArea } from '../../../lib/session.ts'
import { useUrlState } from '../../../lib/url-state.ts'
import { useReply, type Reply } from '../../../lib/use-reply.ts'

/** `id` is empty when the address names none; `area` is null until it is known. */
export function useStatement(): {
  readonly id: string
  readonly area: OfficeArea | null
  readonly reply: Reply<WholeStatement>
} {
  const area = useArea()
  const [id] = useUrlState('bukti')
  const code = area?.code ?? ''
  const key = id === '' || code === '' ? null : `${code} ${id}`
  const reply = useReply(key, (signal) => call(readStatement, { area: code, id }, { signal }))
  return { id, area, reply }
}
