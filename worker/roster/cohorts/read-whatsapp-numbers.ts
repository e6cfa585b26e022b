/** Whole telephone numbers for messages that an officer sends himself. Each call is in the log before its answer leaves. */
import type { readWhatsappNumbers as numbersCall } from '../../contract/cohorts.ts'
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import { allow } from '../../core/access.ts'
import { note } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { demandProof } from '../../core/proof.ts'
import { Refusal } from '../../core/refusal.ts'
import { phonesFor } from '../show-cadre.ts'
import { listCadresById } from '../store.ts'

/** Refuses PROVE_AGAIN, for these are many numbers at once, and NOT_FOUND when one of the cadres is not of the district; no number is shown then. */
export async function readWhatsappNumbers(
  ctx: Context,
  { district, cadreIds }: InputOf<typeof numbersCall>,
): Promise<ReplyOf<typeof numbersCall>> {
  const by = allow(ctx, 'cadre.readPhone', district)
  demandProof(ctx, allow(ctx, 'report.export', district))
  const wanted = [...new Set(cadreIds)]
  const found = await listCadresById(ctx.db, by, district, wanted)
  const byId = new Map(
    found.flatMap((cadre) => [cadre, ...cadre.others].map(({ id }) => [id, cadre])),
  )
  const phones = await phonesFor(ctx, found)
  const numbers = wanted.map((cadreId) => {
    const cadre = byId.get(cadreId)
    if (cadre === undefined) throw new Refusal('NOT_FOUND')
    return { cadreId, whatsappNumber: phones.get(cadre.id)?.slice(1) ?? null }
  })
  const withNumber = numbers.filter(({ whatsappNumber }) => whatsappNumber !== null).length
  await note(ctx, by, {
    entity: 'district',
    entityId: district,
    detail: { cadres: wanted.length, numbers: withNumber },
  })
  return { numbers }
}
