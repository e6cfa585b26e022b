/** Pages of the register for one question. */
import type { CallOf } from '../../../../worker/contract/endpoint.ts'
import { listCadres } from '../../../../worker/contract/roster.ts'
import { call } from '../../lib/call.ts'
import { usePages } from '../../lib/use-pages.ts'

export type Question = Omit<CallOf<typeof listCadres>, 'after'>

export function useCadreList(question: Question) {
  const { rows, page, ...list } = usePages(JSON.stringify(question), async (after) => {
    const more = after === undefined ? {} : { after }
    const { cadres, ...rest } = await call(listCadres, { ...question, ...more })
    return { ...rest, rows: cadres }
  })
  return { ...list, cadres: rows, total: page?.total ?? 0, asOf: page?.asOf ?? '' }
}
