/** What a cadre says of her own name as it would be printed. Her newest answer counts until a certificate takes the name. */
import { allowSelf } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { readName } from '../../roster/index.ts'
import { readWish } from './name-rules.ts'
import { readOwnCertificates } from '../own-certificates.ts'
import { putAnswer } from './store-names.ts'

export type OwnAnswer = {
  /** Whom the page was made for, and the name it showed. */
  readonly cadreId: string
  readonly name: string
  /** How it should read instead; null when it is right. */
  readonly wish: string | null
}

/**
 * Refuses STATE_NOT_FIT when no certificate waits for her name, OTHER_PERSON when the page was another cadre's, CHANGED_MEANWHILE
 * when it showed a name that the roster no longer has, and INPUT_INVALID with the reason for what she wrote.
 */
export async function answerName(ctx: Context, given: OwnAnswer): Promise<void> {
  const { by, cadreId } = allowSelf(ctx, 'name.answer')
  if (given.cadreId !== cadreId) throw new Refusal('OTHER_PERSON')
  const { name: own } = await readOwnCertificates(ctx)
  if (own === null) throw new Refusal('STATE_NOT_FIT')
  const { name, subDistrictCode } = own
  if (given.name !== name) throw new Refusal('CHANGED_MEANWHILE')
  const wish = given.wish === null ? null : wishOf(given.wish, name)
  const answer = {
    cadreId,
    districtCode: by.area,
    subDistrictCode,
    name,
    isRight: wish === null ? 1 : 0,
    wish,
    answeredBy: cadreId,
    answeredAt: instant(ctx.clock),
  }
  const entry = { entity: 'name_answer', entityId: cadreId, detail: { isRight: wish === null } }
  const done = await commit(ctx, by, entry, [putAnswer(answer)])
  // No row changed: she has said the same already. Anything else in the way was not kept, and she must know.
  if (!done.applied && done.constraint !== 'change') throw new Refusal('DATABASE_BUSY')
}

function wishOf(typed: string, name: string): string {
  const wish = readWish(typed, name, (text) => {
    const read = readName(text)
    return read.ok ? read.value : null
  })
  if (wish.ok) return wish.value
  throw new Refusal('INPUT_INVALID', { issues: [{ path: 'wish', message: wish.reason }] })
}
