/** The published fact cards of an area with the cards of its districts. */
import { listLocalFacts, type LocalFact } from '../../../../../worker/contract/local-facts.ts'
import { listFacts } from '../../../../../worker/contract/workshop.ts'
import { call } from '../../../lib/call.ts'
import { useReply, type Reply } from '../../../lib/use-reply.ts'
import type { Fact } from './due.ts'

export type KnownFacts = { readonly facts: readonly Fact[]; readonly cards: readonly LocalFact[] }

/** `area`: whose facts; `around`: whose districts' cards, the same unless said. Null asks nothing yet. */
export function useFacts(area: string | null, around: string | null = area): Reply<KnownFacts> {
  const key = area === null || around === null ? null : `${area} ${around}`
  return useReply(key, async (signal) => {
    const [{ facts }, { cards }] = await Promise.all([
      call(listFacts, { area: area ?? '' }, { signal }),
      call(listLocalFacts, { area: around ?? '' }, { signal }),
    ])
    return { facts, cards }
  })
}
