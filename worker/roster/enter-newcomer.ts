/**
 * Enters somebody who stands in the hall and on no list: a cadre who serves nowhere, so no count of coverage knows her, with a
 * code to sign in. The office later gives her a village, or merges her with the entry that she turns out to have.
 */
import type { Allowed } from '../core/access.ts'
import { instant } from '../core/clock.ts'
import type { Entry } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import type { Sql } from '../core/db.ts'
import { Refusal } from '../core/refusal.ts'
import type { AreaCode } from '../core/region-code.ts'
import { newActivationCode, putLogins } from '../identity/index.ts'
import { getDistrictRow } from '../regions/index.ts'
import { changeRoster } from './change-roster.ts'
import { cadreCode, personKey } from './rules.ts'
import { findCadre, putCadres } from './store.ts'

/** Under her name, until the office gives her a village. */
const CAPTION = 'Peserta sementara'

export type EnteredNewcomer = {
  /** Kode kader. */
  readonly code: string
  /** The plain activation code. */
  readonly activationCode: string
  readonly expiresAt: string
}

export type Wanted = {
  readonly id: string
  readonly name: string
  readonly entry: Entry
  /** That she was entered before, as who came here and by nobody else's word. */
  readonly isKnown: boolean
  /** Written in the same batch when she is new. */
  readonly also: readonly Sql[]
}

/**
 * `decide` is asked again when somebody else changed the roster meanwhile; who is entered already gets another code. Refuses CONFLICT
 * when an id that shall be new is somebody's: a code is a key to her sign-in.
 */
export function enterNewcomer(
  ctx: Context,
  by: Allowed,
  district: AreaCode,
  decide: () => Promise<Wanted>,
): Promise<EnteredNewcomer> {
  return changeRoster(ctx, by, district, async ({ lastNumber }) => {
    const { id, name, entry, isKnown, also } = await decide()
    const before = await findCadre(ctx.db, by, district, id)
    if ((before !== null) !== isKnown) throw new Refusal('CONFLICT')
    const { codePrefix } = await getDistrictRow(ctx, district)
    const code = before?.code ?? cadreCode(codePrefix, lastNumber + 1)
    const { code: activationCode, expiresAt, writes } = await newActivationCode(ctx, id)
    const answer = { code, activationCode, expiresAt }
    if (before !== null) return { answer, write: { entry, writes } }
    const cadre = {
      id,
      districtCode: district,
      code,
      name,
      nameKey: personKey(name),
      kind: 'KPM' as const,
      sex: null,
      phoneSealed: null,
      phoneKey: null,
      phonePepper: null,
      phoneTail: null,
    }
    const login = { cadreId: id, districtCode: district, name, caption: CAPTION }
    return {
      answer,
      write: {
        entry,
        writes: [putCadres([cadre], instant(ctx.clock)), putLogins([login]), ...writes, ...also],
        lastNumber: lastNumber + 1,
      },
    }
  })
}
