/** All papers of a selection, asked for page by page: their number is known before anything is fetched. */
import { listPapers, type Paper } from '../../../../../worker/contract/certificate-files.ts'
import type { CallOf } from '../../../../../worker/contract/endpoint.ts'
import { call } from '../../../lib/call.ts'
import { useReply, type Reply } from '../../../lib/use-reply.ts'

export type Selection = Omit<CallOf<typeof listPapers>, 'after'>
export type Papers = { readonly papers: readonly Paper[]; readonly origin: string }

export function usePapers(selection: Selection): Reply<Papers> {
  return useReply(JSON.stringify(selection), async (signal) => {
    const papers: Paper[] = []
    let after: string | undefined
    for (;;) {
      const wish = after === undefined ? selection : { ...selection, after }
      const answer = await call(listPapers, wish, { signal })
      papers.push(...answer.papers)
      if (answer.next === null) return { papers, origin: answer.origin }
      after = answer.next
    }
  })
}
