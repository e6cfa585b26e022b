/** Everything that is kept of the cadre who acts, part by part: what her page counts and her copy holds. */
import { allowSelf, type Allowed } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import type { OwnRows } from '../core/own-data.ts'
import { ownCertification } from '../certification/index.ts'
import { ownFieldwork } from '../fieldwork/index.ts'
import { ownIdentity } from '../identity/index.ts'
import { ownLearning } from '../learning/index.ts'
import { ownMeetings } from '../meetings/index.ts'
import { listOwnEntries, openOwnPhone, ownRoster } from '../roster/index.ts'
import { ownRequests, pagesOf } from './store-own-data.ts'

export type OwnPerson = {
  readonly by: Allowed
  readonly cadreId: string
  /** All entries of her person. */
  readonly cadreIds: readonly string[]
}

export async function findSelf(
  ctx: Context,
  permission: 'data.readSelf' | 'data.takeSelf',
): Promise<OwnPerson> {
  const { by, cadreId } = allowSelf(ctx, permission)
  return { by, cadreId, cadreIds: await listOwnEntries(ctx.db, cadreId) }
}

export function ownParts(cadreIds: readonly string[]): readonly OwnRows[] {
  return [
    ownRoster(cadreIds),
    ownIdentity(cadreIds),
    ownLearning(cadreIds),
    ownMeetings(cadreIds),
    ownFieldwork(cadreIds),
    ownCertification(cadreIds),
    ownRequests(cadreIds),
  ].flat()
}

export type OwnRow = Readonly<Record<string, unknown>>

/** The rows of a part as she may read them: her telephone whole, what is JSON as what it says. */
export async function* readPart(
  ctx: Context,
  { by }: OwnPerson,
  part: OwnRows,
): AsyncGenerator<readonly OwnRow[]> {
  for await (const rows of pagesOf(ctx.db, by, part)) {
    const opened: OwnRow[] = []
    for (const row of rows) {
      const read: Record<string, unknown> = { ...row }
      for (const column of part.json ?? []) read[column] = parsed(read[column])
      if (part.table === 'cadres') {
        const { id, phone } = row
        read['phone'] =
          typeof phone === 'string' ? await openOwnPhone(ctx, String(id), phone) : null
      }
      opened.push(read)
    }
    yield opened
  }
}

/** What was sent by a phone may be no JSON; then it is told as it was. */
function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value) as unknown
  } catch {
    return value
  }
}
