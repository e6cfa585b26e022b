/** A search of the bank, page by page. */
import { searchBank } from '../../../../../worker/contract/bank.ts'
import type { CallOf } from '../../../../../worker/contract/endpoint.ts'
import { call } from '../../../lib/call.ts'
import { usePages } from '../../../lib/use-pages.ts'

export type Question = Omit<CallOf<typeof searchBank>, 'after' | 'limit'>

export function useSearch(question: Question) {
  return usePages(JSON.stringify(question), async (after) => {
    const more = after === undefined ? {} : { after }
    const { items, next } = await call(searchBank, { ...question, ...more })
    return { rows: items, next }
  })
}

export type Search = ReturnType<typeof useSearch>
