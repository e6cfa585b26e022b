/** New one-time sign-in codes for cadres, for the printed cards and WhatsApp texts. Older unused codes stop working. */
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import type * as contract from '../contract/roster.ts'
import { allow } from '../core/access.ts'
import { dateIn } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { newActivationCodes, putLogins } from '../identity/index.ts'
import { getDistrict } from '../regions/index.ts'
import { captionOf } from './caption.ts'
import { namesOf, phonesFor, presentArea } from './show-cadre.ts'
import { listCadresById } from './store.ts'

/** Refuses NOT_FOUND when one of the cadres is not of the district; no code is made then. */
export async function issueActivationCodes(
  ctx: Context,
  { district, cadreIds }: InputOf<typeof contract.issueActivationCodes>,
): Promise<ReplyOf<typeof contract.issueActivationCodes>> {
  const by = allow(ctx, 'activation.issue', district)
  const { timeZone } = await getDistrict(ctx, district)
  const today = dateIn(timeZone, ctx.clock.now())
  const wanted = [...new Set(cadreIds)]
  const found = await listCadresById(ctx.db, by, district, wanted)
  const byId = new Map(found.map((cadre) => [cadre.id, cadre]))
  const names = await namesOf(ctx, found)
  const logins = wanted.map((cadreId) => {
    const cadre = byId.get(cadreId)
    if (cadre === undefined || cadre.erasedAt !== null) throw new Refusal('NOT_FOUND')
    const caption = captionOf(cadre.kind, presentArea(cadre, names, today))
    return { cadre, login: { cadreId, districtCode: district, name: cadre.name, caption } }
  })
  const { codes, writes } = await newActivationCodes(ctx, wanted)
  const entry = {
    entity: 'activationCode',
    entityId: wanted[0] ?? district,
    detail: { codes: wanted.length },
  }
  const done = await commit(ctx, by, entry, [
    putLogins(logins.map(({ login }) => login)),
    ...writes,
  ])
  if (!done.applied) throw new Refusal('CONFLICT')
  const codeOf = new Map(codes.map((code) => [code.cadreId, code]))
  const phones = await phonesFor(
    ctx,
    logins.map(({ cadre }) => cadre),
  )
  const cards = logins.map(({ cadre, login }) => {
    const code = codeOf.get(cadre.id)
    if (code === undefined) throw new Error('a cadre was left without a code')
    return {
      cadreId: cadre.id,
      code: cadre.code,
      name: cadre.name,
      caption: login.caption,
      activationCode: code.code,
      address: `/aktivasi/#${code.code}`,
      whatsappNumber: phones.get(cadre.id)?.slice(1) ?? null,
      expiresAt: code.expiresAt,
    }
  })
  return { cards }
}
